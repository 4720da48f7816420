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

@Suite("Partner events and commands of cascades, periods and payouts: one stable form")
struct PartnerGoldenTests {
    private static let cents = #"{"currency":"USD","minorUnits":"#

    private func expect<Value: Codable & Equatable>(_ values: [Value], _ golden: [String]) throws {
        for (value, text) in zip(values, golden) { #expect(try CanonicalJSON.text(of: value) == text) }
        #expect(values.count == golden.count)
        #expect(try golden.map { try CanonicalJSON.decode(Value.self, from: $0) } == values)
    }

    @Test("The golden forms of events are written and read")
    func goldenEvents() throws {
        var books = Books()
        let day = try Make.day(20)
        try books.run(
            .recordCascade(Make.paying([Make.payee("alice", 100), Make.payee("bob", 20)])),
            asOf: Make.day(0)
        )
        let partners = [try Make.alice, try Make.bob]
        try books.run(.reverseSale(Make.refund(400), partners: partners), asOf: Make.day(1))
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(2), reason: "fraud")
        try books.run(.voidSale(void, partners: partners), asOf: Make.day(2))
        try books.run(.adjust(Make.adjustment(90, day: 3)), asOf: Make.day(3))
        for id in ["b-1", "b-2"] {
            let lock = try PayoutLock(id: ActivityID(id), at: day, cutoff: Make.day(19), amount: Make.cents(40))
            try books.run(.lockPayout(lock, partner: Make.alice), asOf: day)
        }
        let settlement = try PayoutSettlement(
            id: ActivityID("b-1"),
            at: day,
            amount: Make.cents(40),
            reference: PayoutReference("t-1")
        )
        try books.run(.settlePayout(settlement, partner: Make.alice), asOf: day)
        let release = try PayoutRelease(id: ActivityID("b-2"), at: day, amount: Make.cents(40), reason: "bounced")
        try books.run(.releasePayout(release, partner: Make.alice), asOf: day)
        try books.run(.recordPeriod(Make.june(7, shares: [Make.share("binary", 7)], holdDays: 0)), asOf: Make.day(30))
        try books.run(.approveDue(PartnerAccount.stream(of: Make.alice, in: .usd)), asOf: Make.day(30))
        try expect(books.events(of: "alice"), Self.events)
    }

    private static let june =
        #"{"dates":{"end":"2026-07-01","start":"2026-06-01"},"plan":"plan-1"}"#

    private static let events = [
        #"{"accrued":{"approvesAt":"2026-06-15T00:00:00Z","at":"2026-06-01T00:00:00Z","base":\#(cents)1000},"#
            + #""commission":\#(cents)100},"order":"o-1","partner":"alice","payees":["alice","bob"],"plan":"plan-1","#
            + #""reversalRounding":"toNearestOrAwayFromZero","rounding":"down","saleTotal":\#(cents)1000},"#
            + #""shares":[{"amount":\#(cents)100},"component":"unilevel","level":1}]}}"#,
        #"{"reversed":{"amount":\#(cents)40},"at":"2026-06-02T00:00:00Z","id":"r-1","isAfterApproval":false,"#
            + #""order":"o-1","refund":\#(cents)400},"refundedToDate":\#(cents)400},"#
            + #""shares":[{"amount":\#(cents)40},"component":"unilevel","level":1}]}}"#,
        #"{"voided":{"amount":\#(cents)60},"at":"2026-06-03T00:00:00Z","isAfterApproval":false,"order":"o-1","#
            + #""reason":"fraud"}}"#,
        #"{"adjusted":{"amount":\#(cents)90},"at":"2026-06-04T00:00:00Z","id":"a-1","partner":"alice","#
            + #""reason":"agreed by mail"}}"#,
        #"{"locked":{"amount":\#(cents)40},"at":"2026-06-21T00:00:00Z","cutoff":"2026-06-20T00:00:00Z","id":"b-1"}}"#,
        #"{"locked":{"amount":\#(cents)40},"at":"2026-06-21T00:00:00Z","cutoff":"2026-06-20T00:00:00Z","id":"b-2"}}"#,
        #"{"settled":{"amount":\#(cents)40},"at":"2026-06-21T00:00:00Z","id":"b-1","reference":"t-1"}}"#,
        #"{"released":{"amount":\#(cents)40},"at":"2026-06-21T00:00:00Z","id":"b-2","reason":"bounced"}}"#,
        #"{"periodRecorded":{"accrued":\#(cents)7},"commission":{"approvesAt":"2026-07-01T00:00:00Z","#
            + #""at":"2026-07-01T00:00:00Z","key":\#(june),"partner":"alice","run":1,"#
            + #""shares":[{"amount":\#(cents)7},"component":"binary"}],"total":\#(cents)7}},"#
            + #""takenFromApproved":\#(cents)0},"takenFromPending":\#(cents)0}}}"#,
        #"{"approved":{"amount":\#(cents)7},"at":"2026-07-01T00:00:00Z","period":\#(june)}}"#,
    ]

    @Test("The golden forms of commands are written and read")
    func goldenCommands() throws {
        let (day, alice) = (try Make.day(1), try Make.alice)
        let (id, amount) = (try ActivityID("b-1"), try Make.cents(40))
        let reference = try PayoutReference("t-1")
        let commands: [PartnerCommand] = [
            .reverseSale(try Make.refund(4), partners: [alice, try Make.bob]),
            .voidSale(try SaleVoid(order: OrderID("o-1"), currency: .usd, at: day, reason: "fraud"), partners: [alice]),
            .adjust(try Make.adjustment(-9)),
            .lockPayout(PayoutLock(id: id, at: day, cutoff: day, amount: amount), partner: alice),
            .settlePayout(PayoutSettlement(id: id, at: day, amount: amount, reference: reference), partner: alice),
            .releasePayout(try PayoutRelease(id: id, at: day, amount: amount, reason: "bounced"), partner: alice),
            .recordPayout(CommissionPayout(id: id, at: day, amount: amount, reference: reference), partner: alice),
            .recordPeriod(try Make.june(7)),
            .recordCascade(try Make.paying([], sale: 5)),
        ]
        let at = #""at":"2026-06-02T00:00:00Z""#
        try expect(
            commands,
            [
                #"{"reverseSale":{"partners":["alice","bob"],"refund":{"amount":\#(Self.cents)4},\#(at),"id":"r-1","#
                    + #""order":"o-1"}}}"#,
                #"{"voidSale":{"partners":["alice"],"void":{\#(at),"currency":"USD","order":"o-1","reason":"fraud"}}}"#,
                #"{"adjust":{"adjustment":{"amount":\#(Self.cents)-9},\#(at),"id":"a-1","partner":"alice","#
                    + #""reason":"agreed by mail"}}}"#,
                #"{"lockPayout":{"lock":{"amount":\#(Self.cents)40},\#(at),"cutoff":"2026-06-02T00:00:00Z","id":"b-1"},"#
                    + #""partner":"alice"}}"#,
                #"{"settlePayout":{"partner":"alice","settlement":{"amount":\#(Self.cents)40},\#(at),"id":"b-1","#
                    + #""reference":"t-1"}}}"#,
                #"{"releasePayout":{"partner":"alice","release":{"amount":\#(Self.cents)40},\#(at),"id":"b-1","#
                    + #""reason":"bounced"}}}"#,
                #"{"recordPayout":{"partner":"alice","payout":{"amount":\#(Self.cents)40},\#(at),"id":"b-1","#
                    + #""reference":"t-1"}}}"#,
                #"{"recordPeriod":{"period":{"approvesAt":"2026-07-15T00:00:00Z","at":"2026-07-01T00:00:00Z","#
                    + #""key":\#(Self.june),"partner":"alice","run":1,"total":\#(Self.cents)7}}}}"#,
                #"{"recordCascade":{"sale":{"approvesAt":"2026-06-15T00:00:00Z","at":"2026-06-01T00:00:00Z","#
                    + #""base":\#(Self.cents)5},"order":"o-1","payees":[],"plan":"plan-1","#
                    + #""reversalRounding":"toNearestOrAwayFromZero","rounding":"down","saleTotal":\#(Self.cents)5}}}}"#,
            ]
        )
    }

    @Test("Every answer survives the round trip")
    func answers() throws {
        var books = Books()
        let (day, alice) = (try Make.day(40), try Make.alice)
        let (id, amount) = (try ActivityID("b-1"), try Make.cents(5))
        let commands: [PartnerCommand] = [
            .recordCascade(try Make.paying([Make.payee("alice", 100), Make.payee("bob", 20)])),
            .reverseSale(try Make.refund(4), partners: [alice, try Make.bob]),
            .adjust(try Make.adjustment(9)),
            .lockPayout(try PayoutLock(id: id, at: day, cutoff: Make.day(1), amount: amount), partner: alice),
            .releasePayout(try PayoutRelease(id: id, at: day, amount: amount, reason: "bounced"), partner: alice),
            .voidSale(
                try SaleVoid(order: OrderID("o-1"), currency: .usd, at: day, reason: "fraud"),
                partners: [alice, try Make.bob]
            ),
            .recordPeriod(try Make.june(7)),
            .lockPayout(try PayoutLock(id: ActivityID("b-2"), at: day, cutoff: day, amount: amount), partner: alice),
            .settlePayout(
                try PayoutSettlement(id: ActivityID("b-2"), at: day, amount: amount, reference: PayoutReference("t")),
                partner: alice
            ),
        ]
        for command in commands {
            let answer = try books.run(command, asOf: day)
            #expect(answer.reasons.isEmpty)
            #expect(try CanonicalJSON.decode(PartnerAnswer.self, from: CanonicalJSON.encode(answer)) == answer)
        }
        let account = try books.account("alice")
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
    }
}
