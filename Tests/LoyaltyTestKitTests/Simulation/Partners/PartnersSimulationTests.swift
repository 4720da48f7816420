//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partners simulation: accounts hold what a book of sales and payouts holds, whatever fails")
struct PartnersSimulationTests {
    private let simulation: Simulation<PartnersWorld>

    init() throws {
        simulation = Simulation(of: try PartnersWorld())
    }

    @Test("Hundreds of seeds break no promise and visit all but the rarest pairs of command and answer")
    func manySeeds() {
        let simulation = Simulation(of: simulation.world, options: SimulationOptions(actions: 120))
        let report = simulation.report(seeds: 1...250, maximumFailures: 3)
        for failure in report.failures { Issue.record("\(simulation.shortened(failure).text)") }
        // The twenty thousand seeds of the command visit all of them.
        #expect(report.unvisitedMarks.count < 4, "\(report.unvisitedMarks)")
        #expect(report.counts.commands > 6_000)
        #expect(report.counts.faults.allSatisfy { $0.value > 0 })
        #expect(report.counts.conflicts > 0 && report.counts.lostRaces > 0 && report.counts.replays > 0)
        #expect(report.counts.malformed > 0)
        #expect((20...50).contains(report.counts.refusalPercent))
    }

    @Test("The same seeds do the same to the last cent")
    func sameSeeds() {
        #expect(simulation.report(seeds: 1...20).hash == simulation.report(seeds: 1...20).hash)
        #expect(simulation.report(seeds: 1...20).hash != simulation.report(seeds: 2...21).hash)
    }

    @Test("A planted bug is found and made short, and its short tape finds nothing without it")
    func planted() throws {
        let bug = try #require(
            try PartnersWorld().plantedBugs.first { $0.name == "a cascade pays all but the last partner" }
        )
        let found = try #require(simulation.firstFailure(with: bug, seeds: 1...100))
        let run = simulation.shortened(found, with: bug)
        #expect(run.finding?.name == found.finding?.name)
        #expect(run.actions <= 8)
        #expect(simulation.run(replaying: run.tape, with: bug).finding?.name == run.finding?.name)
        #expect(simulation.run(replaying: run.tape).finding == nil)
    }

    @Test("What happens is told line by line, every kind of command in words")
    func words() {
        let lines = (1...30).flatMap { simulation.run(seed: UInt64($0), isTraced: true).trace }
        for word in ["sale o", ", pays ", "run 1 of", "refund ", "is void", "adjust by", "lock ", "arrived", "failed"] {
            #expect(lines.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test("More than fifty bugs are planted, each with a name of its own")
    func names() throws {
        let names = try PartnersWorld().plantedBugs.map(\.name)
        #expect(names.count > 50)
        #expect(Set(names).count == names.count)
    }

    @Test("A failure is told in a few lines of plain words")
    func told() throws {
        let bug = try #require(
            try PartnersWorld().plantedBugs.first { $0.name == "a payout of too much pays what there is" }
        )
        let found = try #require(simulation.firstFailure(with: bug, seeds: 1...200))
        let run = simulation.shortened(found, with: bug)
        #expect(run.text.contains(": pay "))
        #expect(run.text.contains("broken: "))
    }

    @Test("A journal that waits keeps the promises too")
    func waiting() async {
        for seed in UInt64(1)...10 {
            let run = await simulation.run(seed: seed, against: InMemoryJournal<PartnerAccount>())
            #expect(run.finding == nil)
            #expect(run.hash == simulation.run(seed: seed).hash)
        }
    }

    @Test("What runs by name is what runs by its world")
    func byName() throws {
        let area = try #require(SimulationArea.all.first { $0.name == "partners" })
        #expect(area.report(seeds: 1...10).hash == simulation.report(seeds: 1...10).hash)
        #expect(try area.plantedBugs == PartnersWorld().plantedBugs.map(\.name))
    }
}
