//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension Benchmark {
    /// Measures each basket by itself: 100 lines, 1,000 rules, 1,000,000 promo codes; no basket comes twice in a repeat.
    static let basketPercentile = Benchmark(name: "basket.p99") {
        let workload = try BasketWorkload(baskets: 2_000, lines: 100, codes: 1_000_000)
        var samples = Samples()
        var each: [Int64] = []
        for _ in 0..<10 {
            try samples.measure(prepare: {}) { _ in
                for index in workload.baskets.indices {
                    let start = ThreadClock.nanoseconds
                    sink(try workload.steps(of: workload.baskets[index]))
                    each.append(ThreadClock.nanoseconds - start)
                }
            }
        }
        guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall),
            let percentile = Statistics.percentile(99, of: each), let half = Statistics.percentile(50, of: each),
            let most = each.max()
        else { return nil }
        return Measurement(
            name: "basket.p99",
            value: percentile,
            unit: "ns of CPU time, p99 baskets",
            operations: workload.baskets.count,
            cpu: cpu,
            wall: wall,
            note: "of \(each.count) baskets: p50 \(half) ns, most \(most) ns"
        )
    }
}
