//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Points simulation: the shortest run that found each bug finds it again")
struct PointsCorpusTests {
    private let simulation: Simulation<PointsWorld>

    init() throws {
        simulation = Simulation(of: try PointsWorld())
    }

    @Test("Each bug is found by its tape, which finds nothing without it", arguments: try PointsWorld().plantedBugs)
    func replayed(_ bug: PlantedBug<PointsProgram>) throws {
        let tape = PointsCorpus.tapes[bug.name].map { PointsCorpus.tape($0) }
        let finding = tape.flatMap { simulation.run(replaying: $0, with: bug, isTraced: false).finding }
        if finding == nil {
            // Whoever changes what is drawn changes what old tapes say: this is the line to take over.
            let found = try #require(simulation.firstFailure(with: bug, seeds: 1...300))
            let line = PointsCorpus.text(of: simulation.shortened(found, with: bug).tape)
            Issue.record("\"\(bug.name)\":\n\"\(line)\",")
        }
        if let tape { #expect(simulation.run(replaying: tape, isTraced: false).finding == nil) }
    }

    @Test("The corpus has a tape for each bug, and no other")
    func complete() throws {
        #expect(try Set(PointsWorld().plantedBugs.map(\.name)) == Set(PointsCorpus.tapes.keys))
    }

    @Test("A tape is told in a line of text")
    func text() {
        let tape = ChoiceTape(replaying: [1, 0, 40, 0] + [0, 0, 0, 0] + [7, 0, 0, 0], frameLength: 4)
        #expect(PointsCorpus.text(of: tape, frameLength: 4) == "1.0.14__7")
        #expect(PointsCorpus.tape("1.0.14__7", frameLength: 4) == tape)
    }
}
