//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
public import LoyaltyReferrals

extension PartnersWorld {
    /// Checks statements, stored accounts and a batch of payouts, and decides the whole history of some runs again with sweeps in between: no answer changes.
    ///
    /// - Parameter streams: The whole history of each account.
    /// - Throws: A ``SimulationFinding`` if a promise is broken.
    public mutating func check(settled streams: [SimulatedStream<PartnerAccount>]) throws(SimulationFinding) {
        for sale in book.sales where sale.refunded == sale.total && sale.total > 0 {
            guard sale.shares.allSatisfy({ $0.left == 0 }) else {
                throw SimulationFinding("L1 a sale that is refunded whole pays nothing", sale.order)
            }
        }
        for stream in streams {
            guard let purse = purses[stream.stream], let balance = stream.state.balance else { continue }
            let statement = try? PartnerStatement(of: stream.events, in: currencies[purse.currency])
            guard let statement, statement.conservation.holds, statement.closingBalance == balance,
                statement.closing.minorUnits == Int64(book.standing(of: purse).outstanding)
            else {
                throw SimulationFinding("C5 a statement of everything sums up", stream.stream.text)
            }
        }
        guard let decided else { return }
        try checkStored(streams)
        try checkBatch(streams)
        try decideAgain(decided)
    }

    /// An account is read as it was written.
    private func checkStored(_ streams: [SimulatedStream<PartnerAccount>]) throws(SimulationFinding) {
        for stream in streams {
            do {
                let stored = try CanonicalJSON.encode(stream.state)
                guard try CanonicalJSON.decode(PartnerAccount.self, from: stored) == stream.state else {
                    throw SimulationFinding("a stored account is the account", stream.stream.text)
                }
            } catch let finding as SimulationFinding {
                throw finding
            } catch {
                throw SimulationFinding("a stored account can be read", "\(stream.stream.text): \(error)")
            }
        }
    }

    private func decideAgain(_ decided: [Decided]) throws(SimulationFinding) {
        var accounts: [StreamID: PartnerAccount] = [:]
        var claims: Set<Claim> = []
        let bounds = sweepBounds(decided)
        for (number, entry) in decided.enumerated() {
            do {
                let names = rules.streams(for: entry.command)
                var before = names.map { accounts[$0, default: PartnerAccount()] }
                if number.isMultiple(of: 3) {
                    for index in names.indices {
                        let sweep = try rules.decide(
                            .approveDue(names[index]),
                            on: [before[index]],
                            in: DecisionContext(asOf: bounds[number])
                        )
                        for event in sweep.events.joined() { try before[index].apply(event) }
                    }
                }
                var decision = try rules.decide(entry.command, on: before, in: DecisionContext(asOf: entry.at))
                let taken = decision.claims.filter { claims.contains($0) }
                if !taken.isEmpty {
                    let context = DecisionContext(asOf: entry.at, takenClaims: taken)
                    decision = try rules.decide(entry.command, on: before, in: context)
                }
                guard isSame(decision.answer, entry.answer) else {
                    throw SimulationFinding(
                        "S1 sweeps change no answer",
                        "\(text(of: entry.command)): \(text(of: decision.answer))"
                    )
                }
                claims.subtract(decision.releases)
                claims.formUnion(decision.claims)
                for (index, events) in decision.events.enumerated() {
                    for event in events { try before[index].apply(event) }
                }
                for (name, account) in zip(names, before) { accounts[name] = account }
            } catch let finding as SimulationFinding {
                throw finding
            } catch {
                throw SimulationFinding("S1 sweeps change no answer", "\(text(of: entry.command)): \(error)")
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

    /// What was swept before cannot be written down again.
    private func isSame(_ answer: PartnerAnswer, _ other: PartnerAnswer) -> Bool {
        if case .approvedDue = answer, case .approvedDue = other { return true }
        return answer == other
    }
}
