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

@Suite("Percentiles: exact, from how often each number occurred")
struct PercentilesTests {
    @Test("The documented example: five waits")
    func example() throws {
        let minutes = try Percentiles([5, 7, 7, 12, 90])
        #expect(try minutes.nearestRank(.percent(50)) == 7 && minutes.nearestRank(.percent(90)) == 90)
        #expect(try isClose(minutes.interpolated(.percent(90)), 58.8))
        #expect(minutes.mean == 24.2 && minutes.total == 5)
        #expect(try minutes.exactMean == Rate(121, per: 5))
        #expect(minutes.minimum == 5 && minutes.maximum == 90)
        #expect([4, 5, 7, 89, 90].map(minutes.count(through:)) == [0, 1, 3, 4, 5])
    }

    @Test("Without numbers there is no percentile and no mean")
    func empty() throws {
        let none = Percentiles()
        #expect(try none.nearestRank(.percent(50)) == nil && none.interpolated(.percent(50)) == nil)
        #expect(none.mean == nil && none.exactMean == nil && none.minimum == nil && none.maximum == nil)
        #expect(none.total == 0 && none.count(through: .max) == 0)
        #expect(try Percentiles(counts: [3: 0]) == none)
    }

    @Test("One number is every percentile", arguments: [0, 1, 50, 99, 100] as [Int64])
    func one(percent: Int64) throws {
        let one = try Percentiles([-4])
        #expect(try one.nearestRank(.percent(percent)) == -4 && one.interpolated(.percent(percent)) == -4)
    }

    @Test("Both definitions are what their words say, over the sorted numbers", arguments: UInt64(1)...30)
    func sameAsWords(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 1...60, using: &random)).map { _ in Int64.random(in: -20...20, using: &random)
        }
        let histogram = try Percentiles(values)
        let sorted = values.sorted()
        for permille in Int64(0)...1_000 {
            let share = try Rate(permille, per: 1_000)
            let rank = sorted.indices.first { Int64($0 + 1) * 1_000 >= permille * Int64(values.count) }
            #expect(try histogram.nearestRank(share) == sorted[rank ?? 0])
            let place = Double(permille) * Double(values.count - 1) / 1_000
            let low = Int(place.rounded(.down))
            let high = min(low + 1, values.count - 1)
            let expected = Double(sorted[low]) + (place - Double(low)) * Double(sorted[high] - sorted[low])
            #expect(try isClose(histogram.interpolated(share), expected))
        }
        #expect(isClose(histogram.mean, Double(values.reduce(0, +)) / Double(values.count)))
    }

    @Test("However numbers are split, the value and its bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 0...60, using: &random)).map { _ in Int64.random(in: -9...9, using: &random) }
        let whole = try Percentiles(values)
        var parts = [Percentiles(), Percentiles(), Percentiles()]
        for value in values.shuffled(using: &random) { try parts[.random(in: 0...2, using: &random)].add(value) }
        var merged = Percentiles()
        for part in parts.shuffled(using: &random) {
            try merged.merge(CanonicalJSON.decode(Percentiles.self, from: CanonicalJSON.encode(part)))
        }
        #expect(merged == whole)
        #expect(try CanonicalJSON.encode(merged) == CanonicalJSON.encode(whole))
        #expect(try Percentiles(counts: Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)) == whole)
    }

    @Test("A share outside 0 to 1 is refused", arguments: [-1, 101] as [Int64])
    func share(percent: Int64) throws {
        let some = try Percentiles([1])
        let errors = [
            #expect(throws: MetricsError.self) { try some.nearestRank(.percent(percent)) },
            #expect(throws: MetricsError.self) { try some.interpolated(.percent(percent)) },
        ]
        #expect(errors.allSatisfy { $0?.code == .invalidDefinition })
    }

    @Test("Counts below zero, and numbers and totals beyond 2^53 − 1, are refused and change nothing")
    func bounds() throws {
        let maximum: Int64 = 9_007_199_254_740_991
        var some = try Percentiles([1])
        let negative = #expect(throws: MetricsError.self) { try some.add(1, count: -1) }
        #expect(negative?.code == .invalidCounts)
        let large = [
            #expect(throws: MetricsError.self) { try some.add(1, count: maximum) },
            #expect(throws: MetricsError.self) { try some.add(maximum + 1) },
            #expect(throws: MetricsError.self) { try some.add(.min) },
            #expect(throws: MetricsError.self) { try some.merge(Percentiles(counts: [2: maximum])) },
        ]
        #expect(large.allSatisfy { $0?.code == .sumOutOfRange })
        #expect(try some == Percentiles([1]))
    }

    @Test("The greatest numbers and counts have exact percentiles")
    func extremes() throws {
        let maximum: Int64 = 9_007_199_254_740_991
        let all = try Percentiles(counts: [maximum: maximum - 1, -maximum: 1])
        #expect(try all.nearestRank(.zero) == -maximum && all.nearestRank(.one) == maximum)
        #expect(try all.nearestRank(Rate(1, per: maximum)) == -maximum)
        #expect(try all.nearestRank(Rate(2, per: maximum)) == maximum)
        #expect(try all.interpolated(.one) == Double(maximum))
        #expect(all.exactMean == nil && isClose(all.mean, 9_007_199_254_740_989))
    }

    @Test("The histogram has this JSON and reads back equal")
    func golden() throws {
        let text = #"{"counts":[1,2],"values":[-3,5]}"#
        #expect(try CanonicalJSON.text(of: Percentiles([5, -3, 5])) == text)
        #expect(try CanonicalJSON.decode(Percentiles.self, from: text) == Percentiles([5, -3, 5]))
    }

    @Test(
        "JSON that is no histogram is refused",
        arguments: [
            #"{"counts":[1],"values":[]}"#, #"{"counts":[0],"values":[1]}"#, #"{"counts":[1,1],"values":[2,1]}"#,
            #"{"counts":[1,1],"values":[2,2]}"#,
        ]
    )
    func refused(text: String) { checkRefused(Percentiles.self, text) }
}
