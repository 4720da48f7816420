//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Adjustment rule: how far people may correct accounts")
struct AdjustmentRuleTests {
    private func rule() throws -> AdjustmentRule {
        try AdjustmentRule(
            maximum: Sample.points(500),
            allowance: PointsAllowance(Sample.points(2_000), per: .day),
            reasons: [ReasonName("goodwill"), ReasonName("error"), ReasonName("goodwill")]
        )
    }

    @Test(
        "An adjustment is refused with every reason against it, up and down alike",
        arguments: [
            (500, "goodwill", 1_500, []), (-500, "error", 1_500, []),
            (501, "goodwill", 0, [.adjustmentAboveMaximum]), (-501, "goodwill", 0, [.adjustmentAboveMaximum]),
            (1, "birthday", 0, [.adjustmentReasonNotAllowed]), (-2, "error", 1_999, [.pointsAboveAllowance]),
            (
                3_000, "", 0, [.adjustmentReasonNotAllowed, .adjustmentAboveMaximum, .pointsAboveAllowance]
            ),
        ] as [(Int64, String, Int64, [ReasonCode])]
    )
    func reasons(points: Int64, reason: String, moved: Int64, codes: [ReasonCode]) throws {
        let reason = try ReasonName(reason.isEmpty ? "none" : reason)
        let reasons = try rule().reasons(against: Sample.points(points), for: reason, moved: Sample.points(moved))
        #expect(reasons.map(\.code) == codes)
    }

    @Test("A rule without bounds bounds nothing")
    func unbounded() throws {
        let rule = try AdjustmentRule()
        let all = try Sample.points(-9_007_199_254_740_991)
        #expect(try rule.reasons(against: all, for: ReasonName("any"), moved: Sample.points(0)).isEmpty)
    }

    @Test("Reasons are kept once each, in order")
    func sorted() throws {
        #expect(try rule().reasons == [ReasonName("error"), ReasonName("goodwill")])
    }

    @Test("Another unit, or nothing, is no adjustment")
    func otherAmounts() throws {
        let rule = try rule()
        let reason = try ReasonName("error")
        let (miles, none) = (try Points(steps: 1, in: PointUnit("miles")), try Sample.points(0))
        let daily = try AdjustmentRule(allowance: PointsAllowance(Sample.points(1), per: .day))
        for rule in [rule, daily] {
            #expect(
                code { () throws(RewardsError) in _ = try rule.reasons(against: miles, for: reason, moved: none) }
                    == .unitMismatch
            )
        }
        #expect(
            code { () throws(RewardsError) in _ = try rule.reasons(against: none, for: reason, moved: none) }
                == .invalidAmount
        )
    }

    @Test("A maximum of nothing, several units, and no or too many reasons are refused")
    func useless() throws {
        let (none, point) = (try Sample.points(0), try Sample.points(1))
        let miles = try PointsAllowance(Points(steps: 1, in: PointUnit("miles")), per: .day)
        let many = try (0...AdjustmentRule.maximumReasons).map { try ReasonName("r\($0)") }
        #expect(code { () throws(RewardsError) in _ = try AdjustmentRule(maximum: none) } == .invalidProgram)
        #expect(
            code { () throws(RewardsError) in _ = try AdjustmentRule(maximum: point, allowance: miles) }
                == .invalidProgram
        )
        #expect(code { () throws(RewardsError) in _ = try AdjustmentRule(reasons: []) } == .invalidProgram)
        #expect(code { () throws(RewardsError) in _ = try AdjustmentRule(reasons: many) } == .invalidProgram)
    }

    @Test("The stored form has the bounds that there are, and its reasons in order")
    func goldenForm() throws {
        let full = """
            {"allowance":{"period":"day","points":{"steps":2000,"unit":"points"}},\
            "maximum":{"steps":500,"unit":"points"},"reasons":["error","goodwill"]}
            """
        try expectStored(rule(), full)
        try expectStored(AdjustmentRule(), "{}")
        expectUnstorable(AdjustmentRule.self, full.replacing("500", with: "0"))
    }
}
