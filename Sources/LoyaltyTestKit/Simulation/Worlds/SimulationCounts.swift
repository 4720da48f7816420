//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What was done in simulated runs.
public struct SimulationCounts: Hashable, Sendable {
    /// Commands that were asked, each once however often it was delivered.
    public internal(set) var commands = 0
    /// Commits that took effect, refusals included.
    public internal(set) var commits = 0
    /// Commits that recorded a refusal.
    public internal(set) var refusals = 0
    /// Events that were written.
    public internal(set) var events = 0
    /// Commands that the rules threw at.
    public internal(set) var malformed = 0
    /// Commits that another client's commit had made stale.
    public internal(set) var conflicts = 0
    /// Commits that met a claim or a counter of another command.
    public internal(set) var lostRaces = 0
    /// Answers that were read from the record of an earlier delivery.
    public internal(set) var replays = 0
    /// How often each place was visited.
    public internal(set) var marks: [SimulationMark: Int] = [:]

    private var injected = [Int](repeating: 0, count: SimulationFault.allCases.count)

    init() {}

    /// How often each fault was injected.
    public var faults: [SimulationFault: Int] {
        Dictionary(uniqueKeysWithValues: SimulationFault.allCases.map { ($0, injected[$0.rawValue]) })
    }

    /// How many faults were injected.
    public var faultCount: Int { injected.reduce(0, +) }

    /// The share of decided commands that were refused, in hundredths.
    public var refusalPercent: Int { commits == 0 ? 0 : refusals * 100 / commits }

    mutating func note(_ fault: SimulationFault) { injected[fault.rawValue] += 1 }

    mutating func add(_ other: SimulationCounts) {
        commands += other.commands
        commits += other.commits
        refusals += other.refusals
        events += other.events
        malformed += other.malformed
        conflicts += other.conflicts
        lostRaces += other.lostRaces
        replays += other.replays
        for (index, count) in other.injected.enumerated() { injected[index] += count }
        marks.merge(other.marks, uniquingKeysWith: +)
    }
}
