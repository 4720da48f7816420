//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySimulationKit
import Testing

@Suite("Simulation arguments: seeds and areas, or a refusal that says what is understood")
struct SimulationArgumentsTests {
    private let areas = ["points", "tabs"]

    @Test("Without arguments the first area runs 2,000 seeds")
    func defaults() throws {
        let arguments = try SimulationArguments([], areas: areas)
        #expect(arguments.area == "points")
        #expect(arguments.seeds == 1...2_000)
        #expect(arguments.seed == nil)
        #expect(!arguments.isJSON)
    }

    @Test("Every option is read")
    func options() throws {
        let arguments = try SimulationArguments(
            ["--area", "tabs", "--seeds", "5", "--start", "7", "--json", "--planted-seeds", "0"],
            areas: areas
        )
        #expect(arguments.area == "tabs")
        #expect(arguments.seeds == 7...11)
        #expect(arguments.isJSON)
        #expect(arguments.plantedSeeds == 0)
        #expect(try SimulationArguments(["--seed", "9"], areas: areas).seed == 9)
    }

    @Test(
        "What makes no sense is refused",
        arguments: [
            ["--seeds", "0"], ["--seeds"], ["--seeds", "x"], ["--area", "moon"], ["-v"],
            ["--start", "9999999999999999999"],
        ]
    )
    func refused(_ arguments: [String]) {
        #expect(throws: ArgumentError.self) { try SimulationArguments(arguments, areas: areas) }
    }
}
