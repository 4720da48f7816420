//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Rule JSON: golden forms of every kind")
struct RuleJSONTests {
    @Test(
        "Text, tree and JSON say the same",
        arguments: [
            ("true", #"{"kind":"all","rules":[]}"#), ("false", #"{"kind":"any","rules":[]}"#),
            (
                "not a is known or b is missing",
                #"{"kind":"any","rules":[{"kind":"not","rule":{"attribute":"a","kind":"isKnown"}},{"attribute":"b","kind":"isMissing"}]}"#
            ),
            (
                "orders >= 3",
                #"{"attribute":"orders","kind":"compare","operator":">=","values":[{"integer":3}]}"#
            ),
            (
                "score ?? 0 != 2.0",
                #"{"attribute":"score","default":{"integer":0},"kind":"compare","operator":"!=","values":[{"number":2.0}]}"#
            ),
            (
                "spend < 49.90 EUR",
                #"{"attribute":"spend","kind":"compare","operator":"<","values":[{"money":{"currency":"EUR","minorUnits":4990}}]}"#
            ),
            (
                "day = 2026-11-21 and at <= 2026-11-21T09:00:00Z and vip = true",
                #"{"kind":"all","rules":[{"attribute":"day","kind":"compare","operator":"=","values":[{"date":"2026-11-21"}]},"#
                    + #"{"attribute":"at","kind":"compare","operator":"<=","values":[{"instant":"2026-11-21T09:00:00Z"}]},"#
                    + #"{"attribute":"vip","kind":"compare","operator":"=","values":[{"flag":true}]}]}"#
            ),
            (
                #"tier in ("gold", "platinum")"#,
                #"{"attribute":"tier","kind":"oneOf","values":[{"text":"gold"},{"text":"platinum"}]}"#
            ),
            (#"name starts with "A""#, #"{"attribute":"name","kind":"startsWith","text":"A"}"#),
            (#"name ends with "z""#, #"{"attribute":"name","kind":"endsWith","text":"z"}"#),
            (#"tags contains "vegan""#, #"{"attribute":"tags","kind":"contains","text":"vegan"}"#),
            ("last_order in last 90 days", #"{"attribute":"last_order","days":90,"kind":"inLastDays"}"#),
        ]
    )
    func golden(text: String, json: String) throws {
        let rule = try SegmentRule(parsing: text)
        #expect(try CanonicalJSON.text(of: rule) == json)
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: json) == rule)
        #expect(try rule.text() == text)
    }

    @Test("A kind of a newer release survives, cannot be decided, and has no text")
    func unknownKindSurvives() throws {
        let json =
            #"{"kind":"any","rules":[{"kind":"nearPlace","metres":500},{"attribute":"orders","kind":"isKnown"}]}"#
        let rule = try CanonicalJSON.decode(SegmentRule.self, from: json)
        #expect(try CanonicalJSON.text(of: rule) == json)
        let asOf = try Timestamp(parsing: Examples.asOf)
        #expect(try rule.verdict(for: Examples.facts(), asOf: asOf) == .unknown)
        #expect(try rule.verdict(for: Examples.known(), asOf: asOf) == .yes)
        let evaluation = try rule.evaluate(Examples.facts(), asOf: asOf)
        #expect(evaluation.causes.map(\.path) == ["rules/0"])
        #expect(evaluation.explanation.children[0].reason == Reason(.segmentUnrecognized, ["kind": .text("nearPlace")]))
        let error = #expect(throws: SegmentsError.self) { try rule.text() }
        #expect(error?.code == .unprintable)
        #expect(error?.path == "rules/0")
    }

    @Test(
        "JSON that is no rule is refused with its path",
        arguments: [
            (#"{"rules":[]}"#, "kind"), (#"{"kind":"all"}"#, "rules"), (#"{"kind":"not"}"#, "rule"),
            (
                #"{"kind":"all","rules":[{"kind":"compare","attribute":"a","operator":"~","values":[{"integer":1}]}]}"#,
                "rules[0].operator"
            ),
            (#"{"kind":"compare","attribute":"a","operator":"=","values":[]}"#, ""),
            (#"{"kind":"compare","attribute":"a","operator":"=","values":[{"integer":1},{"integer":2}]}"#, ""),
            (#"{"kind":"compare","attribute":"a","operator":"=","values":[{"integer":1.5}]}"#, "values[0].integer"),
            (#"{"kind":"compare","attribute":"a","operator":"=","values":[{"colour":"red"}]}"#, "values[0]"),
            (#"{"kind":"compare","attribute":"a","operator":"=","values":[{"integer":1,"text":"x"}]}"#, "values[0]"),
            (#"{"kind":"inLastDays","attribute":"a","days":"7"}"#, "days"),
        ]
    )
    func noRule(json: String, path: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentRule.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
        #expect(error?.path == path)
    }

    @Test("An attribute's name in JSON is checked")
    func attributeName() {
        let json = #"{"kind":"isKnown","attribute":"a b"}"#
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentRule.self, from: json) }
        #expect(error?.code == .invalidIdentifier)
    }

    @Test("JSON of too many levels is refused, ten thousand as well as 33", arguments: [32, 60, 10_000, 1_000_000])
    func deepJSON(levels: Int) {
        let json =
            String(repeating: #"{"kind":"not","rule":"#, count: levels) + #"{"kind":"isKnown","attribute":"a"}"#
            + String(repeating: "}", count: levels)
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentRule.self, from: json) }
        #expect(error?.code == .limitExceeded)
    }

    @Test(
        "JSON of too many parts is refused at the bound, however many follow",
        arguments: ["all", "any"]
    )
    func wideJSON(kind: String) {
        let part = #"{"kind":"isKnown","attribute":"a"}"#
        let parts = Array(repeating: part, count: 50_000).joined(separator: ",")
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(SegmentRule.self, from: #"{"kind":"\#(kind)","rules":[\#(parts)]}"#)
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test("A rule of exactly as many parts as there may be is read")
    func widestJSON() throws {
        let rule = SegmentRule.any(
            (2...SegmentRule.maximumSize).map { .test("a", .compare(.equal, .integer(Int64($0)))) }
        )
        #expect(rule.size == SegmentRule.maximumSize)
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: CanonicalJSON.encode(rule)) == rule)
    }

    @Test("Rules that differ in the bytes of a text are two rules, and two texts in JSON")
    func equalityIsOfBytes() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let conditions: [(String) -> SegmentTest.Condition] = [
            { .compare(.equal, .text($0)) }, { .oneOf([.text($0)]) }, { .startsWith($0) }, { .endsWith($0) },
            { .contains($0) },
        ]
        for condition in conditions {
            let (first, second) = (
                SegmentRule.test("name", condition(composed)), SegmentRule.test("name", condition(decomposed))
            )
            #expect(first != second)
            #expect(first == SegmentRule.test("name", condition(composed)))
            #expect(Set([first, second, first]).count == 2)
            #expect(try CanonicalJSON.encode(first) != CanonicalJSON.encode(second))
        }
        let sets = [Set([composed, "x"]), Set([decomposed, "x"])].map(AttributeValue.set)
        #expect(sets[0] != sets[1] && sets[0] == .set([composed, "x"]))
        #expect(AttributeValue.set(["x"]) != .set(["x", "y"]) && AttributeValue.set(["x"]) != .set(["y"]))
    }

    @Test("A test alone is not read from a rule that is none")
    func testAlone() {
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(SegmentTest.self, from: #"{"kind":"all","rules":[]}"#)
        }
    }

    @Test("A NaN in a rule is not written")
    func nanIsNotWritten() {
        let rule = SegmentRule.test("score", .compare(.equal, .number(.nan)))
        #expect(throws: CoreError.self) { try CanonicalJSON.encode(rule) }
    }
}
