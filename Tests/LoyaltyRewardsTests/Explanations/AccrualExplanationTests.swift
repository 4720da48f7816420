//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Accrual explanation: what counted, how it was rounded, and what would give more")
struct AccrualExplanationTests {
    private func order(_ prices: [Int64], tax: Int64 = 0, shipping: Int64 = 0, points: Int64 = 0) throws -> Order {
        try Order(
            id: OrderID("1"),
            at: .unixEpoch,
            customer: nil,
            currency: Currency("EUR"),
            lines: prices.enumerated().map { index, price in
                try OrderLine(
                    id: LineID("\(index)"),
                    item: ItemID("tea"),
                    quantity: .one,
                    unitPrice: UnitPrice(parsing: "1", in: Currency("EUR")),
                    gross: Sample.euro(price),
                    tax: Sample.euro(tax)
                )
            },
            shipping: Sample.euro(shipping),
            tenders: [Tender(kind: TenderKind("points"), amount: Sample.euro(points))]
        )
    }

    @Test("8.40 more gives 50 points")
    func nearMissOfMinimum() throws {
        let accrual = try Sample.rule(minimumSpend: Sample.euro(5_000)).accrual(
            for: order([4_160]),
            in: FixedOffset.utc
        )
        let why = accrual.explanation()
        #expect(why.verdict == .no)
        #expect(why.rounding == nil)
        #expect(
            why.nearMiss == NearMiss(shortfall: .money(try Sample.euro(840)), outcome: .points(try Sample.points(50)))
        )
        #expect(why.children.map(\.reason.code) == [.accrualSpend, .accrualRule, .accrualLineOutside])
        #expect(why.children[1].children.map(\.reason.code) == [.accrualMinimum, .accrualRate])
        #expect(why.children[1].verdict == .no && why.children[1].children[0].verdict == .no)
        let renderer = MessageRenderer(.russian, catalog: .rewards)
        let text = why.nearMiss.map { renderer.text(for: $0.reason) }
        #expect(text == "ещё 8,40\u{A0}EUR — и будет 50 баллов")
    }

    struct Example: Sendable {
        let counting: AccrualRate.Counting
        let stage: AccrualPlan.Stage
        let prices: [Int64]
        let more: Int64
        let outcome: Int64
    }

    @Test(
        "The near-miss is the least spend that gives more points",
        arguments: [
            Example(counting: .wholeSteps, stage: .order, prices: [7_00], more: 100, outcome: 8),
            Example(counting: .proportionally, stage: .order, prices: [1_999], more: 1, outcome: 20),
            Example(counting: .proportionally, stage: .rule, prices: [1_901], more: 99, outcome: 20),
            Example(counting: .proportionally, stage: .line, prices: [110, 110, 130], more: 70, outcome: 4),
            Example(counting: .proportionally, stage: .order, prices: [], more: 100, outcome: 1),
        ]
    )
    func nearMiss(_ example: Example) throws {
        let rule = try Sample.rule(counting: example.counting, stage: example.stage)
        let near = try rule.accrual(for: order(example.prices), in: FixedOffset.utc).explanation().nearMiss
        #expect(near?.shortfall == .money(try Sample.euro(example.more)))
        #expect(near?.outcome == .points(try Sample.points(example.outcome)))
    }

    @Test("At the largest amount nothing gives more")
    func noNearMissAtTheTop() throws {
        let accrual = try Sample.rule(per: 1).accrual(for: order([9_007_199_254_740_991]), in: FixedOffset.utc)
        #expect(accrual.explanation().nearMiss == nil)
    }

    @Test("What was left out, the multiplier and the rounding each have a node")
    func nodes() throws {
        let base = try AccrualBase(tax: .excluded, shipping: .excluded, excludedTenders: [TenderKind("points")])
        let rule = try Sample.rule(base: base, minimumSpend: Sample.euro(100))
        let accrual = try rule.accrual(
            for: order([10_000, 10_000], tax: 2_000, shipping: 500, points: 1_030),
            multiplier: Rate(parsing: "1.5"),
            in: FixedOffset.utc
        )
        let why = accrual.explanation()
        #expect(why.verdict == .yes)
        #expect(
            why.children.map(\.reason.code) == [
                .accrualSpend, .accrualRule, .accrualMultiplier, .accrualLine, .accrualLine,
            ]
        )
        #expect(why.children[1].verdict == .yes && why.children[1].children[0].verdict == .yes)
        #expect(
            why.children[0].children.map(\.reason.code) == [
                .accrualTaxExcluded, .accrualShippingExcluded, .accrualTenderExcluded,
            ]
        )
    }

    @Test("The rounding shows the exact points where a decimal number holds them")
    func rounding() throws {
        let exact = try Sample.rule().accrual(for: order([1_999]), in: FixedOffset.utc).explanation().rounding
        #expect(exact?.exact == .decimal(try ExactDecimal(parsing: "19.99")))
        #expect(exact?.rounded == .points(try Sample.points(19)))
        #expect(exact?.rule == .down)
        #expect(try Sample.rule().accrual(for: order([2_000]), in: FixedOffset.utc).explanation().rounding == nil)
        #expect(try Sample.rule(per: 3).accrual(for: order([1]), in: FixedOffset.utc).explanation().rounding == nil)
        #expect(
            try Sample.rule(stage: .line).accrual(for: order([1_999]), in: FixedOffset.utc).explanation().rounding
                == nil
        )
    }

    /// A plan with each kind of rule, and an order that meets some of them.
    private func everything() throws -> (plan: AccrualPlan, order: Order) {
        let tea = AccrualScope(items: [try ItemID("tea")])
        let window = try DateRange(from: CivilDate(parsing: "2030-01-01"), to: CivilDate(parsing: "2030-02-01"))
        let plan = try Shop.plan(
            [
                AccrualRule(RuleID("tea"), earns: Shop.spend(2), scope: tea),
                AccrualRule(
                    RuleID("later"),
                    earns: .unit(Sample.points(1)),
                    condition: AccrualCondition(window: window, weekdays: [.monday], tiers: [TierID("gold")])
                ),
                AccrualRule(
                    RuleID("hall"),
                    earns: .order(Sample.points(1)),
                    scope: AccrualScope(places: [PlaceID("hall")])
                ),
                AccrualRule(
                    RuleID("review"),
                    earns: .action(Sample.points(5)),
                    scope: AccrualScope(actions: [ActionName("review")])
                ),
                AccrualRule(
                    RuleID("app"),
                    earns: .order(Sample.points(3)),
                    scope: AccrualScope(channels: [ChannelID("app")])
                ),
                AccrualRule(
                    RuleID("much-tea"),
                    earns: .order(Sample.points(9)),
                    scope: tea,
                    minimum: AccrualMinimum(Sample.euro(5_000), of: .scope)
                ),
            ],
            campaigns: [
                Campaign(CampaignID("c"), multiplier: Rate(2, per: 1), scope: tea),
                Campaign(CampaignID("d"), multiplier: Rate(2, per: 1), condition: AccrualCondition(window: window)),
            ],
            limits: [
                AccrualLimit(LimitID("l"), of: .plan, to: .points(Sample.points(1_000)), per: .calendar(.day)),
                AccrualLimit(LimitID("m"), of: .rule(RuleID("tea")), to: .times(3), per: .ever),
            ]
        )
        let order = try Shop.order(
            [
                Shop.line("1", "tea", quantity: "2", cents: 1_000), Shop.line("2", "milk", cents: 500),
                Shop.line("3", "cup", cents: 500, discount: 500), Shop.line("4", "tea", cents: 700),
            ],
            shipping: 490,
            channel: "app"
        )
        return (plan, order)
    }

    @Test("Each rule says why it gives what it gives, each line why it counts or not")
    func rulesAndLines() throws {
        let (plan, order) = try everything()
        let returned = try ReturnedUnits.none.adding(Shop.back(["1": "1", "4": "1"]), to: order)
        let room = try AccrualUsage().room(for: plan, asOf: order.at, in: FixedOffset.utc)
        let accrual = try plan.accrual(
            of: .order(order),
            returned: returned,
            in: AccrualContext(at: order.at, room: room),
            zone: FixedOffset.utc
        )
        // 5.00 of tea at two points, doubled by a campaign, and three points for the app, doubled as well.
        #expect(accrual.points.steps == 26)
        #expect(accrual.lines.map(\.points.steps) == [20, 0, 0, 0, 0])
        #expect(accrual.lines.map(\.leftOut) == [nil, .outside, .free, .returned, .outside])
        #expect(accrual.lines[0].rules == [try RuleID("tea")])
        let why = accrual.explanation()
        let rules = why.children.filter { $0.reason.code == .accrualRule }
        #expect(rules.map(\.verdict) == [.yes, .no, .no, .no, .yes, .no])
        #expect(
            rules.map { $0.children.map(\.reason.code) } == [
                [.accrualScope, .accrualRate], [.accrualWindow, .accrualWeekday, .accrualTier, .accrualPerUnit],
                [.accrualPlace, .accrualPerOrder], [.accrualForActions, .accrualPerAction],
                [.accrualPlace, .accrualPerOrder], [.accrualScope, .accrualMinimum, .accrualPerOrder],
            ]
        )
        #expect(rules[1].children.map(\.verdict) == [.no, .no, .no, nil])
        #expect(rules[5].children[1].actual == .money(try Sample.euro(500)))
        let rest = why.children.drop { $0.reason.code != .accrualCampaign }
        #expect(
            rest.map(\.reason.code) == [
                .accrualCampaign, .accrualCampaign, .accrualLimit, .accrualLimit, .accrualLine, .accrualLineOutside,
                .accrualLineFree, .accrualLineReturned, .accrualRestOutside,
            ]
        )
        #expect(rest.map(\.verdict) == [.yes, .no, .yes, .yes, .yes, .no, .no, .no, .no])
        let unreadable = why.children.map { MessageRenderer(.russian, catalog: .rewards).text(for: $0.reason) }
        #expect(unreadable.allSatisfy { !$0.contains("{") })
    }

    @Test("An action says which rule gives what; an order of which only the total is known leaves lines open")
    func actionsAndTotals() throws {
        let (plan, _) = try everything()
        func accrual(_ source: AccrualSource) throws -> Accrual {
            let room = try AccrualUsage().room(for: plan, asOf: source.at, in: FixedOffset.utc)
            return try plan.accrual(of: source, in: AccrualContext(at: source.at, room: room), zone: FixedOffset.utc)
        }
        let review = try accrual(Shop.action("review"))
        let why = review.explanation()
        #expect(review.spend == nil && review.lines.isEmpty && review.points.steps == 5)
        #expect(why.reason.code == .accrualActionPoints && why.nearMiss == nil && why.rounding == nil)
        #expect(why.children[0].children.map(\.reason.code) == [.accrualForOrders, .accrualRate])
        #expect(why.children[3].children.map(\.verdict) == [.yes, nil])
        #expect(why.children[5].children.map(\.verdict) == [.no, .no, nil])
        let total = try accrual(.order(Sample.order("1", 1_000))).explanation()
        #expect(total.children[1].children[0].reason.code == .accrualLinesUnknown)
        #expect(total.children[1].children[0].verdict == .unknown)
        #expect(total.children.last?.reason.code == .accrualRestOutside)
    }

    @Test("A complete return leaves nothing to explain but the rules")
    func completeReturn() throws {
        let order = try Shop.order([Shop.line("1", cents: 1_000)])
        let returned = try ReturnedUnits.none.adding(Shop.back(["1": "1"]), to: order)
        let accrual = try Sample.rule().accrual(
            of: .order(order),
            returned: returned,
            in: AccrualContext(at: order.at),
            zone: FixedOffset.utc
        )
        #expect(accrual.points.isZero && accrual.lines.isEmpty)
        let why = accrual.explanation()
        #expect(why.verdict == .no && why.nearMiss == nil && why.rounding == nil)
    }
}
