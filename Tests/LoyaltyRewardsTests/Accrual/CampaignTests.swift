//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Campaigns: points times something, for a while, on the lines they are for")
struct CampaignTests {
    private func campaign(
        _ id: String,
        _ numerator: Int64,
        per denominator: Int64 = 1,
        scope: AccrualScope = .everything,
        condition: AccrualCondition = .always
    ) throws -> Campaign {
        try Campaign(
            CampaignID(id),
            multiplier: Rate(numerator, per: denominator),
            scope: scope,
            condition: condition
        )
    }

    private func plan(
        _ campaigns: [Campaign],
        _ combination: MultiplierCombination = .multiply,
        earns: AccrualEarning? = nil,
        stage: AccrualPlan.Stage = .order,
        isMultiplied: Bool = true
    ) throws -> AccrualPlan {
        try Shop.plan(
            [AccrualRule(RuleID("r"), earns: earns ?? Shop.spend(), isMultiplied: isMultiplied)],
            campaigns: campaigns,
            combination: combination,
            stage: stage
        )
    }

    @Test(
        "A tier and campaigns add their gains, or multiply",
        arguments: [(MultiplierCombination.add, Int64(300)), (.multiply, 375)]
    )
    func combinations(combination: MultiplierCombination, earns: Int64) throws {
        // Times 1.25 for the tier, 2 and 1.5 for the campaigns: 1 + 0.25 + 1 + 0.5 = 2.75; the product is 3.75.
        let plan = try plan([campaign("a", 2), campaign("b", 3, per: 2)], combination)
        let order = try Shop.order([Shop.line("1", cents: 10_000)])
        let figures = try plan.figures(.order(order), times: Rate(5, per: 4))
        #expect(figures.steps == (combination == .add ? 275 : earns))
        #expect(figures.qualifying.points == 100)
    }

    @Test("A campaign multiplies its own lines, and shipping if it names none", arguments: AccrualPlan.Stage.allCases)
    func ownLines(stage: AccrualPlan.Stage) throws {
        let order = try Shop.order(
            [Shop.line("1", "tea", cents: 1_000), Shop.line("2", "milk", cents: 2_000)],
            shipping: 500
        )
        let tea = try campaign("tea", 3, scope: AccrualScope(items: [ItemID("tea")]))
        let notMilk = try campaign("not-milk", 3, scope: AccrualScope(excludedItems: [ItemID("milk")]))
        #expect(try plan([tea], stage: stage).earns(order) == 30 + 20 + 5)
        #expect(try plan([notMilk], stage: stage).earns(order) == 30 + 20 + 15)
        #expect(try plan([tea, campaign("all", 2)], stage: stage).earns(order) == 60 + 40 + 10)
        #expect(try plan([tea], stage: stage, isMultiplied: false).earns(order) == 35)
        #expect(try plan([tea], stage: stage).earns(Sample.order("1", 3_500)) == 35)
    }

    @Test("Fixed points are multiplied if a line is inside the campaign", arguments: AccrualPlan.Stage.allCases)
    func fixedPoints(stage: AccrualPlan.Stage) throws {
        let tea = try campaign("tea", 3, scope: AccrualScope(items: [ItemID("tea")]))
        let plan = try plan([tea], earns: .order(Sample.points(10)), stage: stage)
        #expect(try plan.earns(Shop.order([Shop.line("1", "tea", cents: 1), Shop.line("2", "milk", cents: 1)])) == 30)
        #expect(try plan.earns(Shop.order([Shop.line("2", "milk", cents: 1)])) == 10)
    }

    @Test("A campaign holds on its days, for its tiers, channels and actions")
    func conditions() throws {
        let tuesday = try campaign(
            "t",
            2,
            scope: AccrualScope(channels: [ChannelID("app")]),
            condition: AccrualCondition(weekdays: [.tuesday], tiers: [TierID("gold")])
        )
        let plan = try plan([tuesday])
        func earned(_ at: String, _ channel: String, _ tier: String?) throws -> Int64 {
            let order = try Shop.order([Shop.line("1", cents: 100)], at: at, channel: channel)
            return try plan.figures(.order(order), tier: tier).steps
        }
        #expect(try earned("2027-01-05", "app", "gold") == 2)
        #expect(try earned("2027-01-06", "app", "gold") == 1)
        #expect(try earned("2027-01-05", "web", "gold") == 1)
        #expect(try earned("2027-01-05", "app", nil) == 1)

        let reviews = try campaign("r", 2, scope: AccrualScope(actions: [ActionName("review")]))
        let actions = try Shop.plan(
            [
                AccrualRule(
                    RuleID("a"),
                    earns: .action(Sample.points(5)),
                    scope: AccrualScope(actions: [ActionName("review"), ActionName("video")])
                )
            ],
            campaigns: [reviews, tuesday]
        )
        #expect(try actions.figures(Shop.action("review", at: "2027-01-05"), tier: "gold").steps == 10)
        #expect(try actions.figures(Shop.action("video")).steps == 5)
        let order = try Shop.order([Shop.line("1", cents: 100)])
        #expect(try self.plan([reviews]).earns(order) == 1)
    }

    @Test("A campaign on one line never costs a whole step that all lines make together")
    func wholeStepsSurvive() throws {
        let earns = try Shop.spend(1, per: 200, counting: .wholeSteps)
        let tea = try campaign("tea", 3, per: 2, scope: AccrualScope(items: [ItemID("tea")]))
        let order = try Shop.order([Shop.line("1", "tea", cents: 300), Shop.line("2", "milk", cents: 300)])
        #expect(try plan([], earns: earns).earns(order) == 3)
        #expect(try plan([tea], earns: earns).earns(order) == 3)
        let larger = try Shop.order([Shop.line("1", "tea", cents: 500), Shop.line("2", "milk", cents: 100)])
        #expect(try plan([tea], earns: earns).earns(larger) == 4)
    }

    @Test("Qualifying points know a campaign only if the rule says so, and never a tier")
    func qualifying() throws {
        let order = AccrualSource.order(try Shop.order([Shop.line("1", cents: 1_000)]))
        for stage in AccrualPlan.Stage.allCases {
            for (withCampaigns, points) in [(false, Int64(10)), (true, 20)] {
                let rule = try AccrualRule(
                    RuleID("r"),
                    earns: Shop.spend(),
                    qualifiesWithCampaigns: withCampaigns
                )
                let plan = try Shop.plan([rule], campaigns: [campaign("c", 2)], stage: stage)
                let figures = try plan.figures(order, times: Rate(3, per: 1))
                #expect(figures.steps == 60 && figures.qualifying.points == points)
            }
        }
    }

    @Test("Multipliers below one never add up to less than nothing")
    func neverNegative() throws {
        let plan = try plan([campaign("a", 1, per: 4), campaign("b", 1, per: 4)], .add)
        #expect(try plan.earns(Shop.order([Shop.line("1", cents: 10_000)])) == 0)
        #expect(throws: RewardsError.self) { try campaign("none", 0) }
    }
}
