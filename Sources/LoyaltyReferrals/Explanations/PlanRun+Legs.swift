//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PlanRun {
    /// How a group's rate gives a line: the group, the legs below whose pay comes off, and the legs that have left.
    func stairSteps(_ row: PlanRow, _ rule: StairStepRule, _ path: String) -> [Explanation] {
        let forest = context.forest.snapshot
        guard let groups = try? GroupVolumes(personal: context.personal, in: forest, breakaway: rule.breakaway) else {
            return []
        }
        func step(_ code: ReasonCode, _ partner: Int32, _ rate: Rate, _ place: String) -> Explanation {
            let base = context.money(groups.volumes[Int(partner)])
            let amount = context.money(LevelShare(rate, rule.rounding).part(of: base.minorUnits))
            return Explanation(
                nil,
                Reason(
                    code,
                    ["partner": name(partner), "rate": .rate(rate), "base": .money(base), "amount": .money(amount)]
                ),
                path: path + place,
                rounding: RoundingStep(of: base, times: rate, rounded: amount, rule: rule.rounding)
            )
        }
        let own = rule.bands.rate(at: groups.volumes[Int(row.payee)])
        var steps = [step("plan.stairs.group", row.payee, own, "/rule/bands")]
        for (leg, sponsor) in forest.sponsors.enumerated() where sponsor == row.payee && groups.volumes[leg] > 0 {
            let leg = Int32(truncatingIfNeeded: leg)
            if groups.hasLeft[Int(leg)] {
                steps.append(step("plan.stairs.left", leg, rule.override, "/rule/override"))
            } else {
                let rate = rule.bands.rate(at: groups.volumes[Int(leg)])
                steps.append(step("plan.stairs.leg", leg, rate, "/rule/bands"))
            }
        }
        return steps
    }

    /// How both legs of a place give a line.
    func binarySteps(_ row: PlanRow, _ rule: BinaryRule, _ path: String) -> [Explanation] {
        let partner = partners[Int(row.payee)]
        let (left, right) = BinaryLegs(plan.components[Int(row.component)].name, context).volumes(of: partner)
        guard let outcome = try? rule.outcome(left: left, right: right, in: currency) else { return [] }
        func money(_ volume: Int64) -> ExplainedValue { .money(context.money(volume)) }
        let matched = context.money(outcome.matched)
        return [
            Explanation(
                nil,
                Reason(
                    "plan.binary.legs",
                    ["left": money(left), "right": money(right), "matched": .money(matched)]
                ),
                path: path + "/rule"
            ),
            Explanation(
                nil,
                Reason(
                    "plan.binary.rate",
                    ["rate": .rate(rule.rate), "base": .money(matched), "amount": .money(outcome.amount)]
                ),
                path: path + "/rule/rate",
                rounding: RoundingStep(of: matched, times: rule.rate, rounded: outcome.amount, rule: rule.rounding)
            ),
            Explanation(
                nil,
                Reason("plan.binary.carried", ["left": money(outcome.left), "right": money(outcome.right)]),
                path: path + "/rule/unmatched"
            ),
        ]
    }
}
