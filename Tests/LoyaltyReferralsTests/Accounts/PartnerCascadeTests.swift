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

@Suite("Cascades: one sale is credited, reversed and declared void for everybody at once, or for nobody")
struct PartnerCascadeTests {
    private var books = Books()
    private let both: [PartnerID]

    /// A sale of 1000 of which Alice gets 105 in two shares, and Bob 20.
    init() throws {
        both = [try Make.bob, try Make.alice]
        try books.run(
            .recordCascade(Make.paying([Make.payee("alice", 100, 5), Make.payee("bob", 20)])),
            asOf: Make.day(0)
        )
    }

    private func pending(_ books: Books) throws -> [Int64] {
        try ["alice", "bob"].map { try books.balance($0, asOf: Make.day(0)).pending.minorUnits }
    }

    private func expectError(_ command: PartnerCommand, _ code: ReferralsError.Code) {
        var books = self.books
        let error = #expect(throws: ReferralsError.self) { try books.run(command, asOf: Make.day(1)) }
        #expect(error?.code == code)
    }

    @Test("A cascade credits each account, which knows all the others")
    func cascadeIsCredited() throws {
        #expect(try pending(books) == [105, 20])
        let accrual = try #require(try books.account("alice").sales[OrderID("o-1")]?.accrual)
        #expect(accrual.payees.map(\.text) == ["alice", "bob"])
        #expect(accrual.shares.map(\.level) == [1, 2])
        #expect(accrual.rate == nil)
        #expect(accrual.conservation.parts.map(\.name) == ["commission", "others"])
        #expect(accrual.conservation.holds)
        #expect(books.areConserved)
    }

    @Test("A cascade names its accounts in the order of the partners, each once")
    func streams() throws {
        let ledger = PartnerLedger()
        let names = ["partner/USD/alice", "partner/USD/bob"]
        let sale = try Make.paying([Make.payee("bob", 1), Make.payee("alice", 1)])
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(0), reason: "fraud")
        #expect(ledger.streams(for: .recordCascade(sale)).map(\.text) == names)
        #expect(ledger.streams(for: .reverseSale(try Make.refund(1), partners: both + both)).map(\.text) == names)
        #expect(ledger.streams(for: .voidSale(void, partners: both)).map(\.text) == names)
        #expect(ledger.streams(for: .adjust(try Make.adjustment(1))).map(\.text) == [names[0]])
        #expect(ledger.streams(for: .recordPeriod(try Make.june(1))).map(\.text) == [names[0]])
        #expect(ledger.streams(for: .recordSale(try Make.order(1), .partner(try Make.alice))) == [])
    }

    @Test("An order is credited once, whoever is paid")
    func orderIsCreditedOnce() throws {
        var books = self.books
        let others = try Make.paying([Make.payee("carol", 1)])
        #expect(try books.run(.recordCascade(others), asOf: Make.day(1)).codes == [.saleAlreadyRecorded])
        let same = try Make.paying([Make.payee("alice", 1), Make.payee("carol", 1)])
        #expect(try books.run(.recordCascade(same), asOf: Make.day(1)).codes == [.saleAlreadyRecorded])
        let plan = try Make.plan("10%")
        let sale = PartnerCommand.recordSale(try Make.order(1_000), .partner(try PartnerID("dave")))
        #expect(try books.run(sale, by: plan, asOf: Make.day(1)).codes == [.saleAlreadyRecorded])
        #expect(books.accounts == self.books.accounts)
    }

    @Test("A cascade of nobody, or from the future, is declined")
    func emptyCascadeIsDeclined() throws {
        var books = self.books
        #expect(
            try books.run(.recordCascade(Make.paying([], order: "o-2")), asOf: Make.day(1)).codes == [
                .saleNotAttributed
            ]
        )
        let later = try Make.paying([Make.payee("alice", 1)], order: "o-2", at: Make.day(2))
        #expect(try books.run(.recordCascade(later), asOf: Make.day(1)).codes == [.activityInFuture])
    }

    @Test("A refund goes up the cascade: each share is taken back in proportion, by itself")
    func refundGoesUp() throws {
        var books = self.books
        let answer = try books.run(.reverseSale(Make.refund(500), partners: both), asOf: Make.day(1))
        #expect(answer.reversals.map(\.amount.minorUnits) == [53, 10])
        #expect(answer.reversals[0].shares.map(\.amount.minorUnits) == [50, 3])
        #expect(try pending(books) == [52, 10])
        try books.run(.reverseSale(Make.refund("r-2", 500), partners: both), asOf: Make.day(1))
        #expect(try pending(books) == [0, 0])
        #expect(books.areConserved)
    }

    @Test("A refund names everybody who was paid, and nobody else")
    func wrongPayeesAreRefused() throws {
        let (alice, bob, carol) = (try Make.alice, try Make.bob, try PartnerID("carol"))
        for partners in [[alice], [bob], [alice, bob, carol], [alice, carol], [alice, bob, bob], []] {
            expectError(.reverseSale(try Make.refund(1), partners: partners), .wrongPayees)
        }
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(0), reason: "fraud")
        expectError(.voidSale(void, partners: [alice]), .wrongPayees)
    }

    @Test("An order that none of the accounts knows is declined")
    func unknownOrderIsDeclined() throws {
        var books = self.books
        let refund = try Make.refund(of: "o-9", 1)
        #expect(try books.run(.reverseSale(refund, partners: both), asOf: Make.day(1)).codes == [.saleUnknown])
        let carol = [try PartnerID("carol")]
        #expect(try books.run(.reverseSale(Make.refund(1), partners: carol), asOf: Make.day(1)).codes == [.saleUnknown])
        let void = try SaleVoid(order: OrderID("o-9"), currency: .usd, at: Make.day(0), reason: "fraud")
        #expect(try books.run(.voidSale(void, partners: both), asOf: Make.day(1)).codes == [.saleUnknown])
    }

    @Test("Accounts that are not those of the command are refused")
    func wrongAccountsAreRefused() throws {
        let ledger = PartnerLedger()
        let context = DecisionContext(asOf: try Make.day(1))
        let sale = PartnerCommand.recordCascade(
            try Make.paying([Make.payee("alice", 1), Make.payee("bob", 1)], order: "o-2")
        )
        let (alice, bob) = (try books.account("alice"), try books.account("bob"))
        for states in [[], [alice], [bob, alice]] {
            let error = #expect(throws: ReferralsError.self) { try ledger.decide(sale, on: states, in: context) }
            #expect(error?.code == .invalidCommand)
        }
        let due = PartnerCommand.approveDue(try PartnerAccount.stream(of: Make.alice, in: .usd))
        let error = #expect(throws: ReferralsError.self) { try ledger.decide(due, on: [alice, bob], in: context) }
        #expect(error?.code == .invalidCommand)
    }

    @Test("A sale that asks a plan is none for a ledger")
    func ledgerHasNoPlan() throws {
        expectError(.recordSale(try Make.order("o-2", 1), .partner(try Make.alice)), .invalidCommand)
    }

    @Test("A void sale pays nobody, and takes neither a refund nor another declaration")
    func voidSale() throws {
        var books = self.books
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(1), reason: "fraud")
        try books.run(.reverseSale(Make.refund(500), partners: both), asOf: Make.day(1))
        let answer = try books.run(.voidSale(void, partners: both), asOf: Make.day(1))
        guard case .voided(let voids) = answer else {
            Issue.record("the sale is void")
            return
        }
        #expect(voids.map(\.amount.minorUnits) == [52, 10])
        #expect(voids.map(\.reason) == ["fraud", "fraud"])
        #expect(try pending(books) == [0, 0])
        #expect(try books.balance("alice", asOf: Make.day(20)).reversed.minorUnits == 105)
        #expect(books.areConserved)
        #expect(try books.run(.voidSale(void, partners: both), asOf: Make.day(1)).codes == [.saleVoid])
        let refund = PartnerCommand.reverseSale(try Make.refund("r-2", 1), partners: both)
        #expect(try books.run(refund, asOf: Make.day(1)).codes == [.saleVoid])
        let again = PartnerCommand.recordCascade(try Make.paying([Make.payee("carol", 1)]))
        #expect(try books.run(again, asOf: Make.day(1)).codes == [.saleAlreadyRecorded])
    }

    @Test("A sale is declared void after its hold, but not once it is in a payout, of whichever of its payees")
    func voidBeforeLock() throws {
        var books = self.books
        let day = try Make.day(20)
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: day, reason: "fraud")
        var open = books
        _ = try open.run(.voidSale(void, partners: both), asOf: day)
        #expect(try open.balance("bob", asOf: day).payable.isZero)
        let lock = try PayoutLock(id: ActivityID("b-1"), at: day, cutoff: Make.day(14), amount: Make.cents(20))
        try books.run(.lockPayout(lock, partner: Make.bob), asOf: day)
        #expect(try books.run(.voidSale(void, partners: both), asOf: day).codes == [.saleLocked])
        let release = try PayoutRelease(id: ActivityID("b-1"), at: day, amount: Make.cents(20), reason: "bounced")
        try books.run(.releasePayout(release, partner: Make.bob), asOf: day)
        #expect(try books.run(.voidSale(void, partners: both), asOf: day).reasons.isEmpty)
        #expect(books.areConserved)
    }

    @Test("A payout whose cut-off came before the approval locks no sale")
    func cutoffCounts() throws {
        var books = self.books
        let day = try Make.day(20)
        try books.run(.adjust(Make.adjustment(30)), asOf: Make.day(1))
        let lock = try PayoutLock(id: ActivityID("b-1"), at: day, cutoff: Make.day(13), amount: Make.cents(30))
        try books.run(.lockPayout(lock, partner: Make.alice), asOf: day)
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: day, reason: "fraud")
        #expect(try books.run(.voidSale(void, partners: both), asOf: day).reasons.isEmpty)
    }

    @Test("A void needs a reason", arguments: ["", "   ", "a\u{7}b", String(repeating: "x", count: 513)])
    func voidNeedsReason(reason: String) {
        let error = #expect(throws: ReferralsError.self) {
            try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(0), reason: reason)
        }
        #expect(error?.code == .reasonRequired)
    }

    @Test("What lies in the future is declined")
    func futureIsDeclined() throws {
        var books = self.books
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(2), reason: "fraud")
        #expect(try books.run(.voidSale(void, partners: both), asOf: Make.day(1)).codes == [.activityInFuture])
    }
}
