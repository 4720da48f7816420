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

    @Test("The value comes from the best repeat, and stands in the line and in the JSON")
    func valueComesFromBest() throws {
        let statistics = try #require(Statistics(nanoseconds: [4_000_000, 2_000_000, 9_050_000]))
        let measurement = Measurement(name: "a.b", unit: "commands", operations: 1_000, statistics: statistics)
        #expect(measurement.perSecond == 500_000)
        #expect(measurement.line.contains("500000  commands per CPU second"))
        #expect(measurement.line.hasSuffix("best 2.000 ms, median 4.000 ms of 3 repeats"))
        #expect(
            try Measurement.json([measurement])
                == #"[{"bestNanoseconds":2000000,"medianNanoseconds":4000000,"name":"a.b","operations":1000,"#
                + #""repeats":3,"unit":"commands per CPU second","value":500000}]"#
        )
    }
}
