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
