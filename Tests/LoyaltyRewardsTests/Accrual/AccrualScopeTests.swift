//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Accrual scope: a rule gives points only for what it names")
struct AccrualScopeTests {
    private func earned(_ scope: AccrualScope, _ order: Order) throws -> Int64 {
        try Shop.plan([AccrualRule(RuleID("r"), earns: Shop.spend(), scope: scope)]).earns(order)
    }

    private func order(channel: String? = nil, place: String? = nil) throws -> Order {
        try Shop.order(
            [
                Shop.line("1", "coffee", categories: ["hot", "drinks"], cents: 300),
                Shop.line("2", "juice", categories: ["drinks"], cents: 400),
                Shop.line("3", "book", cents: 1_000),
            ],
            shipping: 500,
            channel: channel,
            place: place
        )
    }

    @Test("A line counts once, however many of its names a rule names; shipping only if none is named")
    func linesCountOnce() throws {
        let (coffee, hot, drinks) = (try ItemID("coffee"), try CategoryID("hot"), try CategoryID("drinks"))
        #expect(try earned(AccrualScope(items: [coffee], categories: [hot, drinks]), order()) == 7)
        #expect(try earned(AccrualScope(categories: [hot]), order()) == 3)
        #expect(try earned(AccrualScope(categories: [drinks], excludedItems: [coffee]), order()) == 4)
        #expect(try earned(AccrualScope(excludedItems: [coffee]), order()) == 19)
        #expect(try earned(.everything, order()) == 22)
    }

    @Test("A channel and a place have to be named, each if any is")
    func channelsAndPlaces() throws {
        let scope = try AccrualScope(channels: [ChannelID("app")], places: [PlaceID("p-1"), PlaceID("p-2")])
        #expect(try earned(scope, order(channel: "app", place: "p-2")) == 22)
        #expect(try earned(scope, order(channel: "web", place: "p-2")) == 0)
        #expect(try earned(scope, order(channel: "app", place: "p-3")) == 0)
        #expect(try earned(scope, order()) == 0)
    }

    @Test("An order of which only the total is known is outside of every scope that speaks of lines")
    func totalsAreNotLines() throws {
        let total = try Sample.order("o", 1_000)
        #expect(try earned(.everything, total) == 10)
        #expect(try earned(AccrualScope(items: [ItemID("tea")]), total) == 0)
        #expect(try earned(AccrualScope(excludedItems: [ItemID("tea")]), total) == 0)
    }

    @Test("An action earns by its name, item and place, and by no order's rule")
    func actions() throws {
        let scope = try AccrualScope(
            excludedItems: [ItemID("own")],
            places: [PlaceID("hall")],
            actions: [ActionName("review"), ActionName("video")]
        )
        let plan = try Shop.plan([
            AccrualRule(RuleID("orders"), earns: Shop.spend()),
            AccrualRule(RuleID("actions"), earns: .action(Sample.points(50)), scope: scope),
        ])
        let named = try Shop.action("review", item: "tea", place: "hall")
        let figures = try plan.figures(named)
        #expect(figures.steps == 50 && figures.spend == nil)
        #expect(figures.qualifying == QualifyingAmounts(points: 50, actions: 1))
        #expect(figures.awards == [RuleAward(try RuleID("actions"), steps: 50)])
        for other in [
            try Shop.action("survey", item: "tea", place: "hall"),
            try Shop.action("review", item: "own", place: "hall"),
            try Shop.action("review", item: "tea", place: "yard"), try Shop.action("review", place: "hall"),
        ] {
            #expect(try plan.figures(other).steps == 0)
            #expect(try plan.figures(other).qualifying.isZero)
        }
        #expect(try plan.earns(order()) == 22)
    }

    @Test("A rule holds for its tiers, on its days of the week and inside its window")
    func conditions() throws {
        let rule = try AccrualRule(
            RuleID("r"),
            earns: Shop.spend(),
            condition: AccrualCondition(
                window: DateRange(from: CivilDate(parsing: "2027-01-01"), to: CivilDate(parsing: "2027-02-01")),
                weekdays: [.sunday, .saturday],
                tiers: [TierID("gold"), TierID("silver")]
            )
        )
        let plan = try Shop.plan([rule])
        func earned(_ at: String, _ tier: String?) throws -> Int64 {
            try plan.figures(.order(Shop.order([Shop.line("1", cents: 100)], at: at)), tier: tier).steps
        }
        #expect(rule.condition.weekdays == [.saturday, .sunday])
        #expect(try earned("2027-01-02", "gold") == 1)
        #expect(try earned("2027-01-03T23:59:59Z", "silver") == 1)
        #expect(try earned("2027-01-04", "gold") == 0)
        #expect(try earned("2027-02-06", "gold") == 0)
        #expect(try earned("2027-01-02", "bronze") == 0)
        #expect(try earned("2027-01-02", nil) == 0)
    }

    @Test("The day is that of the program's zone")
    func zoneDecides() throws {
        let rule = try AccrualRule(
            RuleID("r"),
            earns: Shop.spend(),
            condition: AccrualCondition(weekdays: [.saturday])
        )
        let order = try Shop.order([Shop.line("1", cents: 100)], at: "2027-01-01T22:00:00Z")
        let plan = try Shop.plan([rule])
        #expect(try plan.accrual(for: order, in: FixedOffset.utc).points.isZero)
        #expect(try plan.accrual(for: order, in: FixedOffset(hours: 3)).points.steps == 1)
    }

    @Test("A least spend is asked of the order or of the rule's own lines")
    func minimumBasis() throws {
        func earned(_ cents: Int64, _ basis: AccrualMinimum.Basis) throws -> Int64 {
            let rule = try AccrualRule(
                RuleID("r"),
                earns: .order(Sample.points(9)),
                scope: AccrualScope(categories: [CategoryID("drinks")]),
                minimum: AccrualMinimum(Sample.euro(cents), of: basis)
            )
            return try Shop.plan([rule]).earns(order())
        }
        #expect(try earned(2_200, .order) == 9)
        #expect(try earned(2_201, .order) == 0)
        #expect(try earned(700, .scope) == 9)
        #expect(try earned(701, .scope) == 0)
    }
}
