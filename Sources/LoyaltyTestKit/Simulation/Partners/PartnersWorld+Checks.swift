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
        guard state.isConserved, let balance = state.balance, balance.conservation.holds else {
            throw SimulationFinding("C1 what was accrued is in one place", "\(text(of: event))")
        }
        guard let purse = purses[stream] else { throw SimulationFinding("C2 an account is somebody's", stream.text) }
        guard balance.reversed.minorUnits <= balance.accrued.minorUnits, balance.pending.minorUnits >= 0 else {
            throw SimulationFinding("C3 no more is taken back than was accrued", "\(balance)")
        }
        if case .accrued(let accrual) = event, !accrual.conservation.holds {
            throw SimulationFinding("C4 a sale is shared out to the last cent", "\(accrual)")
        }
        statements[purse, default: 0] += total(of: [event], purse)
        guard statements[purse] == balance.pending.minorUnits + balance.payable.minorUnits else {
            throw SimulationFinding("C5 a statement sums to the balance", "\(text(of: event))")
        }
    }

    private func total(of events: [PartnerEvent], _ purse: CashPurse) -> Int64 {
        (try? PartnerStatement(of: events, in: currencies[purse.currency]).total.minorUnits) ?? .min
    }

    /// Checks a commit against the book.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if an account and the book disagree.
    public mutating func check(_ commit: SimulatedCommit<PartnerAccount>) throws(SimulationFinding) {
        decided?.append(Decided(command: commit.command, at: commit.at, answer: commit.answer))
        let now = commit.at.microsecondsSince1970
        let answer = commit.answer.reasons.first?.code.text
        guard answer == nil || commit.isRefusal else {
            throw SimulationFinding("C6 a refusal changes nothing", text(of: commit.command))
        }
        var after = book
        let refusal = run(commit.command, on: &after, now)
        guard refusal == answer else {
            throw SimulationFinding(
                "O1 the oracle decides the same",
                "\(text(of: commit.command)): \(answer ?? "done"), oracle \(refusal ?? "done")"
            )
        }
        if refusal == nil { book = after }
        try checkAnswer(commit)
        for change in commit.changes {
            guard let purse = purses[change.stream] else { continue }
            try compare(change.after, purse, commit)
        }
    }

    /// What a *yes* says is what was written down last.
    private func checkAnswer(_ commit: SimulatedCommit<PartnerAccount>) throws(SimulationFinding) {
        let events = commit.changes.flatMap(\.events)
        let isTold =
            switch (commit.answer, events.last) {
            case (.accrued(let told), .accrued(let event)?): told == [event]
            case (.reversed(let told), .reversed(let event)?): told == [event]
            case (.paid(let told), .paid(let event)?): told == event
            case (.approvedDue(let told), _): told.map(PartnerEvent.approved) == events
            case (.declined, nil): true
            default: false
            }
        guard isTold else { throw SimulationFinding("C7 an answer says what happened", text(of: commit.command)) }
    }

    // MARK: Comparing

    private func compare(
        _ account: PartnerAccount,
        _ purse: CashPurse,
        _ commit: SimulatedCommit<PartnerAccount>
    ) throws(SimulationFinding) {
        let what = "\(partners[purse.partner]) after \(text(of: commit.command))"
        let told = CashStanding(account.balance)
        let known = book.standing(of: purse)
        guard told == known else {
            throw SimulationFinding("O2 the oracle holds the same", "\(what): \(told), \(known)")
        }
        guard account.nextDue?.microsecondsSince1970 == book.nextDue(of: purse) else {
            throw SimulationFinding("O3 the oracle waits for the same", what)
        }
        try compareSales(account, purse, what)
        var later = book
        later.tick(purse, commit.at.microsecondsSince1970)
        do {
            let balance = try CashStanding(account.balance(asOf: commit.at))
            guard balance == later.standing(of: purse) else {
                throw SimulationFinding("O4 holds end on time", "\(what): \(balance)")
            }
        } catch let finding as SimulationFinding {
            throw finding
        } catch {
            throw SimulationFinding("a balance can be read", "\(what): \(error)")
        }
    }

    private func compareSales(
        _ account: PartnerAccount,
        _ purse: CashPurse,
        _ what: String
    ) throws(SimulationFinding) {
        var left = account.sales.count
        for sale in book.sales {
            guard let share = book.share(of: purse, in: sale) else { continue }
            left -= 1
            guard let id = try? OrderID(sale.order), let kept = account.sales[id],
                kept.isApproved == share.isApproved, kept.remaining.minorUnits == Int64(share.left),
                kept.refunded.minorUnits == Int64(sale.refunded), kept.returns.count == sale.returns.count
            else { throw SimulationFinding("O5 the oracle knows the same of a sale", "\(what): \(sale)") }
        }
        guard left == 0 else { throw SimulationFinding("O5 the oracle knows the same of a sale", what) }
    }
}

extension CashStanding {
    /// The balance of an account in numbers.
    init(_ balance: PartnerBalance?) {
        guard let balance else { return }
        accrued = Int(balance.accrued.minorUnits)
        pending = Int(balance.pending.minorUnits)
        payable = Int(balance.payable.minorUnits)
        paid = Int(balance.paid.minorUnits)
        reversed = Int(balance.reversed.minorUnits)
    }
}
