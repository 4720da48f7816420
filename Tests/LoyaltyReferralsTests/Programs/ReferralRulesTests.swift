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

@Suite("Deciding on a referral: both sides together, and a no changes nothing")
struct ReferralRulesTests {
    private var book: ReferralBook

    init() throws {
        book = try ReferralBook(Make.program())
    }

    @Test("A referral goes from registered over pending to confirmed, and both rewards are due in one event")
    func course() throws {
        var book = book
        #expect(try book.status(day: 0) == .unregistered)
        #expect(try book.register().kinds == ["registered"])
        #expect(try book.status(day: 0) == .registered)
        #expect(book.referral.nextDue == nil)
        #expect(try book.order(30_00, day: 2).kinds == ["qualified"])
        #expect(try book.status(day: 15) == .pending)
        #expect(try book.status(day: 16) == .confirmed)
        #expect(book.referral.nextDue == (try Make.day(16)))
        #expect(try book.settle(day: 15).kinds == [])
        #expect(try book.settle(day: 20).kinds == ["confirmed"])
        #expect(try book.settle(day: 20).kinds == [])
        #expect(book.referral.nextDue == nil)
        let confirmation = ReferralEvent.confirmed(try #require(book.confirmations.first))
        #expect(book.events.last == confirmation)
        #expect(book.confirmations.first?.at == (try Make.day(16)))
        #expect(book.given().referrer == [.points(try Points(steps: 500, in: .points))])
        #expect(book.given().referee == [.money(try Make.cents(5_00))])
    }

    @Test("V19 · An existing customer, a customer of their own, or one who is referred already is declined")
    func registrations() throws {
        var book = book
        let existing = try Make.registration(isExistingCustomer: true)
        #expect(try book.run(.register(existing), day: 0).codes == [.referralExistingCustomer])
        #expect(try book.register(by: "ann").codes == [.referralSelf])
        #expect(try book.run(.register(Make.registration(at: Make.day(1))), day: 0).codes == [.activityInFuture])
        #expect(book.events.isEmpty)
        #expect(book.referral == Referral())
        try book.register()
        #expect(try book.register(by: "bob").codes == [.referralAlreadyRegistered])
    }

    @Test("V21 · An order that does not qualify is recorded with its reasons, and was the first")
    func orderThatDoesNotQualify() throws {
        var book = book
        try book.register()
        #expect(try book.order(1_00, day: 1).kinds == ["notQualified"])
        guard case .notQualified(let order) = book.events.last else {
            Issue.record("the order is recorded")
            return
        }
        #expect(order.reasons.map(\.code) == ["referral.order.minimum"])
        #expect(try book.order("o-2", 30_00, day: 2).kinds == ["notQualified"])
        #expect(try book.status(day: 90) == .registered)
        var open = try ReferralBook(Make.program(firstOrderOnly: false))
        try open.register()
        try open.order(1_00, day: 1)
        #expect(try open.order("o-2", 30_00, day: 2).kinds == ["qualified"])
    }

    @Test("What is recorded already, lies in the future or concerns nobody is declined")
    func declined() throws {
        var book = book
        #expect(try book.order(30_00, day: 1).codes == [.referralUnknown])
        #expect(try book.refund(1, day: 1).codes == [.referralUnknown])
        #expect(try book.hold(day: 1).codes == [.referralUnknown])
        #expect(try book.release(day: 1).codes == [.referralUnknown])
        #expect(try book.reject(day: 1).codes == [.referralUnknown])
        let guest = ReferralCommand.recordOrder(try Make.order(customer: nil, 30_00), .clear)
        #expect(try book.run(guest, day: 1).codes == [.referralUnknown])
        #expect(book.rules.streams(for: guest).isEmpty)
        try book.register()
        #expect(try book.refund(1, day: 1).codes == [.referralOrderWithoutReward])
        try book.order(30_00, day: 2)
        #expect(try book.order(30_00, day: 2).codes == [.referralOrderAlreadyRecorded])
        #expect(try book.order("o-2", 30_00, day: 2).codes == [.referralAlreadyQualified])
        #expect(try book.refund(of: "o-2", 1, day: 2).codes == [.referralOrderWithoutReward])
        #expect(try book.refund(30_01, day: 2).codes == [.refundAboveSale])
        try book.refund(1, day: 2)
        #expect(try book.refund(1, day: 2).codes == [.returnAlreadyRecorded])
        let later = try Make.day(9)
        let ann = try CustomerID("ann")
        for command: ReferralCommand in [
            .recordOrder(try Make.order("o-3", at: later, 30_00), .clear),
            .recordReturn(try Make.refund("r-9", at: later, 1), referee: ann),
            .hold(try Make.review(day: 9, "x"), referee: ann), .release(try Make.review(day: 9), referee: ann),
            .reject(try Make.review(day: 9, "x"), referee: ann),
        ] {
            let before = book.referral
            #expect(try book.run(command, day: 8).codes == [.activityInFuture])
            #expect(book.referral == before)
        }
    }

    @Test("A command is of one customer's referral, and has an amount or a reason")
    func malformed() throws {
        var book = book
        try book.register()
        let (bob, ann) = (try CustomerID("bob"), try CustomerID("ann"))
        let zero = try Return(
            id: ActivityID("r"),
            at: Make.day(0),
            customer: nil,
            order: OrderID("o"),
            amount: Make.cents(0)
        )
        let commands: [ReferralCommand] = [
            .hold(try Make.review(day: 0, "x"), referee: bob), .hold(try Make.review(day: 0), referee: ann),
            .reject(try Make.review(day: 0), referee: ann), .recordReturn(zero, referee: ann),
        ]
        for command in commands {
            let error = #expect(throws: ReferralsError.self) {
                try book.rules.decide(command, on: [book.referral], in: DecisionContext(asOf: Make.day(0)))
            }
            #expect(error?.code == .invalidCommand)
        }
        let error = #expect(throws: ReferralsError.self) {
            try book.rules.decide(commands[0], on: [], in: DecisionContext(asOf: Make.day(0)))
        }
        #expect(error?.code == .invalidCommand)
        try book.order(30_00, day: 1)
        let euros = ReferralCommand.recordReturn(try Make.refund(1, in: .eur), referee: ann)
        let mismatch = #expect(throws: ReferralsError.self) {
            try book.rules.decide(euros, on: [book.referral], in: DecisionContext(asOf: Make.day(2)))
        }
        #expect(mismatch?.code == .currencyMismatch)
    }

    @Test("Every command names the referral of its customer")
    func streams() throws {
        let ann = try CustomerID("ann")
        let stream = try Referral.stream(of: ann)
        let review = try Make.review(day: 0, "x")
        #expect(stream.text == "referral/ann")
        for command: ReferralCommand in [
            .register(try Make.registration()), .recordOrder(try Make.order(1), .clear),
            .recordReturn(try Make.refund(1), referee: ann), .hold(review, referee: ann),
            .release(review, referee: ann), .reject(review, referee: ann), .confirmDue(stream),
        ] {
            #expect(book.rules.streams(for: command) == [stream])
        }
    }

    @Test("An order that is recorded after its hold has ended is confirmed at once")
    func lateOrder() throws {
        var book = book
        try book.register()
        let late = ReferralCommand.recordOrder(try Make.order(at: Make.day(1), 30_00), .clear)
        #expect(try book.run(late, day: 40).kinds == ["qualified", "confirmed"])
        #expect(book.confirmations.first?.at == (try Make.day(15)))
    }
}

extension ReferralBook {
    var confirmations: [ReferralConfirmation] {
        events.compactMap { if case .confirmed(let confirmation) = $0 { confirmation } else { nil } }
    }

    var reversals: [ReferralReversal] {
        events.compactMap { if case .reversed(let reversal) = $0 { reversal } else { nil } }
    }
}
