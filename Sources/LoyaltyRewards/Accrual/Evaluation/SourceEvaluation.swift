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
    var tally: RuleTally
    /// Whether each rule's least spend is reached; empty if no rule has one.
    var isReached: [Bool] = []
    let action: ActionName?

    /// The multipliers of rules that tiers and campaigns multiply, and of what counts with and without campaigns.
    let multiplied: GroupWeights
    let campaigns: GroupWeights
    let neutral: GroupWeights
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

    func qualifyingWeights(_ rule: Int) -> GroupWeights {
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
    func steps(
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
