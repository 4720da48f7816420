//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

// Tags such as "E4" or "B11" in the names of tests are stable names of cases and say no more; the sentence is the rule.

@Suite("Earning cases: the worked examples of the field come out to the point")
struct EarningCasesTests {
    private func rule(
        _ id: String,
        _ earns: AccrualEarning,
        scope: AccrualScope = .everything,
        minimum: Int64? = nil,
        isMultiplied: Bool = true
    ) throws -> AccrualRule {
        try AccrualRule(
            RuleID(id),
            earns: earns,
            scope: scope,
            minimum: minimum.map { AccrualMinimum(try Sample.euro($0), of: .order) },
            isMultiplied: isMultiplied
        )
    }

    private func rule(
        _ earns: AccrualEarning,
        scope: AccrualScope = .everything,
        minimum: Int64? = nil,
        isMultiplied: Bool = true
    ) throws -> AccrualRule {
        try rule("rule", earns, scope: scope, minimum: minimum, isMultiplied: isMultiplied)
    }

    @Test("E1, E2 · points for minor units are rounded down")
    func proportional() throws {
        let order = try Shop.order([Shop.line("a", cents: 1_999)])
        #expect(try Shop.plan([rule(Shop.spend())]).earns(order) == 19)
        let larger = try Shop.order([Shop.line("a", cents: 4_000)])
        #expect(try Shop.plan([rule(Shop.spend(3))]).earns(larger) == 120)
    }

    @Test("E3 · 100 points for each of three units; a divisor of zero is no rule")
    func units() throws {
        let plan = try Shop.plan([rule(.unit(Sample.points(100)))])
        #expect(try plan.earns(Shop.order([Shop.line("a", quantity: "3", cents: 999)])) == 300)
        #expect(throws: RewardsError.self) { try rule(.unit(Sample.points(0))) }
        #expect(throws: RewardsError.self) { try Shop.spend(1, per: 0) }
    }

    @Test(
        "E4 · two rules that are rounded by themselves give 28, rounded once 29",
        arguments: [(AccrualPlan.Stage.rule, Int64(28)), (.line, 28), (.order, 29)]
    )
    func twoRules(stage: AccrualPlan.Stage, earns: Int64) throws {
        let rules = try [rule("one", Shop.spend()), rule("two", Shop.spend(1, per: 200))]
        let order = try Shop.order([Shop.line("a", cents: 1_999)])
        let figures = try Shop.plan(rules, stage: stage).figures(.order(order))
        #expect(figures.steps == earns)
        #expect(figures.awards.map(\.steps).reduce(0, +) == earns)
    }

    @Test(
        "E6 · rules that hold add up, whatever their order: 50 and 200 are 250; one that excludes another one is not offered"
    )
    func rulesAddUp() throws {
        let order = try Shop.order([Shop.line("a", cents: 100)])
        let rules = [try rule("small", .order(Sample.points(50))), try rule("large", .order(Sample.points(200)))]
        #expect(try Shop.plan(rules).earns(order) == 250)
        #expect(try Shop.plan(rules.reversed()).earns(order) == 250)
    }

    @Test(
        "E7 · 19 points times two are 38, times one and a half 28, 29 or 29",
        arguments: [(RoundingRule.down, Int64(28)), (.toNearestOrAwayFromZero, 29), (.up, 29)]
    )
    func multiplied(rounding: RoundingRule, earns: Int64) throws {
        let rate = try Shop.spend(1, per: 100, counting: .wholeSteps)
        let order = try Shop.order([Shop.line("a", cents: 1_999)])
        let plan = try Shop.plan([rule(rate)], rounding: rounding)
        #expect(try plan.earns(order, times: Rate(2, per: 1)) == 38)
        #expect(try plan.earns(order, times: Rate(3, per: 2)) == earns)
    }

    @Test("E9 · a rule whose window begins in 2099 gives nothing")
    func futureWindow() throws {
        let window = try DateRange(from: CivilDate(parsing: "2099-01-01"), to: CivilDate(parsing: "2100-01-01"))
        let rule = try AccrualRule(
            RuleID("later"),
            earns: Shop.spend(),
            condition: AccrualCondition(window: window)
        )
        let order = try Shop.order([Shop.line("a", cents: 1_999)])
        #expect(try Shop.plan([rule]).earns(order) == 0)
        #expect(try Shop.plan([rule]).earns(Shop.order(order.lines, at: "2099-01-01")) == 19)
    }

    /// Items of 12, 100 and 40 with a label each.
    private func cart() throws -> Order {
        try Shop.order([
            Shop.line("1", "123", categories: ["red"], cents: 1_200),
            Shop.line("2", "000", categories: ["blue"], cents: 10_000),
            Shop.line("3", "999", categories: ["delivery"], cents: 4_000),
        ])
    }

    struct Excluding: Sendable {
        let items: [String]
        let categories: [String]
        let earns: Int64
    }

    @Test(
        "E10 · excluded items and categories earn nothing",
        arguments: [
            Excluding(items: [], categories: [], earns: 608), Excluding(items: ["000"], categories: [], earns: 208),
            Excluding(items: [], categories: ["red"], earns: 560),
            Excluding(items: [], categories: ["red", "delivery"], earns: 400),
        ]
    )
    func exclusions(_ example: Excluding) throws {
        let scope = try AccrualScope(
            excludedItems: example.items.map { try ItemID($0) },
            excludedCategories: example.categories.map { try CategoryID($0) }
        )
        for stage in AccrualPlan.Stage.allCases {
            let plan = try Shop.plan([rule(Shop.spend(4), scope: scope)], stage: stage)
            #expect(try plan.earns(cart()) == example.earns)
        }
    }

    @Test("E11 · rules add up: 10 and 4 points a unit of money give 2128")
    func rulesAdd() throws {
        let plan = try Shop.plan([rule("ten", Shop.spend(10)), rule("four", Shop.spend(4))])
        #expect(try plan.earns(cart()) == 2_128)
    }

    @Test("E12 · points for an item come on top; a least order value asks for the whole order")
    func itemAndMinimum() throws {
        let item = try rule("item", .order(Sample.points(100)), scope: AccrualScope(items: [ItemID("123")]))
        #expect(try Shop.plan([rule(Shop.spend(4)), item]).earns(cart()) == 708)
        #expect(try Shop.plan([rule(Shop.spend(4), minimum: 30_000)]).earns(cart()) == 0)
        #expect(try Shop.plan([rule(Shop.spend(4), minimum: 10_000)]).earns(cart()) == 608)
    }

    @Test("E15 · of whole steps of 2.00 the last 1.00 of 7.00 earns nothing")
    func wholeSteps() throws {
        let plan = try Shop.plan([rule(Shop.spend(10, per: 200, counting: .wholeSteps))])
        #expect(try plan.earns(Shop.order([Shop.line("a", cents: 350), Shop.line("b", cents: 350)])) == 30)
    }

    @Test(
        "E17 · fixed points are multiplied, and a fraction is dropped",
        arguments: [(4, 6), (5, 7)] as [(Int64, Int64)]
    )
    func fixedMultiplied(base: Int64, earns: Int64) throws {
        let order = try Shop.order([Shop.line("a", cents: 100)])
        let half = try Rate(3, per: 2)
        #expect(try Shop.plan([rule(.order(Sample.points(base)))]).earns(order, times: half) == earns)
        let plain = try rule(.order(Sample.points(base)), isMultiplied: false)
        #expect(try Shop.plan([plain]).earns(order, times: half) == base)
    }

    @Test("E19, E24 · a discount on lines is off the spend: 90 of 100, and 630 of 70 at ten a unit")
    func discounts() throws {
        let ninety = try Shop.order([Shop.line("a", cents: 10_000, discount: 1_000)])
        #expect(try Shop.plan([rule(Shop.spend())]).earns(ninety) == 90)
        let seventy = try Shop.order([Shop.line("a", cents: 7_000, discount: 700)])
        #expect(try Shop.plan([rule(Shop.spend(10))]).earns(seventy) == 630)
    }

    @Test("E20 · a rule for a category counts what its own lines cost")
    func ownLines() throws {
        let food = try rule(Shop.spend(), scope: AccrualScope(categories: [CategoryID("food")]))
        let order = try Shop.order([
            Shop.line("1", categories: ["food"], cents: 10_000),
            Shop.line("2", categories: ["other"], cents: 5_000, discount: 1_500),
        ])
        #expect(try Shop.plan([food]).earns(order) == 100)
        let spread = try Shop.order([
            Shop.line("1", categories: ["food"], cents: 10_000, discount: 1_000),
            Shop.line("2", categories: ["other"], cents: 5_000, discount: 500),
        ])
        #expect(try Shop.plan([food]).earns(spread) == 90)
    }

    @Test("E22 · what a wallet or a gift card pays earns as well, unless it is excluded")
    func tenders() throws {
        let card = try Tender(kind: TenderKind("giftCard"), amount: Sample.euro(5_000))
        let order = try Shop.order([Shop.line("a", cents: 10_000)], tenders: [card])
        #expect(try Shop.plan([rule(Shop.spend())]).earns(order) == 100)
        let base = AccrualBase(tax: .included, shipping: .included, excludedTenders: [card.kind])
        #expect(try Shop.plan([rule(Shop.spend())], base: base).earns(order) == 50)
    }

    @Test("B11 · a discount is off the spend and a gift card pays, in whatever order they came: 90 earn 90")
    func discountAndGiftCard() throws {
        let card = try Tender(kind: TenderKind("giftCard"), amount: Sample.euro(5_000))
        let order = try Shop.order([Shop.line("a", cents: 10_000, discount: 1_000)], tenders: [card])
        #expect(try Shop.plan([rule(Shop.spend())]).earns(order) == 90)
        let base = AccrualBase(tax: .included, shipping: .included, excludedTenders: [card.kind])
        #expect(try Shop.plan([rule(Shop.spend())], base: base).earns(order) == 40)
    }

    @Test("B13 · two gift cards of 100 pay 200 of a large order")
    func twoGiftCards() throws {
        let card = try Tender(kind: TenderKind("giftCard"), amount: Sample.euro(10_000))
        let order = try Shop.order([Shop.line("a", cents: 50_000)], tenders: [card, card])
        let base = AccrualBase(tax: .included, shipping: .included, excludedTenders: [card.kind])
        #expect(try Shop.plan([rule(Shop.spend())]).earns(order) == 500)
        #expect(try Shop.plan([rule(Shop.spend())], base: base).earns(order) == 300)
    }

    @Test("E23, E26 · a free line is no unit, no spend and no order")
    func freeLines() throws {
        let free = try Shop.line("free", quantity: "7", cents: 1_000, discount: 1_000)
        let five = try Shop.line("paid", quantity: "5", cents: 10_000, discount: 1_000)
        let unit = try Shop.plan([rule(.unit(Sample.points(1)))])
        #expect(try unit.earns(Shop.order([five, free])) == 5)
        #expect(try Shop.plan([rule(Shop.spend())]).earns(Shop.order([five, free])) == 90)
        #expect(try Shop.plan([rule(.order(Sample.points(1)))]).earns(Shop.order([free])) == 0)
        #expect(try unit.earns(Shop.order([])) == 0)
    }

    @Test("E25 · a tenth of a point a unit of money gives 26.5 points of a unit with decimals")
    func decimals() throws {
        let unit = try PointUnit("miles", decimals: 1)
        let rate = try AccrualRate(Points(steps: 1, in: unit), per: Sample.euro(100), counting: .proportionally)
        let order = try Shop.order([Shop.line("a", cents: 26_500)])
        let accrual = try Shop.plan([rule(.spend(rate))]).accrual(for: order, in: FixedOffset.utc)
        #expect(accrual.points.decimalText == "26.5")
    }

    @Test("E30 · one point an order is one point, whatever the money rounds to")
    func pointsAreNotMoney() throws {
        let yen = try Order(id: OrderID("o"), at: .unixEpoch, customer: nil, total: Money(parsing: "10 JPY"))
        #expect(try Shop.plan([rule(.order(Sample.points(1)))]).earns(yen) == 1)
    }

    @Test("A part of a unit earns its part of the points")
    func partsOfUnits() throws {
        let plan = try Shop.plan([rule(.unit(Sample.points(10)))])
        #expect(try plan.earns(Shop.order([Shop.line("a", quantity: "0.45", cents: 100)])) == 4)
        #expect(
            try plan.earns(
                Shop.order([
                    Shop.line("a", quantity: "0.45", cents: 100), Shop.line("b", quantity: "0.35", cents: 100),
                ])
            ) == 8
        )
    }
}
