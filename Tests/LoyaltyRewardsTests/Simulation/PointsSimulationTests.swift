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

    @Test("A thousand seeds break no promise and visit every pair of command and answer, but a few of the rarest")
    func thousandSeeds() {
        let simulation = Simulation(of: simulation.world, options: SimulationOptions(actions: 120))
        let report = simulation.report(seeds: 1...1_000, maximumFailures: 3)
        for failure in report.failures { Issue.record("\(simulation.shortened(failure).text)") }
        // The twenty thousand seeds of the command visit all of them.
        #expect(report.unvisitedMarks.count < 12, "\(report.unvisitedMarks)")
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

    @Test("More than sixty bugs are planted, each with a name of its own")
    func names() throws {
        let names = try PointsWorld().plantedBugs.map(\.name)
        #expect(names.count > 60)
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

    /// A small shop: one order, one redemption, one hold, and all that can become of them.
    private func letters(_ world: inout PointsWorld) throws -> [SmallStep<PointsCommand>] {
        let ann = try CustomerID("ann")
        let two = try Points(steps: 2, in: .points)
        let name = try RedemptionID("r1")
        let order = try world.knownOrder()
        return [
            .command(.accrue(order, to: ann)), .command(.redeem(two, as: try RedemptionID("r2"), by: ann)),
            .command(.hold(two, as: name, for: try .hours(1), by: ann)), .command(.capture(name, of: ann)),
            .command(.refundRedemption(name, of: ann)), .command(.reverseAccrual(of: order.id, from: ann)),
            .command(.settle(ann)), .wait(try .hours(1)),
            .command(.transfer(two, from: ann, to: try CustomerID("ben"))),
            .command(.refundRedemption(try RedemptionID("r2"), of: ann)), .wait(try .days(21)),
            .command(.reinstate(ann, because: try ReasonName("goodwill"), by: try ActorID("kim"))),
        ]
    }

    @Test("Every history of three steps keeps the promises, with any single fault")
    func exhaustive() throws {
        var world = try PointsWorld()
        let letters = try Array(letters(&world).prefix(8))
        let report = ExhaustiveSearch(of: world, letters: letters, length: 3).report()
        #expect(report.finding == nil, "\(report.path)")
        #expect(report.histories > 512)
    }

    @Test("Every history of four steps of twelve keeps the promises")
    func deeper() throws {
        var world = try PointsWorld()
        let letters = try letters(&world)
        let report = ExhaustiveSearch(of: world, letters: letters, length: 4, faults: []).report()
        #expect(report.finding == nil, "\(report.path)")
        #expect(report.histories == 20_736)
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
