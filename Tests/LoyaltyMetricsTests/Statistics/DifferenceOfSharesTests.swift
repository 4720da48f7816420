//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Difference of shares: intervals and a test, or nil")
struct DifferenceOfSharesTests {
    @Test("lift.prop_1200_10000_1320_10000: every figure agrees to 12 digits")
    func lift() throws {
        let difference = try DifferenceOfShares(from: Proportion(1_200, of: 10_000), to: Proportion(1_320, of: 10_000))
        #expect(difference.value == 0.012 && difference.relative == 0.1)
        let wald = try #require(difference.wald)
        #expect(isClose(wald.lower, 0.00280327755499194, within: 1e-15))
        #expect(isClose(wald.upper, 0.0211967224450081, within: 1e-15))
        let interval = try #require(difference.interval)
        #expect(isClose(interval.lower, 0.00280143659513529, within: 1e-15))
        #expect(isClose(interval.upper, 0.0212003221313846, within: 1e-15))
        #expect(isClose(difference.z, 2.55696780216099))
        #expect(isClose(difference.pValue, 0.0105588990388517, within: 1e-15))
    }

    @Test("lift.prop_0_10_0_10: nobody in either group gives an interval, but no test and no relative lift")
    func nobody() throws {
        let difference = try DifferenceOfShares(from: Proportion(0, of: 10), to: Proportion(0, of: 10))
        #expect(difference.value == 0)
        #expect(difference.wald?.lower == 0 && difference.wald?.upper == 0)
        let interval = try #require(difference.interval)
        #expect(isClose(interval.lower, -0.277532799862889) && isClose(interval.upper, 0.277532799862889))
        #expect(difference.z == nil && difference.pValue == nil && difference.relative == nil)
    }

    @Test("From none of 20 to 3 of 20: there is a difference, but no relative lift")
    func fromNone() throws {
        let difference = try DifferenceOfShares(from: Proportion(0, of: 20), to: Proportion(3, of: 20))
        let interval = try #require(difference.interval)
        #expect(isClose(interval.lower, -0.0383963331, within: 1e-10))
        #expect(isClose(interval.upper, 0.3604188647, within: 1e-10))
        #expect(difference.relative == nil && difference.z != nil)
    }

    @Test("Everybody in both groups: no test, but a relative difference of 0")
    func everybody() throws {
        let difference = try DifferenceOfShares(from: Proportion(5, of: 5), to: Proportion(7, of: 7))
        #expect(difference.value == 0 && difference.relative == 0 && difference.z == nil)
        #expect(difference.interval.map { $0.lower < 0 && $0.upper > 0 } == true)
    }

    @Test("A group without members gives nothing at all", arguments: [[0, 0, 3, 9], [3, 9, 0, 0], [0, 0, 0, 0]])
    func empty(counts: [Int64]) throws {
        let difference = try DifferenceOfShares(
            from: Proportion(counts[0], of: counts[1]),
            to: Proportion(counts[2], of: counts[3])
        )
        #expect(difference.value == nil && difference.relative == nil && difference.interval == nil)
        #expect(difference.wald == nil && difference.z == nil && difference.pValue == nil)
    }

    @Test("From all to none is −1, and no interval leaves −1 to 1")
    func extremes() throws {
        let difference = try DifferenceOfShares(from: Proportion(3, of: 3), to: Proportion(0, of: 3))
        #expect(difference.value == -1 && difference.relative == -1)
        #expect(difference.interval?.lower == -1)
        #expect(difference.level == .percent95)
    }

    @Test("The largest counts still have every figure")
    func largest() throws {
        let most: Int64 = 9_007_199_254_740_991
        let difference = try DifferenceOfShares(from: Proportion(1, of: most), to: Proportion(most, of: most))
        #expect(difference.value.map { $0 > 0.999 } == true)
        #expect(difference.z?.isFinite == true && difference.pValue == 0)
    }

    @Test("Exchanged groups give the opposite", arguments: UInt64(1)...20)
    func opposite(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func share() throws -> Proportion {
            let total = Int64.random(in: 1...200, using: &random)
            return try Proportion(.random(in: 0...total, using: &random), of: total)
        }
        let (first, second) = try (share(), share())
        let forth = DifferenceOfShares(from: first, to: second, level: .percent90)
        let back = DifferenceOfShares(from: second, to: first, level: .percent90)
        let value = try #require(forth.value)
        #expect(back.value == -value)
        #expect(back.pValue == forth.pValue)
        let interval = try #require(forth.interval)
        #expect(interval.lower <= value && value <= interval.upper)
        #expect(isClose(back.interval?.lower, -interval.upper))
        #expect(isClose(back.interval?.upper, -interval.lower))
        if let z = forth.z { #expect(back.z == -z) }
    }

    @Test(
        "A wider level gives a wider interval and the same test",
        arguments: zip(ConfidenceLevel.allCases, ConfidenceLevel.allCases.dropFirst())
    )
    func levels(narrow: ConfidenceLevel, wide: ConfidenceLevel) throws {
        let (base, compared) = try (Proportion(30, of: 100), Proportion(40, of: 90))
        let inner = try #require(DifferenceOfShares(from: base, to: compared, level: narrow).interval)
        let outer = try #require(DifferenceOfShares(from: base, to: compared, level: wide).interval)
        #expect(outer.lower < inner.lower && inner.upper < outer.upper)
    }
}
