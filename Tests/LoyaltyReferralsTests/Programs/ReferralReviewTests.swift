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

@Suite("Held referrals: rewards wait for a release or end with a rejection")
struct ReferralReviewTests {
    private func book(fraud: FraudEvaluation = .clear) throws -> ReferralBook {
        var book = try ReferralBook(Make.program(firstOrderOnly: false))
        try book.register(fraud: fraud)
        return book
    }

    @Test("What a guard holds is recorded and held, whether found on registering or with the order")
    func heldByGuard() throws {
        var early = try ReferralBook(Make.program())
        #expect(try early.register(fraud: Make.held).kinds == ["registered", "held"])
        #expect(early.referral.heldFor == Make.held.reasons)
        var late = try book()
        #expect(try late.order(30_00, day: 0, fraud: Make.held).kinds == ["qualified", "held"])
        var none = try book()
        #expect(try none.order(1_00, day: 0, fraud: Make.held).kinds == ["notQualified", "held"])
        try early.order(30_00, day: 0)
        for book in [early, late] {
            #expect(book.referral.nextDue == nil)
            #expect(try book.status(day: 90) == .pending)
        }
    }

    @Test("What a guard only flags is kept with the registration and holds nothing")
    func flagged() throws {
        let flag = FraudEvaluation([FraudFinding(.sharedIdentity, .flag, kinds: [.emailDomain])])
        var book = try ReferralBook(Make.program())
        #expect(try book.register(fraud: flag).kinds == ["registered"])
        #expect(book.referral.registration?.fraud == flag)
        #expect(try book.order(30_00, day: 0, fraud: flag).kinds == ["qualified"])
        #expect(try book.status(day: 14) == .confirmed)
    }

    @Test("A release before the end of the hold lets it end on its day, and one after it confirms at once")
    func release() throws {
        var early = try book(fraud: Make.held)
        try early.order(30_00, day: 0)
        #expect(try early.release(day: 5).kinds == ["released"])
        #expect(early.referral.nextDue == (try Make.day(14)))
        var late = try book(fraud: Make.held)
        try late.order(30_00, day: 0)
        #expect(try late.settle(day: 20).kinds == [])
        #expect(try late.release(day: 20).kinds == ["released", "confirmed"])
        #expect(late.confirmations.first?.at == (try Make.day(20)))
    }

    @Test("A rejection before the hold ends takes back what was pending, and after it what was given")
    func rejection() throws {
        var pending = try book(fraud: Make.held)
        try pending.order(30_00, day: 0)
        #expect(try pending.reject(day: 3).kinds == ["rejected", "reversed"])
        #expect(pending.reversals.first?.isAfterConfirmation == false)
        var given = try book()
        try given.order(30_00, day: 0)
        try given.refund(1_00, day: 1)
        #expect(try given.reject(day: 30).kinds == ["confirmed", "rejected", "reversed"])
        #expect(given.reversals.first?.isAfterConfirmation == true)
        #expect(given.reversals.first?.cause == nil)
        #expect(given.reversals.first?.refundedToDate == (try Make.cents(1_00)))
        #expect(given.given().referrer.isEmpty)
        #expect(given.given().referee.isEmpty)
        var bare = try book()
        #expect(try bare.reject(day: 0).kinds == ["rejected"])
        for book in [pending, given, bare] {
            var book = book
            #expect(try book.status(day: 90) == .rejected)
            #expect(book.referral.nextDue == nil)
            #expect(try book.order("o-9", 30_00, day: 40).codes == [.referralRejected])
            #expect(try book.refund("r-9", 1, day: 40).codes == [.referralRejected])
            #expect(try book.hold(day: 40).codes == [.referralRejected])
            #expect(try book.release(day: 40).codes == [.referralRejected])
            #expect(try book.reject(day: 40).codes == [.referralRejected])
        }
    }

    @Test("A hold may be given more reasons, but not the same again, and not once the rewards are due")
    func moreReasons() throws {
        var book = try book()
        try book.order(30_00, day: 0)
        #expect(try book.release(day: 1).codes == [.referralNotHeld])
        #expect(try book.hold("a", day: 1).kinds == ["held"])
        #expect(try book.hold("a", day: 2).codes == [.referralAlreadyHeld])
        #expect(try book.hold("b", day: 3).kinds == ["held"])
        #expect(book.referral.heldFor.map(\.code) == ["a", "b"])
        try book.release(day: 4)
        #expect(try book.hold("a", day: 5).kinds == ["held"])
        try book.release(day: 6)
        #expect(try book.hold("late", day: 14).codes == [.referralAlreadyConfirmed])
        #expect(try book.status(day: 14) == .confirmed)
    }

    @Test("A return takes the rewards of a held referral back, and the hold stays for the next order")
    func returnWhileHeld() throws {
        var book = try book(fraud: Make.held)
        try book.order(30_00, day: 0)
        #expect(try book.refund(30_00, day: 1).kinds == ["reversed"])
        #expect(book.referral.heldFor == Make.held.reasons)
        try book.order("o-2", 30_00, day: 2)
        #expect(try book.status(day: 90) == .pending)
    }

    @Test("A ring that is seen among all referrals only holds each of them, and a release lets one go")
    func ringAmongAll() throws {
        let names = ["ann", "bob", "cat"]
        let registrations = try names.enumerated().map { index, name in
            ReferralRegistration(
                referee: try CustomerID(name),
                referrer: try CustomerID(names[(index + 1) % 3]),
                at: try Make.day(0)
            )
        }
        let suspects = FraudGuard.standard.suspects(among: registrations.map(\.edge), identities: [:])
        #expect(suspects.map(\.index) == [0, 1, 2])
        for suspect in suspects {
            let referee = suspect.referral.referee
            var book = try ReferralBook(Make.program())
            try book.run(.register(registrations[suspect.index]), day: 0)
            let review = ReferralReview(at: try Make.day(1), reasons: suspect.evaluation.reasons)
            #expect(try book.run(.hold(review, referee: referee), day: 1).kinds == ["held"])
            #expect(book.referral.heldFor == [Reason("fraud.ring", ["count": .integer(3)])])
            #expect(try book.run(.release(Make.review(day: 2), referee: referee), day: 2).kinds == ["released"])
        }
    }
}
