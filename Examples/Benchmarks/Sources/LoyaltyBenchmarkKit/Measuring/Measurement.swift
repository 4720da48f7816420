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
    /// What was found, in ``unit``, rounded down.
    package let value: Int64
    /// What ``value`` counts, as `commands per CPU second`.
    package let unit: String
    /// How many operations one repeat does.
    package let operations: Int
    /// The CPU time that the repeats took, in nanoseconds.
    package let cpu: Statistics
    /// The time that passed meanwhile, in nanoseconds.
    package let wall: Statistics
    /// What else is worth reading beside the value; empty if nothing is.
    package let note: String

    /// Creates a measurement.
    package init(
        name: String,
        value: Int64,
        unit: String,
        operations: Int,
        cpu: Statistics,
        wall: Statistics,
        note: String = ""
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.operations = operations
        self.cpu = cpu
        self.wall = wall
        self.note = note
    }

    /// Creates a measurement of how many operations the best repeat did in a second of CPU time.
    package init(name: String, rateOf unit: String, operations: Int, cpu: Statistics, wall: Statistics) {
        self.init(
            name: name,
            value: Int64(operations) * 1_000_000_000 / max(1, cpu.best),
            unit: unit + " per CPU second",
            operations: operations,
            cpu: cpu,
            wall: wall
        )
    }
}

extension Measurement {
    /// Returns the measurement with something worth reading beside the value.
    func noting(_ note: String) -> Measurement {
        Measurement(
            name: name,
            value: value,
            unit: unit,
            operations: operations,
            cpu: cpu,
            wall: wall,
            note: note
        )
    }

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
        var samples = Samples()
        for _ in 0..<repeats { try samples.measure(prepare: prepare, work: work) }
        guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall) else {
            return nil
        }
        return Measurement(name: name, rateOf: unit, operations: operations, cpu: cpu, wall: wall)
    }
}
