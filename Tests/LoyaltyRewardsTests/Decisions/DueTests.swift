//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Due: a sweep writes down what is already true")
struct DueTests {
    @Test("L4 and L7 · a sweep takes only what the dead lot has left")
    func onlyDeadLots() throws {
        var member = try Member(Sample.program())
        try member.grant(150, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.grant(40, as: "b", at: "2027-01-01", through: nil)
        try member.redeem(50, as: "r", at: "2027-01-02")
        #expect(try member.settle(at: "2027-02-01") == .settled)
        #expect(member.account.totals.expired == 100)
        #expect(member.account.lots.map(\.remaining) == [40])
    }

    @Test("L7 · a lot that is fully redeemed is closed: no sweep visits it")
    func emptyLotIsClosed() throws {
        var member = try Member(Sample.program())
        try member.grant(50, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.redeem(50, as: "r", at: "2027-01-02")
        #expect(member.account.nextDue == nil)
        let count = member.log.count
        try member.settle(at: "2027-02-01")
        #expect(member.log.count == count)
    }

    @Test("L17 · points expire by their date, whatever brought them in")
    func anyOrigin() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(30)), refundGrace: .days(5)))
        let lot = OpeningLot(
            try Sample.points(11),
            grantedAt: try Sample.time("2026-12-20"),
            expiresAt: try Sample.time("2027-01-25")
        )
        let expiring = OpeningLot(
            try Sample.points(7),
            grantedAt: try Sample.time("2026-12-20"),
            expiresAt: try Sample.time("2027-01-02")
        )
        _ = try member.run(.openBalance(OpeningBalance(lots: [lot, expiring])), at: "2027-01-01")
        try member.redeem(5, as: "r", at: "2027-01-01")
        try member.accrue(12, as: "1", at: "2027-01-02")
        try member.adjust(13, at: "2027-01-02")
        #expect(try member.reinstate(at: "2027-01-03").isApproved)
        #expect(try member.refund("r", at: "2027-01-03").isApproved)
        let origins = Set(member.account.lots.map(\.origin))
        #expect(
            origins == [
                .opening, .accrual(.order(try OrderID("1"))), .adjustment, .reinstatement(of: nil), .regrant(of: nil),
            ]
        )
        try member.settle(at: "2027-06-01")
        #expect(member.account.lots.isEmpty && member.account.isBalanced)
        #expect(member.account.totals.expired == member.account.totals.issued)

        var club = try Club(Club.program(expiry: .throughDay(after: .days(30))))
        try club.accrue(9, as: "1", to: "ann", at: "2027-01-01")
        try club.transfer(9, "ann", to: "bob", at: "2027-01-02")
        try club.run("bob", .settle, at: "2027-06-01")
        #expect(try club["bob"].lots.isEmpty && club["bob"].totals.expired == 9)
    }

    @Test("L8 · two sweeps write one event; never-expiring points stay")
    func sweepsOnce() throws {
        var member = try Member(Sample.program())
        try member.grant(50, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.grant(50, as: "b", at: "2027-01-01", through: nil)
        #expect(member.account.nextDue == (try Sample.time("2027-02-01")))
        let count = member.log.count
        try member.settle(at: "2027-02-01")
        try member.settle(at: "2027-02-01")
        try member.settle(at: "2037-02-01")
        #expect(member.log.count == count + 1)
        #expect(try member.available(at: "2037-02-01") == 50)
        #expect(member.account.nextDue == nil)
    }

    @Test("A tier past its end is written down, with the end of what is left of it")
    func tierEnds() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 50), Tier(TierID("gold"), from: 100)]
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(50, as: "1", at: "2027-01-01")
        try member.accrue(60, as: "2", at: "2027-01-11")
        #expect(member.account.tier?.tier?.text == "gold")
        #expect(member.account.nextDue == (try Sample.time("2027-01-31")))
        try member.settle(at: "2027-01-31")
        #expect(member.account.tier?.tier?.text == "silver")
        #expect(member.account.nextDue == (try Sample.time("2027-02-10")))
        try member.settle(at: "2027-02-10")
        #expect(member.account.tier?.tier == nil)
        #expect(member.account.nextDue == nil)
    }

    @Test("A tier that later accruals prolonged is due once, and holds on")
    func tierHoldsOn() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 50)]
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(50, as: "1", at: "2027-01-01")
        try member.accrue(50, as: "2", at: "2027-01-11")
        #expect(member.account.nextDue == (try Sample.time("2027-01-31")))
        try member.settle(at: "2027-01-31")
        #expect(member.account.tier?.tier?.text == "silver")
        #expect(member.account.nextDue == (try Sample.time("2027-02-10")))
    }

    @Test("The earlier of a lot's expiry and a tier's end is due")
    func earlierIsDue() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 50)]
        )
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(9)), tiers: ladder))
        try member.accrue(50, as: "1", at: "2027-01-01")
        #expect(member.account.nextDue == (try Sample.time("2027-01-11")))
        try member.settle(at: "2027-01-11")
        #expect(member.account.nextDue == (try Sample.time("2027-01-31")))
    }

    @Test("An account to which nothing happened has nothing due")
    func emptyAccount() throws {
        var member = try Member(Sample.program())
        #expect(try member.settle(at: "2027-02-01") == .settled)
        #expect(member.log.isEmpty)
    }

    @Test("A version without tiers ends a tier that was written down, once")
    func tiersGone() throws {
        let ladder = try TierLadder(measure: .spend, window: .period(.year), tiers: [Tier(TierID("gold"), from: 100)])
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(100, as: "1", at: "2027-01-01")
        member.rules = try PointsProgram(Sample.program(version: "2"), in: FixedOffset.utc)
        try member.settle(at: "2028-01-01")
        #expect(member.account.tier?.tier == nil && member.account.nextDue == nil)
        let count = member.log.count
        try member.settle(at: "2028-01-02")
        #expect(member.log.count == count)
    }
}
