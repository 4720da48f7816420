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

@Suite("Satisfaction: boxes, mean, spread, median and modes from counts")
struct SatisfactionTests {
    /// A worked case to 15 digits; shares in percent.
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let counts: [Int64]
        let definition: SatisfactionDefinition
        let count: Int64
        let median: Int
        let modes: [Int]
        /// Mean, variance, standard deviation, top, bottom, net, and both ends of the top box's interval.
        let figures: [Double]

        var testDescription: String { id }
    }

    static func cases() throws -> [Case] {
        [
            Case(
                id: "likert.csat5",
                counts: [4, 6, 10, 40, 40],
                definition: .standard,
                count: 100,
                median: 4,
                modes: [4, 5],
                figures: [
                    4.06, 1.10747474747475, 1.05236626108724, 80, 10, 70, 71.1170834406841, 86.6633066668967,
                ]
            ),
            Case(
                id: "likert.ces7",
                counts: [1, 2, 3, 6, 18, 12, 8],
                definition: .effort,
                count: 50,
                median: 5,
                modes: [5],
                figures: [5.12, 1.94448979591837, 1.39444963907571, 76, 12, 64, 62.5873162420571, 85.7026086030083]
            ),
            Case(
                id: "likert.garden_satisfaction",
                counts: [149, 67, 133, 179, 478, 613, 1_467, 3_504, 2_799, 4_504],
                definition: try SatisfactionDefinition(scale: 1...10, topFrom: 9, bottomTo: 6),
                count: 13_893,
                median: 9,
                modes: [10],
                figures: [
                    8.34938458216368, 3.1127330289503, 1.7642939179599, 52.5660404520262, 11.65335060822,
                    40.9126898438062, 51.7351219713573, 53.3955402882128,
                ]
            ),
        ]
    }

    @Test("Worked cases agree to 12 digits", arguments: try cases())
    func reference(example: Case) throws {
        let figure = try Satisfaction(counts: example.counts, by: example.definition)
        #expect(figure.count == example.count && figure.counts == example.counts)
        #expect(figure.lowerMedian == example.median && figure.modes == example.modes)
        let values = [
            figure.mean, figure.sampleVariance, figure.standardDeviation, figure.top.value.map { 100 * $0 },
            figure.bottom.value.map { 100 * $0 }, figure.net.map { 100 * $0 },
            figure.top.interval.map { 100 * $0.lower }, figure.top.interval.map { 100 * $0.upper },
        ]
        for (value, expected) in zip(values, example.figures) { #expect(isClose(value, expected)) }
        #expect(!figure.isSmallSample)
    }

    @Test("The documented sample gives the figures that it shows")
    func sample() throws {
        let csat = Satisfaction(answers: [5, 5, 4, 3, 1])
        #expect(csat.top.value == 0.6 && csat.bottom.value == 0.2 && csat.mean == 3.6)
        #expect(csat.isSmallSample && csat.definition == .standard)
        #expect(Satisfaction(answers: [5, 5, 4, 3, 1] as [UInt8]) == csat)
    }

    @Test("Blanks and numbers off the scale are counted apart")
    func apart() {
        let figure = Satisfaction(answers: [5, nil, 0, 6, .max, .min, 1])
        #expect(figure.count == 2 && figure.blanks == 1 && figure.offScale == 4)
        #expect(figure.lowerMedian == 1 && figure.modes == [1, 5])
    }

    @Test("Without answers there is no figure, never 0")
    func empty() {
        let figure = Satisfaction(answers: [] as [Int?])
        #expect(figure.mean == nil && figure.sampleVariance == nil && figure.standardDeviation == nil)
        #expect(figure.lowerMedian == nil && figure.modes.isEmpty && figure.net == nil)
        #expect(figure.top.value == nil && figure.bottom.value == nil && figure.top.interval == nil)
    }

    @Test("One answer has a mean and no variance")
    func one() {
        let figure = Satisfaction(answers: [4])
        #expect(figure.mean == 4 && figure.sampleVariance == nil && figure.lowerMedian == 4)
    }

    @Test("The largest counts on the widest scale still have every figure")
    func largest() throws {
        let definition = try SatisfactionDefinition(scale: 900...1_000, topFrom: 1_000, bottomTo: 900)
        var counts = Array(repeating: Int64(0), count: 101)
        counts[100] = 9_007_199_254_740_990
        counts[0] = 1
        let figure = try Satisfaction(counts: counts, by: definition)
        #expect(isClose(figure.mean, 1_000) && figure.lowerMedian == 1_000)
        #expect(figure.sampleVariance.map { $0 > 0 && $0 < 1e-9 } == true)
    }

    @Test(
        "Counts that are negative, or do not fit the scale or the bound, are refused",
        arguments: [
            [0, 0, 0, 0, -1], [0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 9_007_199_254_740_991],
        ] as [[Int64]]
    )
    func refused(counts: [Int64]) {
        let error = #expect(throws: MetricsError.self) { try Satisfaction(counts: counts) }
        #expect(error?.code == (counts.first == 1 ? .sumOutOfRange : .invalidCounts))
    }
}
