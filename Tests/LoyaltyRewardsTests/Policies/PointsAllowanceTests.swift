//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points allowance: so many points in each period of the calendar")
struct PointsAllowanceTests {
    @Test(
        "What is left is the allowance without what moved, and never below zero",
        arguments: [(0, 5_000), (4_200, 800), (5_000, 0), (9_007_199_254_740_991, 0)] as [(Int64, Int64)]
    )
    func left(moved: Int64, left: Int64) throws {
        let allowance = try PointsAllowance(Sample.points(5_000), per: .month)
        #expect(try allowance.left(after: Sample.points(moved)).steps == left)
    }

    @Test("A period is that of the zone's own day")
    func dates() throws {
        let allowance = try PointsAllowance(Sample.points(1), per: .month)
        let instant = try Sample.time("2027-01-31T22:00:00Z")
        let moscow = try allowance.dates(at: instant, in: FixedOffset(hours: 3))
        #expect(moscow.start.description == "2027-02-01")
        #expect(try allowance.dates(at: instant, in: FixedOffset.utc).end == moscow.start)
    }

    @Test("Other units, negative amounts and periods outside time are refused")
    func refusals() throws {
        let allowance = try PointsAllowance(Sample.points(1), per: .month)
        let (miles, negative) = (try Points(steps: 1, in: PointUnit("miles")), try Sample.points(-1))
        #expect(code { () throws(RewardsError) in _ = try allowance.left(after: miles) } == .unitMismatch)
        #expect(code { () throws(RewardsError) in _ = try allowance.left(after: negative) } == .invalidAmount)
        #expect(
            code { () throws(RewardsError) in _ = try allowance.dates(at: .latest, in: FixedOffset.utc) }
                == .instantOutOfRange
        )
        #expect(code { () throws(RewardsError) in _ = try PointsAllowance(negative, per: .day) } == .invalidProgram)
    }

    @Test("An allowance is stored as its points and its period")
    func goldenForm() throws {
        try expectStored(
            PointsAllowance(Sample.points(5_000), per: .week(startingOn: .monday)),
            #"{"period":"week.monday","points":{"steps":5000,"unit":"points"}}"#
        )
        expectUnstorable(PointsAllowance.self, #"{"period":"day","points":{"steps":0,"unit":"points"}}"#)
    }
}
