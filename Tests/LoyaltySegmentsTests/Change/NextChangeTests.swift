//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Next change: when a customer comes or goes by time alone")
struct NextChangeTests {
    static func rule(_ text: String, zone: (any TimeZoneRules)? = FixedOffset.utc) throws -> PreparedRule {
        let schema = try Shop.schema()
        return try PreparedRule(SegmentRule(parsing: text, for: schema), for: schema, zone: zone)
    }

    /// Two orders, a future delivery date, and a join.
    static func facts() throws -> Facts {
        try Shop.facts(
            [
                Shop.order(
                    "2026-11-01T10:00:00Z",
                    ["total": .money(Money(parsing: "30 EUR")), "channel": .text("web")]
                ),
                Shop.order("2026-11-20T10:00:00Z", ["paid": .instant(Timestamp(parsing: "2026-11-20T11:00:00Z"))]),
                Shop.order("2026-12-01T10:00:00Z"),
            ],
            [
                "joined": .instant(Timestamp(parsing: "2026-10-01T08:00:00Z")),
                "birthday": .date(CivilDate(parsing: "1990-05-17")),
            ]
        )
    }

    @Test(
        "The instant is exact",
        arguments: [
            ("joined in last 90 days", "2026-12-30T08:00:00Z"), ("not joined in last 90 days", "2026-12-30T08:00:00Z"),
            ("joined in last 30 days", nil), ("orders > 3", nil), ("tier is missing", nil),
            // The third order, which is known already, comes at the instant at which the first leaves the window.
            ("count of orders in last 30 days >= 2", "2026-12-20T10:00:00Z"),
            ("count of orders in last 30 days >= 3", nil),
            ("count of orders in last 1 calendar months >= 2", "2026-12-01T00:00:00Z"),
            ("count of orders >= 3", "2026-12-01T10:00:00Z"), ("days since joined >= 60", "2026-11-30T08:00:00Z"),
            ("days since joined > 60", "2026-12-01T08:00:00Z"),
            ("days since birthday >= 13340", "2026-11-24T00:00:00Z"),
            ("joined in last 90 days or days since joined > 60", nil),
            ("days since joined in (51, 90)", "2026-11-22T08:00:00Z"),
            ("days since joined > 60.5", "2026-12-01T08:00:00Z"), ("days since joined < 9000000000", nil),
            ("2 * days since joined > 121", "2026-12-01T08:00:00Z"),
        ] as [(String, String?)]
    )
    func exact(text: String, instant: String?) throws {
        let asOf = try Timestamp(parsing: Shop.asOf)
        let next = try Self.rule(text).nextChange(for: Self.facts(), asOf: asOf)
        #expect(try next == instant.map { try Timestamp(parsing: $0) })
    }

    @Test("Days of the calendar and calendar windows begin at the zone's midnight")
    func zone() throws {
        let asOf = try Timestamp(parsing: Shop.asOf)
        let moscow = try FixedOffset(hours: 3)
        for (text, instant) in [
            ("days since birthday >= 13340", "2026-11-23T21:00:00Z"),
            ("count of orders in last 1 calendar months >= 2", "2026-11-30T21:00:00Z"),
        ] {
            let next = try Self.rule(text, zone: moscow).nextChange(for: Self.facts(), asOf: asOf)
            #expect(try next == Timestamp(parsing: instant))
        }
    }

    @Test("A value in place of a missing one moves in time too")
    func fallback() throws {
        let rule = try Self.rule("joined ?? 2026-11-20T09:00:00Z in last 2 days")
        let next = try rule.nextChange(for: Shop.facts([]), asOf: Timestamp(parsing: Shop.asOf))
        #expect(try next == Timestamp(parsing: "2026-11-22T09:00:00Z"))
    }

    @Test("Beyond the number of instants that are looked at, the answer is a lower bound")
    func bound() throws {
        let asOf = try Timestamp(parsing: Shop.asOf)
        let next = try Self.rule("1 + days since joined > 100000").nextChange(for: Self.facts(), asOf: asOf)
        #expect(try next == Timestamp(parsing: "2026-10-01T08:00:00Z").advanced(by: .days(51 + 1_000)))
        #expect(PreparedRule.maximumTimeSteps == 1_000)
    }

    @Test("There is none at the end of time")
    func endOfTime() throws {
        for text in [
            "joined in last 90 days", "days since birthday > 3", "count of orders in last 2 calendar years > 0",
        ] {
            #expect(try Self.rule(text).nextChange(for: Self.facts(), asOf: .latest) == nil)
        }
    }

    static let tests = [
        "joined in last 55 days", "days since joined >= 53", "count of orders in last 3 days >= 1",
        "count of orders in last 1 calendar days = 0", "count of orders in last 2 calendar weeks > 1",
        "sum of orders.total in last 21 days > 10 EUR", "days since last orders > 4", "days since birthday > 13338",
        "count of orders in last 40 days where paid in last 2 days > 0",
        "average of orders.total in last 25 days >= 30 EUR",
    ]

    @Test("Before the instant the verdict stays, and at it the verdict changes", arguments: UInt64(1)...60)
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var text = Self.tests.randomElement(using: &random) ?? "true"
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let other = Self.tests.randomElement(using: &random) ?? "true"
            text = Bool.random(using: &random) ? "(\(text)) and \(other)" : "not (\(text)) or \(other)"
        }
        let rule = try Self.rule(text)
        let facts = try Self.facts()
        let asOf = try Timestamp(parsing: Shop.asOf).advanced(
            by: .minutes(.random(in: -20_000...20_000, using: &random))
        )
        let isMember = try rule.verdict(for: facts, asOf: asOf) == .yes
        let next = try rule.nextChange(for: facts, asOf: asOf)
        let end = try next ?? asOf.advanced(by: .days(90))
        var instant = asOf
        while instant < end {
            #expect(try (rule.verdict(for: facts, asOf: instant) == .yes) == isMember, "\(text) at \(instant)")
            instant = try instant.advanced(by: .minutes(.random(in: 1...600, using: &random)))
        }
        guard let next else { return }
        let before = try next.advanced(by: TimeSpan(microseconds: -1))
        #expect(try before < asOf || (rule.verdict(for: facts, asOf: before) == .yes) == isMember)
        #expect(try (rule.verdict(for: facts, asOf: next) == .yes) != isMember)
    }
}
