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

@Suite("Sample sums: a mean and its variance from exact whole numbers")
struct SampleSumsTests {
    @Test("Values that bought nothing count")
    func sample() throws {
        let spend = try SampleSums(values: [0, 0, 1_999, 4_500])
        #expect(spend.count == 4 && spend.sum == 6_499)
        #expect(spend.mean == 1_624.75)
        // By hand: (3,996,001 + 20,250,000 − 6,499² / 4) / 3.
        #expect(isClose(spend.variance, 4_562_250.25))
    }

    @Test("Without values there is no mean, and below two no variance")
    func few() throws {
        let none = try SampleSums(values: [])
        #expect(none.mean == nil && none.variance == nil)
        let one = try SampleSums(values: [7])
        #expect(one.mean == 7 && one.variance == nil)
    }

    @Test("A large mean costs the variance no digits")
    func largeMean() throws {
        let base: Int64 = 4_000_000_000_000_000
        #expect(try SampleSums(values: [base, base + 1]).variance == 0.5)
    }

    @Test("Sums that were made elsewhere are the same value", arguments: UInt64(1)...10)
    func sameValue(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 0...50, using: &random)).map { _ in
            Int64.random(in: -1_000_000...1_000_000, using: &random)
        }
        let squares = values.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
        let sums = try SampleSums(count: Int64(values.count), sum: values.reduce(0, +), sumOfSquares: squares)
        #expect(try sums == SampleSums(values: values.shuffled(using: &random)))
    }

    @Test(
        "Sums that no whole values have are refused",
        arguments: [(-1, 0, 0), (0, 1, 1), (0, 0, 1), (2, 3, 4), (3, 2, 1), (1, -2, 3), (5, 0, -1)]
            as [(Int64, Int64, Int64)]
    )
    func impossible(count: Int64, sum: Int64, squares: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try SampleSums(count: count, sum: sum, sumOfSquares: Int128(squares))
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Sums beyond their bounds are refused")
    func tooLarge() throws {
        let largest: Int64 = 9_007_199_254_740_991
        var error = #expect(throws: MetricsError.self) { try SampleSums(values: [largest + 1]) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try SampleSums(values: [.min]) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try SampleSums(values: [largest, 1]) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) {
            try SampleSums(count: largest, sum: 0, sumOfSquares: Int128.max / 2)
        }
        #expect(error?.code == .sumOutOfRange)
        #expect(try SampleSums(values: [largest, -largest]).variance != nil)
    }

    @Test("A sum of values that leaves 64 bits is refused, and so are their squares")
    func overflowing() {
        let values = repeatElement(Int64(9_007_199_254_740_991), count: 2_100_000)
        let error = #expect(throws: MetricsError.self) { try SampleSums(values: values) }
        #expect(error?.code == .sumOutOfRange)
    }
}
