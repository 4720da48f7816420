//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A simulation that is shipped, whatever its rules are: run it by name, as `loyalty-sim` does.
///
/// ```swift
/// for area in SimulationArea.all {
///     let report = area.report(seeds: 1...1_000)
///     print(area.name, report.counts.commands, report.failures.count)
/// }
/// ```
///
/// What runs here is compiled for its world, which makes it many times as fast as a ``Simulation`` of a world in another module.
public struct SimulationArea: Sendable {
    /// The name, such as `points`.
    public let name: String
    /// The names of the bugs that the simulation must find when they are planted.
    public let plantedBugs: [String]

    private let reporting: @Sendable (ClosedRange<UInt64>) -> SimulationReport
    private let running: @Sendable (UInt64) -> SimulatedRun
    private let planting: @Sendable (Int, ClosedRange<UInt64>) -> SimulatedRun?

    init<World: SimulationWorld>(_ name: String, _ world: World) {
        self.name = name
        let simulation = Simulation(of: world)
        let bugs = world.plantedBugs
        plantedBugs = bugs.map(\.name)
        reporting = { simulation.report(seeds: $0) }
        running = { seed in
            let run = simulation.run(seed: seed, isTraced: true)
            return simulation.shortened(run)
        }
        planting = { index, seeds in
            simulation.firstFailure(with: bugs[index], seeds: seeds).map { simulation.shortened($0, with: bugs[index]) }
        }
    }

    /// Everything that can be simulated, the default first.
    public static var all: [SimulationArea] {
        // The worlds of points and partners are made of values that are all valid, as their tests show.
        let points = (try? PointsWorld()).map { [SimulationArea("points", $0)] } ?? []
        let partners = (try? PartnersWorld()).map { [SimulationArea("partners", $0)] } ?? []
        return points + partners + [SimulationArea("tabs", TabWorld())]
    }

    /// Runs many seeds.
    ///
    /// - Parameter seeds: The seeds.
    /// - Returns: What was done, and every run that broke a promise, made short.
    public func report(seeds: ClosedRange<UInt64>) -> SimulationReport { reporting(seeds) }

    /// Runs one seed and writes down what happens.
    ///
    /// - Parameter seed: The seed.
    /// - Returns: The run, made short if it broke a promise.
    public func run(seed: UInt64) -> SimulatedRun { running(seed) }

    /// Plants one of the bugs.
    ///
    /// - Parameters:
    ///   - bug: The place of the bug in ``plantedBugs``.
    ///   - seeds: The seeds to try.
    /// - Returns: The first run that finds the bug, made short; nil if it survives, or if there is no such bug.
    public func firstFailure(withBug bug: Int, seeds: ClosedRange<UInt64>) -> SimulatedRun? {
        plantedBugs.indices.contains(bug) ? planting(bug, seeds) : nil
    }
}
