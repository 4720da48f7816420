//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Order line: an item, how much of it, and what is paid for it")
struct OrderLineTests {
    private func eur(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: .eur) }

    private func line(
        quantity: String = "2",
        price: String = "10",
        gross: Money? = nil,
        discount: Money? = nil,
        tax: Money? = nil
    ) throws -> OrderLine {
        try OrderLine(
            id: LineID("1"),
            item: ItemID("beans"),
            quantity: Quantity(parsing: quantity),
            unitPrice: UnitPrice(parsing: price, in: .eur),
            gross: gross ?? eur(2_000),
            discount: discount,
            tax: tax
        )
    }

    @Test("The net price is the gross price less the discount, tax included")
    func net() throws {
        let line = try line(discount: eur(150), tax: eur(308))
        #expect(try line.net == eur(1_850))
        #expect(try line.tax == eur(308))
        #expect(line.categories.isEmpty)
    }

    @Test("Without discount and tax there is none of either")
    func bare() throws {
        let line = try line()
        #expect(line.discount == .zero(in: .eur) && line.tax == .zero(in: .eur))
        #expect(line.net == line.gross)
    }

    @Test("A price is the unit price times the quantity, rounded by the rule that the caller names")
    func pricedByTheUnit() throws {
        func gross(_ rounding: RoundingRule) throws -> Money {
            try OrderLine(
                id: LineID("1"),
                item: ItemID("beans"),
                categories: [CategoryID("coffee"), CategoryID("sale")],
                quantity: Quantity(parsing: "0.25"),
                unitPrice: UnitPrice(parsing: "19.90", in: .eur),
                rounding: rounding,
                discount: eur(97),
                tax: eur(1)
            ).gross
        }
        #expect(try gross(.down) == eur(497))
        #expect(try gross(.up) == eur(498))
        #expect(try gross(.toNearestOrEven) == eur(498))
    }

    @Test("Discount up to the whole price and tax up to the whole rest are accepted")
    func limits() throws {
        #expect(try line(discount: eur(2_000)).net.isZero)
        #expect(try line(discount: eur(500), tax: eur(1_500)).tax == eur(1_500))
        #expect(try line(price: "0", gross: eur(0)).net.isZero)
        #expect(try line(quantity: "0.000001").quantity.millionths == 1)
    }

    @Test("A quantity of zero or less is refused", arguments: ["0", "-1", "-0.000001"])
    func quantityRefused(quantity: String) {
        expectRefusal(.invalidActivity) { try line(quantity: quantity) }
    }

    @Test("Negative amounts are refused")
    func negativeRefused() {
        expectRefusal(.invalidActivity) { try line(price: "-0.000001") }
        expectRefusal(.invalidActivity) { try line(gross: eur(-1)) }
        expectRefusal(.invalidActivity) { try line(discount: eur(-1)) }
        expectRefusal(.invalidActivity) { try line(tax: eur(-1)) }
    }

    @Test("A discount above the price, or tax above the rest, is refused")
    func excessRefused() {
        expectRefusal(.invalidActivity) { try line(discount: eur(2_001)) }
        expectRefusal(.invalidActivity) { try line(tax: eur(2_001)) }
        expectRefusal(.invalidActivity) { try line(discount: eur(1), tax: eur(2_000)) }
    }

    @Test("Every amount of a line has one currency")
    func currencies() {
        expectRefusal(.currencyMismatch) { try line(gross: .zero(in: .usd)) }
        expectRefusal(.currencyMismatch) { try line(discount: .zero(in: .usd)) }
        expectRefusal(.currencyMismatch) { try line(tax: .zero(in: .usd)) }
    }

    @Test("A price beyond the bounds of money is refused")
    func priceOutOfRange() {
        expectRefusal(.amountOutOfRange) {
            try OrderLine(
                id: LineID("1"),
                item: ItemID("beans"),
                quantity: Quantity(9_007_199_254),
                unitPrice: UnitPrice(parsing: "9007199254", in: .eur),
                rounding: .down
            )
        }
    }

    @Test("A line is coded without the parts that are empty or follow from others")
    func coding() throws {
        try expectCanonical(
            line(),
            #"{"gross":{"currency":"EUR","minorUnits":2000},"id":"1","item":"beans","quantity":"2","#
                + #""unitPrice":{"amount":"10","currency":"EUR"}}"#
        )
        try expectCanonical(
            OrderLine(
                id: LineID("1"),
                item: ItemID("beans"),
                categories: [CategoryID("sale"), CategoryID("coffee")],
                quantity: .one,
                unitPrice: UnitPrice(parsing: "19.99", in: .eur),
                gross: eur(1_999),
                discount: eur(99),
                tax: eur(300)
            ),
            #"{"categories":["sale","coffee"],"discount":{"currency":"EUR","minorUnits":99},"#
                + #""gross":{"currency":"EUR","minorUnits":1999},"id":"1","item":"beans","quantity":"1","#
                + #""tax":{"currency":"EUR","minorUnits":300},"unitPrice":{"amount":"19.99","currency":"EUR"}}"#
        )
    }

    @Test(
        "What the initializer refuses is not decoded",
        arguments: [
            (#""gross":{"currency":"EUR","minorUnits":-1},"quantity":"2""#, CoreError.Code.invalidActivity),
            (#""gross":{"currency":"EUR","minorUnits":1},"quantity":"0""#, .invalidActivity),
            (#""gross":{"currency":"USD","minorUnits":1},"quantity":"2""#, .currencyMismatch),
            (#""gross":{"currency":"EUR","minorUnits":1},"quantity":"x""#, .invalidText),
            (#""gross":{"currency":"EUR","minorUnits":1}"#, .unexpectedJSON),
        ]
    )
    func refusedJSON(parts: String, code: CoreError.Code) {
        let text = "{\(parts)," + #""id":"1","item":"beans","unitPrice":{"amount":"10","currency":"EUR"}}"#
        expectRefusal(code) { try CanonicalJSON.decode(OrderLine.self, from: text) }
    }
}
