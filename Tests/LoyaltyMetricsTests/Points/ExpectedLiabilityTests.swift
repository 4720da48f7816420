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

@Suite("Expected liability: rounded once, and its parts add up")
struct ExpectedLiabilityTests {
    @Test("breakage.1: 20,000 points at 0.01, 80 % of which are redeemed, are 160.00")
    func single() throws {
        let liability = try ExpectedLiability(of: [held(20_000, 80)], at: cent(), rounding: .toNearestOrEven)
        #expect(liability.total.description == "160.00 EUR")
        #expect(liability.parts.map(\.worth.description) == ["160.00 EUR"])
    }

    @Test("Each issue cohort has its own expectation, and the parts add up to the total")
    func cohorts() throws {
        let value = try PointValue(Points(steps: 3, in: .points), worth: Money(parsing: "0.01 EUR"))
        let months = try (1...3).map { try CivilDate(year: 2026, month: $0, day: 1) }
        // A third of a cent a point: 10 1/3 cents, 10 1/3 and 7/3 make 23.
        let parts = [
            try OutstandingPoints(Points(steps: 31, in: .points), month: months[0], redeeming: .one),
            try OutstandingPoints(Points(steps: 62, in: .points), month: months[1], redeeming: .percent(50)),
            try OutstandingPoints(Points(steps: 70, in: .points), month: months[2], redeeming: .percent(10)),
        ]
        let liability = try ExpectedLiability(of: parts, at: value, rounding: .toNearestOrEven)
        #expect(liability.total.description == "0.23 EUR")
        #expect(liability.parts.map(\.worth.minorUnits) == [11, 10, 2])
        #expect(liability.parts.map(\.outstanding.month) == months)
    }

    @Test("The fraction of the sum follows the rule that the caller names")
    func rounding() throws {
        let parts = [try held(5, 50), try held(5, 0)]
        #expect(try ExpectedLiability(of: parts, at: cent(), rounding: .toNearestOrEven).total.minorUnits == 2)
        #expect(try ExpectedLiability(of: parts, at: cent(), rounding: .toNearestOrAwayFromZero).total.minorUnits == 3)
        let up = try ExpectedLiability(of: parts, at: cent(), rounding: .up)
        #expect(up.parts.map(\.worth.minorUnits) == [3, 0])
    }

    @Test("No points, and points of which none will be redeemed, are no liability")
    func nothing() throws {
        let none = try ExpectedLiability(of: [], at: cent(), rounding: .up)
        #expect(none.total.isZero && none.parts.isEmpty)
        let lost = try ExpectedLiability(of: [held(500, 0), held(0, 100)], at: cent(), rounding: .up)
        #expect(lost.total.isZero && lost.parts.map(\.worth.minorUnits) == [0, 0])
    }

    @Test("The parts add up to the total, whatever they are", arguments: UInt64(1)...30, [RoundingRule.down, .up])
    func conservation(seed: UInt64, rounding: RoundingRule) throws {
        var random = SeededGenerator(seed: seed)
        let value = try PointValue(
            Points(steps: .random(in: 1...7, using: &random), in: .points),
            worth: Money(minorUnits: .random(in: 1...30, using: &random), in: .eur)
        )
        let parts = try (0..<Int.random(in: 1...8, using: &random)).map { _ in
            try held(.random(in: 0...100_000, using: &random), .random(in: 0...100, using: &random))
        }
        let liability = try ExpectedLiability(of: parts, at: value, rounding: rounding)
        let sum = try Money.sum(of: liability.parts.map(\.worth), in: .eur)
        #expect(sum == liability.total)
        #expect(liability.parts.allSatisfy { !$0.worth.isNegative })
    }

    @Test("Points of another unit than the value are refused")
    func units() throws {
        let miles = try OutstandingPoints(Points(steps: 1, in: PointUnit("miles")), redeeming: .one)
        let error = #expect(throws: MetricsError.self) {
            try ExpectedLiability(of: [miles], at: cent(), rounding: .down)
        }
        #expect(error?.code == .unitMismatch)
    }

    @Test(
        "Held points below zero, and a redemption outside 0 to 100 %, are refused",
        arguments: [(-1, 50), (1, -1), (1, 101)]
    )
    func refusedPart(points: Int64, redemption: Int64) {
        let error = #expect(throws: MetricsError.self) { try held(points, redemption) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A value of nothing is refused", arguments: [(0, 1), (-1, 1), (1, 0), (1, -1)])
    func refusedValue(points: Int64, minorUnits: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try PointValue(Points(steps: points, in: .points), worth: Money(minorUnits: minorUnits, in: .eur))
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("A sum, weights or terms beyond their bounds are refused")
    func tooLarge() throws {
        let most: Int64 = 9_007_199_254_740_991
        let euro = try PointValue(Points(steps: 1, in: .points), worth: Money(parsing: "1.00 EUR"))
        func refuse(_ parts: [OutstandingPoints], _ value: PointValue) {
            let error = #expect(throws: MetricsError.self) {
                try ExpectedLiability(of: parts, at: value, rounding: .down)
            }
            #expect(error?.code == .sumOutOfRange)
        }
        refuse([try held(most, 100)], euro)
        // Lower terms without a common factor: their product leaves 128 bits.
        let primes: [Int64] = [9_007_199_254_740_881, 9_007_199_254_740_847, 9_007_199_254_740_761]
        let odd = try primes.map { try OutstandingPoints(Points(steps: 1, in: .points), redeeming: Rate(1, per: $0)) }
        refuse(odd, euro)
        // Weights that fit 128 bits, or 64, but not an allocation.
        func share(_ numerator: Int64, _ denominator: Int64) throws -> OutstandingPoints {
            try OutstandingPoints(Points(steps: 1, in: .points), redeeming: Rate(numerator, per: denominator))
        }
        refuse([try share(999_999_999_999_989, primes[0]), try share(999_999_999_999_947, primes[1])], euro)
        refuse([try share(1_099_511_627_689, 2_199_023_255_531), try share(1, 1_048_573)], euro)
    }

    private func held(_ points: Int64, _ percent: Int64) throws -> OutstandingPoints {
        try OutstandingPoints(Points(steps: points, in: .points), redeeming: .percent(percent))
    }

    private func cent() throws -> PointValue {
        try PointValue(Points(steps: 1, in: .points), worth: Money(parsing: "0.01 EUR"))
    }
}
