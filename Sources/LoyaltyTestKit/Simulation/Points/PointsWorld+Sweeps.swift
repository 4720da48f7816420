//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
public import LoyaltyRewards

extension PointsWorld {
    /// Decides the whole history again with sweeps in between: no answer changes.
    ///
    /// - Parameter streams: The whole history of each account.
    /// - Throws: A ``SimulationFinding`` if a sweep changes an answer.
    public mutating func check(settled streams: [SimulatedStream<PointsAccount>]) throws(SimulationFinding) {
        guard let decided else { return }
        var accounts = [PointsAccount](repeating: PointsAccount(), count: members.count)
        var counters: [CounterID: Int64] = [:]
        let bounds = sweepBounds(decided)
        for (number, entry) in decided.enumerated() {
            let first = index(of: entry.command.member)
            let second = entry.command.otherMember.map { index(of: $0) } ?? first
            let touched = second == first ? [first] : [first, second]
            do {
                for index in touched { try sweep(&accounts[index], members[index], before: bounds[number], number) }
                var decision = try decide(entry, touched, accounts, exhausted: [])
                let full = decision.counters.filter { $0.applied(to: counters[$0.counter, default: 0]) == nil }
                if !full.isEmpty { decision = try decide(entry, touched, accounts, exhausted: full.map { $0.counter }) }
                guard decision.answer == entry.answer else {
                    throw SimulationFinding(
                        "I13 sweeps change no answer",
                        "\(text(of: entry.command)): \(text(of: decision.answer))"
                    )
                }
                for change in decision.counters {
                    counters[change.counter] = change.applied(to: counters[change.counter, default: 0])
                }
                for (index, events) in zip(touched, decision.events) {
                    for event in events { try accounts[index].apply(event) }
                }
            } catch let finding as SimulationFinding {
                throw finding
            } catch {
                throw SimulationFinding("I13 sweeps change no answer", "\(text(of: entry.command)): \(error)")
            }
        }
    }

    /// Until when a sweep before each command may happen: no later than any command that comes after it.
    ///
    /// A refusal moves no account's time, so a slow client may still be decided at an earlier instant.
    private func sweepBounds(_ decided: [Decided]) -> [Timestamp] {
        var bounds: [Timestamp] = []
        var earliest = Timestamp.latest
        for entry in decided.reversed() {
            earliest = min(earliest, entry.at)
            bounds.append(earliest)
        }
        return bounds.reversed()
    }

    private func decide(
        _ entry: Decided,
        _ touched: [Int],
        _ accounts: [PointsAccount],
        exhausted: [CounterID]
    ) throws -> Decision<PointsAccount> {
        try rules.decide(
            entry.command,
            on: touched.map { accounts[$0] },
            in: DecisionContext(asOf: entry.at, exhaustedCounters: exhausted)
        )
    }

    /// Settles an account halfway between its last event and an instant, or at the instant itself.
    private func sweep(
        _ account: inout PointsAccount,
        _ member: CustomerID,
        before instant: Timestamp,
        _ number: Int
    ) throws {
        guard let lastAt = account.lastAt, lastAt < instant, number % 3 != 0 else { return }
        let span = lastAt.span(to: instant).microseconds / (number % 3 == 1 ? 2 : 1)
        let asOf = try lastAt.advanced(by: TimeSpan(microseconds: span))
        for event in try rules.decide(.settle(member), on: account, asOf: asOf).events.joined() {
            try account.apply(event)
        }
    }
}
