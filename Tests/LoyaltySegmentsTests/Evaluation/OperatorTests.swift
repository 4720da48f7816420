//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Operators: each type has its own, compared exactly")
struct OperatorTests {
    @Test(
        "An attribute stands to a smaller, an equal and a greater constant as its type orders them",
        arguments: [
            ("name", #""g""#, #""gold""#, #""gole""#), ("orders", "3", "4", "5"), ("orders", "3.999", "4.0", "4.001"),
            ("score", "2.25", "2.5", "2.75"), ("score", "2", "2.5", "3"), ("spend", "49.99 EUR", "50 EUR", "50.01 EUR"),
            ("birthday", "1990-05-16", "1990-05-17", "1990-05-18"),
            ("last_order", "2026-11-20T08:59:59.999999Z", "2026-11-20T12:00:00+03:00", "2026-11-20T09:00:00.000001Z"),
        ]
    )
    func order(attribute: String, smaller: String, equal: String, greater: String) throws {
        let facts = try Examples.known()
        let expected: [(String, [Bool])] = [
            ("=", [false, true, false]), ("!=", [true, false, true]), ("<", [false, false, true]),
            ("<=", [false, true, true]), (">", [true, false, false]), (">=", [true, true, false]),
        ]
        for (comparison, holds) in expected {
            for (constant, holds) in zip([smaller, equal, greater], holds) {
                let text = "\(attribute) \(comparison) \(constant)"
                #expect(try Examples.verdict(text, facts) == (holds ? .yes : .no), "\(text)")
            }
        }
        #expect(try Examples.verdict("\(attribute) in (\(greater), \(equal), \(smaller))", facts) == .yes)
        #expect(try Examples.verdict("\(attribute) in (\(greater), \(smaller))", facts) == .no)
        #expect(try Examples.verdict("\(attribute) not in (\(greater), \(smaller))", facts) == .yes)
    }

    @Test(
        "Whole numbers meet numbers without rounding",
        arguments: [
            ("orders = 9007199254740992.0", Int64(9_007_199_254_740_993), Verdict.no),
            ("orders > 9007199254740992.0", 9_007_199_254_740_993, .yes), ("orders < 1e300", .max, .yes),
            ("orders > -1e300", .min, .yes), ("orders < 9223372036854775808.0", .max, .yes),
            ("orders = -9223372036854775808.0", .min, .yes), ("orders = -0.0", 0, .yes),
            ("orders < -0.5", -1, .yes), ("orders > -0.5", 0, .yes), ("orders in (1.5, -1.0)", -1, .yes),
        ]
    )
    func exactMix(text: String, orders: Int64, expected: Verdict) throws {
        #expect(try Examples.verdict(text, Examples.facts(["orders": .integer(orders)])) == expected)
    }

    @Test(
        "Text is asked by its bytes",
        arguments: [
            (#"name starts with "go""#, Verdict.yes), (#"name starts with "Go""#, .no), (#"name starts with """#, .yes),
            (#"name starts with "golden""#, .no), (#"name ends with "ld""#, .yes), (#"name ends with "l""#, .no),
            (#"name contains "ol""#, .yes), (#"name contains "gold""#, .yes), (#"name contains """#, .yes),
            (#"name contains "golden""#, .no), (#"name contains "lo""#, .no),
        ]
    )
    func textTests(text: String, expected: Verdict) throws {
        #expect(try Examples.verdict(text, Examples.known()) == expected)
    }

    @Test(
        "A part of a text is found at every place where it begins, also after a false start",
        arguments: [
            ("aab", "aaab", true), ("abab", "abacabab", true), ("abcabd", "abcabcabd", true), ("aa", "a", false),
            ("aba", "abba", false), ("abac", "ababab", false), ("a", "", false), ("", "", true),
        ]
    )
    func falseStarts(part: String, text: String, isFound: Bool) throws {
        let facts = try Examples.facts(["name": .text(text)])
        #expect(try Examples.verdict(#"name contains "\#(part)""#, facts) == (isFound ? .yes : .no))
    }

    @Test("A long text is searched in linear time for a long part that almost stands in it")
    func hostileSearch() throws {
        let part = String(repeating: "a", count: 60_000) + "b"
        let facts = try Examples.facts(["name": .text(String(repeating: "a", count: 1_000_000))])
        let rule = SegmentRule.test("name", .contains(part))
        #expect(try rule.verdict(for: facts, asOf: Timestamp(parsing: Examples.asOf)) == .no)
    }

    @Test("Text in two normalisation forms is two texts")
    func normalisationForms() throws {
        let composed = try Examples.facts(["name": .text("caf\u{E9}"), "tags": .set(["caf\u{E9}"])])
        #expect(try Examples.verdict("name = \"caf\u{E9}\"", composed) == .yes)
        #expect(try Examples.verdict("name = \"cafe\u{301}\"", composed) == .no)
        #expect(try Examples.verdict("name in (\"cafe\u{301}\")", composed) == .no)
        #expect(try Examples.verdict("tags contains \"cafe\u{301}\"", composed) == .no)
        #expect(try Examples.verdict("tags contains \"caf\u{E9}\"", composed) == .yes)
    }

    @Test("A set contains its elements, a flag is what it is")
    func setsAndFlags() throws {
        let facts = try Examples.known()
        #expect(try Examples.verdict(#"tags contains "vegan""#, facts) == .yes)
        #expect(try Examples.verdict(#"tags contains "veg""#, facts) == .no)
        #expect(try Examples.verdict("subscribed = true and subscribed != false", facts) == .yes)
    }

    @Test(
        "An operator or a constant that the type does not have is refused with its place",
        arguments: [
            Refusal(#"orders = "4""#, .typeMismatch, 10), Refusal("orders = 4 EUR", .typeMismatch, 10),
            Refusal("orders = true", .typeMismatch, 10), Refusal("orders = 2026-11-21", .typeMismatch, 10),
            Refusal(#"orders starts with "4""#, .unsupportedOperator, 8),
            Refusal(#"orders ends with "4""#, .unsupportedOperator, 8),
            Refusal(#"orders contains "4""#, .unsupportedOperator, 8),
            Refusal("orders in last 3 days", .unsupportedOperator, 8),
            Refusal("name = 4", .typeMismatch, 8), Refusal("name in last 3 days", .unsupportedOperator, 6),
            Refusal(#"name in ("a", 4)"#, .typeMismatch, 15), Refusal("score = 4 EUR", .typeMismatch, 9),
            Refusal("spend = 50", .typeMismatch, 9), Refusal("spend = 50 USD", .typeMismatch, 9),
            Refusal("spend in (1 EUR, 2 USD)", .typeMismatch, 18),
            Refusal("birthday = 2026-11-21T09:00:00Z", .typeMismatch, 12),
            Refusal("birthday in last 3 days", .unsupportedOperator, 10),
            Refusal("last_order = 2026-11-21", .typeMismatch, 14),
            Refusal("subscribed = 1", .typeMismatch, 14), Refusal("subscribed < true", .unsupportedOperator, 12),
            Refusal("subscribed in (true)", .unsupportedOperator, 12),
            Refusal(#"tags = "vegan""#, .unsupportedOperator, 6),
            Refusal(#"tags in ("vegan")"#, .unsupportedOperator, 6),
            Refusal(#"tags starts with "v""#, .unsupportedOperator, 6),
            Refusal(#"tags ?? "a" contains "v""#, .typeMismatch, 9),
            Refusal(#"orders ?? "none" = 4"#, .typeMismatch, 11),
            Refusal("orders ?? 0 is missing", .unsupportedOperator, 13),
            Refusal("order = 4", .unknownAttribute, 1), Refusal("orders = 4 and not (tier = 5)", .unknownAttribute, 21),
            Refusal("last_order in last 0 days", .invalidWindow, 20),
            Refusal("last_order in last -1 days", .invalidWindow, 20),
            Refusal("last_order in last 3652060 days", .invalidWindow, 20),
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let schema = try Examples.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text, for: schema) }
        #expect(error?.code == refusal.code)
        #expect(error?.position == TextPosition(line: 1, column: refusal.column, offset: refusal.column - 1))
    }
}

/// A text that is refused at a column of its one line.
struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let code: SegmentsError.Code
    let column: Int

    init(_ text: String, _ code: SegmentsError.Code, _ column: Int) {
        self.text = text
        self.code = code
        self.column = column
    }

    var testDescription: String { "\(text) → \(code) at \(column)" }
}
