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

@Suite("Net Promoter Score: promoters less detractors, exact until it is shown")
struct NetPromoterScoreTests {
    @Test("Reference cases agree to 12 digits", arguments: Reference.cases)
    func referenceCases(reference: Reference) throws {
        let nps = try NetPromoterScore(
            promoters: reference.counts[0],
            passives: reference.counts[1],
            detractors: reference.counts[2]
        )
        #expect(nps.count == reference.counts.reduce(0, +))
        #expect(isClose(nps.score, reference.score))
        #expect(isClose(nps.variance, reference.variance))
        #expect(isClose(nps.standardError, reference.error))
        #expect(isClose(nps.marginOfError, reference.margin))
        if let sampleError = reference.sampleError {
            #expect(isClose(nps.sampleStandardError, sampleError))
        } else {
            #expect(nps.sampleStandardError == nil)
        }
        let adjusted = try #require(nps.adjusted)
        #expect(isClose(adjusted.score, reference.adjusted[0]))
        #expect(isClose(adjusted.standardError, reference.adjusted[1]))
        #expect(isClose(nps.interval?.lower, reference.adjusted[2]))
        #expect(isClose(nps.interval?.upper, reference.adjusted[3]))
    }

    @Test("A real survey on 1 to 10: 13,612 answers score 53.416, give or take 1.09")
    func gardenRetail() throws {
        let histogram = [83, 53, 65, 101, 401, 491, 1_061, 2_892, 2_487, 5_978]
        let answers = zip(1...10, histogram).flatMap { Array(repeating: Int?.some($0), count: $1) }
        let blanks = Array(repeating: Int?.none, count: 342)
        let nps = NetPromoterScore(answers: answers + blanks, by: .standard(on: .oneToTen))
        #expect(nps.count == 13_612)
        #expect(nps.blanks == 342)
        #expect([nps.promoters, nps.passives, nps.detractors] == [8_465, 3_953, 1_194])
        #expect(isClose(nps.score, 53.4161034381428))
        #expect(isClose(nps.standardError, 0.558288114836714))
        #expect(isClose(nps.interval?.lower, 52.3101268577034))
        #expect(isClose(nps.interval?.upper, 54.4985400537913))
        #expect(!nps.isSmallSample)
    }

    @Test("No answers: no score, no error, no interval, never 0")
    func noAnswers() {
        let nps = NetPromoterScore(answers: [Int]())
        #expect(nps.count == 0)
        #expect(nps.score == nil && nps.exactScore == nil)
        #expect(nps.text(decimals: 0, rounding: .toNearestOrEven) == nil)
        #expect(nps.variance == nil && nps.standardError == nil && nps.sampleStandardError == nil)
        #expect(nps.marginOfError == nil && nps.adjusted == nil && nps.interval == nil)
        #expect(nps.isSmallSample)
    }

    @Test("Each number falls into its band")
    func bands() {
        for answer in 0...10 {
            let nps = NetPromoterScore(answers: [answer])
            #expect(nps.promoters == (answer >= 9 ? 1 : 0))
            #expect(nps.passives == ((7...8).contains(answer) ? 1 : 0))
            #expect(nps.detractors == (answer <= 6 ? 1 : 0))
        }
    }

    @Test("Numbers off the scale and blanks are counted apart")
    func offScale() {
        let nps = NetPromoterScore(answers: [10, 0, nil, -1, 11, nil, nil], by: .standard(on: .oneToTen))
        #expect(nps.count == 1)
        #expect(nps.offScale == 3)
        #expect(nps.blanks == 3)
        #expect(nps.score == 100)
    }

    @Test("Answers may be any integers, the largest included")
    func otherIntegers() {
        let nps = NetPromoterScore(answers: [9, 200, 3] as [UInt8])
        #expect(nps.score == 0 && nps.offScale == 1)
        #expect(NetPromoterScore(answers: [UInt64.max]).offScale == 1)
    }

    @Test(
        "Text rounds once, by the named rule, and a zero has no sign",
        arguments: [
            Shown([333, 333, 334], 0, .toNearestOrAwayFromZero, "0"),
            Shown([333, 333, 334], 1, .toNearestOrAwayFromZero, "-0.1"),
            Shown([333, 333, 334], 2, .toNearestOrAwayFromZero, "-0.10"),
            Shown([333, 333, 334], 0, .down, "-1"),
            Shown([1, 199, 0], 0, .toNearestOrAwayFromZero, "1"),
            Shown([1, 199, 0], 0, .toNearestOrEven, "0"),
            Shown([0, 199, 1], 0, .toNearestOrAwayFromZero, "-1"),
            Shown([2, 1, 0], 3, .toNearestOrAwayFromZero, "66.667"),
            Shown([1, 1, 0], -1, .toNearestOrAwayFromZero, "50"),
            Shown([0, 2, 1], 99, .towardZero, "-33.333333"),
            Shown([5, 0, 0], 1, .toNearestOrAwayFromZero, "100.0"),
        ]
    )
    func text(shown: Shown) throws {
        let nps = try NetPromoterScore(
            promoters: shown.counts[0],
            passives: shown.counts[1],
            detractors: shown.counts[2]
        )
        #expect(nps.text(decimals: shown.decimals, rounding: shown.rounding) == shown.text)
    }

    @Test("The exact score is a fraction in lowest terms")
    func exactScore() throws {
        let nps = try NetPromoterScore(promoters: 333, passives: 333, detractors: 334)
        #expect(try nps.exactScore == Rate(-1, per: 1_000))
        #expect(nps.net == -1)
    }

    @Test("A unanimous interval reaches beyond 100 and is clamped for display only")
    func clamping() throws {
        let interval = try #require(NetPromoterScore(answers: Array(repeating: 10, count: 36)).interval)
        #expect(isClose(interval.upper, 102.691539761426))
        let shown = interval.clamped(to: -100...100)
        #expect(shown.upper == 100 && shown.lower == interval.lower)
        let warnings = NetPromoterScore(answers: Array(repeating: 0, count: 36))
        let low = try #require(warnings.interval).clamped(to: -100...100)
        #expect(low.lower == -100)
    }

    @Test("A sample is small below the definition's minimum", arguments: zip([29, 30], [true, false]))
    func smallSample(count: Int, isSmall: Bool) {
        #expect(NetPromoterScore(answers: Array(repeating: 9, count: count)).isSmallSample == isSmall)
    }

    @Test("Negative counts are refused")
    func negativeCounts() {
        let error = #expect(throws: MetricsError.self) {
            try NetPromoterScore(promoters: 1, passives: -1, detractors: 0)
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Counts beyond 2^53 - 1 are refused", arguments: [Int64(1), .max])
    func tooManyAnswers(more: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try NetPromoterScore(promoters: 9_007_199_254_740_991, passives: more, detractors: 0)
        }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("The largest counts still have every figure")
    func largestCounts() throws {
        let nps = try NetPromoterScore(promoters: 9_007_199_254_740_991, passives: 0, detractors: 0)
        #expect(nps.score == 100 && nps.variance == 0)
        #expect(nps.text(decimals: 6, rounding: .down) == "100.000000")
        #expect(nps.interval != nil)
    }

    struct Shown: Sendable, CustomTestStringConvertible {
        let counts: [Int64]
        let decimals: Int
        let rounding: RoundingRule
        let text: String

        init(_ counts: [Int64], _ decimals: Int, _ rounding: RoundingRule, _ text: String) {
            (self.counts, self.decimals, self.rounding, self.text) = (counts, decimals, rounding, text)
        }

        var testDescription: String { "\(counts), \(decimals) decimals, \(rounding): \(text)" }
    }
}

/// Worked cases to 15 digits, made with exact fractions and 50-digit arithmetic.
struct Reference: Sendable, CustomTestStringConvertible {
    let counts: [Int64]
    let score, variance, error, margin: Double
    let sampleError: Double?
    /// Score, standard error, lower and upper end.
    let adjusted: [Double]

    var testDescription: String { "\(counts)" }

    static let cases = [
        Reference(
            counts: [50, 30, 20],
            score: 30,
            variance: 0.61,
            error: 7.81024967590665,
            margin: 15.3078080750427,
            sampleError: 7.84959627090219,
            adjusted: [29.126213592233, 7.69151042181476, 14.0511301787616, 44.2012970057044]
        ),
        Reference(
            counts: [162, 108, 54],
            score: 33.3333333333333,
            variance: 0.555555555555556,
            error: 4.14086662499961,
            margin: 8.11594944978316,
            sampleError: 4.147271681612,
            adjusted: [33.0275229357798, 4.12368369342405, 24.9452514130336, 41.1097944585261]
        ),
        Reference(
            counts: [36, 0, 0],
            score: 100,
            variance: 0,
            error: 0,
            margin: 0,
            sampleError: 0,
            adjusted: [92.3076923076923, 5.29797870554765, 81.9238448539588, 102.691539761426]
        ),
        Reference(
            counts: [1, 0, 0],
            score: 100,
            variance: 0,
            error: 0,
            margin: 0,
            sampleError: nil,
            adjusted: [25, 37.5, -48.498649420252, 98.498649420252]
        ),
        Reference(
            counts: [0, 5, 0],
            score: 0,
            variance: 0,
            error: 0,
            margin: 0,
            sampleError: 0,
            adjusted: [0, 15.3093108923949, -30.0056979772207, 30.0056979772207]
        ),
        Reference(
            counts: [1, 1, 1],
            score: 0,
            variance: 0.666666666666667,
            error: 47.1404520791032,
            margin: 92.3935882899785,
            sampleError: 57.7350269189626,
            adjusted: [0, 31.1804782231162, -61.1126143380432, 61.1126143380432]
        ),
        Reference(
            counts: [5, 0, 5],
            score: 0,
            variance: 1,
            error: 31.6227766016838,
            margin: 61.9795032304562,
            sampleError: 33.3333333333333,
            adjusted: [0, 26.0858845504818, -51.1273942238142, 51.1273942238142]
        ),
        Reference(
            counts: [1_000_000_000_000, 500_000_000_000, 500_000_000_000],
            score: 25,
            variance: 0.6875,
            error: 5.86301969977929e-05,
            margin: 0.000114913074522162,
            sampleError: 5.86301969978075e-05,
            adjusted: [24.9999999999625, 5.86301969977409e-05, 24.999885086888, 25.000114913037]
        ),
    ]
}
