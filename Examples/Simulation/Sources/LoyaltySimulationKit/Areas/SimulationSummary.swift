//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltyTestKit

/// What became of a planted bug.
package struct PlantedOutcome: Hashable, Sendable {
    /// What is wrong.
    package let name: String
    /// The first seed that found it, or nil if it survived.
    package let seed: UInt64?
    /// The promise that it broke.
    package let finding: String
    /// In how many actions it shows.
    package let actions: Int

    init(_ name: String, _ run: SimulatedRun?) {
        self.name = name
        self.seed = run?.seed
        self.finding = run?.finding?.name ?? ""
        self.actions = run?.actions ?? 0
    }
}

/// What a simulation did, to print.
package struct SimulationSummary: Sendable {
    /// What was simulated.
    package let area: String
    /// What was done.
    package let report: SimulationReport
    /// The CPU time of the seeds, without the planted bugs.
    package let nanoseconds: Int64
    /// What became of each planted bug.
    package let planted: [PlantedOutcome]
    /// Each failed run, short and traced.
    package let failures: [String]

    /// Whether no promise was broken, every planted bug was found, and every place was visited.
    package var isGood: Bool {
        failures.isEmpty && planted.allSatisfy { $0.seed != nil }
            && (report.unvisitedMarks.isEmpty || report.seeds < 1_000)
    }

    /// Commands for each second of CPU time.
    package var commandsPerSecond: Int64 {
        nanoseconds > 0 ? Int64(report.counts.commands) * 1_000_000_000 / nanoseconds : 0
    }

    /// The summary as text, without anything that differs from one run to the next but the speed.
    package var text: String {
        let counts = report.counts
        var lines = failures
        lines.append("\(area): \(report.seeds) seeds, \(counts.commands) commands, \(counts.events) events")
        lines.append("  commits \(counts.commits), of them refusals \(counts.refusals) (\(counts.refusalPercent) %)")
        lines.append(
            "  conflicts \(counts.conflicts), lost races \(counts.lostRaces), replays \(counts.replays), "
                + "malformed \(counts.malformed)"
        )
        lines.append("  faults \(counts.faultCount): " + faultLine)
        for (mark, count) in counts.marks.sorted(by: { $0.key < $1.key }) {
            lines.append("  visited: \(mark) \(count)")
        }
        for mark in report.unvisitedMarks { lines.append("  never visited: \(mark)") }
        for bug in planted {
            let end = bug.seed.map { "seed \($0), \(bug.actions) actions, \(bug.finding)" } ?? "SURVIVED"
            lines.append("  planted: \(bug.name): \(end)")
        }
        lines.append("  violations \(failures.count), planted bugs found \(found) of \(planted.count)")
        lines.append("  hash \(hash), \(commandsPerSecond) commands per CPU second")
        return lines.joined(separator: "\n")
    }

    /// The summary as one line of JSON with sorted keys.
    package var json: String {
        let counts = report.counts
        let members: [(String, String)] = [
            ("area", "\"\(area)\""), ("commands", "\(counts.commands)"), ("commandsPerSecond", "\(commandsPerSecond)"),
            ("events", "\(counts.events)"), ("faults", "\(counts.faultCount)"), ("hash", "\"\(hash)\""),
            ("planted", "\(planted.count)"), ("plantedFound", "\(found)"),
            ("refusalPercent", "\(counts.refusalPercent)"),
            ("seeds", "\(report.seeds)"), ("unvisited", "\(report.unvisitedMarks.count)"),
            ("violations", "\(failures.count)"),
        ]
        return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    private var found: Int { planted.count { $0.seed != nil } }

    private var hash: String {
        let digits = String(report.hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private var faultLine: String {
        SimulationFault.allCases.map { "\($0) \(report.counts.faults[$0, default: 0])" }.joined(separator: ", ")
    }
}
