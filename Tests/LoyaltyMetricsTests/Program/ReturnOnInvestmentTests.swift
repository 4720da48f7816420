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

@Suite("Return on investment: the margin of what there would not have been otherwise")
struct ReturnOnInvestmentTests {
    @Test("roi.1: 120,000 at a margin of 40 %, for 30,000, return 60 %")
    func vector() throws {
        let roi = try roi(120_000, .percent(40), 18_000, 12_000)
        #expect(roi.value == 0.6)
        #expect(try roi.exactValue == Rate(3, per: 5))
        #expect(try roi.net(rounding: .toNearestOrEven).minorUnits == 18_000)
        #expect(roi.cost.minorUnits == 30_000)
    }

    @Test("A program that earns less than it costs returns less than nothing")
    func loss() throws {
        let roi = try roi(-100, .percent(33), 50, 0)
        #expect(roi.value == -1.66)
        #expect(try roi.net(rounding: .down).minorUnits == -83)
    }

    @Test("A fraction of the net follows the rule that the caller names")
    func rounding() throws {
        let roi = try roi(5, .percent(50), 1, 0)
        #expect(try roi.net(rounding: .down).minorUnits == 1 && roi.net(rounding: .up).minorUnits == 2)
        #expect(roi.value == 1.5)
    }

    @Test("Without a cost there is a net, but no return on it")
    func noCost() throws {
        let roi = try roi(100, .one, 0, 0)
        #expect(roi.value == nil && roi.exactValue == nil)
        #expect(try roi.net(rounding: .down).minorUnits == 100)
    }

    @Test("Terms beyond those of a rate have a value, but no exact one; a net beyond its bound is refused")
    func largeTerms() throws {
        let most: Int64 = 9_007_199_254_740_991
        let fine = try roi(9_007_199_254_740_881, Rate(1, per: 7), 9_007_199_254_740_847, 0)
        #expect(fine.value != nil && fine.exactValue == nil)
        let lost = try roi(-most, .one, most, 0)
        let error = #expect(throws: MetricsError.self) { try lost.net(rounding: .down) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("Costs below zero and a margin above all of the revenue are refused")
    func refused() throws {
        for (margin, reward, operating) in [(101, 1, 1), (40, -1, 1), (40, 1, -1)] as [(Int64, Int64, Int64)] {
            let error = #expect(throws: MetricsError.self) { try roi(1, .percent(margin), reward, operating) }
            #expect(error?.code == .invalidCounts)
        }
        let most: Int64 = 9_007_199_254_740_991
        let error = #expect(throws: MetricsError.self) { try roi(1, .one, most, 1) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("Costs in another currency are refused")
    func currencies() throws {
        let (yen, euro) = (try Money(parsing: "1 JPY"), try Money(parsing: "1.00 EUR"))
        for (reward, operating) in [(yen, euro), (euro, yen)] {
            let error = #expect(throws: MetricsError.self) {
                try ReturnOnInvestment(
                    incrementalRevenue: yen,
                    margin: .one,
                    rewardCost: reward,
                    operatingCost: operating
                )
            }
            #expect(error?.code == .currencyMismatch)
        }
    }

    private func roi(_ revenue: Int64, _ margin: Rate, _ reward: Int64, _ operating: Int64) throws -> ReturnOnInvestment
    {
        try ReturnOnInvestment(
            incrementalRevenue: Money(minorUnits: revenue, in: .jpy),
            margin: margin,
            rewardCost: Money(minorUnits: reward, in: .jpy),
            operatingCost: Money(minorUnits: operating, in: .jpy)
        )
    }
}
