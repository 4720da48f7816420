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

@Suite("Deciding on a partner's account: a no is an answer and changes nothing")
struct PartnerDecidingTests {
    private let plan: CommissionPlan
    private var ledger = Ledger()

    init() throws {
        plan = try Make.plan("10%")
        try ledger.sell(Make.order(1_000), by: plan)
    }

    /// Expects that a command is declined and that nothing, not even what is due, is written.
    private func expectDeclined(_ command: PartnerCommand, _ code: ReasonCode, day: Int64 = 30) throws {
        let decision = try plan.decide(command, on: [ledger.account], in: DecisionContext(asOf: Make.day(day)))
        #expect(decision.answer.codes == [code])
        #expect(decision.isRefusal)
        #expect(decision.claims.isEmpty)
    }

    @Test("A sale keeps what it was calculated with, and claims its order")
    func saleIsKept() throws {
        let log = try TouchLog([Make.touch("t", at: Make.day(1), "A")], owners: Make.owners)
        let order = try Make.order("o-2", at: Make.day(2), 2_000)
        let decision = try plan.decide(
            .recordSale(order, .touches(log)),
            on: [PartnerAccount()],
            in: DecisionContext(asOf: Make.day(3))
        )
        let accrual = try #require(decision.answer.accruals.first)
        #expect(decision.events == [[.accrued(accrual)]])
        #expect(decision.claims == [try Claim(scope: "commission/order", token: "o-2")])
        #expect(accrual.partner == (try Make.alice))
        #expect(accrual.touch?.text == "t")
        #expect(accrual.commission == (try Make.cents(200)))
        #expect(accrual.base == (try Make.cents(2_000)))
        #expect(accrual.rate == plan.rate)
        #expect(accrual.rounding == plan.rounding)
        #expect(accrual.plan == plan.version)
        #expect(accrual.approvesAt == (try Make.day(16)))
        #expect(accrual.conservation.holds)
    }

    @Test("A command names the stream of its partner and currency; a sale of nobody names none")
    func streams() throws {
        let order = try Make.order(at: Make.day(2), 100)
        let stream = try PartnerAccount.stream(of: Make.alice, in: .usd)
        let payout = try CommissionPayout(id: ActivityID("p"), at: Make.day(0), amount: Make.cents(1))
        let empty = try TouchLog([], owners: Make.owners)
        #expect(stream.text == "partner/USD/alice")
        #expect(plan.streams(for: .recordSale(order, .partner(try Make.alice))) == [stream])
        #expect(plan.streams(for: .recordSale(order, .touches(empty))) == [])
        #expect(plan.streams(for: .reverseSale(try Make.refund(1), partners: [try Make.alice])) == [stream])
        #expect(plan.streams(for: .recordPayout(payout, partner: try Make.alice)) == [stream])
        #expect(plan.streams(for: .approveDue(stream)) == [stream])
    }

    @Test("A sale of nobody is declined with each finding on its touches once")
    func unattributedSaleIsDeclined() throws {
        let log = try TouchLog(
            [
                Make.touch("t1", at: Make.day(1), "A", customer: "alice-buys"),
                Make.touch("t2", at: Make.day(2), "A", customer: "alice-buys"),
                Make.touch("t3", at: Make.day(3), "?", customer: "alice-buys"),
            ],
            owners: Make.owners
        )
        let order = try Make.order(at: Make.day(4), customer: "alice-buys", 100)
        let decision = try plan.decide(
            .recordSale(order, .touches(log)),
            on: [],
            in: DecisionContext(asOf: Make.day(4))
        )
        #expect(
            decision.answer.codes == [
                .saleNotAttributed, AttributionFinding.selfReferral.reasonCode,
                AttributionFinding.unknownCode.reasonCode,
            ]
        )
        #expect(decision.isRefusal)
    }

    @Test("An order that another partner has been paid for is declined")
    func takenClaimIsDeclined() throws {
        let claim = try Claim(scope: "commission/order", token: "o-9")
        let decision = try plan.decide(
            .recordSale(Make.order("o-9", 100), .partner(Make.alice)),
            on: [ledger.account],
            in: DecisionContext(asOf: Make.day(1), takenClaims: [claim])
        )
        #expect(decision.answer.codes == [.saleAlreadyRecorded])
        #expect(decision.isRefusal)
    }

    @Test("What lies in the future is declined")
    func futureIsDeclined() throws {
        let later = try Make.day(31)
        let payout = try CommissionPayout(id: ActivityID("p"), at: later, amount: Make.cents(1))
        try expectDeclined(.recordSale(Make.order("o-2", at: later, 1), .partner(Make.alice)), .activityInFuture)
        try expectDeclined(.reverseSale(Make.refund(at: later, 1), partners: [Make.alice]), .activityInFuture)
        try expectDeclined(.recordPayout(payout, partner: Make.alice), .activityInFuture)
    }

    @Test("A return of an unknown sale is declined")
    func unknownSaleIsDeclined() throws {
        try expectDeclined(.reverseSale(Make.refund(of: "o-7", 1), partners: [Make.alice]), .saleUnknown)
    }

    @Test("The same return delivered again is declined")
    func repeatedReturnIsDeclined() throws {
        var ledger = self.ledger
        try ledger.refund(Make.refund(400), by: plan)
        #expect(try ledger.refund(Make.refund(400), by: plan).codes == [.returnAlreadyRecorded])
    }

    @Test("Refunds of more than was paid are declined, at once or in sum")
    func excessiveRefundIsDeclined() throws {
        try expectDeclined(.reverseSale(Make.refund(1_001), partners: [Make.alice]), .refundAboveSale)
        var ledger = self.ledger
        try ledger.refund(Make.refund("r-1", 600), by: plan)
        #expect(try ledger.refund(Make.refund("r-2", 401), by: plan).codes == [.refundAboveSale])
        #expect(try ledger.refund(Make.refund("r-3", 400), by: plan).reasons.isEmpty)
    }

    @Test("A sale of nothing pays nothing and cannot be refunded")
    func emptySale() throws {
        var ledger = Ledger()
        #expect(try ledger.sell(Make.order(0), by: plan).reasons.isEmpty)
        #expect(ledger.account.nextDue == nil)
        #expect(try ledger.refund(Make.refund(1), by: plan).codes == [.refundAboveSale])
    }

    @Test("More than is payable, or the same payout again, is declined")
    func payoutsAreBounded() throws {
        var ledger = self.ledger
        #expect(try ledger.pay(1, by: plan, asOf: Make.day(13)).codes == [.payoutAbovePayable])
        #expect(try ledger.pay(101, by: plan, asOf: Make.day(14)).codes == [.payoutAbovePayable])
        #expect(try ledger.pay(60, by: plan, asOf: Make.day(14)).reasons.isEmpty)
        #expect(try ledger.pay(40, by: plan, asOf: Make.day(14)).codes == [.payoutAlreadyRecorded])
        #expect(try ledger.pay(40, id: "p-2", by: plan, asOf: Make.day(14)).reasons.isEmpty)
        var empty = Ledger()
        #expect(try empty.pay(1, by: plan, asOf: Make.day(14)).codes == [.payoutAbovePayable])
    }

    @Test("Holds end by themselves, and each command writes down first what is due")
    func holdsEnd() throws {
        var ledger = self.ledger
        #expect(ledger.account.nextDue == (try Make.day(14)))
        #expect(try ledger.account.balance(asOf: Make.day(14))?.payable == Make.cents(100))
        #expect(try ledger.account.balance(asOf: Make.day(13))?.payable == Make.cents(0))
        let stream = try PartnerAccount.stream(of: Make.alice, in: .usd)
        #expect(try ledger.run(.approveDue(stream), by: plan, asOf: Make.day(13)) == .approvedDue([]))
        try ledger.sell(Make.order("o-2", at: Make.day(20), 500), by: plan)
        #expect(ledger.events.count == 3)
        #expect(ledger.account.balance?.payable == (try Make.cents(100)))
        let answer = try ledger.run(.approveDue(stream), by: plan, asOf: Make.day(40))
        guard case .approvedDue(let approvals) = answer else {
            Issue.record("what is due is approved")
            return
        }
        #expect(approvals.map(\.order?.text) == ["o-2"])
        #expect(ledger.account.nextDue == nil)
    }

    @Test("Holds that end at one instant are approved in the order of their orders")
    func tiesAreOrdered() throws {
        var ledger = self.ledger
        for id in ["o-4", "o-2", "o-3"] { try ledger.sell(Make.order(id, 10), by: plan) }
        #expect(try ledger.account.dueApprovals(asOf: Make.day(14)).map(\.order?.text) == ["o-1", "o-2", "o-3", "o-4"])
    }

    @Test("Refunds and payouts of nothing, and another partner's account, are malformed")
    func malformedCommandsAreRefused() throws {
        let nothing = try CommissionPayout(id: ActivityID("p"), at: Make.day(0), amount: Make.cents(0))
        let commands: [PartnerCommand] = [
            .reverseSale(try Make.refund(0), partners: [try Make.alice]),
            .recordPayout(nothing, partner: try Make.alice),
            .recordSale(try Make.order("o-2", 1), .partner(try Make.bob)),
        ]
        for command in commands {
            let error = #expect(throws: ReferralsError.self) {
                try plan.decide(command, on: [ledger.account], in: DecisionContext(asOf: Make.day(1)))
            }
            #expect(error?.code == .invalidCommand)
        }
        let error = #expect(throws: ReferralsError.self) {
            try plan.decide(commands[0], on: [], in: DecisionContext(asOf: Make.day(1)))
        }
        #expect(error?.code == .invalidCommand)
    }

    @Test("Another currency than the account's is refused")
    func currenciesDoNotMix() throws {
        let commands: [PartnerCommand] = [
            .recordSale(try Make.order("o-2", 100, in: .eur), .partner(try Make.alice)),
            .reverseSale(try Make.refund(100, in: .eur), partners: [try Make.alice]),
        ]
        for command in commands {
            let error = #expect(throws: ReferralsError.self) {
                try plan.decide(command, on: [ledger.account], in: DecisionContext(asOf: Make.day(1)))
            }
            #expect(error?.code == .currencyMismatch)
        }
    }

    @Test("A sum beyond 2^53 − 1, or a hold beyond the year 9999, is refused")
    func boundsAreKept() throws {
        let all = try Make.plan("100%")
        var ledger = Ledger()
        try ledger.sell(Make.order(9_007_199_254_740_991), by: all)
        let sum = #expect(throws: ReferralsError.self) { try ledger.sell(Make.order("o-2", 1), by: all) }
        #expect(sum?.code == .amountOutOfRange)
        let hold = #expect(throws: ReferralsError.self) {
            try ledger.sell(Make.order("o-3", at: .latest, 0), by: all, asOf: .latest)
        }
        #expect(hold?.code == .instantOutOfRange)
    }
}
