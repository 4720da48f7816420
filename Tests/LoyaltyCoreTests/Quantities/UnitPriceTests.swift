//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Unit price: the price of one, which may be finer than money")
struct UnitPriceTests {
    private static let bound: Int64 = 9_007_199_254_740_991

    @Test("250 grams at 0.1234 EUR cost 30.85 EUR")
    func documentedSample() throws {
        let price = try UnitPrice(parsing: "0.1234", in: .eur)
        #expect(try price.total(for: Quantity(250), rounding: .toNearestOrEven).description == "30.85 EUR")
    }

    @Test(
        "A total is rounded once, to minor units, by the rule that the caller names",
        arguments: [
            Line("0.005", .eur, "1", .toNearestOrEven, 0), Line("0.015", .eur, "1", .toNearestOrEven, 2),
            Line("0.005", .eur, "1", .up, 1), Line("0.005", .eur, "-1", .down, -1), Line("-0.005", .eur, "1", .up, 0),
            Line("19.99", .eur, "3", .down, 5_997), Line("99.5", .jpy, "1", .toNearestOrEven, 100),
            Line("98.5", .jpy, "1", .toNearestOrEven, 98), Line("1.0005", .kwd, "1", .up, 1_001),
            Line("0.000001", .eur, "0.000001", .up, 1), Line("0.000001", .eur, "0.000001", .down, 0),
            Line("0", .eur, "5", .up, 0), Line("5", .eur, "0", .up, 0),
            Line("9007199254.740991", .jpy, "1", .down, 9_007_199_254),
            Line("9007199254", .jpy, "1000000", .down, 9_007_199_254_000_000),
        ]
    )
    func totals(_ line: Line) throws {
        let price = try UnitPrice(parsing: line.price, in: line.currency)
        let total = try price.total(for: Quantity(parsing: line.quantity), rounding: line.rounding)
        #expect(total == (try Money(minorUnits: line.minorUnits, in: line.currency)))
    }

    @Test("A currency of eight decimals is finer than the price of one")
    func finerCurrency() throws {
        let coin = try Currency(custom: "XBT", exponent: 8)
        #expect(try UnitPrice(parsing: "0.000001", in: coin).total(for: .one, rounding: .down).minorUnits == 100)
    }

    @Test("A total beyond the bounds of money is refused")
    func totalOutOfRange() throws {
        let largest = try UnitPrice(millionths: Self.bound, in: .eur)
        expectRefusal(.amountOutOfRange) { try largest.total(for: Quantity(millionths: Self.bound), rounding: .down) }
        expectRefusal(.amountOutOfRange) { try largest.total(for: Quantity(millionths: -Self.bound), rounding: .down) }
        #expect(try largest.total(for: Quantity(10_000), rounding: .down).minorUnits == Self.bound)
        expectRefusal(.amountOutOfRange) { try largest.total(for: Quantity(10_001), rounding: .down) }
    }

    @Test(
        "Text that is no price is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("0.1234567", column: 9), Refusal("0.12 EUR", column: 5),
            Refusal("9007199254.740992", .amountOutOfRange, column: 1),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check { try UnitPrice(parsing: $0, in: .eur) }
    }

    @Test("A price lies within ±(2^53 − 1) millionths", arguments: [bound + 1, -bound - 1, .max, .min])
    func bounds(millionths: Int64) {
        expectRefusal(.amountOutOfRange) { try UnitPrice(millionths: millionths, in: .eur) }
    }

    @Test(
        "A price is written without needless zeros, and coded as decimal text and currency",
        arguments: [("0.1234", "0.1234"), ("-1.50", "-1.5"), ("2", "2"), ("9007199254.740991", "9007199254.740991")]
    )
    func coding(text: String, canonical: String) throws {
        let price = try UnitPrice(parsing: text, in: .eur)
        #expect(price.description == "\(canonical) EUR")
        #expect(price.isNegative == text.hasPrefix("-"))
        try expectCanonical(price, #"{"amount":""# + canonical + #"","currency":"EUR"}"#)
    }

    @Test("What the initializer refuses is not decoded")
    func refusedJSON() {
        for text in [#"{"amount":0.12,"currency":"EUR"}"#, #"{"amount":"0.12"}"#, #"{"currency":"EUR"}"#] {
            expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(UnitPrice.self, from: text) }
        }
        expectRefusal(.invalidText) {
            try CanonicalJSON.decode(UnitPrice.self, from: #"{"amount":"0.1234567","currency":"EUR"}"#)
        }
    }

    struct Line: Sendable, CustomTestStringConvertible {
        let price: String
        let currency: Currency
        let quantity: String
        let rounding: RoundingRule
        let minorUnits: Int64
        var testDescription: String { "\(quantity) at \(price) \(currency), \(rounding) → \(minorUnits)" }

        init(_ price: String, _ currency: Currency, _ quantity: String, _ rounding: RoundingRule, _ minorUnits: Int64) {
            self.price = price
            self.currency = currency
            self.quantity = quantity
            self.rounding = rounding
            self.minorUnits = minorUnits
        }
    }
}
