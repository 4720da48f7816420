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

@Suite("Partner events, commands and answers: one stable form")
struct PartnerCodingTests {
    @Test("The golden forms of events are written and read")
    func goldenEvents() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%", holdDays: 0)
        try ledger.sell(Make.order(1_000), by: plan)
        try ledger.refund(Make.refund(400), by: plan)
        try ledger.pay(60, by: plan, asOf: Make.day(2))
        let golden = [
            #"{"accrued":{"approvesAt":"2026-06-01T00:00:00Z","at":"2026-06-01T00:00:00Z","#
                + #""base":{"currency":"USD","minorUnits":1000},"commission":{"currency":"USD","minorUnits":100},"#
                + #""order":"o-1","partner":"alice","plan":"plan-1","rate":"10%","#
                + #""reversalRounding":"toNearestOrAwayFromZero","rounding":"toNearestOrAwayFromZero","#
                + #""saleTotal":{"currency":"USD","minorUnits":1000}}}"#,
            #"{"approved":{"amount":{"currency":"USD","minorUnits":100},"at":"2026-06-01T00:00:00Z","order":"o-1"}}"#,
            #"{"reversed":{"amount":{"currency":"USD","minorUnits":40},"at":"2026-06-02T00:00:00Z","id":"r-1","#
                + #""isAfterApproval":true,"order":"o-1","refund":{"currency":"USD","minorUnits":400},"#
                + #""refundedToDate":{"currency":"USD","minorUnits":400}}}"#,
            #"{"paid":{"amount":{"currency":"USD","minorUnits":60},"at":"2026-06-03T00:00:00Z","id":"p-1"}}"#,
        ]
        #expect(try ledger.events.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PartnerEvent.self, from: $0) } == ledger.events)
    }

    @Test("Every command survives the round trip")
    func commands() throws {
        let log = try TouchLog([Make.touch("t", at: Make.day(0), "A")], owners: Make.owners)
        let payout = try CommissionPayout(id: ActivityID("p"), at: Make.day(0), amount: Make.cents(1))
        let commands: [PartnerCommand] = [
            .recordSale(try Make.order(1), .partner(try Make.alice)),
            .recordSale(try Make.order(1), .touches(log)),
            .reverseSale(try Make.refund(1), partners: [try Make.alice]),
            .recordPayout(payout, partner: try Make.alice),
            .approveDue(try PartnerAccount.stream(of: Make.alice, in: .usd)),
        ]
        for command in commands {
            #expect(try CanonicalJSON.decode(PartnerCommand.self, from: CanonicalJSON.encode(command)) == command)
        }
    }

    @Test("Every answer survives the round trip")
    func answers() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%", holdDays: 0)
        let answers = [
            try ledger.sell(Make.order(1_000), by: plan),
            try ledger.run(.approveDue(PartnerAccount.stream(of: Make.alice, in: .usd)), by: plan, asOf: Make.day(1)),
            try ledger.refund(Make.refund(400), by: plan),
            try ledger.pay(60, by: plan, asOf: Make.day(2)),
            try ledger.pay(60, by: plan, asOf: Make.day(2)),
        ]
        #expect(answers.map(\.reasons.count) == [0, 0, 0, 0, 1])
        for answer in answers {
            #expect(try CanonicalJSON.decode(PartnerAnswer.self, from: CanonicalJSON.encode(answer)) == answer)
        }
    }

    @Test(
        "An unknown or a second case is not read",
        arguments: ["{}", #"{"vanished":{}}"#, #"{"partner":"a","touches":{}}"#]
    )
    func unknownCasesAreRefused(text: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PartnerEvent.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PartnerCommand.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PartnerAnswer.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(CommissionCredit.self, from: text) }
    }
}
