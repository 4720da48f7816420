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

@Suite("Benchmark: a figure among those of others, with source and year")
struct BenchmarkTests {
    static func definition(_ figures: [Int64], isMoreBetter: Bool = true) throws -> BenchmarkDefinition {
        try BenchmarkDefinition(
            metric: "netPromoterScore",
            industry: "coffee shops",
            source: "a survey of nine chains",
            year: 2026,
            figures: figures,
            isMoreBetter: isMoreBetter
        )
    }

    @Test("benchmark.1: 44 among nine is at the 61st percentile, 4 above the median")
    func worked() throws {
        let benchmark = try Benchmark(of: 44, by: Self.definition([52, 12, 25, 31, 31, 40, 44, 60, 71]))
        #expect(benchmark.below == 5 && benchmark.equal == 1 && benchmark.above == 3 && benchmark.count == 9)
        #expect(isClose(benchmark.percentile, 61.1111111111111))
        #expect(benchmark.median == 40 && benchmark.gapToMedian == 4)
        #expect(isClose(benchmark.gapToMean, 3.33333333333333))
        #expect(benchmark.position == 4 && benchmark.gapToBest == 27)
        #expect(benchmark.definition.source == "a survey of nine chains" && benchmark.definition.year == 2026)
    }

    @Test("Where less is better, the least figure is first")
    func lessIsBetter() throws {
        let benchmark = try Benchmark(of: 5, by: Self.definition([3, 9, 7, 5], isMoreBetter: false))
        #expect(benchmark.position == 2 && benchmark.gapToBest == 2 && benchmark.median == 6)
    }

    @Test("A leader is ahead of the best, and one level with all is in the middle")
    func edges() throws {
        let leader = try Benchmark(of: 10, by: Self.definition([3, 9]))
        #expect(leader.percentile == 100 && leader.position == 1 && leader.gapToBest == -1)
        let level = try Benchmark(of: 3, by: Self.definition([3, 3, 3]))
        #expect(level.percentile == 50 && level.position == 1)
        let last = try Benchmark(of: 1, by: Self.definition([3]))
        #expect(last.percentile == 0 && last.position == 2 && last.gapToMean == -2)
    }

    @Test("The greatest figures do not overflow")
    func extremes() throws {
        let bound: Int64 = 9_007_199_254_740_991
        let benchmark = try Benchmark(of: -bound, by: Self.definition([bound, bound]))
        #expect(benchmark.median == Double(bound) && benchmark.gapToMean == -2 * Double(bound))
        #expect(benchmark.gapToBest == 2 * bound)
        let error = #expect(throws: MetricsError.self) { try Benchmark(of: bound + 1, by: Self.definition([1])) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("A definition has this JSON, figures sorted, and reads back equal")
    func golden() throws {
        let text =
            #"{"figures":[1,2,3],"industry":"coffee shops","isMoreBetter":true,"kind":"benchmark","#
            + #""metric":"netPromoterScore","source":"a survey of nine chains","version":1,"year":2026}"#
        #expect(try CanonicalJSON.text(of: Self.definition([3, 1, 2])) == text)
        #expect(try CanonicalJSON.decode(BenchmarkDefinition.self, from: text) == Self.definition([1, 2, 3]))
        checkRefused(BenchmarkDefinition.self, text.replacing(#""version":1"#, with: #""version":2"#))
        checkRefused(BenchmarkDefinition.self, text.replacing(#""kind":"benchmark""#, with: #""kind":"goal""#))
    }

    @Test(
        "A benchmark without name, industry, source, year or figures is refused",
        arguments: [
            ("", "i", "s", 2026, [Int64(1)]), ("m", "", "s", 2026, [1]), ("m", "i", "", 2026, [1]),
            ("m", "i", "s", 0, [1]), ("m", "i", "s", 10_000, [1]), ("m", "i", "s", 2026, []),
            ("m", "i", "s", 2026, [.min]), ("m", "i", "s", 2026, Array(repeating: 1, count: 100_001)),
        ]
    )
    func refused(metric: String, industry: String, source: String, year: Int, figures: [Int64]) {
        let error = #expect(throws: MetricsError.self) {
            try BenchmarkDefinition(metric: metric, industry: industry, source: source, year: year, figures: figures)
        }
        #expect(error?.code == .invalidDefinition)
    }
}
