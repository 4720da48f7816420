//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An order or an action was accrued: the lot, and all that the rules of that day made of it.
public struct PointsAccrued: Hashable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// What the account keeps as well.
    let terms: Shared<AccrualTerms>
    /// The lot that the points went into.
    public let lot: LotID
    /// The first instant at which the points can be redeemed.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if no date of their own ends them.
    public let expiresAt: Timestamp?
    /// The spend that counted, or nil for an action.
    public let spend: Money?
    /// What counts for a tier.
    public let qualifying: QualifyingAmounts
    /// The remainder that the account carries afterwards, in millionths of a step.
    public let carried: Int64
    /// The steps of points by rule, if the program has more rules than one.
    public let awards: [RuleAward]
    /// What it used of limits.
    public let uses: [LimitUse]
}

extension PointsAccrued {
    /// The order or the action, as it was.
    public var source: AccrualSource { terms.value.source }
    /// The steps of points that were granted; zero for a source that earns nothing.
    public var granted: Int64 { terms.value.granted }
    /// The exact points in millionths of a step if the program carries remainders; zero otherwise.
    public var millionths: Int64 { terms.value.millionths }
    /// What else the figure depended on: the tier, its multiplier, the room of limits.
    public var context: AccrualContext { terms.value.context }
    /// The version of the program that decided.
    public var version: DefinitionVersion { terms.value.version }
    /// From when the lot's dates were counted.
    public var grantedAt: Timestamp { terms.value.context.at }
}

// MARK: - Codable

extension PointsAccrued: Codable {
    private enum CodingKeys: String, CodingKey {
        case activeAt, at, awards, carried, expiresAt, lot, qualifying, spend, uses
    }

    /// Reads an accrual from one object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            at: try container.decode(Timestamp.self, forKey: .at),
            terms: Shared(try AccrualTerms(from: decoder)),
            lot: try container.decode(LotID.self, forKey: .lot),
            activeAt: try container.decode(Timestamp.self, forKey: .activeAt),
            expiresAt: try container.decodeIfPresent(Timestamp.self, forKey: .expiresAt),
            spend: try container.decodeIfPresent(Money.self, forKey: .spend),
            qualifying: try container.decode(QualifyingAmounts.self, forKey: .qualifying),
            carried: try container.decode(Int64.self, forKey: .carried),
            awards: try container.decode([RuleAward].self, forKey: .awards),
            uses: try container.decode([LimitUse].self, forKey: .uses)
        )
    }

    /// Writes the accrual as one object.
    public func encode(to encoder: any Encoder) throws {
        try terms.value.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(activeAt, forKey: .activeAt)
        try container.encode(at, forKey: .at)
        try container.encode(awards, forKey: .awards)
        try container.encode(carried, forKey: .carried)
        try container.encodeIfPresent(expiresAt, forKey: .expiresAt)
        try container.encode(lot, forKey: .lot)
        try container.encode(qualifying, forKey: .qualifying)
        try container.encodeIfPresent(spend, forKey: .spend)
        try container.encode(uses, forKey: .uses)
    }
}
