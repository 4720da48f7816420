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

/// Every history of a few steps over a small alphabet, with every single fault at every place.
///
/// Random runs find what is far away; an exhaustive search leaves nothing out that is near. Histories share what they have in
/// common, so that a search over 12 letters and 4 steps is a matter of seconds.
///
/// ```swift
/// let search = ExhaustiveSearch(of: TabWorld(), letters: letters, length: 3)
/// let report = search.report()
/// print(report.histories, report.finding ?? "nothing broken")
/// ```
public struct ExhaustiveSearch<World: SimulationWorld>: Sendable {
    /// What is simulated.
    public let world: World
    /// The steps that a history is made of.
    public let letters: [SmallStep<World.Rules.State.Command>]
    /// How many steps a history has.
    public let length: Int
    /// The faults of which each history has one or none.
    public let faults: [SimulationFault]

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - world: What is simulated.
    ///   - letters: The steps that a history is made of.
    ///   - length: How many steps a history has.
    ///   - faults: The faults of which each history has one or none; `lateDelivery` and `reusedKey` do nothing here.
    public init(
        of world: World,
        letters: [SmallStep<World.Rules.State.Command>],
        length: Int,
        faults: [SimulationFault] = [
            .failedLoad, .staleRead, .lostSnapshot, .failedCommit, .lostReply, .spuriousStale, .crash,
            .duplicateDelivery,
            .clockBack,
        ]
    ) {
        self.world = world
        self.letters = letters
        self.length = length
        self.faults = faults
    }

    /// Runs every history.
    ///
    /// - Parameter bug: A bug to put in, if any.
    /// - Returns: What was done, and the first promise that was broken.
    /// - Complexity: O(*a*ᵏ · *k* · *f*) in the letters *a*, the length *k* and the faults *f*.
    public func report(with bug: PlantedBug<World.Rules>? = nil) -> ExhaustiveReport {
        var report = ExhaustiveReport()
        let root = Node(
            history: SimulationHistory(world, fold: bug?.fold, isTraced: false),
            store: PlantedStore(bug),
            clock: VirtualClock(world.start)
        )
        do throws(SimulationFinding) {
            try extend(root, left: length, rules: PlantedRules(base: world.rules, bug: bug?.decide), in: &report)
        } catch {
            report.finding = error
        }
        return report
    }

    private struct Node {
        var history: SimulationHistory<World>
        var store: PlantedStore<World.Rules>
        var clock: VirtualClock
        var keyCount = 0
        var fault: SimulationFault?
    }

    private func extend(
        _ node: Node,
        left: Int,
        rules: PlantedRules<World.Rules>,
        in report: inout ExhaustiveReport
    ) throws(SimulationFinding) {
        guard left > 0 else {
            report.histories += 1
            var history = node.history
            return try history.verifySettled()
        }
        for letter in letters {
            // A fault that has not happened yet may happen at this step, or later.
            let choices: [SimulationFault?] = node.fault == nil ? [nil] + faults.map { $0 } : [nil]
            for fault in choices {
                var child = node
                do throws(SimulationFinding) {
                    guard try take(letter, fault, rules, &child, &report) else { continue }
                    try extend(child, left: left - 1, rules: rules, in: &report)
                } catch {
                    report.path.insert("\(letter)" + (fault.map { " with \($0)" } ?? ""), at: 0)
                    throw error
                }
            }
        }
    }

    /// Takes one step; false if the fault had no place to happen.
    private func take(
        _ letter: SmallStep<World.Rules.State.Command>,
        _ fault: SimulationFault?,
        _ rules: PlantedRules<World.Rules>,
        _ node: inout Node,
        _ report: inout ExhaustiveReport
    ) throws(SimulationFinding) -> Bool {
        switch letter {
        case .wait(let span):
            guard fault == nil || fault == .clockBack else { return false }
            try? node.clock.advance(by: TimeSpan(microseconds: fault == nil ? span.microseconds : -span.microseconds))
            node.fault = node.fault ?? fault
            return true
        case .command(let command):
            guard fault != .clockBack, let key = try? CommandKey("k" + String(node.keyCount), scope: "simulation")
            else {
                return false
            }
            node.keyCount += 1
            report.commands += 1
            var left = fault
            try deliver(command, key, rules, &left, &node)
            if left == .duplicateDelivery {
                left = nil
                var none: SimulationFault?
                try deliver(command, key, rules, &none, &node)
            }
            guard left == nil else { return false }
            node.fault = node.fault ?? fault
            return true
        }
    }

    private static var failure: TestKitError { TestKitError(.injected, "the simulated store failed on purpose") }

    /// Delivers a command until it is answered; a fault strikes once and is then nil.
    private func deliver(
        _ command: World.Rules.State.Command,
        _ key: CommandKey,
        _ rules: PlantedRules<World.Rules>,
        _ fault: inout SimulationFault?,
        _ node: inout Node
    ) throws(SimulationFinding) {
        func strikes(_ kind: SimulationFault) -> Bool {
            guard fault == kind else { return false }
            fault = nil
            return true
        }
        for _ in 0..<4 {
            do {
                var run = try CommandRun(command, by: rules, key: key, asOf: node.clock.now)
                var step = run.start
                delivery: while true {
                    switch step {
                    case .load(let request):
                        if strikes(.failedLoad) {
                            step = try run.next(.failed(Self.failure))
                            continue
                        }
                        if node.history.commitCount > 0, strikes(.staleRead) {
                            let stale = node.history.loaded(request, before: node.history.commitCount - 1)
                            step = try run.next(.loaded(stale))
                            continue
                        }
                        var loaded = node.store.read(request)
                        try node.history.verify(loaded, for: request)
                        if strikes(.lostSnapshot) {
                            loaded = node.history.rebuilt(loaded, for: request, droppedEvents: 0)
                        }
                        step = try run.next(.loaded(loaded))
                    case .commit(let commit):
                        if strikes(.failedCommit) {
                            step = try run.next(.failed(Self.failure))
                            continue
                        }
                        if strikes(.spuriousStale) {
                            step = try run.next(.answered(.stale))
                            continue
                        }
                        let outcome = try node.store.write(commit)
                        if outcome == .committed { try node.history.record(commit, of: command, under: key) }
                        if strikes(.crash) { break delivery }
                        step = try run.next(strikes(.lostReply) ? .failed(Self.failure) : .answered(outcome))
                    case .pause:
                        step = try run.next(.resumed)
                    case .finish(let receipt):
                        return try node.history.verify(receipt, for: command, under: key)
                    }
                }
            } catch let finding as SimulationFinding {
                throw finding
            } catch let error as TestKitError where error.code == .injected {
                continue
            } catch let error as JournalError where error.code == .clockRegressed {
                return
            } catch {
                guard !(error is JournalError) || node.history.records[key] == nil else {
                    throw SimulationFinding("a run ends with an answer", "\(command): \(error)")
                }
                return try node.history.check(command, refusedWith: error)
            }
        }
        throw SimulationFinding("everything settles once faults have ended", "\(command)")
    }
}
