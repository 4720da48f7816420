//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Some work with a name, and how to measure it.
package struct Benchmark: Sendable {
    /// The name, its parts from the general to the special.
    package let name: String
    /// Measures the work; nil if it was not repeated at all.
    package let run: @Sendable () throws -> Measurement?

    /// All benchmarks, in the order in which they run.
    package static let all: [Benchmark] = [
        .pointsDecide("points.decide.lots10", lots: 10, accounts: 50, commands: 20),
        .pointsDecide("points.decide.longNames", lots: 10, accounts: 50, commands: 20, names: .long),
        .pointsDecide("points.decide.lots1000", lots: 1_000, accounts: 1, commands: 200),
        .pointsQuantity,
        .basketPercentile,
        .storeMemoryCommands,
        .storeMemoryPoints,
        .journalLoadSnapshot,
        .journalLoadFolding,
        .segmentsBulk("segments.bulk.1m", rows: 1_000_000),
        .segmentsBulk("segments.bulk.10m", rows: 10_000_000),
        .segmentsThreads,
        .segmentsRowPrepared,
        .segmentsRowDictionary,
        .segmentsDiff,
        .segmentsCheck,
        .eventsDense, .eventsSparse, .eventsIndex,
        .fitBetaGeometric, .fitPareto, .fitGammaGamma, .lifetimeValue,
        .metricsColumns, .metricsSummary, .metricsCohorts, .metricsRFM, .metricsActive, .metricsPercentiles,
        .metricsNPS,
        .commissionsPlain, .commissionsTraced, .commissionsCompressed, .commissionsVolume, .commissionsLarge,
        .plansRun,
    ]
}
