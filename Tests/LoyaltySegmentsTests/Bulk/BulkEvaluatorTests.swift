//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Bulk evaluation: the answers of the tree, for all rows at once")
struct BulkEvaluatorTests {
    /// The rows for which the tree says yes.
    static func expected(_ rule: PreparedRule, _ rows: [Facts], _ asOf: Timestamp) throws -> [Int] {
        try rows.indices.filter { try rule.verdict(for: rows[$0], asOf: asOf) == .yes }
    }

    @Test(
        "Random rules over random rows with missing values answer as the tree does",
        arguments: 0..<60 as Range<UInt64>
    )
    func bulkIsTree(seed: UInt64) throws {
        let random = try RandomTable(seed: seed, rows: seed % 10 == 0 ? 1_100 : 150, rules: 6)
        let asOf = try RandomTable.asOf.get()
        let rules = try random.rules.map { try PreparedRule($0, for: random.schema) }
        let table = try ColumnTable(random.rows, schema: random.schema)
        let members = try BulkEvaluator(rules).members(of: table, asOf: asOf)
        for (rule, members) in zip(rules, members) {
            #expect(try members.rows == Self.expected(rule, random.rows, asOf), "\(rule.rule)")
        }
    }

    @Test(
        "Rows that change one value at a time answer as if they had always been so",
        arguments: 0..<10 as Range<UInt64>
    )
    func updatesAnswer(seed: UInt64) throws {
        let before = try RandomTable(seed: seed, rows: 60, rules: 4)
        let asOf = try RandomTable.asOf.get()
        var table = try ColumnTable(before.rows, schema: before.schema)
        let after = before.rows.reversed().map { $0 }
        for (row, facts) in after.enumerated() {
            if row % 2 == 0 {
                try table.update(row, to: facts)
            } else {
                for attribute in before.schema.attributes {
                    try table.update(row, attribute.name, to: facts[attribute.name])
                }
            }
        }
        let rules = try before.rules.map { try PreparedRule($0, for: before.schema) }
        let members = try BulkEvaluator(rules).members(of: table, asOf: asOf)
        for (rule, members) in zip(rules, members) {
            #expect(try members.rows == Self.expected(rule, after, asOf), "\(rule.rule)")
        }
        for (row, facts) in after.enumerated() { #expect(try table.facts(at: row) == facts) }
    }

    static func table() throws -> (ColumnTable, BulkEvaluator, Timestamp) {
        let schema = try Examples.schema()
        let table = try ColumnTable(
            ["orders": .integers((0..<5_000).map { $0 % 7 })],
            rowCount: 5_000,
            schema: schema
        )
        let texts = ["orders > 3", "not orders > 3", "orders ?? 9 > 3 and score is missing", #"name != "gold""#]
        let rules = try texts.map { try PreparedRule(SegmentRule(parsing: $0, for: schema), for: schema) }
        return (table, try BulkEvaluator(rules), try Timestamp(parsing: Examples.asOf))
    }

    @Test("A table that is split gives the parts of the answer", arguments: [1, 2, 3, 5, 9])
    func partsJoin(parts: Int) async throws {
        let (table, evaluator, asOf) = try Self.table()
        let whole = try evaluator.members(of: table, asOf: asOf)
        #expect(whole.map(\.memberCount) == [2_142, 2_858, 2_142, 0])
        #expect(try await evaluator.members(of: table, asOf: asOf, tasks: parts) == whole)
        let blocks = table.blockCount
        let split = try (0..<parts).map {
            try evaluator.members(of: table, blocks: blocks * $0 / parts..<blocks * ($0 + 1) / parts, asOf: asOf)
        }
        #expect((0..<4).map { rule in Membership(joining: split.map { $0[rule] }) } == whole)
        #expect(try evaluator.members(of: table, blocks: 7..<9, asOf: asOf).map(\.rowCount) == [0, 0, 0, 0])
    }

    @Test("No rules give no memberships, and no rows empty ones")
    func nothing() throws {
        let (table, evaluator, asOf) = try Self.table()
        #expect(try BulkEvaluator([]).members(of: table, asOf: asOf) == [])
        let members = try evaluator.members(of: ColumnTable(table.schema), asOf: asOf)
        #expect(members.map(\.rowCount) == [0, 0, 0, 0])
    }

    @Test("Another schema, another zone and what is not at hand are refused")
    func refusals() async throws {
        let (table, evaluator, asOf) = try Self.table()
        let other = try Schema([AttributeDefinition("born", .date)])
        let rule = try PreparedRule(.test("born", .isMissing), for: other)
        #expect(refusal { try BulkEvaluator(evaluator.rules + [rule]) } == .schemaMismatch)
        #expect(refusal { try evaluator.members(of: ColumnTable(other), asOf: asOf) } == .schemaMismatch)
        let error = await #expect(throws: SegmentsError.self) {
            try await evaluator.members(of: ColumnTable(other), asOf: asOf, tasks: 2)
        }
        #expect(error?.code == .schemaMismatch)
        let days = SegmentRule(
            .test(SegmentTest(operand: .daysSince(.attribute("born")), .compare(.less, .integer(3))))
        )
        let zones = try [0, 60].map { try PreparedRule(days, for: other, zone: FixedOffset(seconds: $0)) }
        #expect(refusal { try BulkEvaluator(zones) } == .schemaMismatch)

        let vip = try SegmentID("vip")
        let nested = try PreparedRule(SegmentRule(.segment(vip)), for: table.schema, segments: [vip])
        let asking = try BulkEvaluator([nested])
        #expect(refusal { try asking.members(of: table, asOf: asOf) } == .unknownSegment)
        let few = Membership(rows: [1], rowCount: 2)
        #expect(refusal { try asking.members(of: table, segments: [vip: few], asOf: asOf) } == .schemaMismatch)
    }

    @Test("A rule that refers to a segment reads its members, and belonging has two values")
    func segments() throws {
        let (table, _, asOf) = try Self.table()
        let vip = try SegmentID("vip")
        let inside = SegmentRule(.segment(vip))
        let rules = try [inside, .not(inside), .all([inside, .test("orders", .compare(.equal, .integer(0)))])].map {
            try PreparedRule($0, for: table.schema, segments: [vip])
        }
        let members = Membership(rows: [0, 1, 7], rowCount: 5_000)
        let answers = try BulkEvaluator(rules).members(of: table, segments: [vip: members], asOf: asOf)
        #expect(answers == [members, members.complement, Membership(rows: [0, 7], rowCount: 5_000)])
    }
}
