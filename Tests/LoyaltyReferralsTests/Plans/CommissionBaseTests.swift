//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Commission base: each part of an order counts as declared")
struct CommissionBaseTests {
    /// Beans of 90 with 15 tax, a gift card of 10, a sale mug of 20 less 5, shipping of 10: 125 in all.
    private func order(tenders: [Tender] = []) throws -> Order {
        try Order(
            id: OrderID("o-1"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: [
                Make.line("1", gross: 9_000, tax: 1_500),
                Make.line("2", item: "gift-card", gross: 1_000),
                Make.line("3", item: "mug", categories: ["sale", "mugs"], gross: 2_000, discount: 500),
            ],
            shipping: Make.cents(1_000),
            tenders: tenders
        )
    }

    private func counted(_ base: CommissionBase, tenders: [Tender] = []) throws -> [Int64] {
        let evaluation = try base.evaluation(of: order(tenders: tenders))
        let parts = evaluation.parts.map(\.counted.minorUnits)
        #expect(parts.reduce(0, +) == evaluation.amount.minorUnits)
        return parts
    }

    @Test("Everything counts, discounts apart")
    func everything() throws {
        #expect(try counted(.total) == [9_000, 1_000, 1_500, 1_000])
    }

    @Test("Tax and shipping are in or out as declared")
    func taxAndShipping() throws {
        #expect(try counted(.netGoods) == [7_500, 1_000, 1_500, 0])
        #expect(try counted(CommissionBase(includesTax: true, includesShipping: false)) == [9_000, 1_000, 1_500, 0])
        #expect(
            try counted(CommissionBase(includesTax: false, includesShipping: true)) == [7_500, 1_000, 1_500, 1_000]
        )
    }

    @Test("Excluded items and categories do not count, and each part says why")
    func exclusions() throws {
        let base = try CommissionBase(
            includesTax: true,
            includesShipping: false,
            excludedItems: [ItemID("gift-card")],
            excludedCategories: [CategoryID("sale")]
        )
        #expect(try counted(base) == [9_000, 0, 0, 0])
        let evaluation = try base.evaluation(of: order())
        #expect(evaluation.parts.map(\.finding) == [.line, .excludedItem, .excludedCategory, .excludedShipping])
        #expect(evaluation.parts.map(\.line?.text) == ["1", "2", "3", nil])
        #expect(evaluation.parts.map(\.paid.minorUnits) == [9_000, 1_000, 1_500, 1_000])
    }

    @Test("What is paid with excluded means is out in proportion")
    func excludedTenders() throws {
        let base = try CommissionBase(
            includesTax: true,
            includesShipping: false,
            excludedTenders: [TenderKind("gift-card")]
        )
        let fifth = [Tender(kind: try TenderKind("gift-card"), amount: try Make.cents(2_500))]
        #expect(try counted(base, tenders: fifth) == [9_000, 1_000, 1_500, 0, -2_300])
        let all = [Tender(kind: try TenderKind("gift-card"), amount: try Make.cents(99_999))]
        #expect(try base.evaluation(of: order(tenders: all)).amount.isZero)
        let card = [Tender(kind: try TenderKind("card"), amount: try Make.cents(12_500))]
        #expect(try counted(base, tenders: card) == [9_000, 1_000, 1_500, 0])
    }

    @Test("An order of which only the total is known needs a base that leaves nothing out")
    func totalsNeedFullBases() throws {
        #expect(try CommissionBase.total.evaluation(of: Make.order(700)).parts.map(\.finding) == [.total])
        #expect(try CommissionBase.netGoods.evaluation(of: Make.order(0)).amount.isZero)
        let error = #expect(throws: ReferralsError.self) { try CommissionBase.netGoods.evaluation(of: Make.order(700)) }
        #expect(error?.code == .linesRequired)
        #expect(throws: ReferralsError.self) {
            try CommissionBase(includesTax: true, includesShipping: true, excludedItems: [ItemID("x")])
                .evaluation(of: Make.order(700))
        }
    }

    @Test("An order of shipping alone counts its shipping")
    func shippingAlone() throws {
        let order = try Order(
            id: OrderID("o"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: [],
            shipping: Make.cents(300)
        )
        #expect(try CommissionBase.total.evaluation(of: order).amount == Make.cents(300))
        #expect(try CommissionBase.netGoods.evaluation(of: order).amount.isZero)
    }

    @Test("A base never counts more than was paid, nor less than nothing", arguments: UInt64(1)...100)
    func boundsHold(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lines = try (1...4).map { index in
            let gross = Int64.random(in: 1...9_999, using: &random)
            let discount = Int64.random(in: 0...gross, using: &random)
            return try Make.line(
                "\(index)",
                item: ["beans", "mug"].randomElement(using: &random) ?? "mug",
                gross: gross,
                discount: discount,
                tax: .random(in: 0...(gross - discount), using: &random)
            )
        }
        let order = try Order(
            id: OrderID("o"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: lines,
            shipping: Make.cents(.random(in: 0...999, using: &random)),
            tenders: [Tender(kind: TenderKind("points"), amount: Make.cents(.random(in: 0...20_000, using: &random)))]
        )
        let base = try CommissionBase(
            includesTax: .random(using: &random),
            includesShipping: .random(using: &random),
            excludedItems: Bool.random(using: &random) ? [ItemID("mug")] : [],
            excludedTenders: Bool.random(using: &random) ? [TenderKind("points")] : []
        )
        let evaluation = try base.evaluation(of: order)
        #expect(evaluation.parts.map(\.counted.minorUnits).reduce(0, +) == evaluation.amount.minorUnits)
        #expect(0...order.total.minorUnits ~= evaluation.amount.minorUnits)
    }
}
