//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Difference of means: what a treatment changed, and how sure that is")
struct DifferenceOfMeansTests {
    /// The sums of vector `lift.growthbook_mean`, in hundredths: 1396.87 and 52377.9767, 2422.70 and 134698.29.
    static func growthBook() throws -> DifferenceOfMeans {
        try DifferenceOfMeans(
            from: SampleSums(count: 3_407, sum: 139_687, sumOfSquares: 523_779_767),
            to: SampleSums(count: 3_461, sum: 242_270, sumOfSquares: 1_346_982_900)
        )
    }

    // Published, rounded: .29 (.04538, .53462), standard error .12478, p .02016.
    @Test("lift.growthbook_mean: the absolute difference with Welch's interval")
    func absolute() throws {
        let lift = try Self.growthBook()
        #expect(isClose(lift.value, 29))
        #expect(isClose(lift.standardError, 12.4783631587588))
        #expect(isClose(lift.degreesOfFreedom, 5841.74203209357))
        #expect(isClose(lift.interval?.lower, 4.53778925592901))
        #expect(isClose(lift.interval?.upper, 53.462210744071))
        #expect(isClose(lift.pValue, 0.020158402643587))
        let student = try StudentDistribution(degreesOfFreedom: try #require(lift.degreesOfFreedom))
        #expect(isClose(student.quantile(.percent95), 1.96037015695448))
    }

    // Published, rounded: .70732 (-.03526, 1.44989), standard error .37879, p .06191.
    @Test("lift.growthbook_mean: the relative difference by the delta method")
    func relative() throws {
        let lift = try Self.growthBook()
        #expect(isClose(lift.relative, 0.707317073170732))
        #expect(isClose(lift.relativeStandardError, 0.378794361668143))
        #expect(isClose(lift.relativeInterval?.lower, -0.0352600890661178))
        #expect(isClose(lift.relativeInterval?.upper, 1.44989423540758))
        #expect(isClose(lift.relativePValue, 0.0619118274561836))
        #expect(lift.relativeInterval?.level == .percent95)
    }

    @Test("From a mean of 0 there is no relative difference, but an absolute one")
    func noBase() throws {
        let lift = try DifferenceOfMeans(from: SampleSums(values: [-5, 5, 0]), to: SampleSums(values: [1, 2, 4]))
        #expect(lift.relative == nil && lift.relativeStandardError == nil)
        #expect(lift.relativeInterval == nil && lift.relativePValue == nil)
        #expect(isClose(lift.value, 7.0 / 3) && lift.interval != nil && lift.pValue != nil)
    }

    @Test("Without variance there is a difference, but no interval and no probability")
    func noVariance() throws {
        let lift = try DifferenceOfMeans(from: SampleSums(values: [2, 2, 2]), to: SampleSums(values: [3, 3]))
        #expect(lift.value == 1 && lift.relative == 0.5)
        #expect(lift.standardError == 0 && lift.degreesOfFreedom == nil)
        #expect(lift.interval == nil && lift.pValue == nil)
        #expect(lift.relativeInterval == nil && lift.relativePValue == nil)
    }

    @Test("Variance in one group is enough for an interval")
    func oneVariance() throws {
        let lift = try DifferenceOfMeans(from: SampleSums(values: [2, 2, 2]), to: SampleSums(values: [3, 5]))
        #expect(lift.value == 2 && lift.degreesOfFreedom == 1 && lift.standardError == 1)
        #expect(isClose(lift.interval?.upper, 2 + 12.706204736174705))
    }

    @Test("A single value in a group has a mean, but says nothing of variance", arguments: [[7], [7, 9]] as [[Int64]])
    func singleValue(values: [Int64]) throws {
        let lift = try DifferenceOfMeans(from: SampleSums(values: [4]), to: SampleSums(values: values))
        #expect(lift.value != nil && lift.relative != nil)
        #expect(lift.standardError == nil && lift.interval == nil && lift.relativeInterval == nil)
    }

    @Test("Without values in one group nothing is compared", arguments: [[], [1, 2]] as [[Int64]])
    func empty(values: [Int64]) throws {
        for lift in [
            try DifferenceOfMeans(from: SampleSums(values: []), to: SampleSums(values: values)),
            try DifferenceOfMeans(from: SampleSums(values: values), to: SampleSums(values: [])),
        ] {
            #expect(lift.value == nil && lift.relative == nil && lift.interval == nil && lift.pValue == nil)
            #expect(lift.relativeStandardError == nil && lift.relativePValue == nil)
        }
    }

    @Test("Swapping the groups turns the difference round", arguments: UInt64(1)...20)
    func antisymmetric(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let samples = try (1...2).map { _ in
            try SampleSums(values: (0...30).map { _ in Int64.random(in: -100...10_000, using: &random) })
        }
        let there = DifferenceOfMeans(from: samples[0], to: samples[1], level: .percent99)
        let back = DifferenceOfMeans(from: samples[1], to: samples[0], level: .percent99)
        #expect(there.value == back.value.map(-))
        #expect(isClose(there.pValue, try #require(back.pValue)))
        #expect(isClose(there.interval?.lower, -(try #require(back.interval?.upper))))
    }

    @Test("A difference is found in most samples of two unequal groups, and rarely where there is none")
    func power() throws {
        var random = SeededGenerator(seed: 11)
        func sample(_ range: ClosedRange<Int64>) throws -> SampleSums {
            try SampleSums(values: (1...200).map { _ in .random(in: range, using: &random) })
        }
        var found = 0
        var wrong = 0
        for _ in 1...400 {
            let control = try sample(0...1_000)
            if let p = try DifferenceOfMeans(from: control, to: sample(100...1_100)).pValue, p < 0.05 { found += 1 }
            if let p = try DifferenceOfMeans(from: control, to: sample(0...1_000)).pValue, p < 0.05 { wrong += 1 }
        }
        #expect(found > 350)
        #expect((5...40).contains(wrong), "\(wrong) of 400, where 20 are expected")
    }
}
