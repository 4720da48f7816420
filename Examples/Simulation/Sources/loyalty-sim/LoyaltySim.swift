//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySimulationKit
import LoyaltyTestKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Simulates members, clients and failing stores, and says whether every promise was kept.
@main
enum LoyaltySim {
    static func main() {
        let areas = SimulationArea.all
        let arguments: SimulationArguments
        do {
            arguments = try SimulationArguments(Array(CommandLine.arguments.dropFirst()), areas: areas.map(\.name))
        } catch {
            print(error)
            exit(64)
        }
        guard let area = areas.first(where: { $0.name == arguments.area }) else { exit(64) }
        if let seed = arguments.seed {
            let run = area.run(seed: seed)
            print(run.text)
            exit(run.finding == nil ? 0 : 1)
        }
        let summary = area.summary(seeds: arguments.seeds, plantedSeeds: arguments.plantedSeeds)
        print(arguments.isJSON ? summary.json : summary.text)
        exit(summary.isGood ? 0 : 1)
    }
}
