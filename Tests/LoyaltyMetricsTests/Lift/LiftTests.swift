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

@Suite("Lift: treated customers against a control group")
struct LiftTests {
    @Test("Two groups of ten thousand differ in spend and in buyers, and are of the planned size")
    func sample() throws {
        let control = try LiftGroup(
            buyers: 1_200,
            spend: SampleSums(count: 10_000, sum: 5_000_000, sumOfSquares: 9_000_000_000)
        )
        let treatment = try LiftGroup(
            buyers: 1_320,
            spend: SampleSums(count: 10_000, sum: 5_600_000, sumOfSquares: 9_900_000_000)
        )
        let lift = try Lift(from: control, to: treatment, by: Self.definition())
        #expect(!lift.sampleRatio.isMismatch() && !lift.isSmallSample)
        #expect(lift.spend.value == 60 && lift.spend.interval?.level == .percent95)
        // lift.prop_1200_10000_1320_10000
        #expect(isClose(lift.buyers.value, 0.012) && isClose(lift.buyers.z, 2.55696780216099))
        let revenue = try #require(try lift.incrementalRevenue(rounding: .toNearestOrEven))
        #expect(revenue.description == "6000.00 EUR")
        let roi = try ReturnOnInvestment(
            incrementalRevenue: revenue,
            margin: .percent(40),
            rewardCost: Money(parsing: "1000.00 EUR"),
            operatingCost: Money(parsing: "500.00 EUR")
        )
        #expect(roi.value == 0.6)
    }

    @Test("Incremental revenue scales the control group to the size of the treatment group")
    func unequalGroups() throws {
        // 100 of 3 customers are 66 2/3 for 2, which spent 90: 23 1/3 more.
        let lift = try Lift(from: group([50, 0, 50]), to: group([90, 0]), by: Self.definition(treatmentWeight: 9))
        #expect(try lift.incrementalRevenue(rounding: .down)?.minorUnits == 23)
        #expect(try lift.incrementalRevenue(rounding: .up)?.minorUnits == 24)
        #expect(lift.isSmallSample && lift.sampleRatio.weights == [1, 9])
        #expect(lift.control.customers == 3 && lift.treatment.buyers == 1)
    }

    @Test("Less spend than in the control group is a negative revenue")
    func loss() throws {
        let lift = try Lift(from: group([50, 50]), to: group([30, 30]), by: Self.definition())
        #expect(try lift.incrementalRevenue(rounding: .down)?.minorUnits == -40)
        #expect(lift.spend.relative == -0.4)
    }

    @Test("An empty group gives no lift")
    func empty() throws {
        for lift in [
            try Lift(from: group([]), to: group([1, 2]), by: Self.definition()),
            try Lift(from: group([1, 2]), to: group([]), by: Self.definition()),
            try Lift(from: group([]), to: group([]), by: Self.definition()),
        ] {
            #expect(lift.spend.value == nil && lift.buyers.value == nil && lift.buyers.interval == nil)
            #expect(try lift.incrementalRevenue(rounding: .down) == nil)
        }
    }

    @Test("Buyers are some, all or none of the customers", arguments: [-1, 3] as [Int64])
    func buyers(count: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try LiftGroup(buyers: count, spend: SampleSums(values: [1, 2]))
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A negative count of crossed customers is refused, and so are more customers than can be counted")
    func refused() throws {
        var error = #expect(throws: MetricsError.self) {
            try Lift(from: group([1]), to: group([2]), crossed: -1, by: Self.definition())
        }
        #expect(error?.code == .invalidCounts)
        let all = try LiftGroup(buyers: 0, spend: SampleSums(count: 9_007_199_254_740_991, sum: 0, sumOfSquares: 0))
        error = #expect(throws: MetricsError.self) { try Lift(from: all, to: group([2]), by: Self.definition()) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("A revenue beyond 2^53 - 1 is refused")
    func overflow() throws {
        let control = try LiftGroup(
            buyers: 1,
            spend: SampleSums(values: [9_007_199_254_740_991])
        )
        let lift = try Lift(from: control, to: group([0, 0]), by: Self.definition())
        let error = #expect(throws: MetricsError.self) { try lift.incrementalRevenue(rounding: .down) }
        #expect(error?.code == .sumOutOfRange)
    }

    static func definition(
        _ delivery: DeliveryGuarantee = .atLeastOnce,
        treatmentWeight: Int64 = 1,
        window: TimeWindow = .always
    ) throws -> LiftDefinition {
        try LiftDefinition(
            control: SegmentID("without"),
            treatment: SegmentID("with"),
            treatmentWeight: treatmentWeight,
            currency: .eur,
            window: window,
            delivery: delivery
        )
    }

    private func group(_ spend: [Int64]) throws -> LiftGroup {
        try LiftGroup(buyers: Int64(spend.count { $0 > 0 }), spend: SampleSums(values: spend))
    }
}
