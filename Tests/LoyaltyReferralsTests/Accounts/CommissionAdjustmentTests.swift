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

@Suite("Adjustments: money given or taken by hand, with a reason")
struct CommissionAdjustmentTests {
    @Test("V46 · Taking 5.00 without a reason, or adjusting by nothing, is an error")
    func adjustmentsAreExplained() throws {
        func code(_ amount: Int64, _ reason: String) -> ReferralsError.Code? {
            #expect(throws: ReferralsError.self) {
                try CommissionAdjustment(
                    id: ActivityID("a"),
                    partner: Make.alice,
                    at: Make.day(0),
                    amount: Make.cents(amount),
                    reason: reason
                )
            }?.code
        }
        #expect(code(-500, "") == .reasonRequired)
        #expect(code(-500, "  ") == .reasonRequired)
        #expect(code(0, "goodwill") == .invalidAdjustment)
        let text = try CanonicalJSON.text(of: Make.adjustment(-500))
        for (part, other) in [("agreed by mail", ""), ("-500", "0")] {
            #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(CommissionAdjustment.self, from: text.replacing(part, with: other))
            }
        }
    }

    @Test("What is given is payable at once; what is taken lowers it, below zero if need be")
    func balances() throws {
        var books = Books()
        try books.run(.adjust(Make.adjustment(-500, id: "a-1")), asOf: Make.day(1))
        #expect(try books.balance("alice", asOf: Make.day(1)).payable.minorUnits == -500)
        #expect(try books.balance("alice", asOf: Make.day(1)).reversed.minorUnits == 500)
        try books.run(.adjust(Make.adjustment(800, id: "a-2")), asOf: Make.day(1))
        let balance = try books.balance("alice", asOf: Make.day(1))
        #expect(balance.payable.minorUnits == 300)
        #expect(balance.accrued.minorUnits == 800)
        #expect(books.areConserved)
        let account = try books.account("alice")
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
    }

    @Test("The same adjustment again, or one from the future, is declined")
    func repeatedAdjustmentIsDeclined() throws {
        var books = Books()
        try books.run(.adjust(Make.adjustment(1)), asOf: Make.day(1))
        #expect(try books.run(.adjust(Make.adjustment(2)), asOf: Make.day(1)).codes == [.adjustmentAlreadyRecorded])
        let later = try Make.adjustment(1, id: "a-2", day: 2)
        #expect(try books.run(.adjust(later), asOf: Make.day(1)).codes == [.activityInFuture])
        var account = try books.account("alice")
        let event = try #require(try books.events(of: "alice").first)
        let error = #expect(throws: ReferralsError.self) { try account.apply(event) }
        #expect(error?.code == .corruptLog)
    }
}
