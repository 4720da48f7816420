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

@Suite("Percentiles of a column: the same numbers")
struct PercentilesColumnsTests {
    @Test("Nearest ranks and the histogram are those of the numbers one by one", arguments: UInt64(1)...24)
    func likeOneByOne(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ranges: [ClosedRange<Int32>] = [0...0, 0...99, -40_000...40_000, Int32.min...Int32.max]
        let count = [0, 1, 10, 1_024, 1_025, 4_000][Int(seed) % 6]
        let values = (0..<count).map { _ in Int32.random(in: ranges[Int(seed / 6) % 4], using: &random) }
        let shares = try (0..<6).map { _ in try Rate(.random(in: 0...100, using: &random), per: 100) } + [.zero, .one]
        let histogram = try Percentiles(values.lazy.map { Int64($0) })
        #expect(Percentiles(column: values) == histogram)
        let expected = try shares.compactMap { try histogram.nearestRank($0).map { Int32($0) } }
        #expect(try Percentiles.nearestRanks(shares, ofColumn: values) == expected)
    }

    @Test("The sample of the documentation")
    func sample() throws {
        #expect(try Percentiles.nearestRanks([.percent(50), .percent(90)], ofColumn: [5, 7, 7, 12, 90]) == [7, 90])
    }

    @Test("A share outside 0 to 1 is refused, also without numbers")
    func refused() throws {
        for share in [try Rate(101, per: 100), try Rate(-1, per: 100)] {
            expectRefused(.invalidDefinition) { _ = try Percentiles.nearestRanks([share], ofColumn: []) }
        }
    }
}
