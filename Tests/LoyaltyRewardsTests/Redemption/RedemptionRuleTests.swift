//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Redemption rule: what points are worth, and how many go at once")
struct RedemptionRuleTests {
    private func rule(
        _ points: Int64 = 1,
        worth: Int64,
        minimum: Int64 = 1,
        step: Int64 = 1
    ) throws -> RedemptionRule {
        try RedemptionRule(
            Sample.points(points),
            worth: Sample.euro(worth),
            minimum: Sample.points(minimum),
            step: Sample.points(step),
            rounding: .down
        )
    }

    @Test(
        "The value of points is exact but for the one rounding",
        arguments: [
            (Int64(1), Int64(3), Int64(3_030), Int64(9_090)),  // B4
            (1, 5, 77, 385),  // B8
            (2, 300, 2, 300),  // B2
            (3, 100, 2, 66), (1, 5, 0, 0),
        ]
    )
    func valueIsExact(points: Int64, worth: Int64, amount: Int64, value: Int64) throws {
        #expect(try rule(points, worth: worth).value(of: Sample.points(amount)) == Sample.euro(value))
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let worth: Int64
        var minimum: Int64 = 1
        var step: Int64 = 1
        let available: Int64
        var due: Int64?
        let redeems: Int64

        var testDescription: String { "\(available) of \(worth), from \(minimum) by \(step) → \(redeems)" }
    }

    @Test(
        "The most that can be redeemed fits balance, bill, step and minimum",
        arguments: [
            Example(worth: 150, minimum: 3, step: 3, available: 10, redeems: 9),  // B1
            Example(worth: 150, minimum: 2, step: 2, available: 3, redeems: 2),  // B2
            Example(worth: 100, minimum: 500, available: 700, due: 1_000_000, redeems: 700),  // B5
            Example(worth: 100, minimum: 500, available: 400, due: 1_000_000, redeems: 0),
            Example(worth: 100, minimum: 500, available: 5_000, due: 100_000, redeems: 1_000),
            Example(worth: 200, available: 50, due: 10_000, redeems: 50),  // B7
            Example(worth: 200, available: 20, due: 10_000, redeems: 20),
            Example(worth: 200, available: 50, due: 199, redeems: 0),
        ]
    )
    func mostFits(_ example: Example) throws {
        let rule = try rule(worth: example.worth, minimum: example.minimum, step: example.step)
        let points = try rule.redeemable(
            from: Sample.points(example.available),
            towards: example.due.map { try Sample.euro($0) }
        )
        #expect(points.steps == example.redeems)
    }

    @Test("A rule of nothing, or of several units, is refused")
    func contradictionIsRefused() throws {
        let miles = try PointUnit("miles")
        for (points, worth, minimum, step) in [(0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 0)]
            as [(Int64, Int64, Int64, Int64)]
        {
            #expect(throws: RewardsError.self) { try rule(points, worth: worth, minimum: minimum, step: step) }
        }
        let error = #expect(throws: RewardsError.self) {
            try RedemptionRule(
                Sample.points(1),
                worth: Sample.euro(1),
                minimum: Points(steps: 1, in: miles),
                step: Sample.points(1),
                rounding: .down
            )
        }
        #expect(error?.code == .unitMismatch)
    }

    @Test(
        "The least that can be redeemed is no less than the minimum, in whole steps, and worth something",
        arguments: [
            (Int64(1), Int64(1), Int64(1), Int64(1), Int64(1)), (1, 1, 25, 10, 30), (1, 1, 30, 10, 30),
            (100, 1, 1, 1, 100), (100, 1, 1, 30, 120), (100, 3, 1, 1, 34), (1, 9_007_199_254_740_991, 2, 1, 2),
            (9_007_199_254_740_991, 1, 1, 1, 9_007_199_254_740_991),
        ]
    )
    func leastRedeemable(points: Int64, worth: Int64, minimum: Int64, step: Int64, least: Int64) throws {
        let rule = try rule(points, worth: worth, minimum: minimum, step: step)
        #expect(rule.leastRedeemable == (try Sample.points(least)))
        #expect(try rule.redeemable(from: Sample.points(least)) == rule.leastRedeemable)
        #expect(try rule.redeemable(from: Sample.points(least - 1)).isZero)
    }

    @Test("A rule by which nothing can ever be redeemed is refused")
    func uselessRuleIsRefused() {
        let maximum: Int64 = 9_007_199_254_740_991
        for (points, minimum, step) in [(1, maximum, 2), (maximum, 1, maximum - 1)] as [(Int64, Int64, Int64)] {
            let error = #expect(throws: RewardsError.self) {
                try rule(points, worth: 1, minimum: minimum, step: step)
            }
            #expect(error?.code == .invalidRate)
        }
    }

    @Test("Other units, other currencies, negative and overflowing amounts are refused")
    func otherAmountsAreRefused() throws {
        let rule = try rule(worth: 100)
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        let (negative, all) = (try Sample.points(-1), try Sample.points(9_007_199_254_740_991))
        let (dollars, less) = (try Money(parsing: "1.00 USD"), try Sample.euro(-1))
        #expect(code { () throws(RewardsError) in _ = try rule.value(of: miles) } == .unitMismatch)
        #expect(code { () throws(RewardsError) in _ = try rule.value(of: negative) } == .invalidAmount)
        #expect(code { () throws(RewardsError) in _ = try rule.value(of: all) } == .amountOutOfRange)
        #expect(
            code { () throws(RewardsError) in _ = try rule.redeemable(from: all, towards: dollars) }
                == .currencyMismatch
        )
        #expect(code { () throws(RewardsError) in _ = try rule.redeemable(from: all, towards: less) } == .invalidAmount)
    }
}

// MARK: - Bounds and stored form

extension RedemptionRuleTests {
    private func bounded(
        maximum: Points? = nil,
        share: Rate? = nil,
        residual: ResidualPolicy = .paid
    ) throws -> RedemptionRule {
        try RedemptionRule(
            Sample.points(1),
            worth: Sample.euro(1),
            minimum: Sample.points(95),
            step: Sample.points(10),
            maximum: maximum,
            orderShare: share,
            residual: residual,
            rounding: .down
        )
    }

    @Test(
        "A maximum below the least that can be redeemed, in another unit, or a share of nothing or of too much is refused"
    )
    func uselessBounds() throws {
        #expect(try bounded(maximum: Sample.points(100)).leastRedeemable.steps == 100)
        let miles = try Points(steps: 1_000, in: PointUnit("miles"))
        for (maximum, expected) in [
            (try Sample.points(99), RewardsError.Code.invalidRate), (try Sample.points(-1), .invalidRate),
            (miles, .unitMismatch),
        ] {
            let error = #expect(throws: RewardsError.self) { try bounded(maximum: maximum) }
            #expect(error?.code == expected)
        }
        for share in [.zero, try Rate.percent(-1), try Rate(101, per: 100)] as [Rate] {
            let error = #expect(throws: RewardsError.self) { try bounded(share: share) }
            #expect(error?.code == .invalidRate)
        }
        #expect(try bounded(share: .one).orderShare == .one)
    }

    @Test("The most that can be redeemed is within the maximum, in whole steps")
    func maximumBounds() throws {
        let rule = try bounded(maximum: Sample.points(129))
        #expect(try rule.redeemable(from: Sample.points(1_000)).steps == 120)
        #expect(try rule.redeemable(from: Sample.points(1_000), towards: Sample.euro(115)).steps == 110)
    }

    @Test("The stored form has the bounds that there are")
    func goldenForm() throws {
        let plain = """
            {"minimum":{"steps":95,"unit":"points"},"points":{"steps":1,"unit":"points"},"rounding":"down",\
            "step":{"steps":10,"unit":"points"},"worth":{"currency":"EUR","minorUnits":1}}
            """
        let full = """
            {"maximum":{"steps":500,"unit":"points"},"minimum":{"steps":95,"unit":"points"},"orderShare":"50%",\
            "points":{"steps":1,"unit":"points"},"residual":"absorbed","rounding":"down",\
            "step":{"steps":10,"unit":"points"},"worth":{"currency":"EUR","minorUnits":1}}
            """
        let rule = try bounded(maximum: Sample.points(500), share: .percent(50), residual: .absorbed)
        #expect(try CanonicalJSON.text(of: bounded()) == plain)
        #expect(try CanonicalJSON.decode(RedemptionRule.self, from: plain) == bounded())
        #expect(try CanonicalJSON.text(of: rule) == full)
        #expect(try CanonicalJSON.decode(RedemptionRule.self, from: full) == rule)
        for (part, other) in [("50%", "101%"), ("absorbed", "given"), ("\"steps\":500", "\"steps\":5")] {
            #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(RedemptionRule.self, from: full.replacing(part, with: other))
            }
        }
    }
}
