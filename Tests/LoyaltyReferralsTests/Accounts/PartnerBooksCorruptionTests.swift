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

@Suite("Partners' books: a corrupt log of cascades, periods and adjustments is noticed and never traps")
struct PartnerBooksCorruptionTests {
    private static let cents = #"{"currency":"USD","minorUnits":"#
    private let events: [PartnerEvent]

    /// A sale of 1000 in two shares that Bob is paid for as well, 400 of it refunded, the rest void; a period; an adjustment.
    init() throws {
        var books = Books()
        let partners = [try Make.alice, try Make.bob]
        let sale = try Make.paying([Make.payee("alice", 100, 50), Make.payee("bob", 20)])
        try books.run(.recordCascade(sale), asOf: Make.day(0))
        try books.run(.reverseSale(Make.refund(400), partners: partners), asOf: Make.day(1))
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(2), reason: "fraud")
        try books.run(.voidSale(void, partners: partners), asOf: Make.day(2))
        try books.run(.recordPeriod(Make.june(70, holdDays: 1)), asOf: Make.day(30))
        try books.run(.approveDue(PartnerAccount.stream(of: Make.alice, in: .usd)), asOf: Make.day(31))
        try books.run(.adjust(Make.adjustment(5)), asOf: Make.day(31))
        events = try books.events(of: "alice")
    }

    @Test(
        "An event that contradicts itself or the account is refused, and the account stays as it was",
        arguments: [
            (0, #""amount":\#(cents)50}"#, #""amount":\#(cents)51}"#),
            (0, #""payees":["alice","bob"]"#, #""payees":["bob","alice"]"#),
            (0, #""payees":["alice","bob"]"#, #""payees":["alice","alice"]"#),
            (0, #""payees":["alice","bob"]"#, #""payees":["bob"]"#),
            (1, #""amount":\#(cents)20},"component""#, #""amount":\#(cents)21},"component""#),
            (1, #""order":"o-1""#, #""order":"o-2""#),
            (2, #""amount":\#(cents)90}"#, #""amount":\#(cents)89}"#),
            (2, #""isAfterApproval":false"#, #""isAfterApproval":true"#),
            (2, #""order":"o-1""#, #""order":"o-2""#),
            (4, #""amount":\#(cents)70}"#, #""amount":\#(cents)69}"#),
            (4, #""plan":"plan-1""#, #""plan":"plan-2""#),
            (5, #""partner":"alice""#, #""partner":"bob""#),
        ]
    )
    func contradictionsAreRefused(index: Int, part: String, other: String) throws {
        var account = PartnerAccount()
        for event in events.prefix(index) { try account.apply(event) }
        let before = account
        let text = try CanonicalJSON.text(of: events[index])
        #expect(text.contains(part))
        let wrong = try CanonicalJSON.decode(PartnerEvent.self, from: text.replacing(part, with: other))
        let error = #expect(throws: ReferralsError.self) { try account.apply(wrong) }
        #expect(error?.code == .corruptLog)
        #expect(account == before)
        try account.apply(events[index])
    }

    @Test("Every event is refused where it stands already", arguments: 0..<6)
    func repeatedEventsAreRefused(index: Int) throws {
        var account = PartnerAccount()
        for event in events { try account.apply(event) }
        let before = account
        let error = #expect(throws: ReferralsError.self) { try account.apply(events[index]) }
        #expect(error?.code == .corruptLog)
        #expect(account == before)
    }

    @Test(
        "A stored account whose parts do not fit together is not read",
        arguments: [
            (#""total":\#(cents)70}"#, #""total":\#(cents)71}"#),
            (#""reason":"agreed by mail""#, #""reason":"""#),
            (#""id":"a-1","partner":"alice""#, #""id":"a-1","partner":"bob""#),
            (#""pending":\#(cents)0},"reversed""#, #""pending":\#(cents)-1},"reversed""#),
            (#""locked":\#(cents)0}"#, #""locked":\#(cents)1}"#),
        ]
    )
    func wrongStatesAreRefused(part: String, other: String) throws {
        var account = PartnerAccount()
        for event in events { try account.apply(event) }
        let text = try CanonicalJSON.text(of: account)
        #expect(text.contains(part))
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: text) == account)
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PartnerAccount.self, from: text.replacing(part, with: other))
        }
    }

    @Test("What a run or a payout does in the future is declined")
    func futureIsDeclined() throws {
        var books = Books()
        let release = try PayoutRelease(
            id: ActivityID("b-1"),
            at: Make.day(2),
            amount: Make.cents(1),
            reason: "bounced"
        )
        let command = PartnerCommand.releasePayout(release, partner: try Make.alice)
        #expect(try books.run(command, asOf: Make.day(1)).codes == [.activityInFuture])
        #expect(books.accounts.isEmpty)
    }
}
