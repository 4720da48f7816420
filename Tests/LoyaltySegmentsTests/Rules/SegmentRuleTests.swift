//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Rule tree: bounded however it is made")
struct SegmentRuleTests {
    static let leaf = SegmentRule.test("orders", .compare(.greaterOrEqual, .integer(3)))

    @Test("All or any of a single rule is that rule")
    func singleRuleIsItself() {
        #expect(SegmentRule.all([Self.leaf]) == Self.leaf)
        #expect(SegmentRule.any([Self.leaf]) == Self.leaf)
        #expect(SegmentRule.all([]) != SegmentRule.any([]))
    }

    @Test("Depth and size count levels and nodes")
    func depthAndSize() {
        let rule = SegmentRule.all([Self.leaf, .not(.any([Self.leaf, Self.leaf]))])
        #expect(rule.depth == 4)
        #expect(rule.size == 6)
        #expect(rule.attributes == ["orders"])
    }

    @Test("A tree of ten thousand or more levels is kept as one node that checks refuse", arguments: [10_000, 100_000])
    func deepTree(levels: Int) throws {
        var rule = Self.leaf
        for _ in 0..<levels { rule = .not(rule) }
        #expect(rule.form == .beyondLimits)
        #expect(rule.size == 1)
        let schema = try Examples.schema()
        let error = #expect(throws: SegmentsError.self) { try rule.check(against: schema) }
        #expect(error?.code == .limitExceeded)
        #expect(throws: CoreError.self) { try CanonicalJSON.encode(rule) }
    }

    @Test("A tree that doubles at each level is kept as one node")
    func doublingTree() {
        var rule = Self.leaf
        for _ in 0..<31 { rule = .all([rule, rule]) }
        #expect(rule.form == .beyondLimits)
    }

    @Test("The deepest tree that is kept is checked, evaluated, printed, coded and read back")
    func deepestTree() throws {
        var rule = Self.leaf
        for level in 1..<SegmentRule.maximumDepth {
            rule = level % 2 == 0 ? .all([rule, .all([])]) : .any([rule, .any([])])
        }
        #expect(rule.depth == SegmentRule.maximumDepth)
        let facts = try Examples.known()
        let evaluation = try rule.evaluate(facts, asOf: Timestamp(parsing: Examples.asOf))
        #expect(evaluation.verdict == .yes)
        #expect(evaluation.explanation.visit { _, _ in })
        #expect(try SegmentRule(parsing: rule.text()) == rule)
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: CanonicalJSON.encode(rule)) == rule)
    }

    @Test("A rule beyond the usual limits is asked with limits of its own")
    func ownLimits() throws {
        let rule = SegmentRule.any((0..<1_000).map { .test("orders", .compare(.equal, .integer($0))) })
        let facts = try Examples.known()
        let asOf = try Timestamp(parsing: Examples.asOf)
        let error = #expect(throws: SegmentsError.self) { try rule.verdict(for: facts, asOf: asOf) }
        #expect(error?.code == .limitExceeded)
        let limits = SegmentLimits(nodes: 1_001)
        #expect(try rule.verdict(for: facts, asOf: asOf, limits: limits) == .yes)
        #expect(try rule.evaluate(facts, asOf: asOf, limits: limits).causes.map(\.path) == ["rules/4"])
    }

    @Test("Prepared rules are equal by their rule and their schema")
    func preparedEquality() throws {
        let schema = try Examples.schema()
        let other = try Schema([AttributeDefinition("orders", .integer)])
        let prepared = try PreparedRule(Self.leaf, for: schema)
        #expect(try prepared == PreparedRule(Self.leaf, for: schema))
        #expect(try prepared != PreparedRule(.not(Self.leaf), for: schema))
        #expect(try Set([prepared, PreparedRule(Self.leaf, for: other), prepared]).count == 2)
    }

    @Test("Limits are brought into their bounds")
    func limitsAreClamped() {
        #expect(
            SegmentLimits(depth: 0, nodes: 0, listLength: 0, textBytes: 0)
                == SegmentLimits(depth: 1, nodes: 1, listLength: 1, textBytes: 1)
        )
        #expect(SegmentLimits(depth: .max).depth == SegmentRule.maximumDepth)
        #expect(SegmentLimits(nodes: .max).nodes == SegmentRule.maximumSize)
    }

    @Test("Limits count levels, nodes, values and bytes of a tree")
    func limitsOfTree() throws {
        let schema = try Examples.schema()
        let rule = SegmentRule.all([Self.leaf, .test("name", .oneOf([.text("ab"), .text("c")]))])
        try rule.check(against: schema, limits: SegmentLimits(depth: 2, nodes: 3, listLength: 2, textBytes: 2))
        let refusals: [(SegmentLimits, String)] = [
            (SegmentLimits(depth: 1), ""), (SegmentLimits(nodes: 2), ""),
            (SegmentLimits(listLength: 1), "rules/1/values/1"), (SegmentLimits(textBytes: 1), "rules/1/values/0"),
        ]
        for (limits, path) in refusals {
            let error = #expect(throws: SegmentsError.self) { try rule.check(against: schema, limits: limits) }
            #expect(error?.code == .limitExceeded)
            #expect(error?.path == path)
        }
    }

    @Test("A fault in a tree is named by its path")
    func faultsHavePaths() throws {
        let schema = try Examples.schema()
        let faults: [(SegmentRule, SegmentsError.Code, String)] = [
            (.test("order", .isKnown), .unknownAttribute, "attribute"),
            (.not(.test("score", .compare(.less, .number(.infinity)))), .notFinite, "rule/values/0"),
            (
                .all([Self.leaf, .not(.test("orders", .compare(.less, .text("3"))))]), .typeMismatch,
                "rules/1/rule/values/0"
            ),
            (
                .any([.test("name", .startsWith(String(repeating: "x", count: 65_537))), Self.leaf]), .limitExceeded,
                "rules/0/text"
            ),
            (.test("last_order", .inLastDays(0)), .invalidWindow, "days"),
            (.test("orders", .isMissing, fallback: .integer(0)), .unsupportedOperator, "kind"),
            (.test("orders", .compare(.less, .integer(3)), fallback: .number(.nan)), .notFinite, "default"),
            (.test("name", .oneOf([])), .emptyList, "kind"),
            (.test("tags", .contains("x"), fallback: .set([])), .typeMismatch, "default"),
        ]
        for (rule, code, path) in faults {
            let error = #expect(throws: SegmentsError.self) { try rule.check(against: schema) }
            #expect(error?.code == code)
            #expect(error?.path == path)
        }
    }

    @Test("An error shows its code, its path and its rule")
    func errorDescription() throws {
        let schema = try Examples.schema()
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule.test("order", .isKnown).check(against: schema)
        }
        #expect(error?.description == "unknownAttribute in attribute: the schema has no attribute of this name")
    }
}
