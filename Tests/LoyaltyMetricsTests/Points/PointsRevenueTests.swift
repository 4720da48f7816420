//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Points revenue: deferred by stand-alone prices, recognised with every redemption")
struct PointsRevenueTests {
    // Published, rounded: 8,676 deferred; 4,110 and 3,493 recognised; 1,073 left.
    @Test("liability.ifrs15_ex52: 10,000 points with goods of 100,000, 95 % and later 97 % of which are redeemed")
    func example52() throws {
        let allocation = try PointsAllocation(
            of: yen(100_000),
            goods: yen(100_000),
            points: OutstandingPoints(points(10_000), redeeming: .percent(95)),
            at: PointValue(points(1), worth: yen(1))
        )
        #expect(isClose(double(allocation.exactMinorUnits), 8675.79908675799))
        #expect(try allocation.deferred(rounding: .toNearestOrEven) == yen(8_676))

        let revenue = try PointsRevenue(
            of: allocation,
            periods: [estimate(4_500, of: 9_500), estimate(4_000, of: 9_700)],
            rounding: .toNearestOrEven
        )
        let first = try #require(revenue.periods.first?.exactRecognised)
        let both = try #require(revenue.periods.last?.exactRecognised)
        #expect(isClose(double(first), 4109.58904109589))
        #expect(try isClose(double(both - first), 3492.91531327967))
        let whole = try #require(allocation.exactMinorUnits)
        #expect(try isClose(double(whole - both), 1073.29473238243, within: 1e-11))

        #expect(revenue.deferred.minorUnits == 8_676)
        #expect(revenue.periods.map(\.revenue.minorUnits) == [4_110, 3_493])
        #expect(revenue.periods.map(\.liability.minorUnits) == [4_566, 1_073])
    }

    // Published, rounded: 4,175, then 3,552 with 9,900 expected (10A) or 4,140 with 9,200 (10B).
    @Test(
        "liability.kpmg_10A: a changed expectation is caught up in the period of the change",
        arguments: [(9_900, 3552.01499531396, 3_552), (9_200, 4139.95965934559, 4_140)]
    )
    func handbook(expected: Int64, second: Double, rounded: Int64) throws {
        let revenue = try PointsRevenue(
            deferred: yen(9_000),
            periods: [estimate(4_500, of: 9_700), estimate(4_000, of: expected)],
            rounding: .toNearestOrEven
        )
        let first = try #require(revenue.periods.first?.exactRecognised)
        let both = try #require(revenue.periods.last?.exactRecognised)
        #expect(isClose(double(first), 4175.25773195876))
        #expect(try isClose(double(both - first), second))
        #expect(revenue.periods.map(\.revenue.minorUnits) == [4_175, rounded])
    }

    @Test("When no more points are expected, the rest is earned, even if none was ever redeemed")
    func settled() throws {
        let revenue = try PointsRevenue(
            deferred: yen(900),
            periods: [estimate(0, of: 10), estimate(0, of: 0)],
            rounding: .down
        )
        #expect(revenue.periods.map(\.revenue.minorUnits) == [0, 900])
        #expect(revenue.periods.last?.liability.isZero == true)
    }

    @Test("An expectation that rises takes revenue back")
    func takenBack() throws {
        let revenue = try PointsRevenue(
            deferred: yen(1_000),
            periods: [estimate(50, of: 100), estimate(0, of: 200)],
            rounding: .down
        )
        #expect(revenue.periods.map(\.revenue.minorUnits) == [500, -250])
        #expect(revenue.periods.map(\.liability.minorUnits) == [500, 750])
    }

    @Test("Revenues and the liability add up to what was deferred", arguments: UInt64(1)...30, RoundingRule.allCases)
    func conservation(seed: UInt64, rounding: RoundingRule) throws {
        var random = SeededGenerator(seed: seed)
        var redeemed: Int64 = 0
        let periods = try (1...6).map { _ in
            let now = Int64.random(in: 0...50, using: &random)
            redeemed += now
            return try estimate(now, of: redeemed + .random(in: 0...90, using: &random))
        }
        let revenue = try PointsRevenue(
            deferred: yen(.random(in: 0...10_000, using: &random)),
            periods: periods,
            rounding: rounding
        )
        var recognised: Int64 = 0
        for period in revenue.periods {
            recognised += period.revenue.minorUnits
            #expect(recognised + period.liability.minorUnits == revenue.deferred.minorUnits)
            #expect(!period.liability.isNegative)
        }
    }

    @Test("Without periods all is deferred")
    func noPeriods() throws {
        let revenue = try PointsRevenue(deferred: yen(5), periods: [], rounding: .down)
        #expect(try revenue.deferred == yen(5) && revenue.periods.isEmpty)
    }

    @Test("Negative money, negative points and more redeemed than expected are refused")
    func refused() throws {
        for (deferred, redeemed, total) in [(-1, 0, 1), (1, -1, 1), (1, 2, 1)] as [(Int64, Int64, Int64)] {
            let error = #expect(throws: MetricsError.self) {
                try PointsRevenue(deferred: yen(deferred), periods: [estimate(redeemed, of: total)], rounding: .down)
            }
            #expect(error?.code == .invalidCounts)
        }
        let error = #expect(throws: MetricsError.self) {
            try PointsRevenue(deferred: yen(-1), periods: [], rounding: .down)
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Points of two units are refused")
    func units() throws {
        let miles = try Points(steps: 5, in: PointUnit("miles"))
        for period in [
            PointsRevenue.Estimate(redeemed: try points(1), expectedTotal: miles),
            PointsRevenue.Estimate(redeemed: miles, expectedTotal: miles),
        ] {
            let error = #expect(throws: MetricsError.self) {
                try PointsRevenue(deferred: yen(9), periods: [estimate(1, of: 9), period], rounding: .down)
            }
            #expect(error?.code == .unitMismatch)
        }
    }

    @Test("More points than can be counted are refused")
    func tooMany() throws {
        let most: Int64 = 9_007_199_254_740_991
        let error = #expect(throws: MetricsError.self) {
            try PointsRevenue(
                deferred: yen(9),
                periods: [estimate(most, of: most), estimate(1, of: most)],
                rounding: .down
            )
        }
        #expect(error?.code == .sumOutOfRange)
    }

    private func yen(_ amount: Int64) throws -> Money { try Money(minorUnits: amount, in: .jpy) }
    private func points(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }
    private func estimate(_ redeemed: Int64, of total: Int64) throws -> PointsRevenue.Estimate {
        PointsRevenue.Estimate(redeemed: try points(redeemed), expectedTotal: try points(total))
    }
}

@Suite("Points allocation: two things are sold for one price")
struct PointsAllocationTests {
    @Test("Points that nobody redeems have no price, and free goods leave all to the points")
    func edges() throws {
        #expect(try allocation(goods: 500, redeeming: .zero).deferred(rounding: .up).isZero)
        #expect(try allocation(goods: 0, redeeming: .one).deferred(rounding: .down).minorUnits == 1_000)
    }

    @Test("What is deferred follows the rule that the caller names")
    func rounding() throws {
        // 1,000 × 100 / (600 + 100) = 142 6/7.
        let allocation = try allocation(goods: 600, redeeming: .one)
        #expect(try allocation.exactMinorUnits == Rate(1_000, per: 7))
        #expect(allocation.deferred(rounding: .down).minorUnits == 142)
        #expect(allocation.deferred(rounding: .toNearestOrEven).minorUnits == 143)
    }

    @Test("Money below zero, and nothing to sell, are refused")
    func refused() {
        for (price, goods) in [(-1, 5), (1, -5)] as [(Int64, Int64)] {
            let error = #expect(throws: MetricsError.self) { try allocation(price, goods: goods, redeeming: .one) }
            #expect(error?.code == .invalidCounts)
        }
        let error = #expect(throws: MetricsError.self) { try allocation(goods: 0, redeeming: .zero) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Another currency and another unit are refused")
    func mismatches() throws {
        var error = #expect(throws: MetricsError.self) { try allocation(goods: 5, redeeming: .one, worth: .eur) }
        #expect(error?.code == .currencyMismatch)
        error = #expect(throws: MetricsError.self) { try allocation(goods: 5, redeeming: .one, goodsIn: .eur) }
        #expect(error?.code == .currencyMismatch)
        error = #expect(throws: MetricsError.self) {
            try allocation(goods: 5, redeeming: .one, unit: PointUnit("miles"))
        }
        #expect(error?.code == .unitMismatch)
    }

    @Test("Terms beyond those of a rate still round; beyond 128 bits they are refused")
    func largeTerms() throws {
        let prime: Int64 = 9_007_199_254_740_881
        let fine = try allocation(999_999_999_999_989, goods: prime, redeeming: Rate(1, per: 7))
        #expect(fine.exactMinorUnits == nil)
        #expect(fine.deferred(rounding: .up).minorUnits == 2)
        let error = #expect(throws: MetricsError.self) {
            try PointsAllocation(
                of: Money(minorUnits: 999_999_999_999_989, in: .jpy),
                goods: Money(minorUnits: prime, in: .jpy),
                points: OutstandingPoints(
                    Points(steps: 1, in: .points),
                    redeeming: Rate(999_999_999_999_947, per: 9_007_199_254_740_847)
                ),
                at: PointValue(
                    Points(steps: 9_007_199_254_740_761, in: .points),
                    worth: Money(minorUnits: 999_999_999_999_989, in: .jpy)
                )
            )
        }
        #expect(error?.code == .sumOutOfRange)
    }

    private func allocation(
        _ price: Int64 = 1_000,
        goods: Int64,
        redeeming rate: Rate,
        goodsIn currency: Currency = .jpy,
        worth: Currency = .jpy,
        unit: PointUnit = .points
    ) throws -> PointsAllocation {
        try PointsAllocation(
            of: Money(minorUnits: price, in: .jpy),
            goods: Money(minorUnits: goods, in: currency),
            points: OutstandingPoints(Points(steps: 100, in: unit), redeeming: rate),
            at: PointValue(Points(steps: 1, in: .points), worth: Money(minorUnits: 1, in: worth))
        )
    }
}

private func double(_ rate: Rate?) -> Double? { rate.map { Double($0.numerator) / Double($0.denominator) } }
