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

@Suite("Linter: what is hardly meant, and nothing that may be")
struct LintTests {
    static func schema() throws -> Schema {
        try Schema(
            [
                AttributeDefinition("orders", .integer, isNullable: false), AttributeDefinition("score", .number),
                AttributeDefinition("tier", .text, isNullable: false), AttributeDefinition("country", .text),
                AttributeDefinition("spend", .money(.eur), isNullable: false),
                AttributeDefinition("day", .date, isNullable: false), AttributeDefinition("vip", .flag),
                AttributeDefinition("last_order", .instant, isNullable: false), AttributeDefinition("tags", .set),
            ],
            events: [EventDefinition("orders", fields: [AttributeDefinition("total", .money(.eur))])]
        )
    }

    static func found(_ text: String) throws -> [String] {
        try SegmentRule(parsing: text, for: schema()).lint(for: schema()).map { "\($0.code) \($0.path)" }
    }

    @Test(
        "What can never hold is a contradiction, told at the smallest part",
        arguments: [
            ("orders > 5 and orders < 3", ""), ("orders > 5 and orders <= 5", ""), ("orders = 5 and orders != 5", ""),
            ("orders = 5 and orders = 6", ""), ("orders in (1, 2) and orders > 2", ""),
            ("orders = 1.5 and orders > 2", ""),
            (#"tier = "gold" and tier in ("silver", "bronze")"#, ""), (#"tier < "a" and tier > "b""#, ""),
            ("score > 5 and score is missing", ""), ("score is missing and score is known", ""),
            ("spend >= 50 EUR and spend < 50 EUR", ""), ("vip = true and vip = false", ""),
            ("day > 2026-11-20 and day < 2026-11-21", ""), ("day > 2026-11-20 and day < 2026-11-20", ""),
            ("orders > 2 and orders < 3", ""), ("spend > 1 EUR and spend < 1.01 EUR", ""),
            ("last_order in last 7 days and last_order not in last 30 days", ""),
            (#"tier starts with "a" and not tier starts with "a""#, ""),
            (#"in segment "vip" and not in segment "vip""#, ""), ("count of orders < 0", ""),
            ("sum of orders.total > 5 EUR and sum of orders.total < 3 EUR", ""),
            ("spend / 2 > 5 EUR and spend / 2 < 3 EUR", ""), ("orders = 3 and not orders >= 2", ""),
            ("orders = 3 and (orders > 4 or orders < 2)", ""),
            ("orders = 3 and (orders > 4 or spend > 5 EUR)", "rules/1/rules/0"),
            ("orders = 3 or (orders > 4 and orders < 2)", "rules/1"),
            ("orders = 3 and spend > 1 EUR and (spend > 5 EUR and spend < 3 EUR)", "rules/2"),
            ("orders = 3 and (spend > 1 EUR or (orders = 5 and spend = 0 EUR))", "rules/1/rules/1/rules/0"),
            ("orders > 3 and false", "rules/1"), ("score ?? 0 > 3 and score ?? 0 < 1", ""),
        ]
    )
    func contradictions(text: String, path: String) throws {
        #expect(try Self.found(text) == ["contradiction \(path)"])
    }

    @Test(
        "What is never answered no always holds",
        arguments: [
            ("orders < 5 or orders >= 3", ""), ("orders = 5 or orders != 5", ""), ("score < 5 or score >= 3", ""),
            ("score is missing or score is known", ""), ("count of orders >= 0", ""),
            ("orders > 3 or true", "rules/1"), ("spend > 1 EUR and orders >= 3 and count of orders >= 0", "rules/2"),
            ("orders > 3 and (tier < \"b\" or tier > \"a\")", "rules/1"),
            ("not (orders > 5 and orders < 3)", ""),
            (#"in segment "a" or not in segment "a""#, ""),
        ]
    )
    func alwaysTrue(text: String, path: String) throws {
        let found = try Self.found(text)
        // Of "or true" the whole always holds.
        #expect(found == ["alwaysTrue \(text.hasSuffix("or true") ? "" : path)"])
    }

    @Test(
        "A negation over what may be missing is told, unless the rule says beside it what happens then",
        arguments: [
            (#"country != "RU""#, [""]), (#"country not in ("RU", "CN")"#, ["rule"]), ("not score > 3", ["rule"]),
            ("not (orders > 3 and score > 3)", ["rule/rules/1"]), ("not not score > 3", []),
            ("not score != 3", []), ("score > 3", []), (#"tier != "gold""#, []), (#"country ?? "" != "RU""#, []),
            (#"country != "RU" or country is missing"#, []), (#"country != "RU" and country is known"#, []),
            (#"country != "RU" and not country is missing"#, []), ("not score is missing", []),
            (#"(country != "RU" or orders > 3) and score is known"#, ["rules/0/rules/0"]),
            ("last orders not in last 30 days", ["rule"]), ("not count of orders in last 30 days > 0", []),
            ("not sum of orders.total > 3 EUR", []), ("not average of orders.total > 3 EUR", ["rule"]),
            ("not orders + 1 > 3", []), ("not score + 1 > 3", ["rule"]), ("not spend / orders > 3 EUR", ["rule"]),
            ("not days since last_order > 3", []), (#"not tags contains "x""#, ["rule"]), ("not 3 > 3", []),
            (#"not in segment "vip""#, []),
        ]
    )
    func negations(text: String, paths: [String]) throws {
        #expect(try Self.found(text).filter { $0.hasPrefix("negation") } == paths.map { "negationOverMissing \($0)" })
    }

    @Test(
        "A rule that may be meant is left alone",
        arguments: [
            "orders > 5 or orders < 3", "orders >= 5 and orders <= 5", "orders > 1 and orders < 2.5",
            "score > 2 and score < 3", "spend / 2 > 1 EUR and spend / 2 < 1.01 EUR", "true", "false",
            "score > 5 or score is missing", "score > 5 and spend < 3 EUR", "spend / 2 > 5 EUR and spend / 3 < 3 EUR",
            "orders in (1, 2) and orders != 2", "last_order in last 30 days and last_order not in last 7 days",
            #"tier starts with "a" and not tier starts with "b""#, "count of orders > 0",
            #"country is known and country != "RU""#, "orders + 1 > 3 and orders < 2",
            #"tags contains "a" and tags contains "b""#, #"in segment "a" and not in segment "b""#,
            "score ?? 0 > 3 and score is missing", "day > 2026-11-20 and day < 2026-11-22",
            "sum of orders.total < 0 EUR",
        ]
    )
    func clean(text: String) throws {
        #expect(try Self.found(text).isEmpty)
    }

    @Test("Parts of a newer release are left alone")
    func unknownKind() throws {
        let json = #"{"kind":"all","rules":[{"kind":"nearPlace"},{"kind":"not","rule":{"kind":"nearPlace"}}]}"#
        let rule = try CanonicalJSON.decode(SegmentRule.self, from: json)
        #expect(try rule.lint(for: Self.schema()).isEmpty)
    }

    @Test("A group that those before it empty is unreachable")
    func unreachable() throws {
        let schema = try Self.schema()
        let groups: [([String], [String])] = [
            (["orders > 3", "orders > 5"], ["unreachable 1"]), (["orders > 5", "orders > 3"], []),
            (["orders > 5", "orders <= 5", "spend > 5 EUR"], ["unreachable 2"]),
            (["true", "orders > 3"], ["unreachable 1"]), (["score > 3", "score > 5"], ["unreachable 1"]),
            (["score > 3", "score <= 3", "spend > 5 EUR"], []),
            (["score > 3", "score <= 3", "score < 9"], ["unreachable 2"]),
            (["score is missing", "score > 5 or score is missing", "score is missing"], ["unreachable 2"]),
            (["orders > 3 or spend > 5 EUR", "spend > 9 EUR and orders < 2"], ["unreachable 1"]),
            (["orders > 3", "orders > 5 and orders < 2"], ["contradiction 1"]),
            (["orders > 3", "orders > 3 or tier = \"a\""], []),
        ]
        for (texts, expected) in groups {
            let rules = try texts.map { try SegmentRule(parsing: $0, for: schema) }
            let found = try SegmentRule.lint(firstMatch: rules, for: schema).map { "\($0.code) \($0.path)" }
            #expect(found == expected, "\(texts)")
        }
    }

    @Test("A rule that does not fit the schema is refused with its index")
    func refused() throws {
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule.lint(firstMatch: [.all([]), .test("nothing", .isKnown)], for: Self.schema())
        }
        #expect(error?.code == .unknownAttribute)
        #expect(error?.path == "1/attribute")
    }

    @Test("What is found is certain: no facts contradict it", arguments: UInt64(1)...300)
    func soundness(seed: UInt64) throws {
        let schema = try Examples.schema()
        let rule = try RandomRules.rule(seed: seed)
        let codes = try rule.lint(for: schema).filter(\.path.isEmpty).map(\.code)
        let asOf = try Timestamp(parsing: Examples.asOf)
        for facts in try [Examples.facts(), Examples.known(), Examples.facts(["orders": .integer(9)])] {
            let verdict = try rule.verdict(for: facts, asOf: asOf)
            if codes.contains(.contradiction) { #expect(verdict != .yes) }
            if codes.contains(.alwaysTrue) { #expect(verdict != .no) }
        }
    }

    @Test("Rules of many alternatives and of many parts end in time")
    func hostile() throws {
        let schema = try Self.schema()
        let pairs = (0..<200).map {
            SegmentRule.any([.test("orders", .compare(.greater, .integer($0))), .test("vip", .isKnown)])
        }
        _ = try SegmentRule.all(pairs).lint(for: schema)
        _ = try SegmentRule.lint(firstMatch: pairs, for: schema)
        let many = (0..<2_000).map { SegmentRule.test("orders", .compare(.notEqual, .integer($0))) }
        _ = try SegmentRule.all(many).lint(for: schema)
    }
}
