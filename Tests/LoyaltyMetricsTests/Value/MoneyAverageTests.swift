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

@Suite("Averages of money: exact until they are rounded")
struct MoneyAverageTests {
    static func average(_ sum: String, _ count: Int64) throws -> MoneyAverage {
        try MoneyAverage(sum: Money(parsing: sum), count: count)
    }

    @Test("The average names its rounding, and has no value over nothing")
    func average() throws {
        let average = try Self.average("100.00 EUR", 3)
        #expect(average.value(rounding: .down)?.description == "33.33 EUR")
        #expect(average.value(rounding: .up)?.description == "33.34 EUR")
        #expect(try average.exactMinorUnits == Rate(10_000, per: 3))
        #expect(isClose(average.minorUnits, 3_333.333333333333))
        let none = try Self.average("0.00 EUR", 0)
        #expect(none.value(rounding: .down) == nil && none.minorUnits == nil && none.exactMinorUnits == nil)
        let error = #expect(throws: MetricsError.self) { try Self.average("1.00 EUR", -1) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("The premium is the exact difference, rounded once")
    func premium() throws {
        let premium = try LoyaltyPremium(
            loyal: Self.average("1200.00 EUR", 10),
            others: Self.average("4500.00 EUR", 50)
        )
        #expect(premium.difference(rounding: .down)?.description == "30.00 EUR")
        #expect(isClose(premium.relative, 0.333333333333333))
        #expect(premium.isSmallSample() && !premium.isSmallSample(below: 10))
        // 1/3 cent less 1/2 cent is −1/6 cent: rounding each average first would give 0 or −1 cent.
        let fine = try LoyaltyPremium(loyal: Self.average("0.01 EUR", 3), others: Self.average("0.01 EUR", 2))
        #expect(fine.difference(rounding: .toNearestOrEven)?.minorUnits == 0)
        #expect(fine.difference(rounding: .down)?.minorUnits == -1)
        #expect(isClose(fine.relative, -0.333333333333333))
    }

    @Test("A premium over nobody, or over nothing, has no value; one of two currencies is refused")
    func noPremium() throws {
        let nobody = try LoyaltyPremium(loyal: Self.average("1.00 EUR", 1), others: Self.average("0.00 EUR", 0))
        #expect(nobody.difference(rounding: .down) == nil && nobody.relative == nil)
        let nothing = try LoyaltyPremium(loyal: Self.average("1.00 EUR", 1), others: Self.average("0.00 EUR", 1))
        #expect(nothing.difference(rounding: .down)?.minorUnits == 100 && nothing.relative == nil)
        let error = #expect(throws: MetricsError.self) {
            try LoyaltyPremium(loyal: Self.average("1.00 EUR", 1), others: Self.average("1.00 USD", 1))
        }
        #expect(error?.code == .currencyMismatch)
    }

    @Test("The greatest sums are compared without a trap")
    func extremes() throws {
        let most = "90071992547409.91 EUR"
        let bound: Int64 = 9_007_199_254_740_991
        let premium = try LoyaltyPremium(loyal: Self.average(most, 1), others: Self.average("-\(most)", bound))
        #expect(premium.difference(rounding: .down) == nil && premium.relative == nil)
        let equal = try LoyaltyPremium(loyal: Self.average(most, bound), others: Self.average(most, bound))
        #expect(equal.difference(rounding: .down)?.isZero == true && equal.relative == 0)
    }
}
