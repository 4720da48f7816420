//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Limits: no more points and no more often than a limit leaves")
struct AccrualLimitTests {
    private func limit(
        _ target: AccrualLimit.Target,
        _ allowance: AccrualLimit.Allowance,
        per period: LimitPeriod
    ) throws -> AccrualLimit {
        try AccrualLimit(LimitID("limit"), of: target, to: allowance, per: period)
    }

    private func reviews(_ limits: [AccrualLimit]) throws -> AccrualPlan {
        try Shop.plan(
            [
                AccrualRule(
                    RuleID("reviews"),
                    earns: .action(Sample.points(50)),
                    scope: AccrualScope(actions: [ActionName("review"), ActionName("video")])
                )
            ],
            limits: limits
        )
    }

    /// Grants an action each time and keeps what it used.
    private func run(_ plan: AccrualPlan, _ actions: [(name: String, at: String)]) throws -> [Int64] {
        var usage = AccrualUsage()
        return try actions.map { action in
            let figures = try plan.figures(Shop.action(action.name, at: action.at), usage: usage)
            try usage.apply(figures.uses)
            return figures.steps
        }
    }

    @Test("One review a day; the next day starts anew in the program's zone")
    func timesADay() throws {
        let plan = try reviews([limit(.action(ActionName("review")), .times(1), per: .calendar(.day))])
        let days = [
            ("review", "2027-01-01"), ("review", "2027-01-01T23:59:59Z"), ("video", "2027-01-01T23:59:59Z"),
            ("review", "2027-01-02"),
        ]
        #expect(try run(plan, days) == [50, 0, 50, 50])
    }

    @Test("Points are cut to what is left of a month, and counted for tiers as cut")
    func pointsAMonth() throws {
        for target in [AccrualLimit.Target.plan, .rule(try RuleID("reviews"))] {
            let plan = try reviews([limit(target, .points(Sample.points(120)), per: .calendar(.month))])
            let days = ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-31", "2027-02-01"]
            #expect(try run(plan, days.map { ("review", $0) }) == [50, 50, 20, 0, 50])
            var usage = AccrualUsage()
            for day in days.prefix(2) {
                try usage.apply(plan.figures(Shop.action("review", at: day), usage: usage).uses)
            }
            let third = try plan.figures(Shop.action("review", at: days[2]), usage: usage)
            #expect(third.qualifying == QualifyingAmounts(points: 20, actions: 1))
            try usage.apply(third.uses)
            #expect(try plan.figures(Shop.action("review", at: days[3]), usage: usage).qualifying.isZero)
        }
    }

    @Test("A limit for ever never starts anew; a limit of each order leaves no trace")
    func everAndEach() throws {
        let ever = try reviews([limit(.plan, .times(2), per: .ever)])
        #expect(try run(ever, ["2027-01-01", "2028-01-01", "2099-01-01"].map { ("review", $0) }) == [50, 50, 0])
        let each = try reviews([limit(.plan, .points(Sample.points(30)), per: .accrual)])
        #expect(try run(each, ["2027-01-01", "2027-01-01"].map { ("review", $0) }) == [30, 30])
        #expect(try each.figures(Shop.action("review")).uses.isEmpty)
    }

    @Test(
        "A limit of one rule leaves the others alone; of the plan it cuts all alike",
        arguments: AccrualPlan.Stage.allCases
    )
    func rulesAndPlan(stage: AccrualPlan.Stage) throws {
        let rules = try [
            AccrualRule(RuleID("spend"), earns: Shop.spend()),
            AccrualRule(RuleID("bonus"), earns: Shop.spend(3)),
        ]
        let order = AccrualSource.order(try Shop.order([Shop.line("1", cents: 10_000)]))
        func awards(_ target: AccrualLimit.Target, _ most: Int64) throws -> [Int64] {
            let plan = try Shop.plan(
                rules,
                limits: [limit(target, .points(Sample.points(most)), per: .ever)],
                stage: stage
            )
            let figures = try plan.figures(order)
            #expect(figures.awards.map(\.steps).reduce(0, +) == figures.steps)
            #expect(figures.uses.map(\.steps) == [min(most, target == .plan ? 400 : 300)])
            return figures.awards.map(\.steps)
        }
        #expect(try awards(.rule(RuleID("bonus")), 120) == [100, 120])
        #expect(try awards(.plan, 200) == [50, 150])
        #expect(try awards(.plan, 1) == [1])
        #expect(try awards(.plan, 1_000) == [100, 300])
    }

    @Test("An accrual that gives no whole point uses no time, unless its part of a point is carried")
    func nothingIsNoUse() throws {
        let times = [try limit(.plan, .times(1), per: .ever)]
        let small = AccrualSource.order(try Shop.order([Shop.line("1", cents: 99)]))
        let rules = [try AccrualRule(RuleID("r"), earns: Shop.spend())]
        #expect(try Shop.plan(rules, limits: times).figures(small).uses.isEmpty)
        let carried = try Shop.plan(rules, limits: times, remainder: .carried).figures(small)
        #expect(carried.steps == 0 && carried.millionths == 990_000)
        #expect(carried.uses == [LimitUse(try LimitID("limit"), times: 1, steps: 0)])
    }

    @Test("What is carried stays inside the limits as well")
    func carriedIsLimited() throws {
        let rules = [try AccrualRule(RuleID("r"), earns: Shop.spend())]
        let order = AccrualSource.order(try Shop.order([Shop.line("1", cents: 1_050)]))
        let limits = [try limit(.plan, .points(Sample.points(10)), per: .ever)]
        let figures = try Shop.plan(rules, limits: limits, remainder: .carried).figures(order)
        #expect(figures.steps == 10 && figures.millionths == 10_000_000)
    }

    @Test("A limit that could never hold anything down is refused")
    func uselessLimits() throws {
        func refusal(_ allowance: AccrualLimit.Allowance, _ period: LimitPeriod) -> RewardsError.Code? {
            code { () throws(RewardsError) in
                guard let id = try? LimitID("limit") else { return }
                _ = try AccrualLimit(id, of: .plan, to: allowance, per: period)
            }
        }
        #expect(refusal(.times(0), .ever) == .invalidAmount)
        #expect(refusal(.times(.max), .ever) == .invalidAmount)
        #expect(refusal(.points(try Sample.points(-1)), .ever) == .invalidAmount)
        #expect(refusal(.times(1), .accrual) == .invalidProgram)
    }

    @Test("A context without the room of each limit is refused")
    func roomIsRequired() throws {
        let plan = try reviews([limit(.plan, .times(1), per: .ever)])
        let source = try Shop.action("review")
        let simple = try Sample.rule()
        let order = AccrualSource.order(try Sample.order("1", 100))
        func refusal(_ plan: AccrualPlan, _ source: AccrualSource, _ room: [LimitRoom]) -> RewardsError.Code? {
            code { () throws(RewardsError) in
                let context = AccrualContext(at: source.at, room: room)
                _ = try plan.figures(of: source, in: context, zone: FixedOffset.utc)
            }
        }
        let limit = try LimitID("limit")
        #expect(refusal(plan, source, []) == .invalidContext)
        #expect(refusal(plan, source, [LimitRoom(try LimitID("other"), left: 1)]) == .invalidContext)
        #expect(refusal(plan, source, [LimitRoom(limit, left: -1)]) == .invalidContext)
        #expect(refusal(plan, source, [LimitRoom(limit, left: 1)]) == nil)
        #expect(refusal(simple, order, [LimitRoom(limit, left: 1)]) == .invalidContext)
        #expect(
            code { () throws(RewardsError) in
                let context = AccrualContext(at: order.at, room: [LimitRoom(limit, left: 1)])
                _ = try simple.qualifying(of: order, in: context, zone: FixedOffset.utc)
            } == .invalidContext
        )
    }
}

@Suite("Usage: only the current period of each limit is kept")
struct AccrualUsageTests {
    private func use(_ limit: String, _ period: DateRange? = nil, times: Int64 = 1, steps: Int64) throws -> LimitUse {
        LimitUse(try LimitID(limit), period: period, times: times, steps: steps)
    }

    @Test("Uses of one period add up, those of another replace them")
    func usesAddUp() throws {
        let first = try CalendarPeriod.day.dates(containing: CivilDate(parsing: "2027-01-01"))
        let second = try CalendarPeriod.day.dates(containing: CivilDate(parsing: "2027-01-02"))
        var usage = AccrualUsage()
        #expect(usage.isEmpty)
        try usage.apply([use("b", first, steps: 5), use("a", steps: 1)])
        try usage.apply([use("b", first, steps: 7)])
        #expect(usage.uses == [try use("a", steps: 1), try use("b", first, times: 2, steps: 12)])
        try usage.apply([use("b", second, steps: 3)])
        #expect(usage.uses == [try use("a", steps: 1), try use("b", second, steps: 3)])
        let text = try CanonicalJSON.text(of: usage)
        #expect(
            text == #"[{"limit":"a","steps":1,"times":1},{"limit":"b","period":{"end":"2027-01-03","#
                + #""start":"2027-01-02"},"steps":3,"times":1}]"#
        )
        #expect(try CanonicalJSON.decode(AccrualUsage.self, from: text) == usage)
    }

    @Test("Numbers that no accrual leaves are a corrupt log, and change nothing")
    func nonsenseIsRefused() throws {
        var usage = AccrualUsage()
        try usage.apply([use("a", steps: 1)])
        let before = usage
        for nonsense in [
            try use("a", times: 0, steps: 1), try use("a", times: -1, steps: 1), try use("a", steps: -1),
            try use("a", steps: .max), try use("a", steps: 9_007_199_254_740_991),
        ] {
            #expect(code { () throws(RewardsError) in try usage.apply([nonsense]) } == .corruptLog)
            #expect(usage == before)
        }
        let twice = #"[{"limit":"a","steps":1,"times":1},{"limit":"a","steps":1,"times":1}]"#
        let none = #"[{"limit":"a","steps":1,"times":0}]"#
        for text in [twice, none] {
            #expect(throws: (any Error).self) { try CanonicalJSON.decode(AccrualUsage.self, from: text) }
        }
    }

    @Test("A calendar period beyond the year 9999 is refused")
    func beyondTime() throws {
        let limit = try AccrualLimit(LimitID("l"), of: .plan, to: .times(1), per: .calendar(.year))
        let plan = try Shop.plan([AccrualRule(RuleID("r"), earns: Shop.spend())], limits: [limit])
        #expect(
            code { () throws(RewardsError) in
                _ = try AccrualUsage().room(for: plan, asOf: .latest, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }
}
