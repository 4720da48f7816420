//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One run of a simulation.
public struct SimulatedRun: Sendable {
    /// What all choices followed from, or nil for a tape that no seed has made.
    public let seed: UInt64?
    /// All choices of the run; enough to run it again.
    public let tape: ChoiceTape
    /// What was done.
    public let counts: SimulationCounts
    /// A digest of everything that took effect, the same in every process.
    public let hash: UInt64
    /// The promise that was broken, or nil.
    public let finding: SimulationFinding?
    /// What happened, line by line, if the run was traced.
    public let trace: [String]
    /// How many runs it took to make this one short; 0 for one that is as it was drawn.
    public internal(set) var tries = 0

    init<World: SimulationWorld>(_ engine: SimulationEngine<World>, seed: UInt64?, finding: SimulationFinding?) {
        self.seed = seed
        self.tape = ChoiceTape(replaying: engine.choices.numbers, frameLength: engine.choices.frameLength)
        self.counts = engine.history.counts
        self.hash = engine.history.hash.value
        self.finding = finding
        self.trace = engine.history.trace ?? []
    }

    /// How many actions the run has, without the frame that sets it up.
    public var actions: Int { max(0, tape.frameCount - 1) }

    /// The trace and the finding, to print.
    public var text: String {
        var lines = trace
        if let finding { lines.append("broken: \(finding)") }
        let name = seed.map { "seed \($0)" } ?? "tape"
        lines.append("\(name): \(actions) actions, \(counts.commands) commands")
        return lines.joined(separator: "\n")
    }
}
