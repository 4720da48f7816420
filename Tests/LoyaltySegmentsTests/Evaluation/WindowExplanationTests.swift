//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Explained windows and computations: what was found, of how many events, and how far it is")
struct WindowExplanationTests {
    static func facts() throws -> Facts {
        try Shop.facts(
            [
                Shop.order("2026-11-20T09:00:00Z", ["total": Shop.euros("30"), "items": .integer(3)]),
                Shop.order("2026-11-01T09:00:00Z", ["total": Shop.euros("20"), "items": .integer(1)]),
                Shop.order("2026-01-05T09:00:00Z", ["total": Shop.euros("70.01")]),
            ],
            [
                "orders": .integer(4), "spend": Shop.euros("100"), "birthday": .date(CivilDate(parsing: "2026-11-11")),
                "joined": .instant(Timestamp(parsing: "2026-11-11T08:00:00Z")),
            ]
        )
    }

    static func evaluation(_ text: String, _ facts: Facts? = nil) throws -> Evaluation {
        let facts = try facts ?? Self.facts()
        return try SegmentRule(parsing: text, for: facts.schema)
            .evaluate(facts, asOf: Timestamp(parsing: Shop.asOf), zone: FixedOffset.utc)
    }

    static func lines(_ text: String, _ conventions: TextConventions) throws -> String {
        let explanation = try evaluation(text).explanation
        return Examples.breakable(MessageRenderer(conventions, catalog: .segments).text(for: explanation))
    }

    @Test(
        "The distance of a window and of a computation is the smallest change that flips the answer",
        arguments: [
            ("count of orders in last 90 days >= 5", FlipDistance.integer(3)),
            ("count of orders in last 90 days >= 2", .integer(-1)), ("orders * 2 > 9", .integer(2)),
            ("sum of orders.items < 9", .integer(5)), ("days since joined <= 9", .integer(-1)),
            ("average of orders.items >= 2.5", .total(.integer(1))),
            ("average of orders.items >= 3", .total(.integer(2))),
            ("average of orders.items > 2", .total(.integer(1))),
            ("average of orders.items <= 1.9", .total(.integer(-1))),
            ("average of orders.items = 2", .total(.integer(0))), ("average of orders.items = 3", .total(.integer(2))),
            ("days since birthday >= 12", .integer(2)), ("days since birthday < 9", .integer(-2)),
            ("days since last orders in last 30 days > 3", .integer(3)), ("orders / 4 > 1", .total(.integer(1))),
        ]
    )
    func distances(text: String, expected: FlipDistance) throws {
        let found = try Self.evaluation(text).root.distance
        #expect(found == (expected == .total(.integer(0)) ? nil : expected))
    }

    @Test("Money is missing or to spare of what is divided")
    func moneyDistances() throws {
        func money(_ text: String) throws -> FlipDistance { .total(.money(try Money(parsing: text))) }
        #expect(try Self.evaluation("spend / orders > 30 EUR").root.distance == money("20.01 EUR"))
        #expect(try Self.evaluation("spend / orders <= 24.99 EUR").root.distance == money("-0.04 EUR"))
        #expect(try Self.evaluation("spend / orders >= 25 EUR").root.distance == money("-0.01 EUR"))
        #expect(try Self.evaluation("average of orders.total < 30 EUR").root.distance == money("-30.02 EUR"))
        #expect(try Self.evaluation("spend / (0 - orders) < 30 EUR").root.distance == nil)
        #expect(try Self.evaluation("spend / orders in (30 EUR)").root.distance == nil)
        #expect(try Self.evaluation("spend / orders < 90071992547409.91 EUR").root.distance == nil)
        #expect(try Self.evaluation("orders / 9223372036854775807 < 1e300").root.distance == nil)
    }

    @Test(
        "Days since an instant that stays flip an answer by themselves, at that instant and not before",
        arguments: [
            ("days since joined > 10", "2026-11-22T08:00:00Z"), ("days since joined >= 14", "2026-11-25T08:00:00Z"),
            ("days since joined < 14", "2026-11-25T08:00:00Z"), ("days since joined = 11", "2026-11-22T08:00:00Z"),
            ("days since last orders > 60", "2027-01-20T09:00:00Z"),
        ]
    )
    func elapsed(text: String, instant: String) throws {
        let until = try Timestamp(parsing: instant)
        let before = try Self.evaluation(text)
        #expect(before.root.distance == .elapsed(until: until))
        let rule = try SegmentRule(parsing: text)
        let moment = try TimeSpan.seconds(-1)
        #expect(try rule.verdict(for: Self.facts(), asOf: until) != before.verdict)
        #expect(try rule.verdict(for: Self.facts(), asOf: until.advanced(by: moment)) == before.verdict)
    }

    @Test("An instant beyond all of time is told as a number of days")
    func beyondTime() throws {
        #expect(try Self.evaluation("days since joined > 9000000").root.distance == .integer(8_999_991))
        let most = try Self.evaluation("days since joined > 9223372036854775807").root.distance
        #expect(most == .integer(.max - 9))
    }

    @Test("What a test read is told with its events and the bounds of its window")
    func sources() throws {
        let sources = try Self.evaluation(
            "count of orders in last 90 days / orders + 1 > 1"
        ).root.sources
        #expect(sources.map(\.value) == [.integer(2), .integer(4)])
        #expect(sources.map(\.events) == [2, nil])
        #expect(try sources[0].start == Timestamp(parsing: "2026-08-23T09:00:00.000001Z"))
        #expect(try sources[0].end == Timestamp(parsing: Shop.asOf))
        #expect(sources[1].operand == .attribute("orders") && sources[1].start == nil && sources[1].end == nil)
        let average = try Self.evaluation("average of orders.total < 3 EUR").root.sources
        #expect(average.map(\.value) == [try Shop.euros("40.00")] && average[0].events == 3)
        let early = try Self.evaluation("count of orders in last 3652059 days > 1").root.sources
        #expect(early[0].start == .earliest)
    }

    @Test("In English, with the parts of a computation and the events of a window")
    func english() throws {
        let text = """
            count of orders in last 90 days >= 3 and average of orders.total > 50 EUR and spend / orders > 20 EUR \
            and sum of orders.total in last 1 calendar months / spend < 0.4 and days since last orders > 60 \
            and days since birthday * 2 >= 10
            """
        let lines = try Self.lines(text, .english)
        #expect(
            lines == """
                ✗ All of these:
                  ✗ count of orders in last 90 days >= 3, found: 2
                    → 1 more changes the answer to yes
                    • 2 events from 23 August 2026, 09:00 UTC to 21 November 2026, 09:00 UTC
                  ✗ average of orders.total > 50.00 EUR, found: 40.00 EUR
                    → 30.00 EUR more in all changes the answer to yes
                    • 3 events up to 21 November 2026, 09:00 UTC
                  ✓ spend / orders > 20.00 EUR, found: 25.00 EUR
                    → 20.00 EUR less in all changes the answer to no
                    • spend: 100.00 EUR
                    • orders: 4
                  ✗ sum of orders.total in last 1 calendar months / spend < 0.4, found: 0.5
                    → 10.01 EUR less in all changes the answer to yes
                    • sum of orders.total in last 1 calendar months: 50.00 EUR
                      • 2 events from 1 November 2026, 00:00 UTC to 21 November 2026, 09:00 UTC
                    • spend: 100.00 EUR
                  ✗ days since last orders > 60, found: 1
                    → with no change the answer becomes yes at 20 January 2027, 09:00 UTC
                    • last orders: 20 November 2026, 09:00 UTC
                      • 3 events up to 21 November 2026, 09:00 UTC
                  ✓ days since birthday * 2 >= 10, found: 20
                    → 11 less changes the answer to no
                    • birthday: 11 November 2026
                """
        )
    }

    @Test("In Russian, with the forms of numbers")
    func russian() throws {
        let text = #"count of orders ever >= 5 and average of orders.total <= 40 EUR and in segment "vip""#
        let facts = try Self.facts()
        let rule = try SegmentRule(parsing: text, for: facts.schema)
        let prepared = try PreparedRule(rule, for: facts.schema, segments: [SegmentID("vip")])
        let explanation = try prepared.evaluate(facts, asOf: Timestamp(parsing: Shop.asOf)).explanation
        #expect(
            Examples.breakable(MessageRenderer(.russian, catalog: .segments).text(for: explanation)) == """
                ✗ Все условия:
                  ✗ count of orders >= 5, фактически: 3
                    → если больше на 2, ответ будет: да
                    • 3 события до 21 ноября 2026 г., 09:00 UTC
                  ✗ average of orders.total <= 40,00 EUR, фактически: 40,00 EUR
                    → если всего меньше на 0,01 EUR, ответ будет: да
                    • 3 события до 21 ноября 2026 г., 09:00 UTC
                  ✗ входит в сегмент vip
                """
        )
    }
}
