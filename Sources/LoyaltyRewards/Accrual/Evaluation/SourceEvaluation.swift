//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One source against the rules of a plan: which hold, what they meet, what they give.
struct SourceEvaluation {
    let plan: AccrualPlan
    let context: AccrualContext
    let date: CivilDate?
    let gate: LimitGate
    let groups: CampaignGroups
    /// What the rules meet.
    private(set) var tally: RuleTally
    /// Whether each rule's least spend is reached; empty if no rule has one.
    private var isReached: [Bool] = []
    private let action: ActionName?

    /// The multipliers of rules that tiers and campaigns multiply, and of what counts with and without campaigns.
    private let multiplied: GroupWeights
    private let campaigns: GroupWeights
    private let neutral: GroupWeights
}

// MARK: - An order

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
        let counted = try steps(term, qualifyingWeights(rule))
        tally.lineQualifying[rule] = try ExactSteps.sum(tally.lineQualifying[rule], counted)
    }
}

// MARK: - An action

extension SourceEvaluation {
    init(
        _ plan: AccrualPlan,
        _ action: CustomAction,
        _ context: AccrualContext,
        _ date: CivilDate?
    ) throws(RewardsError) {
        self.plan = plan
        self.context = context
        self.date = date
        self.action = action.name
        gate = try LimitGate(plan, context.room, action: action.name)
        groups = try CampaignGroups(plan, action, date, context.tier)
        multiplied = try GroupWeights(groups, tier: context.multiplier, plan.combination)
        campaigns = try GroupWeights(groups, tier: .one, plan.combination)
        neutral = GroupWeights(neutral: groups.factors.count)
        tally = RuleTally(rules: plan.rules.count, groups: groups.factors.count)
        guard !gate.isShut else { return }
        if plan.stage == .line {
            tally.lineSteps = Array(repeating: 0, count: plan.rules.count)
            tally.lineQualifying = tally.lineSteps
        }
        for rule in plan.prepared.rulesByAction[action.name] ?? [] {
            tally.isMet[rule] =
                gate.left(forRule: rule) != 0 && plan.rules[rule].condition.holds(on: date, tier: context.tier)
                && plan.rules[rule].scope.includes(action)
        }
    }
}

// MARK: - Points

extension SourceEvaluation {
    /// What the rules give.
    struct Gain {
        /// The steps of each rule, summing to the total.
        var byRule: [Int64]
        var total: Int64
        var millionths: Int64 = 0
    }

    func pointWeights(_ rule: Int) -> GroupWeights { plan.rules[rule].isMultiplied ? multiplied : neutral }

    private func qualifyingWeights(_ rule: Int) -> GroupWeights {
        plan.rules[rule].qualifiesWithCampaigns && plan.rules[rule].isMultiplied ? campaigns : neutral
    }

    /// Whether a rule meets something, and its least spend is reached.
    func gives(_ rule: Int) -> Bool {
        (tally.isMet[rule] || tally.spend(ofRule: rule) > 0) && (isReached.isEmpty || isReached[rule])
    }

    func round(_ amount: Int128, _ term: EarningTerm, over denominator: Int128) throws(RewardsError) -> Int64 {
        guard amount > 0 else { return 0 }
        return try ExactSteps.quotient(
            ExactSteps.product(amount, term.factor),
            by: ExactSteps.product(term.divisor, denominator),
            plan.rounding
        )
    }

    /// The rounded steps of one rule, of a plan that rounds rules or lines.
    private func steps(
        ofRule rule: Int,
        _ term: EarningTerm,
        _ weights: GroupWeights,
        lines: [Int64]
    ) throws(RewardsError) -> Int64 {
        if plan.stage == .line, !term.isOnce { return lines[rule] }
        let amount = try tally.amount(of: term, rule: rule, weights, group: groups.ofWhole)
        return try round(amount, term, over: weights.denominator)
    }

    /// The points of all rules.
    func gain() throws(RewardsError) -> Gain {
        let shares = plan.stage == .order ? try exactShares() : nil
        guard let shares else {
            var byRule = Array(repeating: Int64(0), count: plan.rules.count)
            var total: Int64 = 0
            for rule in byRule.indices where gives(rule) {
                var steps = try steps(
                    ofRule: rule,
                    plan.prepared.terms[rule].points,
                    pointWeights(rule),
                    lines: tally.lineSteps
                )
                if let left = gate.left(forRule: rule) { steps = min(steps, left) }
                byRule[rule] = steps
                total = try ExactSteps.sum(total, steps)
            }
            return try capped(Gain(byRule: byRule, total: total))
        }
        let steps = try ExactSteps.quotient(shares.total, by: shares.divisor, plan.rounding)
        let byRule = ExactSteps.whole(steps, of: shares.byRule, over: shares.divisor)
        var gain = Gain(byRule: byRule, total: steps)
        if plan.remainder == .carried {
            gain.millionths = try ExactSteps.millionths(shares.total, by: shares.divisor)
        }
        return try capped(gain)
    }

    /// The exact points of each rule over one divisor.
    func exactShares() throws(RewardsError) -> (byRule: [Int128], total: Int128, divisor: Int128) {
        let divisor = try ExactSteps.product(plan.prepared.denominator, multiplied.denominator)
        var byRule = Array(repeating: Int128(0), count: plan.rules.count)
        var total: Int128 = 0
        for rule in byRule.indices where gives(rule) {
            let term = plan.prepared.terms[rule].points
            let weights = pointWeights(rule)
            var share = try tally.amount(of: term, rule: rule, weights, group: groups.ofWhole)
            share = try ExactSteps.product(share, term.factor)
            if !plan.rules[rule].isMultiplied { share = try ExactSteps.product(share, multiplied.denominator) }
            if let left = gate.left(forRule: rule) { share = try min(share, ExactSteps.product(Int128(left), divisor)) }
            byRule[rule] = share
            total = try ExactSteps.sum(total, share)
        }
        return (byRule, total, divisor)
    }

    private func capped(_ gain: Gain) throws(RewardsError) -> Gain {
        guard let left = gate.total, left < gain.total || plan.remainder == .carried else { return gain }
        var gain = gain
        if left < gain.total {
            // Each part is at most what it was, since less is spread by the same shares.
            do { gain.byRule = try Allocation.parts(of: left, weights: gain.byRule) } catch { throw .outOfRange }
            gain.total = left
        }
        let (most, overflow) = left.multipliedReportingOverflow(by: 1_000_000)
        if !overflow { gain.millionths = min(gain.millionths, most) }
        return gain
    }
}

// MARK: - What counts for tiers

extension SourceEvaluation {
    /// The points that count for tiers.
    func qualifyingPoints() throws(RewardsError) -> Int64 {
        guard !gate.isShut else { return 0 }
        let divisor = try ExactSteps.product(plan.prepared.denominator, campaigns.denominator)
        var same: Int128 = 0
        var own: Int128 = 0
        for rule in plan.rules.indices where gives(rule) {
            guard let term = plan.prepared.terms[rule].qualifying else { continue }
            let weights = qualifyingWeights(rule)
            var share: Int128
            if plan.stage == .order {
                share = try tally.amount(of: term, rule: rule, weights, group: groups.ofWhole)
                share = try ExactSteps.product(share, term.factor)
                share = try ExactSteps.product(share, campaigns.denominator / weights.denominator)
            } else {
                let steps = try steps(ofRule: rule, term, weights, lines: tally.lineQualifying)
                share = try ExactSteps.product(Int128(steps), divisor)
            }
            guard plan.prepared.terms[rule].isSame else {
                own = try ExactSteps.sum(own, share)
                continue
            }
            if let left = gate.left(forRule: rule) { share = try min(share, ExactSteps.product(Int128(left), divisor)) }
            same = try ExactSteps.sum(same, share)
        }
        if let left = gate.total { same = try min(same, ExactSteps.product(Int128(left), divisor)) }
        return try ExactSteps.quotient(ExactSteps.sum(same, own), by: divisor, plan.rounding)
    }

    /// Whether the action counts: a rule gives something for it, and counts it for tiers.
    func actionCounts() -> Bool {
        !gate.isShut && plan.rules.indices.contains { gives($0) && plan.prepared.terms[$0].qualifying != nil }
    }

    /// What a gain uses of the limits.
    func uses(of gain: Gain) -> [LimitUse] {
        plan.uses(
            of: context.room,
            steps: gain.byRule,
            total: gain.total,
            isSomething: gain.total > 0 || gain.millionths > 0,
            action: action
        )
    }
}
