//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyReferrals

extension PartnersWorld {
    /// Checks what must be true of any account after any event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - stream: The stream of the account.
    ///   - state: The account after it.
    /// - Throws: A ``SimulationFinding`` that names the invariant.
    public mutating func check(
        _ event: PartnerEvent,
        in stream: StreamID,
        after state: PartnerAccount
    ) throws(SimulationFinding) {
        guard let purse = purses[stream] else { throw SimulationFinding("C1 an account is somebody's", stream.text) }
        guard state.isConserved, let balance = state.balance, balance.conservation.holds else {
            throw SimulationFinding("C2 what was accrued is in one place", "\(text(of: event))")
        }
        guard balance.pending.minorUnits >= 0, balance.locked.minorUnits >= 0 else {
            throw SimulationFinding("C3 nothing is pending or locked below zero", "\(text(of: event))")
        }
        if case .accrued(let accrual) = event, !accrual.conservation.holds {
            throw SimulationFinding("C4 a sale is shared out to the last cent", "\(accrual)")
        }
        // Near the largest amount that is counted, what was owed and what is paid have no sum that is.
        if max(balance.accrued.minorUnits, balance.reversed.minorUnits) <= CashRules.most / 4 {
            let statement = try statement(of: [event], purse)
            guard statement.closingBalance == balance else {
                throw SimulationFinding("C5 a statement ends where the account stands", "\(text(of: event))")
            }
        }
        statements[purse] = balance
    }

    /// The statement of some events, from where the one before it ended.
    private func statement(
        of events: [PartnerEvent],
        _ purse: CashPurse
    ) throws(SimulationFinding) -> PartnerStatement {
        do {
            let statement = try PartnerStatement(
                of: events,
                from: statements[purse],
                in: currencies[purse.currency]
            )
            guard statement.conservation.holds else {
                throw SimulationFinding("C5 a statement sums up", "\(events)")
            }
            return statement
        } catch let finding as SimulationFinding {
            throw finding
        } catch {
            throw SimulationFinding("C5 a statement can be made", "\(error)")
        }
    }

    /// Checks a commit against the book.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if an account and the book disagree.
    public mutating func check(_ commit: SimulatedCommit<PartnerAccount>) throws(SimulationFinding) {
        decided?.append(Decided(command: commit.command, at: commit.at, answer: commit.answer))
        let answer = commit.answer.reasons.first?.code.text
        guard answer == nil || commit.isRefusal else {
            throw SimulationFinding("C6 a refusal changes nothing", text(of: commit.command))
        }
        var after = book
        let refusal = run(commit.command, on: &after, commit.at.microsecondsSince1970)
        guard refusal == answer else {
            throw SimulationFinding(
                "O1 the oracle decides the same",
                "\(text(of: commit.command)): \(answer ?? "done"), oracle \(refusal ?? "done")"
            )
        }
        if refusal == nil { book = after }
        guard Self.isTold(commit) else {
            throw SimulationFinding("C7 an answer says what happened", text(of: commit.command))
        }
        for change in commit.changes {
            guard let purse = purses[change.stream] else { continue }
            try compare(change.after, purse, commit)
        }
    }

    /// Whether a *yes* says what was written down last in each account.
    private static func isTold(_ commit: SimulatedCommit<PartnerAccount>) -> Bool {
        let last = commit.changes.compactMap(\.events.last)
        return switch commit.answer {
        case .accrued(let told): told.map(PartnerEvent.accrued) == last
        case .reversed(let told): told.map(PartnerEvent.reversed) == last
        case .voided(let told): told.map(PartnerEvent.voided) == last
        case .periodRecorded(let told): [.periodRecorded(told)] == last
        case .adjusted(let told): [.adjusted(told)] == last
        case .locked(let told): [.locked(told)] == last
        case .settled(let told): [.settled(told)] == last
        case .released(let told): [.released(told)] == last
        case .paid(let told): [.paid(told)] == last
        case .approvedDue(let told): told.map(PartnerEvent.approved) == commit.changes.flatMap(\.events)
        case .declined: last.isEmpty
        }
    }
}
