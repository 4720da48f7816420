//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Accrual base: every cent of an order counts or is left out for one reason")
struct AccrualBaseTests {
    /// Goods of 100.00 and 20.00 with 20.00 and 0.00 tax inside, and shipping of 5.00.
    private func order(tenders: [Tender] = []) throws -> Order {
        try Order(
            id: OrderID("1"),
            at: Sample.time("2027-01-01"),
            customer: nil,
            currency: Currency("EUR"),
            lines: [line("a", 10_000, tax: 2_000), line("b", 2_000, tax: 0)],
            shipping: Sample.euro(500),
            tenders: tenders
        )
    }

    private func line(_ id: String, _ gross: Int64, tax: Int64) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID(id),
            quantity: .one,
            unitPrice: UnitPrice(parsing: "1", in: Currency("EUR")),
            gross: Sample.euro(gross),
            tax: Sample.euro(tax)
        )
    }

    @Test(
        "Tax and shipping count as declared",
        arguments: [
            (AccrualBase.Part.included, AccrualBase.Part.included, Int64(12_500)),
            (.included, .excluded, 12_000), (.excluded, .included, 10_500), (.excluded, .excluded, 10_000),
        ]
    )
    func declaredPartsCount(tax: AccrualBase.Part, shipping: AccrualBase.Part, counts: Int64) throws {
        let spend = try AccrualBase(tax: tax, shipping: shipping).spend(of: order())
        #expect(spend.spend == (try Sample.euro(counts)))
        #expect(spend.parts.map(\.spend.minorUnits).reduce(0, +) == counts)
        let left = spend.excludedTax.minorUnits + spend.excludedShipping.minorUnits
        #expect(counts + left == 12_500)
    }

    @Test("E22 · a gift card is a way of paying, not a discount")
    func giftCardCounts() throws {
        let card = try Tender(kind: TenderKind("giftCard"), amount: Sample.euro(5_000))
        let order = try Sample.order("1", 10_000, tenders: [card])
        #expect(try Sample.rule().accrual(for: order, in: FixedOffset.utc).points.steps == 100)
    }

    @Test("What an excluded tender paid earns nothing, up to the order's total")
    func excludedTenderEarnsNothing() throws {
        let base = try AccrualBase(tax: .included, shipping: .included, excludedTenders: [TenderKind("points")])
        let rule = try Sample.rule(base: base)
        func earned(_ paid: Int64, _ kind: String) throws -> Int64 {
            let tender = try Tender(kind: TenderKind(kind), amount: Sample.euro(paid))
            return try rule.accrual(for: Sample.order("1", 10_000, tenders: [tender]), in: FixedOffset.utc).points.steps
        }
        #expect(try earned(3_000, "points") == 70)
        #expect(try earned(3_000, "cash") == 100)
        #expect(try earned(20_000, "points") == 0)
    }

    @Test(
        "An excluded tender is spread over goods, tax and shipping, and no cent is left out twice",
        arguments: UInt64(1)...30
    )
    func tenderIsSpread(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let paid = Int64.random(in: 0...13_000, using: &random)
        let order = try order(tenders: [
            Tender(kind: TenderKind("points"), amount: Sample.euro(paid / 2)),
            Tender(kind: TenderKind("points"), amount: Sample.euro(paid - paid / 2)),
        ])
        let base = try AccrualBase(tax: .excluded, shipping: .excluded, excludedTenders: [TenderKind("points")])
        let spend = try base.spend(of: order)
        let parts = [spend.spend, spend.excludedTax, spend.excludedShipping, spend.excludedByTender]
        #expect(try Money.sum(of: parts, in: Currency("EUR")) == order.total)
        #expect(parts.allSatisfy { !$0.isNegative })
        #expect(spend.excludedByTender.minorUnits == min(paid, 12_500))
    }

    @Test("A base without tax or shipping asks for an order with lines")
    func linesAreRequired() throws {
        let base = AccrualBase(tax: .excluded, shipping: .included)
        let order = try Sample.order("1", 100)
        #expect(code { () throws(RewardsError) in _ = try base.spend(of: order) } == .linesRequired)
        #expect(try base.spend(of: Sample.order("1", 0)).spend.isZero)
    }

    @Test("Excluded tenders beyond every amount are refused")
    func hugeTendersAreRefused() throws {
        let huge = try Tender(kind: TenderKind("points"), amount: Sample.euro(9_007_199_254_740_991))
        let order = try Sample.order("1", 100, tenders: [huge, huge])
        let base = try AccrualBase(tax: .included, shipping: .included, excludedTenders: [TenderKind("points")])
        #expect(code { () throws(RewardsError) in _ = try base.spend(of: order) } == .amountOutOfRange)
    }

    @Test("Excluded tenders are kept in order and once")
    func tendersAreSorted() throws {
        let (card, points) = (try TenderKind("card"), try TenderKind("points"))
        let base = AccrualBase(tax: .included, shipping: .included, excludedTenders: [points, card, points])
        #expect(base.excludedTenders == [card, points])
    }

    @Test("Tax that counts belongs to its line; shipping comes last")
    func partsFollowLines() throws {
        let spend = try AccrualBase(tax: .included, shipping: .included).spend(of: order())
        #expect(spend.parts.map { $0.line?.text } == ["a", "b", nil])
        #expect(spend.parts.map(\.spend.minorUnits) == [10_000, 2_000, 500])
    }
}
