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

@Suite("Rank scores of a column: the same without sorting")
struct RankScoreColumnsTests {
    @Test("Scores are those of the sorted values, however many and however far apart", arguments: UInt64(1)...30)
    func likeSorted(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ranges: [ClosedRange<Int64>] = [0...0, 0...9, -50_000...50_000, 0...(1 << 40), Int64.min...Int64.max]
        let count = [0, 1, 7, 1_024, 1_025, 5_000][Int(seed) % 6]
        var values = (0..<count).map { _ in Int64.random(in: ranges[Int(seed) % 5], using: &random) }
        // Most values may lie close together and few far away.
        if seed.isMultiple(of: 4), count > 1 { values[0] = .max }
        let bins = Int.random(in: 2...9, using: &random)
        let scores = try RankScore.scores(ofColumn: values, bins: bins).map(Int.init)
        #expect(try scores == RankScore.scores(of: values, bins: bins))
    }

    @Test("The sample of the documentation")
    func sample() throws {
        #expect(try RankScore.scores(ofColumn: [10, 20, 20, 40, 50]) == [1, 2, 2, 4, 5])
    }

    @Test("Other numbers of bins are refused", arguments: [1, 10])
    func bins(_ bins: Int) {
        expectRefused(.invalidDefinition) { _ = try RankScore.scores(ofColumn: [1], bins: bins) }
    }
}
