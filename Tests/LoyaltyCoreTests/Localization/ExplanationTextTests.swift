//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Explanation text: a tree of findings as indented lines")
struct ExplanationTextTests {
    private static func catalog() throws -> MessageCatalog {
        try MessageCatalog([
            "accrual.none": [.english: "No points", .russian: "Баллов нет"],
            "spend.belowThreshold": [.english: "The order is below the threshold", .russian: "Заказ меньше порога"],
            "visits.enough": [.english: "{actual} visits of {threshold}", .russian: "Визитов {actual} из {threshold}"],
            "accrual.computed": [.english: "Points for the order", .russian: "Баллы за заказ"],
        ])
    }

    private static func tree() throws -> Explanation {
        Explanation(
            .no,
            Reason("accrual.none"),
            children: [
                Explanation(
                    .no,
                    Reason("spend.belowThreshold"),
                    actual: .money(try Money(parsing: "41.60 EUR")),
                    threshold: .money(try Money(parsing: "50.00 EUR")),
                    path: "accrual/0",
                    nearMiss: NearMiss(
                        shortfall: .money(try Money(parsing: "8.40 EUR")),
                        outcome: .points(try Points(steps: 50, in: .points))
                    )
                ),
                Explanation(.yes, Reason("visits.enough"), actual: .integer(3), threshold: .integer(2), path: "visits"),
                Explanation(.unknown, Reason("birthday.known"), actual: .missing, path: "birthday"),
                Explanation(
                    nil,
                    Reason("accrual.computed"),
                    threshold: .integer(1),
                    rounding: RoundingStep(
                        exact: .decimal(try ExactDecimal(parsing: "83.2")),
                        rounded: .integer(83),
                        rule: .down
                    )
                ),
            ]
        )
    }

    @Test("English")
    func english() throws {
        let text = MessageRenderer(.english, catalog: try Self.catalog()).text(for: try Self.tree())
        #expect(
            text == """
                ✗ No points
                  ✗ The order is below the threshold (found: 41.60\u{A0}EUR, needed: 50.00\u{A0}EUR)
                    → 8.40\u{A0}EUR more gives 50 points
                  ✓ 3 visits of 2
                  ? birthday.known (found: no data)
                  • Points for the order (needed: 1)
                    → 83.2 → 83, rounded down
                """
        )
    }

    @Test("Russian")
    func russian() throws {
        let text = MessageRenderer(.russian, catalog: try Self.catalog()).text(for: try Self.tree())
        #expect(
            text == """
                ✗ Баллов нет
                  ✗ Заказ меньше порога (фактически: 41,60\u{A0}EUR, нужно: 50,00\u{A0}EUR)
                    → ещё 8,40\u{A0}EUR — и будет 50 баллов
                  ✓ Визитов 3 из 2
                  ? birthday.known (фактически: нет данных)
                  • Баллы за заказ (нужно: 1)
                    → 83,2 → 83, округлено вниз
                """
        )
    }

    @Test("Paths are shown to those who ask")
    func paths() throws {
        let text = MessageRenderer(.english, catalog: try Self.catalog())
            .text(for: try Self.tree(), includesPaths: true)
        #expect(text.contains("visits of 2 [visits]\n"))
        #expect(text.hasPrefix("✗ No points\n"))
    }

    @Test("A value that the reason itself names wins over the compared one")
    func ownValue() throws {
        let node = Explanation(.yes, Reason("visits.enough", ["actual": .text("three")]), actual: .integer(3))
        let text = MessageRenderer(.english, catalog: try Self.catalog()).text(for: node)
        #expect(text == "✓ three visits of {threshold}")
    }

    @Test("A tree beyond the bounds is cut, and says so")
    func bounds() {
        var deep = Explanation(.yes, Reason("leaf"))
        for _ in 0..<200 { deep = Explanation(.yes, Reason("node"), children: [deep]) }
        let lines = MessageRenderer(.english).text(for: deep).split(separator: "\n")
        #expect(lines.count == Explanation.maximumDepth + 1)
        #expect(lines.last == "…")

        let leaves = Array(repeating: Explanation(.yes, Reason("leaf")), count: Explanation.maximumNodes)
        let wide = Explanation(.yes, Reason("root"), children: leaves)
        #expect(MessageRenderer(.english).text(for: wide).split(separator: "\n").count == Explanation.maximumNodes + 1)
    }
}
