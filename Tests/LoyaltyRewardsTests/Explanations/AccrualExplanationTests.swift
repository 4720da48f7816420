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
}
