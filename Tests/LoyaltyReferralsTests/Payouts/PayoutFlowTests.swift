//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Payouts end to end: accounts to batch, batch to commands, commands back to accounts")
struct PayoutFlowTests {
    private func rule(_ minimum: Int64 = 1, holdDays: Int64 = 0) throws -> PayoutRule {
        try PayoutRule(
            version: DefinitionVersion("payout-1"),
            minimums: [Make.cents(minimum)],
            extraHold: .days(holdDays)
        )
    }

    private func batch(_ books: Books, _ id: String, by rule: PayoutRule, cutoff: Timestamp) throws -> PayoutBatch {
        let candidates = try books.accounts.values.compactMap { account in
            try PayoutCandidate(account, by: rule, cutoff: cutoff)
        }
        return try PayoutBatch(id: ActivityID(id), by: rule, cutoff: cutoff, candidates: candidates)
    }

    private func payable(_ account: PartnerAccount, holdDays: Int64, day: Int64) throws -> Int64? {
        try PayoutCandidate(account, by: rule(holdDays: holdDays), cutoff: Make.day(day))?.payable.minorUnits
    }

    @Test("An account to which nothing has happened is no candidate")
    func emptyAccountIsNone() throws {
        #expect(try payable(PartnerAccount(), holdDays: 0, day: 0) == nil)
    }

    @Test("What was approved less than the extra hold ago waits, and what was taken back counts at once")
    func extraHold() throws {
        var books = Books()
        let paying = try Make.paying([Make.payee("alice", 100)])
        try books.run(.recordCascade(paying), asOf: Make.day(0))
        try books.run(.recordPeriod(Make.june(300, day: 1)), asOf: Make.day(1))
        var account = try books.account("alice")
        #expect(try [13, 14, 15].map { try payable(account, holdDays: 0, day: $0) } == [0, 100, 400])
        #expect(try [14, 20, 21, 22].map { try payable(account, holdDays: 7, day: $0) } == [0, 0, 100, 400])
        try books.run(.approveDue(PartnerAccount.stream(of: Make.alice, in: .usd)), asOf: Make.day(15))
        try books.run(.reverseSale(Make.refund(at: Make.day(16), 500), partners: [Make.alice]), asOf: Make.day(16))
        try books.run(.recordPeriod(Make.june(200, run: 2, day: 16)), asOf: Make.day(16))
        account = try books.account("alice")
        #expect(try [20, 21, 22].map { try payable(account, holdDays: 7, day: $0) } == [0, 50, 250])
        try books.run(.recordPeriod(Make.june(260, run: 3, day: 20)), asOf: Make.day(20))
        account = try books.account("alice")
        #expect(try [33, 34, 40, 41].map { try payable(account, holdDays: 7, day: $0) } == [250, 250, 250, 310])
    }

    @Test("What waits makes nobody owe: paid by hand already, nothing is payable, and a debt is no greater for it")
    func waitingIsNoDebt() throws {
        var books = Books()
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 100)])), asOf: Make.day(0))
        let byHand = try CommissionPayout(id: ActivityID("by-hand"), at: Make.day(15), amount: Make.cents(80))
        try books.run(.recordPayout(byHand, partner: Make.alice), asOf: Make.day(15))
        #expect(try [0, 7].map { try payable(books.account("alice"), holdDays: $0, day: 16) } == [20, 0])
        try books.run(.reverseSale(Make.refund(at: Make.day(16), 500), partners: [Make.alice]), asOf: Make.day(16))
        #expect(try [0, 7].map { try payable(books.account("alice"), holdDays: $0, day: 16) } == [-30, -30])
    }

    @Test("V48 · 1000 at 10 % settled, then fully credited: one settlement each way, and a batch over both comes to 0")
    func creditNoteSettlesBack() throws {
        var books = Books()
        let day = try Make.day(20)
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 100)])), asOf: Make.day(0))
        let june = try batch(books, "june", by: rule(), cutoff: day)
        var settled = books
        try settled.run(june.lock(june.lines[0], at: day), asOf: day)
        try settled.run(june.settle(june.lines[0], by: PayoutReference("t-1"), at: day), asOf: day)
        let refund = PartnerCommand.reverseSale(try Make.refund(at: day, 1_000), partners: [try Make.alice])
        try settled.run(refund, asOf: day)
        #expect(try settled.balance("alice", asOf: day).payable.minorUnits == -100)
        let july = try batch(settled, "july", by: rule(), cutoff: day)
        #expect(july.lines.isEmpty)
        #expect(july.omissions.map(\.reason.code) == [.payoutCarriedForward])

        try books.run(refund, asOf: day)
        let grouped = try batch(books, "both", by: rule(), cutoff: day)
        #expect(grouped.lines.isEmpty && grouped.omissions.isEmpty && grouped.totals.isEmpty)
        #expect(try PartnerStatement(of: books.events(of: "alice"), in: .usd).closing.isZero)
    }

    @Test("A batch is run again after a crash: every command that was done is declined, and nobody is paid twice")
    func retriesPayOnce() throws {
        var books = Books()
        let day = try Make.day(20)
        let payees = try ["alice", "bob", "carol"].map { try Make.payee($0, 100) }
        try books.run(.recordCascade(Make.paying(payees)), asOf: Make.day(0))
        let batch = try batch(books, "june", by: rule(), cutoff: day)
        for attempt in 0..<3 {
            for (index, line) in batch.lines.enumerated() where index <= attempt {
                try books.run(batch.lock(line, at: day), asOf: day)
                let reference = try PayoutReference("transfer of " + batch.key(of: line))
                try books.run(batch.settle(line, by: reference, at: day), asOf: day)
            }
        }
        for partner in ["alice", "bob", "carol"] {
            let balance = try books.balance(partner, asOf: day)
            #expect(balance.paid.minorUnits == 100 && balance.payable.isZero && balance.locked.isZero)
        }
        #expect(try self.batch(books, "again", by: rule(), cutoff: day).lines.isEmpty)
        #expect(books.areConserved)
    }

    @Test("A line that failed is in the next batch, and its name is in no other batch")
    func failedLineComesAgain() throws {
        var books = Books()
        let day = try Make.day(20)
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 100)])), asOf: Make.day(0))
        let first = try batch(books, "june", by: rule(), cutoff: day)
        try books.run(first.lock(first.lines[0], at: day), asOf: day)
        #expect(try batch(books, "june-2", by: rule(), cutoff: day).lines.isEmpty)
        try books.run(first.release(first.lines[0], because: "account closed", at: day), asOf: day)
        let second = try batch(books, "june-2", by: rule(), cutoff: day)
        #expect(second.lines == first.lines)
        #expect(first.key(of: first.lines[0]) == "june/USD/alice")
        #expect(second.key(of: second.lines[0]) == "june-2/USD/alice")
        let error = #expect(throws: ReferralsError.self) { try first.release(first.lines[0], because: "", at: day) }
        #expect(error?.code == .reasonRequired)
    }

    @Test("A refund between the batch and the lock declines the line, and the next batch pays what is left")
    func refundBetween() throws {
        var books = Books()
        let day = try Make.day(20)
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 100)])), asOf: Make.day(0))
        let first = try batch(books, "june", by: rule(), cutoff: day)
        try books.run(.reverseSale(Make.refund(at: day, 300), partners: [Make.alice]), asOf: day)
        #expect(try books.run(first.lock(first.lines[0], at: day), asOf: day).codes == [.payoutAbovePayable])
        #expect(try batch(books, "june-2", by: rule(), cutoff: day).lines.map(\.amount.minorUnits) == [70])
    }
}
