//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a program gives points: what counts, the rules, campaigns and limits, and how fractions are rounded.
///
/// All rules that hold add up, whatever their order; none excludes another one. The simplest plan has one, points for spend:
///
/// ```swift
/// let plan = try AccrualPlan(
///     rate: AccrualRate(Points(steps: 1, in: .points), per: Money(parsing: "1.00 EUR"), counting: .proportionally),
///     base: AccrualBase(tax: .included, shipping: .excluded), rounding: .down, stage: .order)
/// let accrual = try plan.accrual(for: order, in: FixedOffset.utc)
/// accrual.points.description   // "19 points" for goods of 19.99 EUR
/// ```
///
/// A plan is prepared once, when it is made: rules are found by item and by category, so that a thousand rules cost little
/// more than those that a basket meets.
public struct AccrualPlan: Sendable {
    /// Where in the computation a fraction of a step is rounded.
    public enum Stage: String, Hashable, CaseIterable, Codable, Sendable {
        /// Each line of each rule, and the shipping, by itself, after the multipliers; the sums are then exact.
        case line
        /// Each rule by itself, after the multipliers; the sum is then exact.
        case rule
        /// The exact sum of all rules once, at the very end.
        case order
    }

    /// What becomes of the part of a step that is rounded off.
    public enum Remainder: String, Hashable, CaseIterable, Codable, Sendable {
        /// It is lost.
        case dropped
        /// The account carries it, in millionths of a step, and it counts with the next accrual.
        case carried
    }

    /// What of an order counts as spend.
    public let base: AccrualBase
    /// The rules; all that hold add up.
    public let rules: [AccrualRule]
    /// The campaigns.
    public let campaigns: [Campaign]
    /// How the multipliers of a tier and of campaigns come together.
    public let combination: MultiplierCombination
    /// The limits of each member.
    public let limits: [AccrualLimit]
    /// What becomes of a fraction of a step.
    public let rounding: RoundingRule
    /// Where in the computation it is rounded.
    public let stage: Stage
    /// What becomes of the part that is rounded off.
    public let remainder: Remainder
    /// What becomes of a rule's least spend when a part of the order comes back.
    public let onReturn: ThresholdOnReturn

    /// The unit of the points.
    public let unit: PointUnit
    /// The currency of the spend, or nil if no rule speaks of money.
    public let currency: Currency?

    let prepared: PreparedPlan

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - base: What of an order counts as spend.
    ///   - rules: The rules, at least one; their points give the plan its unit, their money its currency.
    ///   - campaigns: The campaigns.
    ///   - combination: How the multipliers of a tier and of campaigns come together.
    ///   - limits: The limits of each member.
    ///   - rounding: What becomes of a fraction of a step.
    ///   - stage: Where in the computation it is rounded.
    ///   - remainder: What becomes of the part that is rounded off; carried only if the order is rounded down, once.
    ///   - onReturn: What becomes of a rule's least spend when a part of the order comes back.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a plan without rules, a name that is used twice, a limit of
    ///   what the plan does not have, a remainder carried otherwise, or rates without a common denominator within 2^63;
    ///   `unitMismatch` or `currencyMismatch` if the parts differ.
    /// - Complexity: O(*n*) in the size of the definition.
    public init(
        base: AccrualBase,
        rules: [AccrualRule],
        campaigns: [Campaign] = [],
        combination: MultiplierCombination = .multiply,
        limits: [AccrualLimit] = [],
        rounding: RoundingRule,
        stage: Stage,
        remainder: Remainder = .dropped,
        onReturn: ThresholdOnReturn = .reclaim
    ) throws(RewardsError) {
        guard let first = rules.first else { throw RewardsError(.invalidProgram, "an accrual plan has a rule") }
        guard remainder == .dropped || (stage == .order && rounding == .down) else {
            throw RewardsError(.invalidProgram, "a remainder is carried if an order is rounded down, once")
        }
        self.base = base
        self.rules = rules
        self.campaigns = campaigns
        self.combination = combination
        self.limits = limits
        self.rounding = rounding
        self.stage = stage
        self.remainder = remainder
        self.onReturn = onReturn
        self.unit = first.earns.points.unit
        self.currency = rules.lazy.compactMap(\.currency).first
        self.prepared = try PreparedPlan(
            rules: rules,
            campaigns: campaigns,
            limits: limits,
            isStraight: campaigns.isEmpty && limits.isEmpty && stage != .line,
            stage: stage
        )
        try check()
    }

    /// Creates a plan of one rule, points for spend, under the name ``RuleID/spend``.
    ///
    /// - Parameters:
    ///   - rate: How many points spend earns.
    ///   - base: What of an order counts as spend.
    ///   - minimumSpend: The least spend of an order that earns anything; zero or more, in the currency of the rate.
    ///   - rounding: What becomes of a fraction of a step.
    ///   - stage: Where in the computation it is rounded.
    /// - Throws: ``RewardsError`` with code `currencyMismatch` or `invalidAmount` for another minimum.
    public init(
        rate: AccrualRate,
        base: AccrualBase,
        minimumSpend: Money? = nil,
        rounding: RoundingRule,
        stage: Stage
    ) throws(RewardsError) {
        let minimum = minimumSpend.map { AccrualMinimum($0, of: .order) }
        let rule = try AccrualRule(.spend, earns: .spend(rate), minimum: minimum)
        try self.init(base: base, rules: [rule], rounding: rounding, stage: stage)
    }

    private func check() throws(RewardsError) {
        guard Set(rules.map(\.id)).count == rules.count, Set(campaigns.map(\.id)).count == campaigns.count,
            Set(limits.map(\.id)).count == limits.count
        else { throw RewardsError(.invalidProgram, "each rule, campaign and limit of a plan has a name of its own") }
        guard rules.allSatisfy({ $0.earns.points.unit == unit }) else {
            throw RewardsError(.unitMismatch, "the rules of a plan give points of one unit")
        }
        guard rules.allSatisfy({ $0.currency == nil || $0.currency == currency }) else {
            throw RewardsError(.currencyMismatch, "the rules of a plan speak of one currency")
        }
        for (index, limit) in limits.enumerated() {
            if case .points(let points) = limit.allowance, points.unit != unit {
                throw RewardsError(.unitMismatch, "a limit is in the unit of its plan")
            }
            let isKnown =
                switch limit.target {
                case .plan: true
                case .rule: prepared.rulesOfLimits[index] != nil
                case .action(let name): prepared.rulesByAction[name] != nil
                }
            guard isKnown else {
                throw RewardsError(.invalidProgram, "a limit is of a rule or an action that its plan has")
            }
        }
    }
}

extension AccrualRule {
    /// The currency that the rule speaks of, or nil for none.
    var currency: Currency? {
        if let currency = earns.currency ?? minimum?.spend.currency { return currency }
        if case .earning(let own) = qualification { return own.currency }
        return nil
    }
}

// MARK: - Hashable

extension AccrualPlan: Hashable {
    /// Whether both plans have the same definition.
    public static func == (lhs: AccrualPlan, rhs: AccrualPlan) -> Bool {
        lhs.base == rhs.base && lhs.rules == rhs.rules && lhs.campaigns == rhs.campaigns
            && lhs.combination == rhs.combination && lhs.limits == rhs.limits && lhs.rounding == rhs.rounding
            && lhs.stage == rhs.stage && lhs.remainder == rhs.remainder && lhs.onReturn == rhs.onReturn
    }

    /// Feeds the definition to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(rules)
        hasher.combine(campaigns)
        hasher.combine(combination)
        hasher.combine(limits)
        hasher.combine(rounding)
        hasher.combine(stage)
        hasher.combine(remainder)
        hasher.combine(onReturn)
    }
}

// MARK: - Codable

extension AccrualPlan: Codable {
    private enum CodingKeys: String, CodingKey {
        case base, campaigns, combination, limits, onReturn, remainder, rounding, rules, stage
    }

    /// Reads a plan and checks it as the initializer does; a part that is left out is as the initializer has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            base: container.decode(AccrualBase.self, forKey: .base),
            rules: container.decode([AccrualRule].self, forKey: .rules),
            campaigns: container.decodeIfPresent([Campaign].self, forKey: .campaigns) ?? [],
            combination: container.decodeIfPresent(MultiplierCombination.self, forKey: .combination) ?? .multiply,
            limits: container.decodeIfPresent([AccrualLimit].self, forKey: .limits) ?? [],
            rounding: container.decode(RoundingRule.self, forKey: .rounding),
            stage: container.decode(Stage.self, forKey: .stage),
            remainder: container.decodeIfPresent(Remainder.self, forKey: .remainder) ?? .dropped,
            onReturn: container.decodeIfPresent(ThresholdOnReturn.self, forKey: .onReturn) ?? .reclaim
        )
    }

    /// Writes the plan without the parts that are as the initializer has them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(base, forKey: .base)
        try container.encode(rules, forKey: .rules)
        if !campaigns.isEmpty { try container.encode(campaigns, forKey: .campaigns) }
        if combination != .multiply { try container.encode(combination, forKey: .combination) }
        if !limits.isEmpty { try container.encode(limits, forKey: .limits) }
        try container.encode(rounding, forKey: .rounding)
        try container.encode(stage, forKey: .stage)
        if remainder != .dropped { try container.encode(remainder, forKey: .remainder) }
        if onReturn != .reclaim { try container.encode(onReturn, forKey: .onReturn) }
    }
}
