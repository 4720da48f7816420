//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit
import LoyaltySegments
import Testing

@Suite("Segment workload: rules that matter, and three evaluators that agree")
struct SegmentWorkloadTests {
    @Test("Each rule has members, and the tree, the flat rules and the table name the same ones")
    func evaluatorsAgree() throws {
        let workload = try SegmentWorkload(rows: 3_000)
        let flat = try FlatRules(workload.rules)
        let members = try BulkEvaluator(workload.rules).members(of: workload.table, asOf: workload.asOf)
        #expect(members.count == 10)
        for row in 0..<3_000 {
            let facts = try workload.table.facts(at: row)
            let words = try flat.row(for: facts, asOf: workload.asOf)
            for (index, rule) in workload.rules.enumerated() {
                let verdict = try rule.verdict(for: facts, asOf: workload.asOf)
                #expect(members[index].contains(row) == (verdict == .yes))
                #expect(try flat.verdict(words, of: index) == verdict)
            }
        }
        #expect(members.filter { $0.memberCount > 0 }.count >= 9)
    }

    @Test("Every run makes the same customers")
    func same() throws {
        let (first, second) = try (SegmentWorkload(rows: 100), SegmentWorkload(rows: 100))
        for row in 0..<100 { #expect(try first.table.facts(at: row) == second.table.facts(at: row)) }
    }
}
