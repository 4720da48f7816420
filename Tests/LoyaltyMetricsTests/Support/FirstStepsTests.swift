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

@Suite("LoyaltyMetrics: the documented first steps")
struct FirstStepsTests {
    @Test("The first sample gives the figures that it shows")
    func firstSample() throws {
        let nps = NetPromoterScore(answers: [10, 9, 9, 8, 3])
        #expect(nps.score == 40.0)
        #expect(nps.text(decimals: 0, rounding: .toNearestOrAwayFromZero) == "40")
        #expect(nps.isSmallSample)

        let rate = try RepurchaseRate(purchasesPerCustomer: [1, 2, 5, 1])
        #expect(rate.value == 0.5)
        #expect(rate.isSmallSample)

        let order = try AverageOrderValue(totals: [Money(parsing: "10.00 EUR"), Money(parsing: "25.01 EUR")], in: .eur)
        #expect(try order.exactMinorUnits == Rate(3_501, per: 2))
        #expect(order.value(rounding: .toNearestOrEven)?.description == "17.50 EUR")

        #expect(try RankScore.scores(of: [10, 20, 20, 40, 50], bins: 5) == [1, 2, 2, 4, 5])
    }

    @Test("The second sample merges two days")
    func secondSample() throws {
        let ordersOfMonday = [try Samples.order("1", "ann"), try Samples.order("2", nil)]
        let ordersOfTuesday = [try Samples.order("3", "ann")]
        var first = AverageOrderValueAccumulator(.standard(in: .eur))
        try first.add(contentsOf: ordersOfMonday)
        var second = AverageOrderValueAccumulator(.standard(in: .eur))
        try second.add(contentsOf: ordersOfTuesday)
        try first.merge(second)
        #expect(try first.finish().orders == 3)
    }

    @Test("The sample of the protocol merges two days of answers")
    func protocolSample() throws {
        var monday = NetPromoterScoreAccumulator(.standard)
        try monday.add(contentsOf: [Samples.answer(9), Samples.answer(3)])
        var tuesday = NetPromoterScoreAccumulator(.standard)
        try tuesday.add(contentsOf: [Samples.answer(10), Samples.answer(10)])
        try monday.merge(tuesday)
        #expect(monday.finish().score == 50)
    }
}
