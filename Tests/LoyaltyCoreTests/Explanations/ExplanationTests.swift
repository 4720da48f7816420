//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Explanation: why a rule said what it said")
struct ExplanationTests {
    @Test("The documented near-miss: 8.40 more gives 50 points")
    func nearMiss() throws {
        let why = Explanation(
            .no,
            Reason("spend.belowThreshold"),
            actual: .money(try Money(parsing: "41.60 EUR")),
            threshold: .money(try Money(parsing: "50.00 EUR")),
            path: "accrual/0",
            nearMiss: NearMiss(
                shortfall: .money(try Money(parsing: "8.40 EUR")),
                outcome: .points(try Points(steps: 50, in: .points))
            )
        )
        let reason = try #require(why.nearMiss?.reason)
        #expect(reason.code == .nearMiss)
        #expect(MessageRenderer(.english).text(for: reason) == "8.40\u{A0}EUR more gives 50 points")
        #expect(MessageRenderer(.russian).text(for: reason) == "ещё 8,40\u{A0}EUR — и будет 50 баллов")
    }

    @Test("A walk visits parents before children, in order, with their levels")
    func order() {
        let tree = Explanation(
            .yes,
            Reason("a"),
            children: [
                Explanation(.yes, Reason("b"), children: [Explanation(.no, Reason("c"))]),
                Explanation(nil, Reason("d")),
            ]
        )
        var seen: [String] = []
        let isComplete = tree.visit { node, level in seen.append(node.reason.code.text + String(level)) }
        #expect(isComplete)
        #expect(seen == ["a0", "b1", "c2", "d1"])
    }

    @Test("A walk ends at what its function throws")
    func failure() {
        struct Stop: Error {}
        let tree = Explanation(.yes, Reason("a"), children: [Explanation(.yes, Reason("b"))])
        var count = 0
        #expect(throws: Stop.self) {
            try tree.visit { _, level throws(Stop) in
                count += 1
                if level == 1 { throw Stop() }
            }
        }
        #expect(count == 2)
    }

    @Test("A walk stops at the bounds and says that it is not complete")
    func bounds() {
        var deep = Explanation(.yes, Reason("leaf"))
        for _ in 1..<Explanation.maximumDepth { deep = Explanation(.yes, Reason("node"), children: [deep]) }
        #expect(deep.visit { _, _ in })
        #expect(Explanation(.yes, Reason("root"), children: [deep]).visit { _, _ in } == false)
        let leaves = Array(repeating: Explanation(.yes, Reason("leaf")), count: Explanation.maximumNodes)
        var count = 0
        #expect(Explanation(.yes, Reason("root"), children: leaves).visit { _, _ in count += 1 } == false)
        #expect(count == Explanation.maximumNodes)
    }
}
