//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("Simulation: drivers, rules and stores keep their promises whatever fails")
struct SimulationTests {
    private let simulation = Simulation(of: TabWorld())

    @Test("Hundreds of runs with every fault break no promise, and visit every pair of command and outcome")
    func manySeeds() {
        let report = simulation.report(seeds: 1...200)
        for failure in report.failures { Issue.record("\(simulation.shortened(failure).text)") }
        #expect(report.unvisitedMarks.isEmpty)
        #expect(report.counts.faults.allSatisfy { $0.value > 0 })
        #expect(report.counts.conflicts > 0 && report.counts.lostRaces > 0 && report.counts.replays > 0)
        #expect(report.counts.malformed > 0)
    }

    @Test("The same seed does the same to the last event")
    func sameSeed() {
        let runs = (0..<2).map { _ in simulation.run(seed: 42, isTraced: true) }
        #expect(runs[0].hash == runs[1].hash)
        #expect(runs[0].trace == runs[1].trace)
        #expect(simulation.run(seed: 43).hash != runs[0].hash)
    }

    @Test("The digest of many runs does not depend on their order")
    func order() {
        var forth = SimulationReport(expectedMarks: [])
        var back = SimulationReport(expectedMarks: [])
        let runs = (1...5).map { simulation.run(seed: UInt64($0)) }
        for run in runs { forth.add(run) }
        for run in runs.reversed() { back.add(run) }
        #expect(forth.hash == back.hash)
        #expect(forth.counts == back.counts)
    }

    @Test("A tape runs as its seed did")
    func playback() {
        let drawn = simulation.run(seed: 5, isTraced: true)
        let played = simulation.run(replaying: drawn.tape)
        #expect(played.hash == drawn.hash)
        #expect(played.trace == drawn.trace)
    }

    @Test("Without faults nothing is injected, and clients still race")
    func withoutFaults() {
        let calm = Simulation(of: TabWorld(), options: SimulationOptions(hasFaults: false))
        let report = calm.report(seeds: 1...50)
        #expect(report.failures.isEmpty)
        #expect(report.counts.faultCount == 0)
        #expect(report.counts.conflicts > 0)
    }

    @Test("Some seeds are without a fault altogether, others full of it")
    func swarm() {
        let losses = (1...40).map { simulation.run(seed: UInt64($0)).counts.faults[.lostReply, default: 0] }
        #expect(losses.contains(0))
        #expect(losses.contains { $0 > 5 })
    }

    @Test("Each planted bug is found and made short", arguments: TabWorld().plantedBugs)
    func planted(_ bug: PlantedBug<TabRules>) throws {
        let found = try #require(simulation.firstFailure(with: bug, seeds: 1...200))
        let run = simulation.shortened(found, with: bug)
        #expect(run.finding?.name == found.finding?.name)
        #expect(run.actions <= 20)
        #expect(run.text.contains("broken: "))
        // The short tape fails the same way by itself, and not without the bug.
        #expect(simulation.run(replaying: run.tape, with: bug).finding?.name == run.finding?.name)
        #expect(simulation.run(replaying: run.tape).finding == nil)
    }

    @Test("A journal that waits is simulated by the same machine, with the same end")
    func waiting() async {
        for seed in UInt64(1)...20 {
            let run = await simulation.run(seed: seed, against: InMemoryJournal<Tab>())
            #expect(run.finding == nil)
            #expect(run.hash == simulation.run(seed: seed).hash)
        }
    }

    @Test("A table that folds every load from its events gives the same runs")
    func withoutSnapshots() {
        for seed in UInt64(1)...20 {
            let run = simulation.run(seed: seed, on: InMemoryJournalTable<Tab>(snapshots: .never))
            #expect(run.finding == nil)
            #expect(run.hash == simulation.run(seed: seed).hash)
        }
    }

    @Test("A store that really fails is asked what became of the commit, and the run goes on")
    func failingStore() async {
        for seed in UInt64(1)...20 {
            let failing = FaultInjectingStore(
                InMemoryJournal<Tab>(),
                permille: [.failedCommit: 100, .lostReply: 100, .spuriousStale: 50],
                seed: seed
            )
            let run = await simulation.run(seed: seed, against: failing)
            #expect(run.finding == nil)
        }
    }

    @Test("A store that cannot even be asked is a finding, and so is one that never gets better")
    func deadStore() async {
        let dead = FaultInjectingStore(
            InMemoryJournal<Tab>(),
            permille: [.failedLoad: 500, .failedCommit: 500],
            seed: 1
        )
        #expect(
            await simulation.run(seed: 1, against: dead).finding?.name
                == "the store can be asked what became of a commit"
        )
        let stuck = FaultInjectingStore(InMemoryJournal<Tab>(), permille: [.spuriousStale: 1_000], seed: 1)
        #expect(
            await simulation.run(seed: 1, against: stuck).finding?.name == "everything settles once faults have ended"
        )
    }

    @Test("A run that breaks nothing is short already")
    func shortAlready() {
        let run = simulation.run(seed: 9)
        #expect(simulation.shortened(run).tape == run.tape)
        #expect(run.actions == simulation.options.actions)
        #expect(run.text.hasSuffix("commands"))
    }
}
