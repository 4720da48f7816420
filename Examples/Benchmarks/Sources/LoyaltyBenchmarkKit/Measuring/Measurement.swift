//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What one benchmark found.
package struct Measurement: Hashable, Sendable {
    /// The name of the benchmark.
    package let name: String
    /// What one repeat does many of, as `commands`.
    package let unit: String
    /// How many of them one repeat does.
    package let operations: Int
    /// What the repeats took.
    package let statistics: Statistics

    /// Creates a measurement.
    package init(name: String, unit: String, operations: Int, statistics: Statistics) {
        self.name = name
        self.unit = unit
        self.operations = operations
        self.statistics = statistics
    }

    /// How many operations the best repeat did in a second of CPU time, rounded down.
    package var perSecond: Int64 { Int64(operations) * 1_000_000_000 / max(1, statistics.best) }
}

extension Measurement {
    /// Measures the same work many times, each time on a value of its own that is made before the clock starts.
    @inline(never) @_optimize(none)
    static func repeating<Value>(
        _ repeats: Int,
        name: String,
        unit: String,
        operations: Int,
        prepare: () throws -> Value,
        work: (inout Value) throws -> Void
    ) throws -> Measurement? {
        var samples: [Int64] = []
        for _ in 0..<repeats {
            var value = try prepare()
            let start = ThreadClock.nanoseconds
            try work(&value)
            samples.append(ThreadClock.nanoseconds - start)
            sink(value)
        }
        guard let statistics = Statistics(nanoseconds: samples) else { return nil }
        return Measurement(name: name, unit: unit, operations: operations, statistics: statistics)
    }
}
