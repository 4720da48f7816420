//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Missing data: unknown, never a silent no or yes")
struct MissingDataTests {
    @Test(
        "A test over a missing value is unknown, and so is its opposite",
        arguments: [
            #"name = "gold""#, #"name != "gold""#, #"name < "gold""#, #"name in ("gold")"#, #"name starts with "g""#,
            #"name ends with "d""#, #"name contains "ol""#, "orders = 4", "orders != 4", "orders >= 4",
            "orders in (4, 5)", "score > 1.5", "spend <= 50 EUR", "birthday = 1990-05-17",
            "last_order > 2026-01-01T00:00:00Z", "last_order in last 90 days", "subscribed = true",
            "subscribed != true", #"tags contains "vegan""#,
        ]
    )
    func missingIsUnknown(text: String) throws {
        let nothing = try Examples.facts()
        #expect(try Examples.verdict(text, nothing) == .unknown)
        #expect(try Examples.verdict("not " + text, nothing) == .unknown)
        #expect(try Examples.verdict(text, Examples.known()) != .unknown)
    }

    @Test(
        "is missing and is known always have an answer",
        arguments: ["name", "orders", "score", "spend", "birthday", "last_order", "subscribed", "tags"]
    )
    func presenceIsKnown(attribute: String) throws {
        #expect(try Examples.verdict("\(attribute) is missing", Examples.facts()) == .yes)
        #expect(try Examples.verdict("\(attribute) is known", Examples.facts()) == .no)
        #expect(try Examples.verdict("\(attribute) is missing", Examples.known()) == .no)
        #expect(try Examples.verdict("\(attribute) is known", Examples.known()) == .yes)
    }

    @Test(
        "A fallback stands in for a missing value and for nothing else",
        arguments: [
            ("orders ?? 0 < 3", Verdict.yes), ("orders ?? 3 < 3", .no), (#"name ?? "none" not in ("RU", "CN")"#, .yes),
            ("spend ?? 0 EUR >= 10 EUR", .no), ("subscribed ?? false = true", .no), ("score ?? 1 > 0.5", .yes),
            ("last_order ?? 2026-11-20T09:00:00Z in last 90 days", .yes), (#"name ?? "go" starts with "g""#, .yes),
        ]
    )
    func fallbackStandsIn(text: String, expected: Verdict) throws {
        #expect(try Examples.verdict(text, Examples.facts()) == expected)
    }

    @Test("A fallback leaves a known value alone")
    func fallbackLeavesKnown() throws {
        #expect(try Examples.verdict("orders ?? 0 = 4", Examples.known()) == .yes)
    }

    @Test("Everyone except some serves those of whom nothing is known only if the rule says so")
    func negativeListOverMissing() throws {
        let nothing = try Examples.facts()
        #expect(try Examples.verdict(#"name not in ("RU", "CN")"#, nothing) == .unknown)
        #expect(try Examples.verdict(#"name is missing or name not in ("RU", "CN")"#, nothing) == .yes)
        #expect(try Examples.verdict(#"name not in ("RU", "CN")"#, Examples.known()) == .yes)
    }

    @Test("NaN and infinities are no numbers, so they are missing", arguments: [Double.nan, .infinity, -.infinity])
    func notFiniteIsMissing(number: Double) throws {
        let facts = try Examples.facts(["score": .number(number)])
        #expect(facts["score"] == nil)
        #expect(try Examples.verdict("score is missing", facts) == .yes)
        #expect(try Examples.verdict("score >= 0", facts) == .unknown)
    }
}
