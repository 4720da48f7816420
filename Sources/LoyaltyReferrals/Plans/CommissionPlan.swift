//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How partners are paid commission: who is credited, on what, at which rate, and when it is theirs.
///
/// ```swift
/// let plan = try CommissionPlan(
///     version: DefinitionVersion("partners-1"),
///     attribution: AttributionRule(model: .lastTouch, window: .days(30)),
///     base: .netGoods,
///     rate: Rate(parsing: "10%"),
///     rounding: .toNearestOrAwayFromZero,
///     reversalRounding: .toNearestOrAwayFromZero,
///     hold: .days(14)
/// )
/// try plan.commission(for: order).amount
/// ```
///
/// A published plan never changes: publish another version instead. Each commission keeps the rate and the roundings it was
/// calculated with, so a later version changes nothing that is recorded. A plan that pays more than its base is refused.
public struct CommissionPlan: Hashable, Sendable {
    /// The published version of the plan; every commission names it.
    public let version: DefinitionVersion
    /// Who is credited with an order.
    public let attribution: AttributionRule
    /// What commission is paid on.
    public let base: CommissionBase
    /// The commission's share of the base, from 0 to 100 %.
    public let rate: Rate
    /// What becomes of a fraction of a minor unit of commission.
    public let rounding: RoundingRule
    /// What becomes of a fraction of a minor unit when part of a commission is reversed; all of it is always reversed exactly.
    public let reversalRounding: RoundingRule
    /// How long after the order a commission stays pending; zero or more.
    public let hold: TimeSpan
    /// The most that one order pays, or nil for no limit.
    public let cap: Money?

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - version: The published version of the plan.
    ///   - attribution: Who is credited with an order.
    ///   - base: What commission is paid on.
    ///   - rate: The commission's share of the base, from 0 to 100 %.
    ///   - rounding: What becomes of a fraction of a minor unit of commission.
    ///   - reversalRounding: What becomes of a fraction when part of a commission is reversed.
    ///   - hold: How long after the order a commission stays pending; zero or more. Choose it as long as goods can be returned.
    ///   - cap: The most that one order pays, zero or more; nil for no limit.
    /// - Throws: ``ReferralsError`` with code `payoutAboveBase` for a rate above 100 %, and `invalidPlan` for a negative rate,
    ///   hold or cap.
    public init(
        version: DefinitionVersion,
        attribution: AttributionRule,
        base: CommissionBase,
        rate: Rate,
        rounding: RoundingRule,
        reversalRounding: RoundingRule,
        hold: TimeSpan,
        cap: Money? = nil
    ) throws(ReferralsError) {
        guard rate <= .one else {
            throw ReferralsError(.payoutAboveBase, "a plan pays at most 100 % of its base")
        }
        guard !rate.isNegative, hold >= .zero, cap?.isNegative != true else {
            throw ReferralsError(.invalidPlan, "the rate, the hold and the cap of a plan are zero or more")
        }
        self.version = version
        self.attribution = attribution
        self.base = base
        self.rate = rate
        self.rounding = rounding
        self.reversalRounding = reversalRounding
        self.hold = hold
        self.cap = cap
    }
}

// MARK: - Codable

extension CommissionPlan: Codable {
    private enum CodingKeys: String, CodingKey {
        case attribution, base, cap, hold, plan, rate, reversalRounding, rounding, version
    }

    /// Reads a plan and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, `payoutAboveBase` or `invalidPlan`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a commission plan has version 1")
        }
        try self.init(
            version: container.decode(DefinitionVersion.self, forKey: .plan),
            attribution: container.decode(AttributionRule.self, forKey: .attribution),
            base: container.decode(CommissionBase.self, forKey: .base),
            rate: container.decode(Rate.self, forKey: .rate),
            rounding: container.decode(RoundingRule.self, forKey: .rounding),
            reversalRounding: container.decode(RoundingRule.self, forKey: .reversalRounding),
            hold: container.decode(TimeSpan.self, forKey: .hold),
            cap: container.decodeIfPresent(Money.self, forKey: .cap)
        )
    }

    /// Writes the plan: `version` is that of the form, `plan` the published version, `hold` in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(version, forKey: .plan)
        try container.encode(attribution, forKey: .attribution)
        try container.encode(base, forKey: .base)
        try container.encode(rate, forKey: .rate)
        try container.encode(rounding, forKey: .rounding)
        try container.encode(reversalRounding, forKey: .reversalRounding)
        try container.encode(hold, forKey: .hold)
        try container.encodeIfPresent(cap, forKey: .cap)
    }
}
