//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Points simulation: accounts hold what purses of coins hold, whatever fails")
struct PointsSimulationTests {
    private let simulation: Simulation<PointsWorld>

    init() throws {
        simulation = Simulation(of: try PointsWorld())
    }

    @Test("A thousand seeds break no promise and visit every pair of command and answer")
    func thousandSeeds() {
        let simulation = Simulation(of: simulation.world, options: SimulationOptions(actions: 120))
        let report = simulation.report(seeds: 1...1_000, maximumFailures: 3)
        for failure in report.failures { Issue.record("\(simulation.shortened(failure).text)") }
        #expect(report.unvisitedMarks.isEmpty)
        #expect(report.counts.commands > 25_000)
        #expect(report.counts.faults.allSatisfy { $0.value > 0 })
        #expect(report.counts.conflicts > 0 && report.counts.lostRaces > 0 && report.counts.replays > 0)
        #expect((20...45).contains(report.counts.refusalPercent))
    }

    @Test("The same seeds do the same to the last point")
    func sameSeeds() {
        #expect(simulation.report(seeds: 1...20).hash == simulation.report(seeds: 1...20).hash)
        #expect(simulation.report(seeds: 1...20).hash != simulation.report(seeds: 2...21).hash)
    }

    @Test("Every planted bug is found", arguments: try PointsWorld().plantedBugs)
    func planted(_ bug: PlantedBug<PointsProgram>) {
        #expect(simulation.firstFailure(with: bug, seeds: 1...300)?.finding != nil)
    }

    @Test("More than twenty bugs are planted, each with a name of its own")
    func names() throws {
        let names = try PointsWorld().plantedBugs.map(\.name)
        #expect(names.count > 20)
        #expect(Set(names).count == names.count)
    }

    @Test("A failure is told in a few lines of plain words")
    func told() throws {
        let bug = try #require(
            try PointsWorld().plantedBugs.first { $0.name == "a redemption takes one point too many" }
        )
        let found = try #require(simulation.firstFailure(with: bug, seeds: 1...20))
        let run = simulation.shortened(found, with: bug)
        #expect(run.actions <= 6)
        #expect(run.text.contains(": redeem "))
        #expect(run.text.contains("broken: "))
    }

    @Test("A journal that waits keeps the promises too")
    func waiting() async {
        for seed in UInt64(1)...10 {
            let run = await simulation.run(seed: seed, against: InMemoryJournal<PointsAccount>())
            #expect(run.finding == nil)
            #expect(run.hash == simulation.run(seed: seed).hash)
        }
    }

    @Test("Every history of three steps keeps the promises, with any single fault")
    func exhaustive() throws {
        var world = try PointsWorld()
        let ann = try CustomerID("ann")
        let two = try Points(steps: 2, in: .points)
        let hold = try RedemptionID("r1")
        let order = try world.knownOrder()
        let letters: [SmallStep<PointsCommand>] = [
            .command(.accrue(order, to: ann)), .command(.redeem(two, as: try RedemptionID("r2"), by: ann)),
            .command(.hold(two, as: hold, for: try .hours(1), by: ann)), .command(.capture(hold, of: ann)),
            .command(.refundRedemption(hold, of: ann)), .command(.reverseAccrual(of: order.id, from: ann)),
            .command(.settle(ann)), .wait(try .hours(1)),
        ]
        let report = ExhaustiveSearch(of: world, letters: letters, length: 3).report()
        #expect(report.finding == nil, "\(report.path)")
        #expect(report.histories > 512)
    }

    @Test("What runs by name is what runs by its world")
    func byName() throws {
        let area = try #require(SimulationArea.all.first { $0.name == "points" })
        #expect(area.report(seeds: 1...10).hash == simulation.report(seeds: 1...10).hash)
        #expect(area.run(seed: 3).hash == simulation.run(seed: 3).hash)
        #expect(try area.plantedBugs == PointsWorld().plantedBugs.map(\.name))
        #expect(area.firstFailure(withBug: -1, seeds: 1...1) == nil)
        #expect(area.firstFailure(withBug: 0, seeds: 1...20)?.finding != nil)
    }
}
