//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

extension Benchmark {
    /// Measures ten rules over all rows: memberships made and counted.
    static func segmentsBulk(_ name: String, rows: Int) -> Benchmark {
        Benchmark(name: name) {
            let workload = try SegmentWorkload.given(rows: rows)
            let evaluator = try BulkEvaluator(workload.rules)
            var counts: [Int] = []
            let measurement = try Measurement.repeating(
                20,
                name: name,
                unit: "rows and rules",
                operations: rows * workload.rules.count,
                prepare: {},
                work: { _ in
                    counts = try evaluator.members(of: workload.table, asOf: workload.asOf).map(\.memberCount)
                }
            )
            return measurement?.noting("members \(counts)")
        }
    }

    /// Asks ten rules of a million customers three times over, of the tree, of the flat rules and of the table, and notes
    /// how many members each of them finds; the rate is that of all three together.
    static let segmentsCheck = Benchmark(name: "segments.check") {
        let workload = try SegmentWorkload.given(rows: 1_000_000)
        var found: [(evaluator: String, members: [Int])] = []
        let measurement = try Measurement.repeating(
            1,
            name: "segments.check",
            unit: "rows and rules",
            operations: workload.table.rowCount * workload.rules.count * 3,
            prepare: {},
            work: { _ in found = try workload.membersByEvaluator() }
        )
        let isPublished = found.allSatisfy { $0.members == SegmentWorkload.publishedMembers }
        let lists = found.map { "\($0.evaluator) \($0.members)" }.joined(separator: ", ")
        return measurement?.noting(lists + (isPublished ? ", equal to the published counts" : ""))
    }

    /// Measures one rule of five conditions over rows that were made before.
    static let segmentsRowPrepared = Benchmark(name: "segments.row.prepared") {
        let customers = try OneRule()
        let rows = try customers.values.map { try customers.rules.row($0, asOf: customers.asOf) }
        return try customers.measurement("segments.row.prepared") { index in
            try customers.rules.isMember(rows[index])
        }
    }

    /// Measures the same from a dictionary of values by name.
    static let segmentsRowDictionary = Benchmark(name: "segments.row.dictionary") {
        let customers = try OneRule()
        return try customers.measurement("segments.row.dictionary") { index in
            try customers.rules.isMember(customers.rules.row(customers.values[index], asOf: customers.asOf))
        }
    }

    /// Measures who entered and who left between two memberships of a million rows.
    static let segmentsDiff = Benchmark(name: "segments.diff") {
        let rows = 1_000_000
        var random = SplitMix64(seed: 3)
        let words = (0..<rows / 64 + 1).map { _ in random.next() & random.next() }
        let then = Membership(words: words, rowCount: rows)
        // One row in a hundred changes.
        let now = Membership(
            words: words.map { $0 ^ (Int.random(in: 0..<3, using: &random) == 0 ? 1 << (random.next() & 63) : 0) },
            rowCount: rows
        )
        return try Measurement.repeating(
            50,
            name: "segments.diff",
            unit: "rows",
            operations: rows,
            prepare: {},
            work: { _ in sink(now.change(since: then)) }
        )
    }
}

extension SegmentWorkload {
    /// The members that polars, DuckDB, ClickHouse and others find among the million customers of the peers' data.
    fileprivate static let publishedMembers = [
        5_360, 201_172, 364, 3_904, 10_729, 129_630, 92_166, 11_350, 7_297, 318_524,
    ]

    /// Counts the members of each rule by each way of asking it.
    fileprivate func membersByEvaluator() throws -> [(evaluator: String, members: [Int])] {
        let flat = try FlatRules(rules)
        var (byTree, byFlat) = (rules.map { _ in 0 }, rules.map { _ in 0 })
        for row in 0..<table.rowCount {
            let facts = try table.facts(at: row)
            let words = try flat.row(for: facts, asOf: asOf)
            for (index, rule) in rules.enumerated() {
                if try rule.verdict(for: facts, asOf: asOf) == .yes { byTree[index] += 1 }
                if try flat.isMember(words, of: index) { byFlat[index] += 1 }
            }
        }
        let inBulk = try BulkEvaluator(rules).members(of: table, asOf: asOf).map(\.memberCount)
        return [("tree", byTree), ("flat", byFlat), ("bulk", inBulk)]
    }
}

/// A rule of five conditions, and customers of whom some are members.
private struct OneRule {
    let rules: FlatRules
    let values: [[AttributeName: AttributeValue]]
    let asOf: Timestamp

    init() throws {
        let schema = try Schema([
            AttributeDefinition("avg_check", .number), AttributeDefinition("purchases", .integer),
            AttributeDefinition("pos_reviews", .integer), AttributeDefinition("days_since", .integer),
            AttributeDefinition("tier", .text),
        ])
        let text = """
            avg_check > 50 and purchases > 20 and pos_reviews > 2 and (days_since < 30 or tier in ("gold", "platinum"))
            """
        rules = try FlatRules([PreparedRule(SegmentRule(parsing: text, for: schema), for: schema)])
        asOf = try Timestamp(parsing: "2026-01-01T12:00:00Z")
        var random = SplitMix64(seed: 5)
        values = (0..<4_096).map { _ in
            [
                "avg_check": .number(Double(random.next() % 120)), "purchases": .integer(Int64(random.next() % 50)),
                "pos_reviews": .integer(Int64(random.next() % 6)), "days_since": .integer(Int64(random.next() % 90)),
                "tier": .text(SegmentWorkload.tiers[Int(random.next() % 5)]),
            ]
        }
    }

    /// Measures a question to each customer, many times over.
    func measurement(_ name: String, _ isMember: (Int) throws -> Bool) throws -> Measurement? {
        var members = 0
        let measurement = try Measurement.repeating(
            200,
            name: name,
            unit: "rows",
            operations: values.count,
            prepare: {},
            work: { _ in
                members = 0
                for index in values.indices where try isMember(index) { members += 1 }
            }
        )
        return measurement?.noting("\(members) of \(values.count) are members")
    }
}
