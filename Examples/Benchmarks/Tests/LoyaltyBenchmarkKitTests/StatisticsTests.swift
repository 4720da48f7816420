//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit
import Testing

@Suite("Statistics: the best and the middle of the repeats")
struct StatisticsTests {
    @Test(
        "The order of the repeats does not matter",
        arguments: [
            ([7], 7, 7),
            ([9, 3], 3, 6),
            ([4, 3], 3, 3),
            ([5, 1, 100], 1, 5),
            ([8, 2, 4, 6], 2, 5),
        ] as [([Int64], Int64, Int64)]
    )
    func bestAndMedian(samples: [Int64], best: Int64, median: Int64) throws {
        let statistics = try #require(Statistics(nanoseconds: samples))
        #expect(statistics.best == best && statistics.median == median && statistics.count == samples.count)
    }

    @Test("No repeats have no statistics")
    func noRepeats() {
        #expect(Statistics(nanoseconds: []) == nil)
    }

    @Test(
        "A percentile is the least sample that so many of the samples do not exceed",
        arguments: [
            (50, [7], 7), (99, [7], 7), (100, [7], 7),
            (50, [4, 1, 3, 2], 2), (75, [4, 1, 3, 2], 3), (76, [4, 1, 3, 2], 4),
            (99, Array(1...100), 99), (99, Array(1...101), 100), (1, Array(1...100), 1), (0, [5, 6], 5),
        ] as [(Int, [Int64], Int64)]
    )
    func percentileIsNearestRank(percent: Int, samples: [Int64], expected: Int64) {
        #expect(Statistics.percentile(percent, of: samples.shuffled()) == expected)
        #expect(Statistics.percentile(percent, of: []) == nil)
    }

    @Test("The rate comes from the best repeat, and stands in the line and in the JSON")
    func rateComesFromBest() throws {
        let cpu = try #require(Statistics(nanoseconds: [4_000_000, 2_000_000, 9_050_000]))
        let wall = try #require(Statistics(nanoseconds: [5_000_000, 8_000_000, 9_060_000]))
        let measurement = Measurement(name: "a.b", rateOf: "commands", operations: 1_000, cpu: cpu, wall: wall)
        #expect(measurement.value == 500_000)
        #expect(measurement.line.contains("500000  commands per CPU second"))
        #expect(measurement.line.hasSuffix("CPU time best 2.000 ms, median 4.000 ms of 3 repeats"))
        #expect(
            try Measurement.json([measurement])
                == #"[{"bestNanoseconds":2000000,"medianNanoseconds":4000000,"medianWallNanoseconds":8000000,"#
                + #""name":"a.b","operations":1000,"repeats":3,"unit":"commands per CPU second","value":500000}]"#
        )
    }

    @Test("A note stands at the end of the line, and in the JSON")
    func noteIsPrinted() throws {
        let statistics = try #require(Statistics(nanoseconds: [1]))
        let measurement = Measurement(
            name: "a",
            value: 3,
            unit: "ns",
            operations: 1,
            cpu: statistics,
            wall: statistics,
            note: "best of all"
        )
        #expect(measurement.line.hasSuffix("of 1 repeats; best of all"))
        #expect(try Measurement.json([measurement]).contains(#""note":"best of all""#))
    }
}
