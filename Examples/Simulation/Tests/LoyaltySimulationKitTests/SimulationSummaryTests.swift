//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySimulationKit
import LoyaltyTestKit
import Testing

@Suite("Simulation summary: the same seeds give the same figures")
struct SimulationSummaryTests {
    @Test("Every area keeps its promises for 20 seeds, twice with the same hash", arguments: SimulationArea.all)
    func areas(_ area: SimulationArea) {
        let summaries = (0..<2).map { _ in area.summary(seeds: 1...20, plantedSeeds: 0) }
        #expect(summaries[0].isGood)
        #expect(summaries[0].report.hash == summaries[1].report.hash)
        #expect(summaries[0].json.hasPrefix("{\"area\":\"\(area.name)\",\"commands\":"))
        #expect(summaries[0].text.contains("violations 0"))
    }

    @Test("One seed is shown line by line")
    func oneSeed() {
        for area in SimulationArea.all { #expect(area.run(seed: 3).text.contains("seed 3: ")) }
    }
}
