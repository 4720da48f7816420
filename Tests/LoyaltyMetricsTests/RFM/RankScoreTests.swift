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

@Suite("Rank score: 1 to k by rank, equal values sharing a score")
struct RankScoreTests {
    @Test(
        "Worked cases",
        arguments: [
            Example([10, 20, 20, 40, 50], 5, [1, 2, 2, 4, 5]),
            Example([50, 40, 30, 20, 10], 5, [5, 4, 3, 2, 1]),
            Example([7, 7, 7, 7], 5, [1, 1, 1, 1]),
            Example([1, 1, 1, 1, 9], 5, [1, 1, 1, 1, 5]),
            Example([1, 2, 3], 5, [1, 2, 4]),
            Example([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3, [1, 1, 1, 1, 2, 2, 2, 3, 3, 3]),
            Example([-3, 0], 2, [1, 2]),
            Example([42], 9, [1]),
            Example([], 5, []),
        ]
    )
    func workedCases(example: Example) throws {
        #expect(try RankScore.scores(of: example.values, bins: example.bins) == example.scores)
    }

    @Test("The order of rows changes no score, and a higher value never scores less", arguments: UInt64(1)...30)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bins = Int.random(in: 2...9, using: &random)
        let values = (0..<Int.random(in: 1...60, using: &random)).map { _ in Int.random(in: 0...15, using: &random) }
        let scores = try RankScore.scores(of: values, bins: bins)
        // The definition itself: a rank is one more than the number of smaller values.
        for (value, score) in zip(values, scores) {
            let smaller = values.count { $0 < value }
            #expect(score == 1 + bins * smaller / values.count)
            #expect((1...bins).contains(score))
        }
        let order = values.indices.shuffled(using: &random)
        #expect(try RankScore.scores(of: order.map { values[$0] }, bins: bins) == order.map { scores[$0] })
        let byValue = zip(values, scores).sorted { $0.0 < $1.0 }.map(\.1)
        #expect(byValue == byValue.sorted())
    }

    @Test("The highest score is 2 to 9", arguments: [Int.min, 0, 1, 10, .max])
    func refusedBins(bins: Int) {
        let error = #expect(throws: MetricsError.self) { try RankScore.scores(of: [1], bins: bins) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("A value without an order, NaN, is refused wherever it stands", arguments: 0...2)
    func unordered(index: Int) {
        var values = [1.0, 2.0, 3.0]
        values[index] = .nan
        let error = #expect(throws: MetricsError.self) { try RankScore.scores(of: values) }
        #expect(error?.code == .invalidCounts)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let values: [Int]
        let bins: Int
        let scores: [Int]

        init(_ values: [Int], _ bins: Int, _ scores: [Int]) {
            (self.values, self.bins, self.scores) = (values, bins, scores)
        }

        var testDescription: String { "\(values) in \(bins): \(scores)" }
    }
}
