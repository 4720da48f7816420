//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SourceEvaluation {
    init(
        _ plan: AccrualPlan,
        _ order: Order,
        _ basket: AccrualBasket,
        original: AccrualBasket?,
        _ context: AccrualContext,
        _ date: CivilDate?
    ) throws(RewardsError) {
        self.plan = plan
        self.context = context
        self.date = date
        self.action = nil
        gate = try LimitGate(plan, context.room, action: nil)
        groups = try CampaignGroups(plan, order, basket, date, context.tier)
        multiplied = try GroupWeights(groups, tier: context.multiplier, plan.combination)
        campaigns = try GroupWeights(groups, tier: .one, plan.combination)
        neutral = GroupWeights(neutral: groups.factors.count)
        tally = RuleTally(rules: plan.rules.count, groups: groups.factors.count)
        guard !gate.isShut else { return }
        if plan.stage == .line {
            tally.lineSteps = Array(repeating: 0, count: plan.rules.count)
            tally.lineQualifying = tally.lineSteps
        }
        try meet(order, basket)
        guard plan.prepared.hasMinimum else { return }
        guard let original else {
            isReached = reached(tally, total: basket.total)
            return
        }
        // What the order reached as it was placed stays reached; campaigns play no part in that.
        var before = self
        before.tally = RuleTally(rules: plan.rules.count, groups: groups.factors.count)
        before.tally.lineSteps = tally.lineSteps
        before.tally.lineQualifying = tally.lineQualifying
        try before.meet(order, original)
        isReached = reached(before.tally, total: original.total)
    }

    private func reached(_ tally: RuleTally, total: Int64) -> [Bool] {
        plan.rules.indices.map { index in
            guard let minimum = plan.rules[index].minimum else { return true }
            return (minimum.basis == .order ? total : tally.spend(ofRule: index)) >= minimum.spend.minorUnits
        }
    }

    private mutating func meet(_ order: Order, _ basket: AccrualBasket) throws(RewardsError) {
        let count = plan.rules.count
        let prepared = plan.prepared
        if prepared.openRules.count < count {
            var holds: [Bool?] = Array(repeating: nil, count: count)
            var last = Array(repeating: -1, count: count)
            for (index, line) in order.lines.enumerated() where basket.parts[index].units > 0 {
                if let rules = prepared.rulesByItem[line.item] {
                    try meet(rules, line, index, order, basket, &holds, &last)
                }
                for category in line.categories {
                    guard let rules = prepared.rulesByCategory[category] else { continue }
                    try meet(rules, line, index, order, basket, &holds, &last)
                }
            }
        }
        guard prepared.openRules.contains(where: { isOpen($0, order) }) else { return }
        let all = try sums(of: basket)
        for rule in prepared.openRules where isOpen(rule, order) {
            if plan.rules[rule].scope.dividesLines {
                for (index, line) in order.lines.enumerated() where basket.parts[index].units > 0 {
                    guard !plan.rules[rule].scope.excludes(item: line.item, categories: line.categories) else {
                        continue
                    }
                    try add(basket.parts[index], toRule: rule, group: groups.group(ofPart: index))
                }
                guard !basket.isTotalOnly else { continue }
            } else if plan.stage == .line {
                for index in basket.parts.indices {
                    try add(basket.parts[index], toRule: rule, group: groups.group(ofPart: index))
                }
            } else {
                for group in 0..<tally.groups {
                    try tally.add(all.spend[group], all.units[group], toRule: rule, group: group)
                }
            }
            if basket.undivided > 0 { try addUndivided(basket.undivided, toRule: rule) }
            if basket.shipping > 0 { try addShipping(basket.shipping, toRule: rule) }
        }
    }

    /// All spend and units of the lines, by group.
    private func sums(of basket: AccrualBasket) throws(RewardsError) -> RuleTally {
        var all = RuleTally(rules: 1, groups: groups.factors.count)
        for index in basket.parts.indices where basket.parts[index].units > 0 {
            let part = basket.parts[index]
            try all.add(part.spend, part.units, toRule: 0, group: groups.group(ofPart: index))
        }
        return all
    }

    private mutating func meet(
        _ rules: [Int],
        _ line: OrderLine,
        _ index: Int,
        _ order: Order,
        _ basket: AccrualBasket,
        _ holds: inout [Bool?],
        _ last: inout [Int]
    ) throws(RewardsError) {
        for rule in rules where last[rule] != index {
            last[rule] = index
            let isOpen = holds[rule] ?? isOpen(rule, order)
            holds[rule] = isOpen
            guard isOpen, !plan.rules[rule].scope.excludes(item: line.item, categories: line.categories) else {
                continue
            }
            try add(basket.parts[index], toRule: rule, group: groups.group(ofPart: index))
        }
    }

    /// Whether a rule for orders holds for this order, whatever its lines.
    func isOpen(_ rule: Int, _ order: Order) -> Bool {
        gate.left(forRule: rule) != 0 && plan.rules[rule].condition.holds(on: date, tier: context.tier)
            && plan.rules[rule].scope.includes(channel: order.channel, place: order.place)
    }

    private mutating func add(_ part: AccrualBasket.Part, toRule rule: Int, group: Int) throws(RewardsError) {
        try tally.add(part.spend, part.units, toRule: rule, group: group)
        if plan.stage == .line { try roundLine(part.spend, part.units, rule: rule, group: group) }
    }

    private mutating func addUndivided(_ spend: Int64, toRule rule: Int) throws(RewardsError) {
        try tally.add(spend, 0, toRule: rule, group: groups.ofShipping)
        if plan.stage == .line { try roundLine(spend, 0, rule: rule, group: groups.ofShipping) }
    }

    /// Shipping counts as spend, but is nothing that was bought.
    private mutating func addShipping(_ spend: Int64, toRule rule: Int) throws(RewardsError) {
        let isMet = tally.isMet[rule]
        try addUndivided(spend, toRule: rule)
        tally.isMet[rule] = isMet
    }

    private mutating func roundLine(_ spend: Int64, _ units: Int64, rule: Int, group: Int) throws(RewardsError) {
        let terms = plan.prepared.terms[rule]
        func steps(_ term: EarningTerm, _ weights: GroupWeights) throws(RewardsError) -> Int64 {
            let amount: Int64 =
                switch term.measure {
                case .spend: spend
                case .wholeSteps(let step): spend / step
                case .units: units
                case .once: 0
                }
            return try round(
                ExactSteps.product(Int128(amount), weights.weights[group]),
                term,
                over: weights.denominator
            )
        }
        let gained = try steps(terms.points, pointWeights(rule))
        tally.lineSteps[rule] = try ExactSteps.sum(tally.lineSteps[rule], gained)
        guard let term = terms.qualifying else { return }
        // What is not multiplied counts as it is given.
        if terms.isSame, !plan.rules[rule].isMultiplied {
            tally.lineQualifying[rule] = tally.lineSteps[rule]
            return
        }
        let counted = try steps(term, qualifyingWeights(rule))
        tally.lineQualifying[rule] = try ExactSteps.sum(tally.lineQualifying[rule], counted)
    }
}
