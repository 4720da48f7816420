//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("A segment in a rule: yes or no, never unknown")
struct SegmentReferenceTests {
    static let rule = #"in segment "vip" and not in segment "gone" and orders > 3"#

    @Test("A rule asks whether the customer belongs to segments that it is told")
    func members() throws {
        let (vip, gone) = (try SegmentID("vip"), try SegmentID("gone"))
        let schema = try Shop.schema()
        let rule = try SegmentRule(parsing: Self.rule, for: schema)
        #expect(rule.segments == [gone, vip])
        #expect(try rule.text() == Self.rule)
        let prepared = try PreparedRule(rule, for: schema, segments: [vip, gone])
        let facts = try Shop.facts([], ["orders": .integer(4)])
        let asOf = try Timestamp(parsing: Shop.asOf)
        #expect(try prepared.verdict(for: facts, members: [vip], asOf: asOf) == .yes)
        #expect(try prepared.verdict(for: facts, members: [vip, gone], asOf: asOf) == .no)
        #expect(try prepared.verdict(for: facts, asOf: asOf) == .no)
        let unknown = try Shop.facts([])
        #expect(try prepared.verdict(for: unknown, asOf: asOf) == .no)
        #expect(try prepared.verdict(for: unknown, members: [vip], asOf: asOf) == .unknown)
        let evaluation = try prepared.evaluate(facts, asOf: asOf)
        #expect(evaluation.causes.map(\.path) == ["rules/0"])
        #expect(evaluation.causes[0].verdict == .no)
    }

    @Test("A segment that is not at hand is refused with its place")
    func unknownSegment() throws {
        let schema = try Shop.schema()
        let rule = try SegmentRule(parsing: Self.rule, for: schema)
        try rule.check(against: schema)
        let error = #expect(throws: SegmentsError.self) {
            try PreparedRule(rule, for: schema, segments: [SegmentID("vip")])
        }
        #expect(error?.code == .unknownSegment)
        #expect(error?.path == "rules/1/rule/segment")
    }

    @Test("Text, tree and JSON say the same")
    func forms() throws {
        let rule = SegmentRule.not(.segment(try SegmentID(#"a "b""#)))
        #expect(try rule.text() == #"not in segment "a \"b\"""#)
        #expect(try SegmentRule(parsing: rule.text()) == rule)
        let json = #"{"kind":"not","rule":{"kind":"segment","segment":"a \"b\""}}"#
        #expect(try CanonicalJSON.text(of: rule) == json)
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: json) == rule)
    }

    @Test(
        "What is no segment is refused where it stops being one",
        arguments: [
            Refusal("in (1, 2)", .invalidText, 4), Refusal("in segment vip", .invalidText, 12),
            Refusal(#"in segment """#, .invalidText, 12), Refusal("in segment", .invalidText, 11),
            Refusal(#"count of orders where in segment "vip" > 1"#, .unsupportedOperator, 23),
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let schema = try Shop.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text, for: schema) }
        #expect(error?.code == refusal.code)
        #expect(error?.position?.column == refusal.column)
    }
}
