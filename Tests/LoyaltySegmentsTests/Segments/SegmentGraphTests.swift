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

@Suite("Segments in segments: asked once, in order, and never in a circle")
struct SegmentGraphTests {
    static func set(_ rules: KeyValuePairs<String, String>, groups: [SegmentGroup] = []) throws -> SegmentSet {
        try SegmentSet(rules.map { try SegmentSetTests.definition($0, $1) }, schema: Examples.schema(), groups: groups)
    }

    static func ids(_ set: SegmentSet, _ facts: Facts) throws -> [String] {
        try set.memberships(of: facts, asOf: Timestamp(parsing: Examples.asOf)).map(\.text)
    }

    @Test("A rule may refer to a segment that comes later, and to one that refers to others")
    func references() throws {
        let set = try Self.set([
            "best": #"in segment "vip" and score > 2"#, "vip": #"in segment "many" and spend >= 50 EUR"#,
            "many": "orders >= 3", "few": #"not in segment "many""#,
        ])
        #expect(try Self.ids(set, Examples.known()) == ["best", "vip", "many"])
        // A segment whose verdict is unknown has no member, and that is known.
        #expect(try Self.ids(set, Examples.facts()) == ["few"])
    }

    @Test("The explanation of a segment names those that it refers to")
    func explained() throws {
        let set = try Self.set(["vip": #"in segment "many" and score > 2"#, "many": "orders >= 3"])
        let asOf = try Timestamp(parsing: Examples.asOf)
        let evaluation = try set.evaluate(SegmentID("vip"), Examples.known(), asOf: asOf)
        #expect(evaluation.isMember && evaluation.causes.count == 2)
        let error = #expect(throws: SegmentsError.self) {
            try set.evaluate(SegmentID("gone"), Examples.known(), asOf: asOf)
        }
        #expect(error?.code == .unknownSegment)
    }

    @Test("A segment that the set does not have is refused with its place")
    func unknownSegment() throws {
        let error = #expect(throws: SegmentsError.self) {
            try Self.set(["many": "orders >= 3", "vip": #"orders > 1 and in segment "gone""#])
        }
        #expect(error?.code == .unknownSegment)
        #expect(error?.path == "1/rule/rules/1/segment")
    }

    @Test("A circle is refused with the place of a segment on it, whatever leads into it")
    func circle() throws {
        let error = #expect(throws: SegmentsError.self) {
            try Self.set([
                "into": #"in segment "a""#, "a": #"in segment "b""#, "b": #"orders > 1 or in segment "a""#,
                "plain": "orders > 1",
            ])
        }
        #expect(error?.code == .segmentCycle)
        #expect(error?.path == "1/rule")
        let own = #expect(throws: SegmentsError.self) { try Self.set(["own": #"not in segment "own""#]) }
        #expect(own?.code == .segmentCycle)
        #expect(own?.path == "0/rule")
    }

    @Test("A chain of two thousand segments does not exhaust the stack")
    func longChain() throws {
        let rules = try (0..<2_000).map { index in
            try SegmentSetTests.definition(
                "s\(index)",
                index == 1_999 ? "orders >= 3" : #"in segment "s\#(index + 1)""#
            )
        }
        let set = try SegmentSet(rules, schema: Examples.schema())
        #expect(try Self.ids(set, Examples.known()).count == 2_000)
    }

    @Test("Nesting means the same as writing the rule out", arguments: UInt64(1)...40)
    func inlining(seed: UInt64) throws {
        let inner = try RandomRules.rule(seed: seed)
        let outer = try RandomRules.rule(seed: seed + 1_000)
        let id = try SegmentID("inner")
        let version = try DefinitionVersion("1")
        let set = try SegmentSet(
            [
                SegmentDefinition(
                    id: try SegmentID("outer"),
                    name: "",
                    version: version,
                    rule: .any([.all([.segment(id), outer]), .not(.segment(id))])
                ), SegmentDefinition(id: id, name: "", version: version, rule: inner),
            ],
            schema: Examples.schema()
        )
        let asOf = try Timestamp(parsing: Examples.asOf)
        for facts in try [Examples.known(), Examples.facts(), Examples.facts(["orders": .integer(4)])] {
            let isInner = try inner.verdict(for: facts, asOf: asOf) == .yes
            let isOuter = try !isInner || outer.verdict(for: facts, asOf: asOf) == .yes
            let expected = (isOuter ? ["outer"] : []) + (isInner ? ["inner"] : [])
            #expect(try Self.ids(set, facts) == expected)
        }
    }

    @Test("A set asks the calendar of the zone that it is given, and is equal to one of the same parts")
    func zone() throws {
        let rule = "days since birthday > 10000"
        #expect(refusal { try Self.set(["old": rule]) } == .missingZone)
        let definitions = [try SegmentSetTests.definition("old", rule)]
        let sets = try [0, 3].map { hours in
            try SegmentSet(definitions, schema: Examples.schema(), zone: FixedOffset(hours: hours))
        }
        #expect(sets[0] != sets[1])
        #expect(Set([sets[0], sets[0]]).count == 1)
        #expect(try Self.ids(sets[0], Examples.known()) == ["old"])
    }
}
