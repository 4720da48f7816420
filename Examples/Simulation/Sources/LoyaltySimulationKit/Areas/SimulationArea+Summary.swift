//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltyTestKit

extension SimulationArea {
    /// Runs many seeds, and then each planted bug.
    ///
    /// - Parameters:
    ///   - seeds: The seeds.
    ///   - plantedSeeds: How many seeds a planted bug may survive; 0 plants none.
    /// - Returns: What was done.
    package func summary(seeds: ClosedRange<UInt64>, plantedSeeds: UInt64) -> SimulationSummary {
        let start = ThreadClock.nanoseconds
        let report = report(seeds: seeds)
        let nanoseconds = ThreadClock.nanoseconds - start
        var planted: [PlantedOutcome] = []
        if plantedSeeds > 0 {
            for (index, bug) in plantedBugs.enumerated() {
                planted.append(PlantedOutcome(bug, firstFailure(withBug: index, seeds: 1...plantedSeeds)))
            }
        }
        return SimulationSummary(
            area: name,
            report: report,
            nanoseconds: nanoseconds,
            planted: planted,
            failures: report.failures.map { $0.seed.map { run(seed: $0).text } ?? $0.text }
        )
    }
}
