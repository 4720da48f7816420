//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Locked payouts: on their way until they arrive or fail, and each transfer counts once")
struct PayoutLockTests {
    private let plan: CommissionPlan
    private var ledger = Ledger()
    private let now: Timestamp

    /// A sale of 1000 at 10 %, approved, 60 of it locked.
    init() throws {
        plan = try Make.plan("10%")
        now = try Make.day(20)
        try ledger.sell(Make.order(1_000), by: plan)
        try ledger.lock(60, by: plan, asOf: now)
    }

    private func amounts(_ ledger: Ledger) throws -> [Int64] {
        let balance = try #require(try ledger.account.balance(asOf: now))
        return [balance.payable, balance.locked, balance.paid].map(\.minorUnits)
    }

    @Test("What is locked is neither payable nor paid; a settlement pays it, a release gives it back")
    func lockSettleRelease() throws {
        #expect(try amounts(ledger) == [40, 60, 0])
        var (settled, released) = (ledger, ledger)
        #expect(try settled.settle(60, by: plan, asOf: now).reasons.isEmpty)
        #expect(try amounts(settled) == [40, 0, 60])
        #expect(settled.account.payouts.values.map(\.reference?.text) == ["transfer-1"])
        #expect(try released.release(60, by: plan, asOf: now).reasons.isEmpty)
        #expect(try amounts(released) == [100, 0, 0])
        #expect(released.account.lockedThrough == nil)
        for account in [ledger, settled, released].map(\.account) {
            #expect(account.isConserved)
            #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
        }
    }

    @Test("A payout is locked once, settled or released once, and a released one never again")
    func eachStepOnce() throws {
        var ledger = self.ledger
        #expect(try ledger.lock(1, by: plan, asOf: now).codes == [.payoutAlreadyRecorded])
        #expect(try ledger.pay(1, id: "b-1", by: plan, asOf: now).codes == [.payoutAlreadyRecorded])
        var released = ledger
        try ledger.settle(60, by: plan, asOf: now)
        #expect(try ledger.settle(60, by: plan, asOf: now).codes == [.payoutNotLocked])
        #expect(try ledger.release(60, by: plan, asOf: now).codes == [.payoutNotLocked])
        try released.release(60, by: plan, asOf: now)
        #expect(try released.settle(60, by: plan, asOf: now).codes == [.payoutNotLocked])
        #expect(try released.lock(60, by: plan, asOf: now).codes == [.payoutAlreadyRecorded])
        #expect(try released.lock(100, id: "b-2", by: plan, asOf: now).reasons.isEmpty)
    }

    @Test("An unknown payout, another amount, more than is payable, and the future are declined")
    func refusals() throws {
        var ledger = self.ledger
        #expect(try ledger.settle(60, id: "b-9", by: plan, asOf: now).codes == [.payoutUnknown])
        #expect(try ledger.release(60, id: "b-9", by: plan, asOf: now).codes == [.payoutUnknown])
        #expect(try ledger.settle(59, by: plan, asOf: now).codes == [.payoutAmountDiffers])
        #expect(try ledger.release(61, by: plan, asOf: now).codes == [.payoutAmountDiffers])
        #expect(try ledger.lock(41, id: "b-2", by: plan, asOf: now).codes == [.payoutAbovePayable])
        let later = try Make.day(21)
        let lock = try PayoutLock(id: ActivityID("b-2"), at: later, cutoff: now, amount: Make.cents(1))
        let settlement = try PayoutSettlement(
            id: ActivityID("b-1"),
            at: later,
            amount: Make.cents(60),
            reference: PayoutReference("t")
        )
        #expect(
            try ledger.run(.lockPayout(lock, partner: Make.alice), by: plan, asOf: now).codes == [.activityInFuture]
        )
        #expect(
            try ledger.run(.settlePayout(settlement, partner: Make.alice), by: plan, asOf: now).codes
                == [.activityInFuture]
        )
        #expect(ledger.account == self.ledger.account)
    }

    @Test("A lock of nothing, before its cut-off, or on another partner's account is malformed")
    func malformedLocksAreRefused() throws {
        var ledger = self.ledger
        let nothing = try PayoutLock(id: ActivityID("b-2"), at: now, cutoff: now, amount: Make.cents(0))
        let early = try PayoutLock(id: ActivityID("b-2"), at: now, cutoff: Make.day(21), amount: Make.cents(1))
        let good = try PayoutLock(id: ActivityID("b-2"), at: now, cutoff: now, amount: Make.cents(1))
        for (lock, partner) in [(nothing, try Make.alice), (early, try Make.alice), (good, try Make.bob)] {
            let error = #expect(throws: ReferralsError.self) {
                try ledger.run(.lockPayout(lock, partner: partner), by: plan, asOf: now)
            }
            #expect(error?.code == .invalidCommand)
        }
        let error = #expect(throws: ReferralsError.self) {
            try PayoutRelease(id: ActivityID("b-1"), at: now, amount: Make.cents(60), reason: " ")
        }
        #expect(error?.code == .reasonRequired)
    }

    @Test("A transfer pays once: in one account, in another, and for a payout that was recorded after the fact")
    func referencePaysOnce() throws {
        var ledger = self.ledger
        try ledger.lock(30, id: "b-2", by: plan, asOf: now)
        try ledger.settle(60, by: plan, asOf: now)
        #expect(try ledger.settle(30, id: "b-2", by: plan, asOf: now).codes == [.payoutReferenceUsed])
        let reference = try PayoutReference("transfer-1")
        let payout = try CommissionPayout(id: ActivityID("p"), at: now, amount: Make.cents(1), reference: reference)
        let command = PartnerCommand.recordPayout(payout, partner: try Make.alice)
        #expect(try ledger.run(command, by: plan, asOf: now).codes == [.payoutReferenceUsed])

        var books = Books()
        for (partner, order) in [("alice", "o-1"), ("bob", "o-2")] {
            try books.run(.recordCascade(Make.paying([Make.payee(partner, 100)], order: order)), asOf: Make.day(0))
            let payout = try CommissionPayout(id: ActivityID("p"), at: now, amount: Make.cents(9), reference: reference)
            let answer = try books.run(.recordPayout(payout, partner: PartnerID(partner)), asOf: now)
            #expect(answer.codes == (partner == "alice" ? [] : [.payoutReferenceUsed]))
        }
        #expect(books.claims.contains(try Claim(scope: "payout/reference", token: "transfer-1")))
    }

    @Test("A refund while the money is on its way lowers what is payable, below zero if need be")
    func refundInFlight() throws {
        var ledger = self.ledger
        try ledger.refund(Make.refund(at: now, 1_000), by: plan)
        #expect(try amounts(ledger) == [-60, 60, 0])
        try ledger.release(60, by: plan, asOf: now)
        #expect(try amounts(ledger) == [0, 0, 0])
    }

    @Test("Events that repeat or contradict a payout are a corrupt log")
    func corruptPayouts() throws {
        var ledger = self.ledger
        try ledger.settle(60, by: plan, asOf: now)
        let (lock, settled) = (ledger.events[2], ledger.events[3])
        let text = try CanonicalJSON.text(of: settled)
        let other = try CanonicalJSON.decode(PartnerEvent.self, from: text.replacing(":60}", with: ":59}"))
        let early = try CanonicalJSON.decode(
            PartnerEvent.self,
            from: CanonicalJSON.text(of: lock).replacing("\"cutoff\":\"2026-06-21", with: "\"cutoff\":\"2026-06-22")
        )
        #expect(early != lock)
        for (event, ledger) in [(settled, ledger), (other, self.ledger), (lock, self.ledger), (early, self.ledger)] {
            var account = ledger.account
            let error = #expect(throws: ReferralsError.self) { try account.apply(event) }
            #expect(error?.code == .corruptLog)
            #expect(account == ledger.account)
        }
    }
}
