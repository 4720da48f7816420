//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

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
