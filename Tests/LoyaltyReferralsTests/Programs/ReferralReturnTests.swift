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

@Suite("Referral returns: both rewards go together, or neither does")
struct ReferralReturnTests {
    private var book: ReferralBook

    init() throws {
        book = try ReferralBook(Make.program(firstOrderOnly: false))
        try book.register()
        try book.order(30_00, day: 0)
    }

    @Test("A return that leaves the minimum changes neither reward, and one more that does not takes both back")
    func partialReturns() throws {
        var book = book
        #expect(try book.refund("r-1", 3_00, day: 1).kinds == ["kept"])
        #expect(try book.refund("r-2", 2_00, day: 2).kinds == ["kept"])
        #expect(try book.status(day: 2) == .pending)
        #expect(book.referral.refunded == (try Make.cents(5_00)))
        #expect(try book.refund("r-3", 1, day: 3).kinds == ["reversed"])
        #expect(try book.status(day: 3) == .reversed)
        #expect(try book.status(day: 90) == .reversed)
        #expect(book.referral.nextDue == nil)
        let reversal = try #require(book.reversals.first)
        #expect(reversal.cause?.text == "r-3")
        #expect(reversal.refundedToDate == (try Make.cents(5_01)))
        #expect(reversal.referrerReward == .points(try Points(steps: 500, in: .points)))
        #expect(reversal.refereeReward == .money(try Make.cents(5_00)))
        #expect(!reversal.isAfterConfirmation)
    }

    @Test("A return after the hold takes back what was given, on both sides")
    func afterConfirmation() throws {
        var book = book
        #expect(try book.refund(30_00, day: 20).kinds == ["confirmed", "reversed"])
        #expect(book.reversals.first?.isAfterConfirmation == true)
        #expect(book.given().referrer.isEmpty)
        #expect(book.given().referee.isEmpty)
        #expect(try book.refund("r-2", 1, day: 21).codes == [.referralOrderWithoutReward])
    }

    @Test("After a reversal another order may earn the rewards, unless only the first may")
    func nextOrder() throws {
        var book = book
        try book.refund(30_00, day: 1)
        #expect(try book.order(30_00, day: 2).codes == [.referralOrderAlreadyRecorded])
        #expect(try book.order("o-2", 30_00, day: 2).kinds == ["qualified"])
        #expect(try book.status(day: 16) == .confirmed)
        var first = try ReferralBook(Make.program())
        try first.register()
        try first.order(30_00, day: 0)
        try first.refund(30_00, day: 1)
        #expect(try first.order("o-2", 30_00, day: 2).kinds == ["notQualified"])
        #expect(try first.status(day: 90) == .reversed)
    }

    @Test("A grant keeps the program of its day: a later version changes neither its minimum nor its rewards")
    func laterVersion() throws {
        var book = book
        book.rules = try ReferralRules(
            Make.program(version: "friends-2", minimum: 29_00, holdDays: 90, referrer: 9, referee: nil),
            in: FixedOffset.utc
        )
        #expect(try book.refund(5_00, day: 1).kinds == ["kept"])
        #expect(try book.status(day: 14) == .confirmed)
        try book.settle(day: 14)
        #expect(book.given().referee == [.money(try Make.cents(5_00))])
        #expect(book.referral.grant?.program == (try DefinitionVersion("friends-1")))
    }
}

@Suite("Referrer limits: so many rewards in all and in each period, and a reversal gives its place back")
struct ReferrerLimitTests {
    private func book(_ limits: ReferrerLimit..., referee: Int64? = 5_00, zone: FixedOffset = .utc) throws
        -> ReferralBook
    {
        var book = try ReferralBook(
            Make.program(firstOrderOnly: false, referee: referee, limits: limits, timeZone: zone.identifier),
            in: zone
        )
        try book.register()
        return book
    }

    @Test("An order takes a place of each limit, named by program, period and referrer")
    func counters() throws {
        var book = try book(ReferrerLimit(3), ReferrerLimit(1, in: .month), zone: FixedOffset(hours: -3))
        try book.order(30_00, day: 0)
        #expect(
            book.counters.map { "\($0.key) \($0.value)" }.sorted() == [
                "referral/7:friends/all/rob 1", "referral/7:friends/month:2026-05-01/rob 1",
            ]
        )
        #expect(book.referral.grant?.counters.count == 2)
        try book.refund(30_00, day: 1)
        #expect(book.counters.values.allSatisfy { $0 == 0 })
    }

    @Test("Over the limit the referrer is given nothing and is told why; the referee has what was promised")
    func overTheLimit() throws {
        var book = try book(ReferrerLimit(1, in: .day), ReferrerLimit(5))
        try book.order(30_00, day: 0)
        var other = try self.book(ReferrerLimit(1, in: .day), ReferrerLimit(5))
        other.counters = book.counters
        #expect(try other.order(30_00, day: 0).kinds == ["qualified"])
        let grant = try #require(other.referral.grant)
        #expect(grant.referrerReward == nil)
        #expect(grant.refereeReward == .money(try Make.cents(5_00)))
        #expect(grant.withheld == [Reason(.referralLimitReached, ["limit": .integer(1)])])
        #expect(grant.counters.isEmpty)
        #expect(other.counters == book.counters)
        try other.refund(30_00, day: 1)
        #expect(other.counters == book.counters)
        // The next day has a place.
        #expect(try other.order("o-2", 30_00, day: 1).kinds == ["qualified"])
        #expect(other.referral.grant?.referrerReward != nil)
    }

    @Test("Over the limit of a program for referrers alone the order does not qualify")
    func onlyReferrers() throws {
        var book = try book(ReferrerLimit(1), referee: nil)
        book.counters = [try CounterID("referral/7:friends/all/rob"): 1]
        #expect(try book.order(30_00, day: 0).kinds == ["notQualified"])
        guard case .notQualified(let order) = book.events.last else { return }
        #expect(order.reasons == [Reason(.referralLimitReached, ["limit": .integer(1)])])
    }

    @Test("A rejection gives the place back as a return does")
    func rejection() throws {
        var book = try book(ReferrerLimit(1))
        try book.order(30_00, day: 0)
        try book.reject(day: 1)
        #expect(book.counters.values.allSatisfy { $0 == 0 })
    }
}
