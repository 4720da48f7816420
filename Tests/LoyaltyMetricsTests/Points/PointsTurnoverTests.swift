//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Points turnover: redeemed, expired, taken back, or still held")
struct PointsTurnoverTests {
    @Test("breakage.1: 62 % redeemed, 18 % expired, 22.5 % of the settled ones, 20,000 still held")
    func breakage() throws {
        let turnover = try turnover(100_000, 62_000, 18_000)
        #expect(try turnover.redemptionRate == Rate.percent(62))
        #expect(try turnover.realisedBreakage == Rate.percent(18))
        #expect(try turnover.breakageOfSettled == Rate(225, per: 1_000))
        #expect(try turnover.outstanding == Points(steps: 20_000, in: .points))
        #expect(turnover.withdrawn.isZero)
    }

    @Test(
        "Expected breakage adds those held that will not be redeemed",
        arguments: [(0, 38), (50, 28), (80, 22), (100, 18)]
    )
    func expected(redemption: Int64, breakage: Int64) throws {
        let turnover = try turnover(100_000, 62_000, 18_000)
        #expect(try turnover.expectedBreakage(redeeming: .percent(redemption)) == .percent(breakage))
    }

    @Test("Points that were taken back are neither redeemed nor expired")
    func withdrawn() throws {
        let turnover = try turnover(100, 20, 10, 30)
        #expect(turnover.outstanding.steps == 40)
        #expect(try turnover.breakageOfSettled == Rate(1, per: 3))
    }

    @Test("Without points there is no rate, never 0")
    func nothing() throws {
        let turnover = try turnover(0, 0, 0)
        #expect(turnover.redemptionRate == nil && turnover.realisedBreakage == nil)
        #expect(turnover.breakageOfSettled == nil)
        #expect(try turnover.expectedBreakage(redeeming: .one) == nil)
    }

    @Test("More points gone than issued leave fewer than none, and nothing is expected of those")
    func overdrawn() throws {
        let turnover = try turnover(10, 15, 0)
        #expect(turnover.outstanding.steps == -5)
        #expect(try turnover.redemptionRate == Rate(3, per: 2))
        let error = #expect(throws: MetricsError.self) { try turnover.expectedBreakage(redeeming: .one) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Points below zero are refused", arguments: [(-1, 0, 0, 0), (1, -1, 0, 0), (1, 0, -1, 0), (1, 0, 0, -1)])
    func negative(issued: Int64, redeemed: Int64, expired: Int64, withdrawn: Int64) {
        let error = #expect(throws: MetricsError.self) { try turnover(issued, redeemed, expired, withdrawn) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Points of two units are refused")
    func units() throws {
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        let error = #expect(throws: MetricsError.self) {
            try PointsTurnover(issued: miles, redeemed: .zero(in: .points), expired: miles)
        }
        #expect(error?.code == .unitMismatch)
    }

    @Test("A share outside 0 to 100 % is refused, and so is one whose terms are too large")
    func refusedShare() throws {
        let turnover = try turnover(9_007_199_254_740_991, 1, 1)
        for rate in [try Rate.percent(-1), try Rate.percent(101)] {
            let error = #expect(throws: MetricsError.self) { try turnover.expectedBreakage(redeeming: rate) }
            #expect(error?.code == .invalidCounts)
        }
        let error = #expect(throws: MetricsError.self) {
            try turnover.expectedBreakage(redeeming: Rate(1, per: 9_007_199_254_740_881))
        }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("More gone than can be said is refused")
    func beyond() {
        let most: Int64 = 9_007_199_254_740_991
        let error = #expect(throws: MetricsError.self) { try turnover(0, most, most) }
        #expect(error?.code == .sumOutOfRange)
    }

    private func turnover(
        _ issued: Int64,
        _ redeemed: Int64,
        _ expired: Int64,
        _ withdrawn: Int64? = nil
    ) throws -> PointsTurnover {
        try PointsTurnover(
            issued: Points(steps: issued, in: .points),
            redeemed: Points(steps: redeemed, in: .points),
            expired: Points(steps: expired, in: .points),
            withdrawn: withdrawn.map { try Points(steps: $0, in: .points) }
        )
    }
}
