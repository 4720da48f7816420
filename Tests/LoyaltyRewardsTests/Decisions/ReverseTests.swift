//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Reverse and cancel: what was given is taken back, once, and nothing else")
struct ReverseTests {
    @Test("R1 · an accrual that nobody redeemed leaves nothing")
    func untouchedAccrual() throws {
        var member = try Member(Sample.program())
        try member.accrue(150, as: "1", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.debt) == (0, 0))
    }

    @Test("R2, ledger 13 · what was redeemed becomes debt; it blocks redemption and new points repay it")
    func redeemedBecomesDebt() throws {
        var member = try Member(Sample.program())
        try member.accrue(150, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-01")
        guard case .accrualReversed(let receipt) = try member.reverse("1", at: "2027-01-02") else {
            Issue.record("the accrual is reversed")
            return
        }
        #expect((receipt.points.steps, receipt.debt.steps) == (50, 100))
        #expect(try member.rules.balance(of: member.account, asOf: Sample.time("2027-01-02")).debt.steps == 100)
        #expect(try member.redeem(1, as: "s", at: "2027-01-02").codes == [.pointsOwed, .pointsInsufficient])
        try member.accrue(30, as: "2", at: "2027-01-03")
        #expect((try member.available(at: "2027-01-03"), member.account.debt) == (0, 70))
        try member.accrue(90, as: "3", at: "2027-01-03")
        #expect((try member.available(at: "2027-01-03"), member.account.debt) == (20, 0))
        #expect(member.account.isBalanced)
    }

    @Test("R3 · a second reversal takes nothing")
    func reversedOnce() throws {
        var member = try Member(Sample.program())
        try member.accrue(150, as: "1", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-02")
        let before = member.account
        #expect(try member.reverse("1", at: "2027-01-03").codes == [.accrualAlreadyReversed])
        #expect(try member.reverse("2", at: "2027-01-03").codes == [.accrualUnknown])
        #expect(member.account == before)
    }

    @Test("R5 · a reversal takes what was granted, whatever the rules are today")
    func reversesStoredOutcome() throws {
        var member = try Member(Sample.program(accrual: Sample.rule()))
        try member.accrue(5_000, as: "1", at: "2027-01-01")
        member.rules = try PointsProgram(
            Sample.program(version: "2", accrual: Sample.rule(points: 2)),
            in: FixedOffset.utc
        )
        try member.accrue(5_000, as: "2", at: "2027-01-01")
        guard case .accrualReversed(let receipt) = try member.reverse("1", at: "2027-01-02") else {
            Issue.record("the accrual is reversed")
            return
        }
        #expect(receipt.points.steps == 50)
        #expect(try member.available(at: "2027-01-02") == 100)
    }

    @Test("R7 · a cancelled order gives back the points that paid and takes the points that it earned")
    func cancelledOrder() throws {
        for cancelsFirst in [true, false] {
            var member = try Member(Sample.program())
            try member.accrue(50, as: "welcome", at: "2027-01-01")
            try member.redeem(50, as: "r", at: "2027-01-02")
            try member.accrue(21, as: "1", at: "2027-01-02")
            if cancelsFirst { try member.refund("r", at: "2027-01-03") }
            try member.reverse("1", at: "2027-01-03")
            if !cancelsFirst { try member.refund("r", at: "2027-01-03") }
            #expect(try member.available(at: "2027-01-03") == 50)
        }
    }

    @Test("A reversal takes from the order's own lot first, then from the lots that expire first")
    func ownLotFirst() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.grant(100, as: "b", at: "2027-01-01", through: "2027-02-28")
        try member.grant(100, as: "c", at: "2027-01-01", through: nil)
        try member.redeem(150, as: "r", at: "2027-01-02")
        try member.reverse("b", at: "2027-01-02")
        #expect((member.remaining(of: 1), member.remaining(of: 2), member.remaining(of: 3)) == (0, 0, 50))
        #expect(member.account.debt == 0)
    }

    @Test("Ledger 15 · pending points are taken as well")
    func pendingIsTaken() throws {
        var member = try Member(Sample.program(maturity: .days(14)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-02")
        #expect((try member.available(at: "2027-02-01"), member.account.debt) == (0, 0))
    }

    @Test("What expired of an accrual is not taken a second time, swept or not")
    func expiredIsNotTakenAgain() throws {
        for sweeps in [true, false] {
            var member = try Member(Sample.program())
            try member.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
            try member.grant(100, as: "b", at: "2027-01-01", through: nil)
            try member.redeem(30, as: "r", at: "2027-01-02")
            if sweeps { try member.settle(at: "2027-03-01") }
            try member.reverse("a", at: "2027-03-01")
            #expect((member.remaining(of: 2), member.account.debt) == (70, 0))
        }
    }

    @Test("B10 · a cancelled redemption gives back once")
    func cancelledOnce() throws {
        var member = try Member(Sample.program())
        try member.accrue(1_000, as: "1", at: "2027-01-01")
        try member.redeem(300, as: "r", at: "2027-01-01")
        try member.refund("r", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 1_000)
        #expect(try member.refund("r", at: "2027-01-03").codes == [.redemptionAlreadyRefunded])
        #expect(try member.refund("s", at: "2027-01-03").codes == [.redemptionUnknown])
        #expect(try member.available(at: "2027-01-03") == 1_000)
    }

    @Test("L15 · points go back to the very lot they came from, with its old dates")
    func backToSameLot() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2026-01-01", through: "2026-12-31")
        try member.grant(100, as: "b", at: "2026-01-01", through: nil)
        let before = member.account.lots
        try member.redeem(150, as: "r", at: "2026-06-01")
        try member.refund("r", at: "2026-12-01")
        #expect(member.account.lots == before)
    }

    @Test("Points whose last day is past by then are gone at once")
    func deadLotGetsNothing() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2026-01-01", through: "2026-12-31")
        try member.grant(100, as: "b", at: "2026-01-01", through: nil)
        try member.redeem(110, as: "r", at: "2026-06-01")
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-06-01") else {
            Issue.record("the redemption is cancelled")
            return
        }
        #expect((receipt.points.steps, receipt.expired.steps, receipt.repaid.steps) == (110, 100, 0))
        #expect(try member.available(at: "2027-06-01") == 100)
        #expect(member.account.isBalanced)
    }

    @Test("Points that come back repay debt first")
    func comingBackRepays() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-02")
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-01-03") else {
            Issue.record("the redemption is cancelled")
            return
        }
        #expect(receipt.repaid.steps == 100)
        #expect((try member.available(at: "2027-01-03"), member.account.debt) == (0, 0))
        #expect(member.account.isBalanced)
    }

    @Test("Points of a reversed order repay its debt even after their last day, so refunds can come in any order")
    func deadPointsRepayTheirOwnDebt() throws {
        for cancelsFirst in [true, false] {
            var member = try Member(Sample.program())
            try member.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
            try member.redeem(80, as: "r", at: "2027-01-02")
            if cancelsFirst { try member.refund("r", at: "2027-03-01") }
            try member.reverse("a", at: "2027-03-01")
            if !cancelsFirst { try member.refund("r", at: "2027-03-01") }
            #expect((try member.available(at: "2027-03-01"), member.account.debt) == (0, 0))
            #expect(member.account.isBalanced)
        }
    }

    @Test("Dead points of one order do not repay the debt of another")
    func deadPointsRepayNoOtherDebt() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.grant(50, as: "b", at: "2027-01-01", through: nil)
        try member.redeem(100, as: "r", at: "2027-01-02")
        try member.redeem(50, as: "s", at: "2027-01-02")
        try member.reverse("b", at: "2027-03-01")
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-03-01") else {
            Issue.record("the redemption is cancelled")
            return
        }
        #expect((receipt.points.steps, receipt.expired.steps, receipt.repaid.steps) == (100, 100, 0))
        #expect(member.account.debt == 50)
    }

    @Test("T-9 · a reversed accrual no longer counts for the tier")
    func reversalLowersTier() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 200)]
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.accrue(100, as: "2", at: "2027-01-02")
        try member.accrue(50, as: "3", at: "2027-01-03")
        #expect(member.account.tier?.tier?.text == "gold")
        #expect(member.account.tier?.holdsUntil == (try Sample.time("2027-01-31")))
        guard case .accrualReversed(let receipt) = try member.reverse("2", at: "2027-01-03") else {
            Issue.record("the accrual is reversed")
            return
        }
        #expect(receipt.tier?.text == "silver")
        #expect(member.account.tier?.tier?.text == "silver")
        #expect(try member.rules.standing(of: member.account, asOf: Sample.time("2027-01-03"))?.total == 150)
    }

    @Test("A reversal that keeps the tier but ends it earlier is written down")
    func reversalEndsTierEarlier() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100)]
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(60, as: "1", at: "2027-01-01")
        try member.accrue(100, as: "2", at: "2027-01-05")
        try member.accrue(40, as: "3", at: "2027-01-06")
        #expect(member.account.tier?.holdsUntil == (try Sample.time("2027-02-04")))
        try member.reverse("2", at: "2027-01-06")
        #expect(member.account.tier?.tier?.text == "silver")
        #expect(member.account.nextDue == (try Sample.time("2027-01-31")))
    }
}
