//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A simulated bar with three tabs: the smallest world, to prove a store with before an area is chosen.
///
/// ```swift
/// let run = await Simulation(of: TabWorld()).run(seed: 7, against: journal)
/// if let finding = run.finding { print(finding) }
/// ```
public struct TabWorld: SimulationWorld {
    /// The rules of tabs.
    public let rules = TabRules()
    /// Three tabs.
    public let subjects = 3
    /// The first instant of 2026 in UTC.
    public let start: Timestamp
    /// A second, a minute, an hour and a day.
    public let clockMoves: [TimeSpan]

    private let tabs: [StreamID]
    private var purses: [StreamID: Purse] = [:]
    private var holders: [String: StreamID] = [:]
    private var freedAt: [String: Int] = [:]
    private var movedAt: [StreamID: Int] = [:]
    private var joined: [String: Int64] = [:]

    /// What a tab holds, told without events.
    private struct Purse {
        var free: Int64 = 0
        var aside: Int64 = 0
        var end: Timestamp?
    }

    /// Creates the world.
    public init() {
        clockMoves = [1, 60, 3_600, 86_400].map { TimeSpan(microseconds: $0 * 1_000_000) }
        start = (try? Timestamp(secondsSince1970: 1_767_225_600)) ?? .unixEpoch
        tabs = ["ann", "ben", "cem"].compactMap { try? StreamID($0) }
    }

    /// Draws a command about a tab: one in ten asks for nothing or for more than anybody has.
    ///
    /// - Parameters:
    ///   - subject: Which tab.
    ///   - asOf: What the clock shows.
    ///   - choices: Where to draw from.
    /// - Returns: The command.
    /// - Throws: `CoreError` if an expiry would lie outside the years 1 to 9999.
    public mutating func command(
        about subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> TabCommand {
        let tab = tabs[subject % tabs.count]
        var amount = Int64(1 + choices.below(20))
        if choices.strikes(oneIn: 12) { amount = [0, 1_000, -1, .max][choices.below(4)] }
        switch choices.below(14) {
        case 0, 1, 2: return .deposit(amount, to: tab)
        case 3: return .deposit(amount, to: tab, until: try asOf.advanced(by: clockMoves[choices.below(4)]))
        case 4, 5: return .withdraw(amount, from: tab)
        case 6: return .transfer(amount, from: tab, to: tabs[choices.below(tabs.count)])
        case 7: return .hold(amount, on: tab)
        case 8: return .capture(amount, on: tab)
        case 9: return .redeemCode(["spring", "summer"][choices.below(2)], on: tab)
        case 10: return .returnCode(["spring", "summer"][choices.below(2)], on: tab)
        case 11: return .join("quiz", limit: 1 + Int64(choices.below(4)), on: tab)
        case 12: return choices.below(2) == 0 ? .note("n", number: amount, on: tab) : .announce(min(amount, 3), on: tab)
        default: return .lapse(tab)
        }
    }

    /// Checks that nothing is below zero.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - stream: The tab.
    ///   - state: The tab after it.
    /// - Throws: A ``SimulationFinding`` if a part of the tab is below zero.
    public mutating func check(_ event: TabEvent, in stream: StreamID, after state: Tab) throws(SimulationFinding) {
        guard state.balance >= 0, state.held >= 0 else { throw SimulationFinding("a tab is never below zero") }
    }

    /// Checks that only what asks for less than 1, or for a transfer to the same tab, is malformed.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What was thrown.
    /// - Throws: A ``SimulationFinding`` if the command is well-formed.
    public mutating func check(_ command: TabCommand, refusedWith error: any Error) throws(SimulationFinding) {
        let isMalformed = command.amount < 1 && command.kind != .note || command.other == command.tab
        guard isMalformed else { throw SimulationFinding("a well-formed command is decided", "\(command)") }
    }

    /// Returns the kind of the command and the outcome.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - answer: The answer.
    /// - Returns: The mark.
    public func mark(_ command: TabCommand, _ answer: TabAnswer) -> SimulationMark {
        SimulationMark(command.kind.rawValue, answer.outcome.rawValue)
    }

    /// Every pair of command and outcome that a bar sees.
    public var expectedMarks: [SimulationMark] {
        let done: [TabCommand.Kind] = [
            .deposit, .withdraw, .transfer, .hold, .capture, .note, .redeemCode, .returnCode, .join, .announce, .lapse,
        ]
        let refused: [(TabCommand.Kind, TabAnswer.Outcome)] = [
            (.withdraw, .insufficient), (.transfer, .insufficient), (.hold, .insufficient), (.capture, .unknownHold),
            (.redeemCode, .codeTaken), (.returnCode, .insufficient), (.join, .full), (.lapse, .nothing),
            (.deposit, .tooMuch),
        ]
        return done.map { SimulationMark($0.rawValue, "done") }
            + refused.map { SimulationMark($0.rawValue, $1.rawValue) }
    }

    /// Mixes the outcome and the balance in.
    ///
    /// - Parameters:
    ///   - commit: The commit.
    ///   - hash: The digest.
    public func mix(_ commit: SimulatedCommit<Tab>, into hash: inout StableHash) {
        hash.mix(commit.answer.outcome.rawValue)
        hash.mix(commit.answer.balance)
    }
}

// MARK: - The oracle

extension TabWorld {
    /// Checks a commit against purses.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if the tab and its purse disagree.
    public mutating func check(_ commit: SimulatedCommit<Tab>) throws(SimulationFinding) {
        let expected = outcome(of: commit)
        let command = commit.command
        if expected != commit.answer.outcome {
            // A claim that was given back elsewhere after the store refused it still explains the refusal.
            let freed = freedAt[command.text].map { $0 > movedAt[command.tab, default: -1] } ?? false
            guard commit.answer.outcome == .codeTaken, freed else {
                throw SimulationFinding(
                    "the oracle gives the same answer",
                    "\(command): \(commit.answer.outcome), oracle \(expected)"
                )
            }
        } else if expected == .done {
            perform(command, at: commit.at, number: commit.number)
            for change in commit.changes { movedAt[change.stream] = commit.number }
        }
        for change in commit.changes {
            var purse = purses[change.stream, default: Purse()]
            if commit.isRefusal { purse = lapsed(purse, at: commit.at, isWritten: false) }
            guard purse.free == change.after.balance, purse.aside == change.after.held else {
                throw SimulationFinding(
                    "the oracle holds the same",
                    "\(change.stream.text): \(change.after.balance) and \(change.after.held), "
                        + "oracle \(purse.free) and \(purse.aside)"
                )
            }
        }
    }

    private func lapsed(_ purse: Purse, at: Timestamp, isWritten: Bool = true) -> Purse {
        guard isWritten, purse.free > 0, let end = purse.end, end <= at else { return purse }
        return Purse(free: 0, aside: purse.aside, end: nil)
    }

    private func outcome(of commit: SimulatedCommit<Tab>) -> TabAnswer.Outcome {
        let command = commit.command
        let stored = purses[command.tab, default: Purse()]
        let purse = lapsed(stored, at: commit.at)
        func fits(_ amount: Int64, _ purse: Purse) -> Bool { amount <= Int64.max - purse.free - purse.aside }
        switch command.kind {
        case .deposit: return fits(command.amount, purse) ? .done : .tooMuch
        case .withdraw, .hold: return purse.free >= command.amount ? .done : .insufficient
        case .transfer:
            guard purse.free >= command.amount else { return .insufficient }
            let other = command.other.flatMap { purses[$0] } ?? Purse()
            return fits(command.amount, lapsed(other, at: commit.at)) ? .done : .tooMuch
        case .capture: return purse.aside >= command.amount ? .done : .unknownHold
        case .note, .announce: return .done
        case .redeemCode:
            guard fits(1, purse) else { return .tooMuch }
            return holders[command.text] == nil ? .done : .codeTaken
        case .returnCode: return purse.free >= 1 ? .done : .insufficient
        case .join:
            guard fits(1, purse) else { return .tooMuch }
            return joined[command.text, default: 0] < command.amount ? .done : .full
        case .lapse: return stored.free != purse.free ? .done : .nothing
        }
    }

    private mutating func perform(_ command: TabCommand, at: Timestamp, number: Int) {
        var purse = lapsed(purses[command.tab, default: Purse()], at: at)
        switch command.kind {
        case .deposit:
            purse.end = command.instant ?? (purse.free == 0 ? nil : purse.end)
            purse.free += command.amount
        case .withdraw: purse.free -= command.amount
        case .transfer:
            purse.free -= command.amount
            if let name = command.other {
                var other = lapsed(purses[name, default: Purse()], at: at)
                if other.free == 0 { other.end = nil }
                other.free += command.amount
                purses[name] = other
            }
        case .hold:
            purse.free -= command.amount
            purse.aside += command.amount
        case .capture: purse.aside -= command.amount
        case .note, .announce, .lapse: break
        case .redeemCode:
            holders[command.text] = command.tab
            addOne(to: &purse)
        case .returnCode:
            if holders.removeValue(forKey: command.text) != nil { freedAt[command.text] = number }
            purse.free -= 1
        case .join:
            joined[command.text, default: 0] += 1
            addOne(to: &purse)
        }
        purses[command.tab] = purse
    }

    private func addOne(to purse: inout Purse) {
        if purse.free == 0 { purse.end = nil }
        purse.free += 1
    }
}
