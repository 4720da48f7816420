//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How partners above partners are paid: named components over one declared base, as one value.
///
/// ```swift
/// let plan = try CompensationPlan(
///     version: DefinitionVersion("network-1"),
///     base: .netGoods,
///     components: [
///         PlanComponent(ComponentName("cascade"), .unilevel(cascade)),
///         PlanComponent(ComponentName("bonus"), .volumeBonus(bonus, on: .group)),
///     ],
///     forestTime: .event,
///     hold: .days(14),
///     rounding: .toNearestOrAwayFromZero,
///     reversalRounding: .toNearestOrAwayFromZero
/// )
/// let run = try PlanRun(plan, over: sales, in: forest, period: june, asOf: now, currency: .eur)
/// ```
///
/// A plan rounds in one way, so every component names the same rule. What the components of one sale pay together is at most
/// the sale's base; what lies above it is cut by largest remainder and shown as capped. A published plan never changes: publish
/// another version instead.
public struct CompensationPlan: Hashable, Sendable {
    /// The published version of the plan; every commission names it.
    public let version: DefinitionVersion
    /// What commission is paid on.
    public let base: CommissionBase
    /// What is paid, in the order of the definition.
    public let components: [PlanComponent]
    /// The ranks of partners, which some components need; nil if there are none.
    public let ranks: RankLadder?
    /// The most that is paid for a sale and in a period; nil for no limits.
    public let limits: CommissionLimits?
    /// The greatest share of the base that is paid; nil for everything of a sale, and no bound on what a period pays.
    public let payoutGuard: PayoutGuard?
    /// At which instant a run looks who sponsors whom.
    public let forestTime: ForestTime
    /// How long after the order a commission stays pending; zero or more.
    public let hold: TimeSpan
    /// What becomes of a fraction of a minor unit, in every component.
    public let rounding: RoundingRule
    /// What becomes of a fraction of a minor unit when part of a commission is reversed; all of it is always reversed exactly.
    public let reversalRounding: RoundingRule

    /// The most components of a plan.
    public static let maximumComponents = 64

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - version: The published version of the plan.
    ///   - base: What commission is paid on.
    ///   - components: What is paid, 1 to 64 components with names of their own.
    ///   - ranks: The ranks of partners; nil if no component needs them.
    ///   - limits: The most that is paid for a sale and in a period; nil for no limits.
    ///   - payoutGuard: The greatest share of the base that is paid; nil for everything of a sale, and no bound on what a period
    ///     pays.
    ///   - forestTime: At which instant a run looks who sponsors whom.
    ///   - hold: How long after the order a commission stays pending; zero or more.
    ///   - rounding: What becomes of a fraction of a minor unit; that of every component.
    ///   - reversalRounding: What becomes of a fraction when part of a commission is reversed.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no component or too many, a name that stands twice, a component
    ///   that rounds in another way or needs ranks that the plan does not have, or a negative hold; `invalidRanks` or
    ///   `payoutAboveBase` for shares of ranks that are not on the ladder or are more than everything; and `recruitmentReward` for a component of the kind `recruitment`: a
    ///   plan pays for sales, and never for bringing somebody in.
    public init(
        version: DefinitionVersion,
        base: CommissionBase,
        components: [PlanComponent],
        ranks: RankLadder? = nil,
        limits: CommissionLimits? = nil,
        payoutGuard: PayoutGuard? = nil,
        forestTime: ForestTime,
        hold: TimeSpan,
        rounding: RoundingRule,
        reversalRounding: RoundingRule
    ) throws(ReferralsError) {
        guard (1...Self.maximumComponents).contains(components.count),
            Set(components.map(\.name)).count == components.count
        else {
            throw ReferralsError(.invalidPlan, "a plan has 1 to 64 components, each with a name of its own")
        }
        for (place, component) in components.enumerated() {
            if case .unrecognized(let unknown) = component.kind, unknown.kind == "recruitment" {
                throw ReferralsError(.recruitmentReward, "component \(place + 1) pays for recruiting alone")
            }
            guard component.kind.rounding.map({ $0 == rounding }) ?? true else {
                throw ReferralsError(.invalidPlan, "component \(place + 1) does not round as the plan does")
            }
            guard !component.kind.needsRanks || ranks != nil else {
                throw ReferralsError(.invalidPlan, "component \(place + 1) needs the ranks of a ladder")
            }
            if let ranks { try component.kind.check(ranks) }
        }
        guard hold >= .zero else { throw ReferralsError(.invalidPlan, "the hold of a plan is zero or more") }
        self.version = version
        self.base = base
        self.components = components
        self.ranks = ranks
        self.limits = limits
        self.payoutGuard = payoutGuard
        self.forestTime = forestTime
        self.hold = hold
        self.rounding = rounding
        self.reversalRounding = reversalRounding
    }
}

// MARK: - Codable

extension CompensationPlan: Codable {
    private enum CodingKeys: String, CodingKey {
        case base, components, forestTime, hold, limits, plan, ranks, reversalRounding, rounding, version
        case payoutGuard = "guard"
    }

    /// Reads a plan of version 1 and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, `recruitmentReward` or `invalidPlan`, or what the rules throw.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a compensation plan has version 1")
        }
        try self.init(
            version: container.decode(DefinitionVersion.self, forKey: .plan),
            base: container.decode(CommissionBase.self, forKey: .base),
            components: container.decode([PlanComponent].self, forKey: .components),
            ranks: container.decodeIfPresent(RankLadder.self, forKey: .ranks),
            limits: container.decodeIfPresent(CommissionLimits.self, forKey: .limits),
            payoutGuard: container.decodeIfPresent(PayoutGuard.self, forKey: .payoutGuard),
            forestTime: container.decode(ForestTime.self, forKey: .forestTime),
            hold: container.decode(TimeSpan.self, forKey: .hold),
            rounding: container.decode(RoundingRule.self, forKey: .rounding),
            reversalRounding: container.decode(RoundingRule.self, forKey: .reversalRounding)
        )
    }

    /// Writes the plan: `version` is that of the form, `plan` the published version, `hold` in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(version, forKey: .plan)
        try container.encode(base, forKey: .base)
        try container.encode(components, forKey: .components)
        try container.encodeIfPresent(ranks, forKey: .ranks)
        try container.encodeIfPresent(limits, forKey: .limits)
        try container.encodeIfPresent(payoutGuard, forKey: .payoutGuard)
        try container.encode(forestTime, forKey: .forestTime)
        try container.encode(hold, forKey: .hold)
        try container.encode(rounding, forKey: .rounding)
        try container.encode(reversalRounding, forKey: .reversalRounding)
    }
}
