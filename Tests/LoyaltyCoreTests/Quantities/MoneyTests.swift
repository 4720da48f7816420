//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Money: whole minor units of a currency")
struct MoneyTests {
    @Test("A fee of 15 % of 19.99 EUR leaves 16.99 EUR, and thirds sum to the price")
    func documentedSample() throws {
        let price = try Money(parsing: "19.99 EUR")
        let fee = try price.multiplied(by: .percent(15), rounding: .toNearestOrEven)
        let left = try price - fee
        #expect(price.minorUnits == 1_999)
        #expect(left.description == "16.99 EUR")
        #expect(try price.allocated(byWeights: [1, 1, 1]).map(\.decimalText) == ["6.67", "6.66", "6.66"])
    }

    @Test(
        "Text is read exactly",
        arguments: [
            Reading("12.5 RUB", 1_250, "12.50 RUB"),
            Reading("-12.50 RUB", -1_250, "-12.50 RUB"),
            Reading("0.05 RUB", 5, "0.05 RUB"),
            Reading("-0.05 RUB", -5, "-0.05 RUB"),
            Reading("-0 EUR", 0, "0.00 EUR"),
            Reading("007.10 EUR", 710, "7.10 EUR"),
            Reading("1.005 KWD", 1_005, "1.005 KWD"),
            Reading("15 JPY", 15, "15 JPY"),
            Reading("1.00 JPY", 1, "1 JPY"),
            Reading("1.500000000000000000 EUR", 150, "1.50 EUR"),
            Reading("2.5 CLF", 25_000, "2.5000 CLF"),
            Reading("3 CRED:0", 3, "3 CRED:0"),
            Reading("0.00000001 XBT:8", 1, "0.00000001 XBT:8"),
            Reading("9007199254740991 JPY", 9_007_199_254_740_991, "9007199254740991 JPY"),
            Reading("-90071992547409.91 RUB", -9_007_199_254_740_991, "-90071992547409.91 RUB"),
            Reading("0000000000000000001 JPY", 1, "1 JPY"),
        ]
    )
    func reading(_ example: Reading) throws {
        let money = try Money(parsing: example.text)
        #expect(money.minorUnits == example.minorUnits)
        #expect(money.description == example.canonical)
        #expect(try Money(parsing: example.canonical) == money)
        #expect(try Money(parsing: money.decimalText, in: money.currency) == money)
    }

    @Test(
        "Text that is no amount is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("RUB", column: 1), Refusal("12.5", column: 5),
            Refusal("12.5RUB", column: 5),
            Refusal("12,5 RUB", column: 3), Refusal("1,000.00 RUB", column: 2), Refusal("1_000 RUB", column: 2),
            Refusal("12. RUB", column: 4), Refusal(".5 RUB", column: 1), Refusal("1.2.3 RUB", column: 4),
            Refusal("+5 RUB", column: 1), Refusal("--5 RUB", column: 2), Refusal("- 5 RUB", column: 2),
            Refusal("\u{2212}5 RUB", column: 1), Refusal("1e3 RUB", column: 2), Refusal("0x10 RUB", column: 2),
            Refusal(" 5 RUB", column: 1), Refusal("٣ RUB", column: 1), Refusal("5\u{00A0}RUB", column: 2),
            Refusal("nan RUB", column: 1), Refusal("1.5 JPY", column: 3), Refusal("1.50 JPY", column: 3),
            Refusal("1.005 RUB", column: 5), Refusal("1.0005 KWD", column: 6), Refusal("-1.005 RUB", column: 6),
            Refusal("12.5  RUB", .invalidCurrency, column: 6), Refusal("12.5 rub", .invalidCurrency, column: 6),
            Refusal("12.5 RUB ", .invalidCurrency, column: 6), Refusal("1 000 RUB", .invalidCurrency, column: 3),
            Refusal("5 ", .invalidCurrency, column: 3), Refusal("5 RUB:3", .invalidCurrency, column: 3),
            Refusal("9007199254740992 JPY", .amountOutOfRange, column: 1),
            Refusal("-90071992547409.92 RUB", .amountOutOfRange, column: 1),
            Refusal("9999999999999999999 XBT:8", .amountOutOfRange, column: 1),
            Refusal("9999999999999999999.999999999999999999 JPY", column: 21),
            Refusal("12345678901234567890 JPY", column: 20),
            Refusal("0.1234567890123456789 RUB", column: 21),
            Refusal(String(repeating: "9", count: 1_000_000) + " RUB", column: 20),
            Refusal("0." + String(repeating: "0", count: 1_000_000) + " RUB", column: 21),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(Money.init(parsing:))
    }

    @Test(
        "Decimal text in a given currency is refused alike",
        arguments: [
            Refusal("", column: 1), Refusal("1.5 JPY", column: 4), Refusal("1.5", column: 3),
            Refusal("9007199254740992", .amountOutOfRange, column: 1),
        ]
    )
    func refusedDecimalText(_ refusal: Refusal) {
        refusal.check { try Money(parsing: $0, in: .jpy) }
    }

    @Test("An amount lies within ±(2^53 − 1)", arguments: [1, -1] as [Int64])
    func bounds(sign: Int64) throws {
        let bound = sign * 9_007_199_254_740_991
        #expect(try Money(minorUnits: bound, in: .rub).minorUnits == bound)
        #expect(try Money(minorUnits: bound, in: .rub).negated.minorUnits == -bound)
        expectRefusal(.amountOutOfRange) { try Money(minorUnits: bound + sign, in: .rub) }
        expectRefusal(.amountOutOfRange) { try Money(minorUnits: sign < 0 ? .min : .max, in: .rub) }
    }

    @Test("Steps and unit are other names for minor units and currency")
    func exactAmount() throws {
        let money = try Money(steps: 5, in: .jpy)
        #expect(money == (try Money(minorUnits: 5, in: .jpy)))
        #expect(money.steps == 5 && money.unit == .jpy)
        #expect(Money.zero(in: .jpy).isZero && !money.isZero)
    }

    @Test("An amount is coded as its minor units and its currency")
    func coding() throws {
        try expectCanonical(Money(parsing: "-12.50 RUB"), #"{"currency":"RUB","minorUnits":-1250}"#)
        try expectCanonical(Money(parsing: "3 CRED:0"), #"{"currency":"CRED:0","minorUnits":3}"#)
    }

    @Test(
        "What the initializer refuses is not decoded",
        arguments: [
            (#"{"currency":"RUB","minorUnits":9007199254740992}"#, CoreError.Code.amountOutOfRange),
            (#"{"currency":"RUBL","minorUnits":1}"#, .invalidCurrency),
            (#"{"currency":"RUB","minorUnits":1.5}"#, .unexpectedJSON),
            (#"{"currency":"RUB","minorUnits":"1"}"#, .unexpectedJSON),
            (#"{"currency":"RUB"}"#, .unexpectedJSON),
            (#"{"minorUnits":1}"#, .unexpectedJSON),
        ]
    )
    func refusedJSON(text: String, code: CoreError.Code) {
        expectRefusal(code) { try CanonicalJSON.decode(Money.self, from: text) }
    }

    struct Reading: Sendable, CustomTestStringConvertible {
        let text: String
        let minorUnits: Int64
        let canonical: String
        var testDescription: String { "\(text) → \(minorUnits), written \(canonical)" }

        init(_ text: String, _ minorUnits: Int64, _ canonical: String) {
            self.text = text
            self.minorUnits = minorUnits
            self.canonical = canonical
        }
    }
}
