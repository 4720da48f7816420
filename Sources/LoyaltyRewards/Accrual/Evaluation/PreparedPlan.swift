//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is worked out once for a plan: exact factors, and which rules a line or an action can meet.
struct PreparedPlan: Sendable {
    /// The factors of each rule, in the plan's order.
    let terms: [RuleTerms]
    /// What every exact sum of a plan that rounds once is a multiple of one over; 1 for the other stages.
    let denominator: Int128
    /// The one rule of a plan that needs no matching, or nil.
    let straight: StraightRule?
    /// The rules for orders that name no lines, in the plan's order.
    let openRules: [Int]
    /// The rules that name an item, in the plan's order.
    let rulesByItem: [ItemID: [Int]]
    /// The rules that name a category, in the plan's order.
    let rulesByCategory: [CategoryID: [Int]]
    /// The rules that name an action, in the plan's order.
    let rulesByAction: [ActionName: [Int]]
    /// The rule of each limit, in the plan's order; nil for limits of actions and of the plan.
    let rulesOfLimits: [Int?]
    /// Whether a rule has a least spend.
    let hasMinimum: Bool
    /// Whether the date of a source decides anything.
    let needsDate: Bool

    init(
        rules: [AccrualRule],
        campaigns: [Campaign],
        limits: [AccrualLimit],
        isStraight: Bool,
        stage: AccrualPlan.Stage
    ) throws(RewardsError) {
        var denominator: Int128 = 1
        if stage == .order {
            for rule in rules {
                for earning in rule.earnings {
                    denominator = try ExactSteps.leastCommonMultiple(denominator, EarningTerm(earning).divisor)
                    guard denominator <= Int128(Int64.max) else { throw Self.noCommonDenominator }
                }
            }
        }
        var terms: [RuleTerms] = []
        terms.reserveCapacity(rules.count)
        for rule in rules { terms.append(try RuleTerms(rule, over: stage == .order ? denominator : nil)) }

        var openRules: [Int] = []
        var byItem: [ItemID: [Int]] = [:]
        var byCategory: [CategoryID: [Int]] = [:]
        var byAction: [ActionName: [Int]] = [:]
        for (index, rule) in rules.enumerated() {
            if rule.earns.isForActions {
                for action in rule.scope.actions { byAction[action, default: []].append(index) }
            } else if rule.scope.namesLines {
                for item in rule.scope.items { byItem[item, default: []].append(index) }
                for category in rule.scope.categories { byCategory[category, default: []].append(index) }
            } else {
                openRules.append(index)
            }
        }
        self.rulesOfLimits = limits.map { limit in
            guard case .rule(let id) = limit.target else { return nil }
            return rules.firstIndex { $0.id == id }
        }
        self.terms = terms
        self.denominator = denominator
        self.straight = isStraight ? StraightRule(rules) : nil
        self.openRules = openRules
        self.rulesByItem = byItem
        self.rulesByCategory = byCategory
        self.rulesByAction = byAction
        self.hasMinimum = rules.contains { $0.minimum != nil }
        self.needsDate =
            rules.contains { $0.condition.needsDate } || campaigns.contains { $0.condition.needsDate }
    }

    private static var noCommonDenominator: RewardsError {
        RewardsError(.invalidProgram, "the rates of a plan that rounds once have a common denominator within 2^63")
    }
}

extension AccrualRule {
    /// What the rule gives, and what of its own it counts for tiers.
    var earnings: [AccrualEarning] { if case .earning(let own) = qualification { [earns, own] } else { [earns] } }
}

/// An earning as an exact factor: steps = amount × factor ÷ divisor.
struct EarningTerm: Sendable {
    /// What the amount is.
    enum Measure: Sendable {
        /// Minor units of spend.
        case spend
        /// Whole steps of so many minor units of spend.
        case wholeSteps(of: Int64)
        /// Millionths of units.
        case units
        /// One.
        case once
    }

    let measure: Measure
    var factor: Int128
    var divisor: Int128

    init(_ earning: AccrualEarning) {
        factor = Int128(earning.points.steps)
        divisor = 1
        switch earning {
        case .spend(let rate) where rate.counting == .proportionally:
            measure = .spend
            divisor = Int128(rate.spend.minorUnits)
        case .spend(let rate): measure = .wholeSteps(of: rate.spend.minorUnits)
        case .unit:
            measure = .units
            divisor = 1_000_000
        case .order, .action: measure = .once
        }
        var (larger, smaller) = (factor, divisor)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        factor /= larger
        divisor /= larger
    }

    /// Whether the amount is one, however many lines there are.
    var isOnce: Bool { if case .once = measure { true } else { false } }

    /// The same factor over a multiple of the divisor.
    func over(_ denominator: Int128?) throws(RewardsError) -> EarningTerm {
        guard let denominator else { return self }
        var term = self
        term.factor = try ExactSteps.product(factor, denominator / divisor)
        term.divisor = denominator
        return term
    }
}

/// The exact factors of a rule.
struct RuleTerms: Sendable {
    let points: EarningTerm
    /// What counts for tiers, or nil for nothing.
    let qualifying: EarningTerm?
    /// Whether what counts for tiers is what the rule gives.
    let isSame: Bool

    init(_ rule: AccrualRule, over denominator: Int128?) throws(RewardsError) {
        points = try EarningTerm(rule.earns).over(denominator)
        switch rule.qualification {
        case .samePoints:
            qualifying = points
            isSame = true
        case .earning(let own):
            qualifying = try EarningTerm(own).over(denominator)
            isSame = false
        case .nothing:
            qualifying = nil
            isSame = false
        }
    }
}
