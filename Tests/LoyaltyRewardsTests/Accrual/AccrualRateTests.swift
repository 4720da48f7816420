//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Accrual rate: spend becomes points, exactly")
struct AccrualRateTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var points: Int64 = 1
        var per: Int64 = 100
        var counting = AccrualRate.Counting.proportionally
        var multiplier = "1"
        let spend: Int64
        var rounding = RoundingRule.down
        let earns: Int64

        var testDescription: String {
            "\(points) per \(per) \(counting), \(spend) × \(multiplier) \(rounding) → \(earns)"
        }
    }

    @Test(
        "A fraction of a point follows the counting and the rounding that were named",
        arguments: [
            Example(spend: 1_999, earns: 19),  // E1
            Example(points: 3, spend: 4_000, earns: 120),  // E2
            Example(multiplier: "2", spend: 1_900, earns: 38),  // E7
            Example(multiplier: "1.5", spend: 1_900, earns: 28),
            Example(multiplier: "1.5", spend: 1_900, rounding: .toNearestOrAwayFromZero, earns: 29),
            Example(multiplier: "1.5", spend: 1_900, rounding: .up, earns: 29),
            Example(points: 10, per: 200, counting: .wholeSteps, spend: 700, earns: 30),  // E15
            Example(points: 10, per: 200, spend: 700, earns: 35),
            Example(points: 4, multiplier: "1.5", spend: 100, earns: 6),  // E17
            Example(points: 5, multiplier: "1.5", spend: 100, earns: 7),
            Example(spend: 0, rounding: .up, earns: 0),
            Example(spend: 1, rounding: .up, earns: 1),
            Example(per: 1, spend: 9_007_199_254_740_991, earns: 9_007_199_254_740_991),
        ]
    )
    func fractionFollowsRule(_ example: Example) throws {
        let rate = try AccrualRate(
            Sample.points(example.points),
            per: Sample.euro(example.per),
            counting: example.counting
        )
        let points = try rate.points(
            for: Sample.euro(example.spend),
            multiplier: Rate(parsing: example.multiplier),
            rounding: example.rounding
        )
        #expect(points == (try Sample.points(example.earns)))
    }

    @Test("A rate that could never grant a point is refused", arguments: zip([0, -1, 1, 1], [100, 100, 0, -100]))
    func uselessRateIsRefused(points: Int64, spend: Int64) throws {
        let points = try Sample.points(points)
        let spend = try Sample.euro(spend)
        let error = #expect(throws: RewardsError.self) { try AccrualRate(points, per: spend, counting: .wholeSteps) }
        #expect(error?.code == .invalidRate)
    }

    @Test("Spend is in the currency of the rate, zero or more, and small enough")
    func otherSpendIsRefused() throws {
        let rate = try AccrualRate(Sample.points(2), per: Sample.euro(1), counting: .proportionally)
        let dollars = try Money(parsing: "1.00 USD")
        let negative = try Sample.euro(-1)
        let huge = try Sample.euro(9_007_199_254_740_991)
        let multiplier = try Rate(9_007_199_254_740_991, per: 1)
        #expect(throws: RewardsError.self) { try rate.points(for: dollars, rounding: .down) }
        #expect(
            code { () throws(RewardsError) in _ = try rate.points(for: dollars, rounding: .down) } == .currencyMismatch
        )
        #expect(
            code { () throws(RewardsError) in _ = try rate.points(for: negative, rounding: .down) } == .invalidAmount
        )
        #expect(
            code { () throws(RewardsError) in _ = try rate.points(for: huge, rounding: .down) } == .amountOutOfRange
        )
        #expect(
            code { () throws(RewardsError) in
                _ = try rate.points(for: huge, multiplier: multiplier, rounding: .down)
            } == .amountOutOfRange
        )
    }

    @Test("A multiplier below zero is refused, so that no order ever takes points away")
    func negativeMultiplierIsRefused() throws {
        let rule = try Sample.rule()
        let rate = try AccrualRate(Sample.points(1), per: Sample.euro(100), counting: .proportionally)
        let negative = try Rate(-1, per: 2)
        let order = try Sample.order("1", 1_000)
        #expect(
            code { () throws(RewardsError) in
                _ = try rate.points(for: order.total, multiplier: negative, rounding: .down)
            } == .invalidRate
        )
        #expect(
            code { () throws(RewardsError) in
                _ = try rule.accrual(for: order, multiplier: negative, in: FixedOffset.utc)
            } == .invalidRate
        )
    }

    @Test("Splitting spend never earns more than spending at once", arguments: UInt64(1)...50)
    func splittingNeverPays(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let counting: AccrualRate.Counting = Bool.random(using: &random) ? .proportionally : .wholeSteps
        let rate = try AccrualRate(
            Sample.points(.random(in: 1...9, using: &random)),
            per: Sample.euro(.random(in: 1...500, using: &random)),
            counting: counting
        )
        let multiplier = try Rate(.random(in: 1...5, using: &random), per: .random(in: 1...3, using: &random))
        let parts = (1...5).map { _ in Int64.random(in: 0...10_000, using: &random) }
        var split: Int64 = 0
        for part in parts {
            split += try rate.points(for: Sample.euro(part), multiplier: multiplier, rounding: .down).steps
        }
        let whole = try Sample.euro(parts.reduce(0, +))
        #expect(try split <= rate.points(for: whole, multiplier: multiplier, rounding: .down).steps)
    }
}

/// The code of the error that a call throws, or nil if it throws none.
func code(_ body: () throws(RewardsError) -> Void) -> RewardsError.Code? {
    do {
        try body()
        return nil
    } catch {
        return error.code
    }
}
