//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An order or an action was accrued: the lot, and all that the rules of that day made of it.
public struct PointsAccrued: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The order or the action, as it was.
    public let source: AccrualSource
    /// The lot that the points went into.
    public let lot: LotID
    /// The steps of points that were granted; zero for a source that earns nothing.
    public let granted: Int64
    /// The first instant at which the points can be redeemed.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if no date of their own ends them.
    public let expiresAt: Timestamp?
    /// The spend that counted, or nil for an action.
    public let spend: Money?
    /// What counts for a tier.
    public let qualifying: QualifyingAmounts
    /// The exact points in millionths of a step if the program carries remainders; zero otherwise.
    public let millionths: Int64
    /// The remainder that the account carries afterwards, in millionths of a step.
    public let carried: Int64
    /// The steps of points by rule, if the program has more rules than one.
    public let awards: [RuleAward]
    /// What it used of limits.
    public let uses: [LimitUse]
    /// What else the figure depended on: the tier, its multiplier, the room of limits.
    public let context: AccrualContext
    /// The version of the program that decided.
    public let version: DefinitionVersion

    private enum CodingKeys: String, CodingKey {
        case activeAt, at, awards, carried, context, expiresAt, granted, lot
        case millionths, qualifying, source, spend, uses, version
    }
}

extension PointsAccrued {
    /// From when the lot's dates were counted.
    public var grantedAt: Timestamp { context.at }
}
