//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit
import LoyaltyReferrals
import Testing

@Suite("Commissions workload: what other programs pay on the same tree")
struct CommissionsWorkloadTests {
    @Test(
        "A thousand partners and ten thousand sales come to the totals of peers/commissions/tree.py",
        arguments: [
            (CompressionRule.none, [110_971_274, 33_891_521_049]), (.payment, [85_580_020, 23_535_200_049]),
        ] as [(CompressionRule, [Int64])]
    )
    func totals(compression: CompressionRule, expected: [Int64]) throws {
        let workload = try CommissionsWorkload(partners: 1_000, sales: 10_000)
        for keepsLines in [false, true] {
            let run = try workload.run(compression, keepingLines: keepsLines)
            #expect(CommissionsWorkload.checks(run.totals) == expected)
            #expect(run.conservation.holds)
        }
    }
}
