//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyJournal

/// A simulation of many clients, a bad network, a failing store and a clock that errs, the same for the same seed.
///
/// The command driver, the rules and the store are the shipped ones; only who steps when, and what fails, is made up. Every run
/// has two phases: first anything may go wrong, then nothing does and all must settle. After each commit the history is
/// compared with the world's oracle.
///
/// ```swift
/// let simulation = Simulation(of: TabWorld())
/// let report = simulation.report(seeds: 1...1_000)
/// for failure in report.failures { print(simulation.shortened(failure).text) }
/// ```
///
/// Run it against a store of your own with ``run(seed:against:)``. Prove that it would find something with ``firstFailure(with:seeds:)``.
public struct Simulation<World: SimulationWorld>: Sendable {
    /// The state that is simulated.
    public typealias State = World.Rules.State

    /// What is simulated; copied for each run.
    public let world: World
    /// How long and how rough a run is.
    public let options: SimulationOptions

    /// Creates a simulation.
    ///
    /// - Parameters:
    ///   - world: What is simulated.
    ///   - options: How long and how rough a run is.
    public init(of world: World, options: SimulationOptions = SimulationOptions()) {
        self.world = world
        self.options = options
    }

    private func tape(_ seed: UInt64) -> ChoiceTape {
        ChoiceTape(seed: seed, frames: options.actions + 1, frameLength: options.choicesPerAction)
    }

    private func engine(_ tape: ChoiceTape, bug: PlantedBug<World.Rules>?, isTraced: Bool) -> SimulationEngine<World> {
        SimulationEngine(world, choices: tape, options: options, bug: bug, isTraced: isTraced)
    }
}

// MARK: - Single runs

extension Simulation {
    /// Runs one seed on the journal in memory.
    ///
    /// - Parameters:
    ///   - seed: What all choices follow from.
    ///   - bug: A bug to put in, if any.
    ///   - isTraced: Whether to write down what happens.
    /// - Returns: The run, with the broken promise if there is one.
    public func run(seed: UInt64, with bug: PlantedBug<World.Rules>? = nil, isTraced: Bool = false) -> SimulatedRun {
        run(tape(seed), seed: seed, with: bug, isTraced: isTraced)
    }

    /// Runs a stored tape on the journal in memory.
    ///
    /// - Parameters:
    ///   - tape: The choices.
    ///   - bug: A bug to put in, if any.
    ///   - isTraced: Whether to write down what happens.
    /// - Returns: The run, with the broken promise if there is one.
    public func run(
        replaying tape: ChoiceTape,
        with bug: PlantedBug<World.Rules>? = nil,
        isTraced: Bool = true
    ) -> SimulatedRun {
        run(tape, seed: nil, with: bug, isTraced: isTraced)
    }

    /// Runs one seed on a store that answers at once.
    ///
    /// - Parameters:
    ///   - seed: What all choices follow from.
    ///   - store: An empty store.
    /// - Returns: The run, with the broken promise if there is one.
    public func run(seed: UInt64, on store: some SimulatedStore<State>) -> SimulatedRun {
        drive(engine(tape(seed), bug: nil, isTraced: false), on: store, seed: seed)
    }

    /// Runs one seed on a store that waits, one call after the other.
    ///
    /// The clients' steps still interleave; only the calls to the store do not overlap. Stale reads and lost snapshots are made
    /// up from the history of the run, everything else comes from the store.
    ///
    /// - Parameters:
    ///   - seed: What all choices follow from.
    ///   - store: An empty store.
    /// - Returns: The run, with the broken promise if there is one.
    public func run(seed: UInt64, against store: some JournalStore<State>) async -> SimulatedRun {
        var engine = engine(tape(seed), bug: nil, isTraced: false)
        do throws(SimulationFinding) {
            while let call = try engine.nextCall() {
                switch call {
                case .load(let request):
                    let result: Result<Loaded<State>, any Error>
                    do { result = .success(try await store.load(request)) } catch { result = .failure(error) }
                    try engine.take(result, for: request)
                case .commit(let commit):
                    let result: Result<CommitOutcome, any Error>
                    do { result = .success(try await store.commit(commit)) } catch { result = .failure(error) }
                    try engine.take(result, for: commit)
                }
            }
        } catch {
            return SimulatedRun(engine, seed: seed, finding: error)
        }
        return SimulatedRun(engine, seed: seed, finding: nil)
    }

    private func run(_ tape: ChoiceTape, seed: UInt64?, with bug: PlantedBug<World.Rules>?, isTraced: Bool)
        -> SimulatedRun
    {
        drive(engine(tape, bug: bug, isTraced: isTraced), on: PlantedStore(bug), seed: seed)
    }

    private func drive(
        _ start: consuming SimulationEngine<World>,
        on empty: some SimulatedStore<State>,
        seed: UInt64?
    ) -> SimulatedRun {
        var engine = start
        var store = empty
        do throws(SimulationFinding) {
            while let call = try engine.nextCall() {
                switch call {
                case .load(let request):
                    try engine.take(Result { try store.read(request) }, for: request)
                case .commit(let commit):
                    try engine.take(Result { try store.write(commit) }, for: commit)
                }
            }
        } catch {
            return SimulatedRun(engine, seed: seed, finding: error)
        }
        return SimulatedRun(engine, seed: seed, finding: nil)
    }
}

// MARK: - Many runs

extension Simulation {
    /// Runs many seeds on the journal in memory.
    ///
    /// - Parameters:
    ///   - seeds: The seeds.
    ///   - maximumFailures: After how many failed runs to stop.
    /// - Returns: What was done, and every run that broke a promise.
    public func report(seeds: ClosedRange<UInt64>, maximumFailures: Int = 10) -> SimulationReport {
        var report = SimulationReport(expectedMarks: world.expectedMarks)
        for seed in seeds {
            report.add(run(seed: seed))
            if report.failures.count >= maximumFailures { break }
        }
        return report
    }

    /// Returns the first run that finds a planted bug.
    ///
    /// - Parameters:
    ///   - bug: The bug.
    ///   - seeds: The seeds to try.
    /// - Returns: The run, as it was drawn; nil if the bug survives all seeds.
    public func firstFailure(with bug: PlantedBug<World.Rules>, seeds: ClosedRange<UInt64>) -> SimulatedRun? {
        for seed in seeds {
            let run = run(seed: seed, with: bug)
            if run.finding != nil { return run }
        }
        return nil
    }

    /// Returns the same failure in as few actions as can be found.
    ///
    /// - Parameters:
    ///   - run: A run that broke a promise.
    ///   - bug: The bug that was put in, if any.
    /// - Returns: A run that breaks the same promise, with its trace; the same run if none is shorter.
    public func shortened(_ run: SimulatedRun, with bug: PlantedBug<World.Rules>? = nil) -> SimulatedRun {
        guard let name = run.finding?.name else { return run }
        var shrinker = TapeShrinker(run.tape) { tape in
            self.run(tape, seed: nil, with: bug, isTraced: false).finding?.name == name
        }
        let tape = shrinker.shrink()
        var short = self.run(tape, seed: run.seed, with: bug, isTraced: true)
        short.tries = shrinker.tries
        return short
    }
}
