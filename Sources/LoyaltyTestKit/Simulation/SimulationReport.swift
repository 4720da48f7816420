//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What many simulated runs did.
public struct SimulationReport: Sendable {
    /// How many runs there were.
    public private(set) var seeds = 0
    /// What was done in all of them.
    public private(set) var counts = SimulationCounts()
    /// A digest of all runs; the order of the runs does not matter to it.
    public private(set) var hash: UInt64 = 0
    /// The runs that broke a promise.
    public private(set) var failures: [SimulatedRun] = []

    private let expectedMarks: [SimulationMark]

    /// Creates an empty report.
    ///
    /// - Parameter expectedMarks: The places that should be visited.
    public init(expectedMarks: [SimulationMark]) { self.expectedMarks = expectedMarks }

    /// Adds a run.
    ///
    /// - Parameter run: The run.
    public mutating func add(_ run: SimulatedRun) {
        seeds += 1
        counts.add(run.counts)
        var mixed = StableHash()
        mixed.mix(Int64(bitPattern: run.seed ?? 0))
        mixed.mix(Int64(bitPattern: run.hash))
        hash &+= mixed.value
        if run.finding != nil { failures.append(run) }
    }

    /// The places that should have been visited and were not, in order.
    public var unvisitedMarks: [SimulationMark] {
        expectedMarks.filter { counts.marks[$0] == nil }.sorted()
    }
}
