//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An order was accrued: the lot, and all that the rules of that day used to make it.
public struct PointsAccrued: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The order.
    public let order: OrderID
    /// The lot that the points went into.
    public let lot: LotID
    /// The steps of points that were granted; zero for an order too small.
    public let granted: Int64
    /// From when the lot's dates were counted: when the order was placed.
    public let grantedAt: Timestamp
    /// The first instant at which the points can be redeemed.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if they never expire.
    public let expiresAt: Timestamp?
    /// The spend that counted.
    public let spend: Money
    /// What counts for a tier, in steps of points or minor units of spend; zero without tiers.
    public let qualifying: Int64
    /// By how much the tier multiplied the points.
    public let multiplier: Rate
    /// The tier before the order, or nil for none.
    public let tier: TierID?
    /// What became of a fraction of a step.
    public let rounding: RoundingRule
    /// Where in the computation it was rounded.
    public let stage: AccrualPlan.Stage
    /// The version of the program that decided.
    public let version: DefinitionVersion

    private enum CodingKeys: String, CodingKey {
        case activeAt, at, expiresAt, granted, grantedAt, lot, multiplier, order, qualifying, rounding, spend
        case stage, tier, version
    }

    /// What counts for a tier; the one number of the event in whichever measure the ladder goes by.
    var qualifyingEntry: QualifyingEntry {
        let amounts = QualifyingAmounts(points: qualifying, spend: qualifying)
        return QualifyingEntry(at: grantedAt, amounts: amounts, source: .order(order))
    }
}
