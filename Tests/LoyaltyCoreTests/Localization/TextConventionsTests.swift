//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Text conventions: numbers, money, rates and dates as a reader writes them")
struct TextConventionsTests {
    @Test(
        "Numbers are grouped by three, with the language's separators",
        arguments: [
            Example("0", "0", "0"), Example("999", "999", "999"), Example("1000", "1,000", "1\u{A0}000"),
            Example("1234567.80", "1,234,567.80", "1\u{A0}234\u{A0}567,80"), Example("-0.5", "-0.5", "-0,5"),
            Example("-123456", "-123,456", "-123\u{A0}456"),
            Example("-9223372036854775808", "-9,223,372,036,854,775,808", "-9 223 372 036 854 775 808".noBreak),
        ]
    )
    func numbers(_ example: Example) throws {
        let number = try ExactDecimal(parsing: example.value)
        #expect(TextConventions.english.text(for: number) == example.english)
        #expect(TextConventions.russian.text(for: number) == example.russian)
    }

    @Test("A plus is written only where it is asked for, and never before zero")
    func signs() throws {
        let english = TextConventions.english
        #expect(english.text(for: ExactDecimal(5), isSigned: true) == "+5")
        #expect(english.text(for: ExactDecimal(0), isSigned: true) == "0")
        #expect(english.text(for: ExactDecimal(-5), isSigned: true) == "-5")
        #expect(try english.text(for: Money(minorUnits: 5, in: .eur), isSigned: true) == "+0.05 EUR".noBreak)
    }

    @Test(
        "Money has the decimals of its currency, and its code unless the host gives a symbol",
        arguments: [
            Example("1234.50 RUB", "1,234.50 RUB".noBreak, "1 234,50 RUB".noBreak),
            Example("-0.05 EUR", "-0.05 EUR".noBreak, "-0,05 EUR".noBreak),
            Example("1500 JPY", "1,500 JPY".noBreak, "1 500 JPY".noBreak),
            Example("1.250 KWD", "1.250 KWD".noBreak, "1,250 KWD".noBreak),
        ]
    )
    func money(_ example: Example) throws {
        let money = try Money(parsing: example.value)
        #expect(TextConventions.english.text(for: money) == example.english)
        #expect(TextConventions.russian.text(for: money) == example.russian)
    }

    @Test("A symbol stands before the amount in English and after it in Russian")
    func symbols() throws {
        let money = try Money(minorUnits: -123_450, in: .rub)
        #expect(TextConventions.english.text(for: money, symbol: "₽") == "-₽1,234.50")
        #expect(TextConventions.russian.text(for: money, symbol: "₽") == "-1 234,50 ₽".noBreak)
    }

    @Test(
        "A rate is an exact percentage, or a fraction where none is exact",
        arguments: [
            Example("12.5%", "12.5%", "12,5 %".noBreak), Example("0", "0%", "0 %".noBreak),
            Example("-250bp", "-2.5%", "-2,5 %".noBreak), Example("1/3", "1/3", "1/3"),
            Example("20", "2,000%", "2 000 %".noBreak), Example("0.000001%", "0.000001%", "0,000001 %".noBreak),
            Example("1000/3", "1,000/3", "1 000/3".noBreak),
        ]
    )
    func rates(_ example: Example) throws {
        let rate = try Rate(parsing: example.value)
        #expect(TextConventions.english.text(for: rate) == example.english)
        #expect(TextConventions.russian.text(for: rate) == example.russian)
    }

    @Test(
        "Dates have the month's name",
        arguments: [
            Example("2026-11-21", "21 November 2026", "21 ноября 2026\u{A0}г."),
            Example("2027-01-01", "1 January 2027", "1 января 2027\u{A0}г."),
            Example("0999-12-31", "31 December 999", "31 декабря 999\u{A0}г."),
        ]
    )
    func dates(_ example: Example) throws {
        let date = try CivilDate(parsing: example.value)
        #expect(TextConventions.english.text(for: date) == example.english)
        #expect(TextConventions.russian.text(for: date) == example.russian)
    }

    @Test("A host's own language needs nothing but its conventions")
    func ownLanguage() throws {
        let german = TextConventions(
            language: try Language("de"),
            pluralRules: .english,
            decimalSeparator: ",",
            groupingSeparator: ".",
            percentSpace: "\u{A0}",
            symbolComesFirst: false,
            months: ["Januar"],
            dateTemplate: try MessageTemplate("{day}. {month} {year}{era}")
        )
        #expect(try german.text(for: Money(minorUnits: 123_456, in: .eur), symbol: "€") == "1.234,56 €".noBreak)
        #expect(try german.text(for: CivilDate(parsing: "2027-01-31")) == "31. Januar 2027{era}")
        #expect(try german.text(for: CivilDate(parsing: "2027-02-01")) == "1. 2 2027{era}")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let value: String
        let english: String
        let russian: String
        init(_ value: String, _ english: String, _ russian: String) {
            (self.value, self.english, self.russian) = (value, english, russian)
        }
        var testDescription: String { "\(value) → \(english), \(russian)" }
    }
}

extension String {
    /// The text with its spaces as no-break spaces.
    var noBreak: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }
}
