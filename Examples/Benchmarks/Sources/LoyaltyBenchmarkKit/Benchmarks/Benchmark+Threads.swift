//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Dispatch
import LoyaltySegments

extension Benchmark {
    /// Measures how much sooner two threads finish than one, beside how much sooner bare arithmetic does.
    static let segmentsThreads = Benchmark(name: "segments.bulk.threads") {
        let workload = try SegmentWorkload.given(rows: 1_000_000)
        let evaluator = try BulkEvaluator(workload.rules)
        let blocks = workload.table.blockCount
        let rules = SpeedUp { part, parts in
            let range = blocks * part / parts..<blocks * (part + 1) / parts
            sink(try? evaluator.members(of: workload.table, blocks: range, asOf: workload.asOf))
        }
        let arithmetic = SpeedUp { part, parts in
            var random = SplitMix64(seed: UInt64(part))
            var sum: UInt64 = 0
            for _ in 0..<4_000_000 / parts { sum &+= random.next() }
            sink(sum)
        }
        guard let one = Statistics(nanoseconds: rules.one), let two = Statistics(nanoseconds: rules.two) else {
            return nil
        }
        return Measurement(
            name: "segments.bulk.threads",
            value: rules.percent,
            unit: "per cent of one thread",
            operations: 1,
            cpu: one,
            wall: two,
            note: "bare arithmetic \(arithmetic.percent) per cent"
        )
    }
}

/// The time that passes while one thread, and while two, do the same work, in turn.
private struct SpeedUp {
    var one: [Int64] = []
    var two: [Int64] = []

    /// Runs the work as one part and as two parts on threads of their own, thirty times in turn.
    init(_ work: @Sendable (_ part: Int, _ parts: Int) -> Void) {
        for _ in 0..<30 {
            let start = WallClock.nanoseconds
            work(0, 1)
            let middle = WallClock.nanoseconds
            DispatchQueue.concurrentPerform(iterations: 2) { work($0, 2) }
            one.append(middle - start)
            two.append(WallClock.nanoseconds - middle)
        }
    }

    /// How fast two threads are, one thread being 100; from the median times.
    var percent: Int64 {
        guard let one = Statistics(nanoseconds: one), let two = Statistics(nanoseconds: two) else { return 0 }
        return 100 * one.median / max(1, two.median)
    }
}
