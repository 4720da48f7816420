//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

/// The samples of the documentation that stand in no other test.
@Suite("LoyaltyCore: the documented samples")
struct DocumentedSamplesTests {
    @Test("An exact decimal has the decimals it was made with")
    func exactDecimal() throws {
        let average = try ExactDecimal(steps: 1_250, decimals: 2)
        #expect(average.description == "12.50")
    }

    @Test("Values and reasons are kept exact until they are rendered")
    func reasons() throws {
        let spent: ExplainedValue = .money(try Money(parsing: "41.60 EUR"))
        let visits: ExplainedValue = .integer(3)
        #expect(spent.number?.description == "41.60" && visits.number?.description == "3")
        let reason = Reason("points.insufficient", ["available": .integer(40), "needed": .integer(50)])
        #expect(reason.values.count == 2)
        let ann = try CustomerID("c-1001")
        #expect(ann.text == "c-1001")
    }

    @Test("JSON is written in one spelling, and read back within limits")
    func json() throws {
        let bytes = try CanonicalJSON.encode(["b": 2, "a": 1])
        let back = try CanonicalJSON.decode([String: Int].self, from: bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":1,"b":2}"# && back == ["a": 1, "b": 2])
        let limits = CanonicalJSON.Limits(depth: 16, bytes: 65_536)
        #expect(try CanonicalJSON.encode(["b": 2, "a": 1], limits: limits) == bytes)
    }

    @Test("Words follow the plural rules of their language")
    func words() throws {
        #expect(PluralRules.russian.category(for: try ExactDecimal(parsing: "21")) == .one)
        #expect(PluralRules.russian.category(for: try ExactDecimal(parsing: "1.5")) == .other)
        let template = try MessageTemplate(
            "{count, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}"
        )
        let texts = try ["1", "2", "5", "11", "21", "-2", "1.5"].map { number in
            MessageRenderer(.russian).text(for: template, ["count": .decimal(try ExactDecimal(parsing: number))])
        }
        #expect(texts == ["1 балл", "2 балла", "5 баллов", "11 баллов", "21 балл", "-2 балла", "1,5 балла"])

        let catalog = try MessageCatalog([
            "points.insufficient": [.english: "You need {needed}.", .russian: "Нужно {needed}."]
        ])
        let renderer = MessageRenderer(.russian, catalog: catalog, symbols: [.rub: "₽"])
        #expect(
            renderer.text(for: Reason("points.insufficient", ["needed": .points(try Points(steps: 5, in: .points))]))
                == "Нужно 5 баллов."
        )
    }
}
