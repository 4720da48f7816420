//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Message renderer: exact values become a reader's text")
struct MessageRendererTests {
    @Test("The documented sentence, in Russian")
    func documentedSentence() throws {
        let own = try MessageCatalog([
            "points.insufficient": [.english: "You need {needed}.", .russian: "Нужно {needed}."]
        ])
        let renderer = MessageRenderer(.russian, catalog: MessageCatalog.core.merging(own), symbols: [.rub: "₽"])
        let reason = Reason("points.insufficient", ["needed": .points(try Points(steps: 5, in: .points))])
        #expect(renderer.text(for: reason) == "Нужно 5 баллов.")
    }

    @Test(
        "Points follow the plural rules of the language",
        arguments: [
            Example(100, "1 point", "1 балл"), Example(200, "2 points", "2 балла"),
            Example(500, "5 points", "5 баллов"), Example(1_100, "11 points", "11 баллов"),
            Example(2_100, "21 points", "21 балл"), Example(150, "1.5 points", "1,5 балла"),
            Example(0, "0 points", "0 баллов"), Example(-100, "-1 point", "-1 балл"),
            Example(125, "1.25 points", "1,25 балла"),
        ]
    )
    func points(_ example: Example) throws {
        let unit = try PointUnit("points", decimals: 2)
        let value = ExplainedValue.points(try Points(steps: example.steps, in: unit))
        #expect(MessageRenderer(.english).text(for: value) == example.english)
        #expect(MessageRenderer(.russian).text(for: value) == example.russian)
    }

    @Test("A unit without words shows its number and name")
    func unknownUnit() throws {
        let stars = ExplainedValue.points(try Points(steps: 3, in: PointUnit("stars")))
        #expect(MessageRenderer(.russian).text(for: stars) == "3\u{A0}stars")
    }

    @Test("Every kind of value has a text in both languages")
    func everyKind() throws {
        let values: [(ExplainedValue, String, String)] = [
            (.missing, "no data", "нет данных"), (.flag(true), "yes", "да"), (.flag(false), "no", "нет"),
            (.integer(1_200), "1,200", "1 200".noBreak),
            (.decimal(try ExactDecimal(parsing: "0.50")), "0.50", "0,50"),
            (.money(try Money(minorUnits: 840, in: .rub)), "₽8.40", "8,40 ₽".noBreak),
            (.money(try Money(minorUnits: 840, in: .eur)), "8.40 EUR".noBreak, "8,40 EUR".noBreak),
            (.rate(try .percent(5)), "5%", "5 %".noBreak),
            (.date(try CivilDate(parsing: "2026-11-21")), "21 November 2026", "21 ноября 2026\u{A0}г."),
            (.text("gold"), "gold", "gold"),
        ]
        for (value, english, russian) in values {
            #expect(MessageRenderer(.english, symbols: [.rub: "₽"]).text(for: value) == english)
            #expect(MessageRenderer(.russian, symbols: [.rub: "₽"]).text(for: value) == russian)
        }
    }

    @Test("An instant is shown by the reader's clock, or in UTC and says so")
    func instants() throws {
        let instant = ExplainedValue.instant(try Timestamp(parsing: "2027-02-28T21:05:59.5Z"))
        let moscow = try FixedOffset(hours: 3)
        #expect(MessageRenderer(.english).text(for: instant) == "28 February 2027, 21:05 UTC")
        #expect(MessageRenderer(.english, timeZone: moscow).text(for: instant) == "1 March 2027, 00:05")
        #expect(MessageRenderer(.russian, timeZone: moscow).text(for: instant) == "1 марта 2027\u{A0}г., 00:05")
        let before1970 = ExplainedValue.instant(try Timestamp(parsing: "1969-12-31T23:59:59.9Z"))
        #expect(MessageRenderer(.english).text(for: before1970) == "31 December 1969, 23:59 UTC")
    }

    @Test("Money and points can choose a plural form, and # is their number without the unit")
    func pluralOfAmounts() throws {
        let template = try MessageTemplate("{n, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}")
        let russian = MessageRenderer(.russian)
        #expect(russian.text(for: template, ["n": .points(try Points(steps: 22, in: .points))]) == "22 балла")
        #expect(russian.text(for: template, ["n": .money(try Money(minorUnits: 500, in: .rub))]) == "5,00 балла")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let steps: Int64
        let english: String
        let russian: String
        init(_ steps: Int64, _ english: String, _ russian: String) {
            (self.steps, self.english, self.russian) = (steps, english, russian)
        }
        var testDescription: String { russian }
    }
}
