//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Transfer rule: how many points members may pass to each other")
struct TransferRuleTests {
    private func rule(minimum: Int64 = 100, step: Int64? = 50, allowance: Int64? = 5_000) throws -> TransferRule {
        try TransferRule(
            minimum: Sample.points(minimum),
            step: step.map { try Sample.points($0) },
            allowance: allowance.map { try PointsAllowance(Sample.points($0), per: .month) }
        )
    }

    @Test(
        "A transfer is refused with every reason against it",
        arguments: [
            (100, 0, []), (5_000, 0, []), (50, 0, [.transferBelowMinimum]), (120, 0, [.transferNotInSteps]),
            (20, 0, [.transferBelowMinimum, .transferNotInSteps]), (150, 4_850, []),
            (200, 4_850, [.pointsAboveAllowance]), (5_001, 0, [.transferNotInSteps, .pointsAboveAllowance]),
        ] as [(Int64, Int64, [ReasonCode])]
    )
    func reasons(points: Int64, moved: Int64, codes: [ReasonCode]) throws {
        let reasons = try rule().reasons(against: Sample.points(points), moved: Sample.points(moved))
        #expect(reasons.map(\.code) == codes)
    }

    @Test("Below the least, the nearest is the least that can be transferred")
    func nearest() throws {
        let rule = try rule(minimum: 110)
        let low = try rule.reasons(against: Sample.points(60), moved: Sample.points(0))
        #expect(low.last?.values["nearest"] == .points(try Sample.points(150)))
        let high = try rule.reasons(against: Sample.points(260), moved: Sample.points(0))
        #expect(high.last?.values["nearest"] == .points(try Sample.points(250)))
    }

    @Test("Without step and allowance any amount from the minimum on may be transferred")
    func unbounded() throws {
        let rule = try rule(minimum: 1, step: nil, allowance: nil)
        let all = try Sample.points(9_007_199_254_740_991)
        #expect(try rule.reasons(against: all, moved: all).isEmpty)
    }

    @Test("Another unit, or nothing, is no transfer")
    func otherAmounts() throws {
        let rule = try rule()
        let (miles, none) = (try Points(steps: 1, in: PointUnit("miles")), try Sample.points(0))
        #expect(code { () throws(RewardsError) in _ = try rule.reasons(against: miles, moved: none) } == .unitMismatch)
        #expect(code { () throws(RewardsError) in _ = try rule.reasons(against: none, moved: none) } == .invalidAmount)
    }

    @Test(
        "A rule without points, or by which nothing could be transferred, is refused",
        arguments: [
            (0, 50, 5_000), (100, 0, 5_000), (100, -1, 5_000), (100, 50, 99), (101, 50, 149),
            (9_007_199_254_740_991, 2, nil),
        ] as [(Int64, Int64?, Int64?)]
    )
    func useless(minimum: Int64, step: Int64?, allowance: Int64?) {
        let error = #expect(throws: RewardsError.self) {
            try rule(minimum: minimum, step: step, allowance: allowance)
        }
        #expect(error?.code == .invalidProgram)
    }

    @Test("Points of several units are refused")
    func severalUnits() throws {
        let miles = try Points(steps: 1_000, in: PointUnit("miles"))
        let points = try Sample.points(1)
        #expect(
            code { () throws(RewardsError) in _ = try TransferRule(minimum: points, step: miles) } == .invalidProgram
        )
        let allowance = try PointsAllowance(miles, per: .day)
        #expect(
            code { () throws(RewardsError) in _ = try TransferRule(minimum: points, allowance: allowance) }
                == .invalidProgram
        )
    }

    @Test("The stored form has the bounds that there are")
    func goldenForm() throws {
        try expectStored(
            rule(step: nil, allowance: nil),
            #"{"minimum":{"steps":100,"unit":"points"}}"#
        )
        let full = """
            {"allowance":{"period":"month","points":{"steps":5000,"unit":"points"}},\
            "minimum":{"steps":100,"unit":"points"},"step":{"steps":50,"unit":"points"}}
            """
        try expectStored(rule(), full)
        expectUnstorable(TransferRule.self, full.replacing("\"steps\":50,", with: "\"steps\":0,"))
    }
}
