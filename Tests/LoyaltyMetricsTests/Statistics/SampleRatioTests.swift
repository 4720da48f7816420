//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import Testing

@Suite("Sample ratio: groups of the planned sizes, or no comparison")
struct SampleRatioTests {
    @Test("srm.1: 5,000 against 5,400 where halves were planned is no chance")
    func mismatch() throws {
        let ratio = try SampleRatio(observed: [5_000, 5_400], weights: [1, 1])
        #expect(isClose(ratio.chiSquare, 15.3846153846154))
        let expected = 8.76994237559023e-05
        #expect(abs(try #require(ratio.pValue) / expected - 1) < 1e-12)
        #expect(ratio.isMismatch() && !ratio.isMismatch(below: 0.00001))
        #expect(!ratio.isSmallSample)
    }

    @Test("Groups of exactly the planned sizes are no mismatch, in whatever terms the plan is")
    func exact() throws {
        for weights in [[9, 1], [90, 10], [8_106_479_329_266_891, 900_719_925_474_099]] as [[Int64]] {
            let ratio = try SampleRatio(observed: [900, 100], weights: weights)
            #expect(isClose(ratio.chiSquare, 0, within: 1e-9) && !ratio.isMismatch())
        }
    }

    @Test("Three groups have two degrees of freedom")
    func threeGroups() throws {
        // By hand: expected 100, 200, 300; deviations 10, -10, 0; 1 + 0.5 + 0; the tail is e^(-0.75).
        let ratio = try SampleRatio(observed: [110, 190, 300], weights: [1, 2, 3])
        #expect(isClose(ratio.chiSquare, 1.5))
        #expect(isClose(ratio.pValue, 0.47236655274101469))
    }

    @Test("Without members there is no statistic and no mismatch")
    func noMembers() throws {
        let ratio = try SampleRatio(observed: [0, 0], weights: [1, 1])
        #expect(ratio.chiSquare == nil && ratio.pValue == nil && !ratio.isMismatch())
        #expect(ratio.isSmallSample)
    }

    @Test(
        "Fewer than five expected members make it approximate",
        arguments: [(5, 5, false), (5, 4, true), (0, 10, false)]
    )
    func smallSample(first: Int64, second: Int64, isSmall: Bool) throws {
        #expect(try SampleRatio(observed: [first, second], weights: [1, 1]).isSmallSample == isSmall)
    }

    @Test(
        "Groups without a counterpart, a member count or a share of the plan are refused",
        arguments: [
            ([5], [1]), ([5, 5], [1]), ([5, 5], [1, 0]), ([5, 5], [1, -1]), ([-1, 5], [1, 1]), ([], []),
            (Array(repeating: 1, count: 102), Array(repeating: 1, count: 102)),
        ] as [([Int64], [Int64])]
    )
    func refused(observed: [Int64], weights: [Int64]) {
        let error = #expect(throws: MetricsError.self) { try SampleRatio(observed: observed, weights: weights) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Members or weights beyond 2^53 - 1 are refused")
    func tooLarge() {
        let large: [Int64] = [9_007_199_254_740_991, 1]
        var error = #expect(throws: MetricsError.self) { try SampleRatio(observed: large, weights: [1, 1]) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try SampleRatio(observed: [1, 1], weights: large) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("A hundred and one groups are the most")
    func mostGroups() throws {
        let ratio = try SampleRatio(
            observed: Array(repeating: 50, count: 101),
            weights: Array(repeating: 1, count: 101)
        )
        #expect(ratio.pValue == 1)
    }
}
