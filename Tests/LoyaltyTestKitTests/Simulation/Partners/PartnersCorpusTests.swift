//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partners simulation: the shortest run that found each bug finds it again")
struct PartnersCorpusTests {
    private let simulation: Simulation<PartnersWorld>

    init() throws {
        simulation = Simulation(of: try PartnersWorld())
    }

    @Test("Each bug is found by its tape, which finds nothing without it", arguments: try PartnersWorld().plantedBugs)
    func replayed(_ bug: PlantedBug<CommissionPlan>) throws {
        let tape = PartnersCorpus.tapes[bug.name].map { PartnersCorpus.tape($0) }
        let finding = tape.flatMap { simulation.run(replaying: $0, with: bug, isTraced: false).finding }
        if finding == nil {
            // Whoever changes what is drawn changes what old tapes say: this is the line to take over.
            let found = try #require(simulation.firstFailure(with: bug, seeds: 1...2_000))
            let line = PartnersCorpus.text(of: simulation.shortened(found, with: bug).tape)
            Issue.record("\"\(bug.name)\":\n\"\(line)\",")
        }
        if let tape { #expect(simulation.run(replaying: tape, isTraced: false).finding == nil) }
    }

    @Test("The corpus has a tape for each bug, and no other")
    func complete() throws {
        #expect(try Set(PartnersWorld().plantedBugs.map(\.name)) == Set(PartnersCorpus.tapes.keys))
    }
}
