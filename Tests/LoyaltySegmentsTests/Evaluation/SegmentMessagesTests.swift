//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Explanations: the same finding in English and Russian")
struct SegmentMessagesTests {
    static func lines(_ text: String, _ facts: Facts, _ conventions: TextConventions) throws -> String {
        let evaluation = try Examples.evaluation(text, facts)
        return Examples.breakable(MessageRenderer(conventions, catalog: .segments).text(for: evaluation.explanation))
    }

    @Test("Every code has a readable template in both languages")
    func catalogIsWhole() {
        #expect(MessageCatalog.segments.unreadable.isEmpty)
        #expect(MessageCatalog.segments.untranslated(in: .english).isEmpty)
        #expect(MessageCatalog.segments.untranslated(in: .russian).isEmpty)
        #expect(MessageCatalog.segments.codes.count == 28)
    }

    @Test("A rule is explained in Russian with the forms of its numbers")
    func russian() throws {
        let text = "(orders >= 6 or orders ?? 0 in (1, 2)) and not (last_order in last 2 days) and spend < 20 EUR"
        #expect(
            try Self.lines(text, Examples.known(), .russian) == """
                ✗ Все условия:
                  ✗ Хотя бы одно из условий:
                    ✗ orders >= 6, фактически: 4
                      → если больше на 2, ответ будет: да
                    ✗ orders — одно из: 1, 2; фактически: 4
                  ✗ Не выполнено условие:
                    ✓ last_order за последние 2 дня, фактически: 20 ноября 2026 г., 09:00 UTC
                      → если ничего не изменится, с 22 ноября 2026 г., 09:00 UTC ответ будет: нет
                  ✗ spend < 20,00 EUR, фактически: 50,00 EUR
                    → если меньше на 30,01 EUR, ответ будет: да
                """
        )
    }

    @Test("Missing values and fallbacks are said")
    func missingValues() throws {
        let text = #"score > 1.5 or score ?? 0.5 > 1.5 or score is missing or orders is known"#
        #expect(
            try Self.lines(text, Examples.facts(["orders": .integer(4)]), .english) == """
                ✓ Any of these:
                  ? score > 1.5, found: no data
                  ✗ score > 1.5, found: no data
                    • no data, so 0.5 is taken
                  ✓ score is missing, found: no data
                  ✓ orders is known, found: 4
                """
        )
    }

    @Test("Texts, sets, flags, dates and instants are said")
    func otherTypes() throws {
        let text = #"""
            name starts with "g" and name ends with "x" and tags contains "vegan" and subscribed = false
            and birthday >= 1990-05-18 and birthday < 1990-05-16 and last_order > 2026-11-21T09:00:00Z
            and last_order <= 2026-11-19T09:00:00Z and score >= 3.5 and (true or false)
            """#
        #expect(
            try Self.lines(text, Examples.known(), .english) == """
                ✗ All of these:
                  ✓ name starts with g, found: gold
                  ✗ name ends with x, found: gold
                  ✓ tags contains vegan, found: early, vegan
                  ✗ subscribed = no, found: yes
                  ✗ birthday >= 18 May 1990, found: 17 May 1990
                    → 1 day later changes the answer to yes
                  ✗ birthday < 16 May 1990, found: 17 May 1990
                    → 2 days earlier changes the answer to yes
                  ✗ last_order > 21 November 2026, 09:00 UTC, found: 20 November 2026, 09:00 UTC
                    → a time from 21 November 2026, 09:00 UTC on changes the answer to yes
                  ✗ last_order <= 19 November 2026, 09:00 UTC, found: 20 November 2026, 09:00 UTC
                    → a time up to 19 November 2026, 09:00 UTC changes the answer to yes
                  ✗ score >= 3.5, found: 2.5
                    → 1.0 more changes the answer to yes
                  ✓ Any of these:
                    ✓ Every customer
                    ✗ No customer
                """
        )
    }

    @Test("A reason carries its attribute, values and path, so a host can word it anew")
    func reasonValues() throws {
        let explanation = try Examples.evaluation("orders = 4 and not orders >= 6", Examples.known()).explanation
        let leaf = explanation.children[1].children[0]
        #expect(leaf.path == "rules/1/rule")
        #expect(leaf.reason == Reason(.segmentCompare, ["attribute": .text("orders"), "operator": .text(">=")]))
        #expect(leaf.actual == .integer(4))
        #expect(leaf.threshold == .integer(6))
        #expect(leaf.nearMiss == NearMiss(.segmentFlipByMore, shortfall: .integer(2), outcome: .flag(true)))
    }

    @Test("A number that no short decimal shows is said in its own digits")
    func largeNumbers() throws {
        #expect(
            try Self.lines("score < 1e300", Examples.facts(["score": .number(2)]), .english).hasPrefix(
                "✓ score < 1e+300, found: 2.0"
            )
        )
    }

    @Test("A distance that has no opposite is left out")
    func hugeDistance() throws {
        let facts = try Examples.facts(["orders": .integer(.min)])
        let evaluation = try Examples.evaluation("orders >= 0", facts)
        #expect(evaluation.root.distance == nil)
        #expect(evaluation.explanation.nearMiss == nil)
    }
}
