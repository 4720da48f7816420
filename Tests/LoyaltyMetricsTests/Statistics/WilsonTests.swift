//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import Testing

@Suite("Wilson interval: a share is never certain")
struct WilsonTests {
    @Test(
        "Reference cases agree to 13 digits",
        arguments: [
            Example(0, of: 10, 0, 0.277532799862889),
            Example(10, of: 10, 0.722467200137111, 1),
            Example(1, of: 1, 0.206549314377237, 1),
            Example(80, of: 100, 0.711170834406841, 0.866633066668967),
        ]
    )
    func referenceCases(example: Example) throws {
        let interval = try #require(try ConfidenceInterval.wilson(example.count, of: example.total))
        #expect(isClose(interval.lower, example.lower, within: 1e-14))
        #expect(isClose(interval.upper, example.upper, within: 1e-14))
        #expect(interval.level == .percent95)
    }

    @Test("At none and at all the end is exact", arguments: ConfidenceLevel.allCases, [Int64(1), 3, 7, 1_000_003])
    func exactEnds(level: ConfidenceLevel, total: Int64) throws {
        #expect(try ConfidenceInterval.wilson(0, of: total, level: level)?.lower == 0)
        #expect(try ConfidenceInterval.wilson(total, of: total, level: level)?.upper == 1)
    }

    @Test(
        "The interval stays inside 0 to 1 up to the largest counts",
        arguments: ConfidenceLevel.allCases,
        [1_000_003, 999_999_999_999_989, 2_352_859_700_908_138, 4_503_599_627_370_497, 9_007_199_254_740_991] as [Int64]
    )
    func staysInside(level: ConfidenceLevel, total: Int64) throws {
        for count in [0, 1, 2, 3, total / 2, total - 3, total - 2, total - 1, total] {
            let interval = try #require(try ConfidenceInterval.wilson(count, of: total, level: level))
            #expect(0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 1, "\(count)")
        }
    }

    @Test("A higher level is a wider interval")
    func levels() throws {
        let widths = try ConfidenceLevel.allCases.map { level in
            let interval = try #require(try ConfidenceInterval.wilson(3, of: 10, level: level))
            return interval.upper - interval.lower
        }
        #expect(widths == widths.sorted() && Set(widths).count == 3)
    }

    @Test("None of none has no interval and no value")
    func nothing() throws {
        #expect(try ConfidenceInterval.wilson(0, of: 0) == nil)
        let share = try Proportion(0, of: 0)
        #expect(share.value == nil && share.exactValue == nil && share.interval == nil)
    }

    @Test("A part is zero or more and at most its whole", arguments: zip([-1, 2, 0], [1, 1, -1] as [Int64]))
    func impossible(count: Int64, total: Int64) {
        let error = #expect(throws: MetricsError.self) { try Proportion(count, of: total) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A whole beyond 2^53 - 1 is refused")
    func tooLarge() {
        let error = #expect(throws: MetricsError.self) { try Proportion(1, of: 9_007_199_254_740_992) }
        #expect(error?.code == .sumOutOfRange)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let count, total: Int64
        let lower, upper: Double

        init(_ count: Int64, of total: Int64, _ lower: Double, _ upper: Double) {
            (self.count, self.total, self.lower, self.upper) = (count, total, lower, upper)
        }

        var testDescription: String { "\(count) of \(total)" }
    }
}
