//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Refund: redeemed points go back where they came from")
struct RefundTests {
    /// 100 points through January and 100 for ever, of which 150 are redeemed.
    private func redeemed(_ grace: RefundGrace) throws -> Member {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
        try member.grant(100, as: "b", at: "2027-01-01", through: nil)
        member.rules = try PointsProgram(
            Sample.program(policies: Sample.policies(refundGrace: grace)),
            in: FixedOffset.utc
        )
        try member.redeem(150, as: "r", at: "2027-01-02")
        return member
    }

    private func receipt(_ answer: PointsAnswer) -> RefundReceipt? {
        if case .refunded(let receipt) = answer { receipt } else { nil }
    }

    @Test("A partial refund goes to the lot that was redeemed from last")
    func lastRedeemedFirstBack() throws {
        var member = try redeemed(.lost)
        try member.refund("r", 60, at: "2027-01-03")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (10, 100))
        try member.refund("r", at: "2027-01-03")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (100, 100))
        #expect(member.account.totals.redeemed == 0)
    }

    @Test("Ledger 21, B10 · no more is refunded than was redeemed, and a refund of all happens once")
    func overRefund() throws {
        var member = try Member(Sample.program())
        try member.accrue(10, as: "1", at: "2027-01-01")
        try member.redeem(10, as: "r", at: "2027-01-01")
        #expect(try member.refund("r", 6, at: "2027-01-02").isApproved)
        let before = member.account
        #expect(try member.refund("r", 6, at: "2027-01-02").codes == [.refundExceeded])
        #expect(member.account == before)
        #expect(try member.refund("r", 4, at: "2027-01-02").isApproved)
        #expect(try member.refund("r", 1, at: "2027-01-02").codes == [.redemptionAlreadyRefunded])
        #expect(try member.available(at: "2027-01-02") == 10)
    }

    @Test("B9 · a name redeems once, refunded or not")
    func nameIsUsed() throws {
        var member = try redeemed(.lost)
        try member.refund("r", at: "2027-01-03")
        #expect(try member.redeem(10, as: "r", at: "2027-01-03").codes == [.redemptionAlreadyMade])
        #expect(try member.hold(10, as: "r", at: "2027-01-03").codes == [.redemptionAlreadyMade])
    }

    @Test("Ledger 20 · points of a dead lot come back as a new one for the grace; issued and expired both grow")
    func grace() throws {
        var member = try redeemed(.days(7))
        let back = receipt(try member.refund("r", at: "2027-03-01"))
        #expect((back?.points.steps, back?.regranted.steps, back?.expired.steps) == (150, 100, 0))
        let lot = member.account.lots[0]
        #expect((lot.id.number, lot.granted, lot.expiresAt) == (3, 100, try Sample.time("2027-03-09")))
        #expect(lot.origin == .regrant(of: .order(try OrderID("a"))))
        let totals = member.account.totals
        #expect((totals.issued, totals.expired, totals.redeemed) == (300, 100, 0))
        #expect(try member.available(at: "2027-03-08") == 200)
        #expect(try member.available(at: "2027-03-09") == 100)
    }

    @Test("Without a grace the points of a dead lot are gone")
    func noGrace() throws {
        var member = try redeemed(.lost)
        let back = receipt(try member.refund("r", at: "2027-03-01"))
        #expect((back?.points.steps, back?.regranted.steps, back?.expired.steps) == (150, 0, 100))
        #expect(try member.available(at: "2027-03-01") == 100)
    }

    @Test(
        "Points that came back for the grace are taken with their order, in whatever order the two are undone",
        arguments: [true, false]
    )
    func graceIsNoWayOut(refundsFirst: Bool) throws {
        var member = try redeemed(.days(7))
        if refundsFirst { try member.refund("r", at: "2027-03-01") }
        try member.reverse("a", at: "2027-03-01")
        if !refundsFirst { try member.refund("r", at: "2027-03-01") }
        #expect((try member.available(at: "2027-03-01"), member.account.debt) == (100, 0))
        try member.reverse("b", at: "2027-03-02")
        #expect((member.account.lots.isEmpty, member.account.debt, member.account.isBalanced) == (true, 0, true))
    }

    @Test("Points that came back for the grace can be redeemed, die and come back again")
    func graceAgain() throws {
        var member = try redeemed(.days(7))
        try member.refund("r", at: "2027-03-01")
        try member.redeem(100, as: "s", at: "2027-03-02")
        let back = receipt(try member.refund("s", at: "2027-04-01"))
        #expect((back?.regranted.steps, back?.expired.steps) == (100, 0))
        try member.settle(at: "2027-05-01")
        #expect(member.account.accruals[.order(try OrderID("a"))]?.expired == 100)
        try member.reverse("a", at: "2027-05-01")
        #expect((try member.available(at: "2027-05-01"), member.account.debt) == (100, 0))
    }

    @Test("Points of several dead lots come back as one lot for each order")
    func oneLotForEachOrder() throws {
        var member = try Member(
            Sample.program(expiry: .throughDay(after: .days(3)), policies: Sample.policies(refundGrace: .days(7)))
        )
        try member.accrue(10, as: "1", at: "2027-01-01")
        try member.accrue(20, as: "2", at: "2027-01-02")
        try member.redeem(25, as: "r", at: "2027-01-02")
        try member.refund("r", at: "2027-02-01")
        #expect(member.account.lots.map(\.granted) == [15, 10])
        #expect(try member.balance(at: "2027-02-01").expiring.map(\.points.steps) == [25])
    }

    @Test("What comes back after a time without activity lives for the grace as well")
    func afterInactivity() throws {
        let policies = try Sample.policies(refundGrace: .days(7))
        var member = try Member(Sample.program(expiry: .inactivity(after: .months(1)), policies: policies))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(60, as: "r", at: "2027-01-01")
        let back = receipt(try member.refund("r", at: "2027-06-01"))
        #expect((back?.regranted.steps, back?.expired.steps) == (60, 0))
        #expect(try member.available(at: "2027-06-08") == 60)
        #expect(try member.available(at: "2027-06-09") == 0)
    }

    @Test("The values of partial refunds sum to the value of the redemption", arguments: UInt64(1)...20)
    func valuesSum(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let worth = try RedemptionRule(
            Sample.points(3),
            worth: Sample.euro(.random(in: 1...10, using: &random)),
            minimum: Sample.points(1),
            step: Sample.points(1),
            rounding: .up
        )
        var member = try Member(Sample.program(redemption: worth))
        try member.accrue(1_000, as: "1", at: "2027-01-01")
        var left = Int64.random(in: 30...1_000, using: &random)
        guard case .redeemed(let redeemed) = try member.redeem(left, as: "r", at: "2027-01-01") else {
            Issue.record("the points are redeemed")
            return
        }
        var sum: Int64 = 0
        while left > 0 {
            let part = Int64.random(in: 1...left, using: &random)
            left -= part
            sum += receipt(try member.refund("r", part, at: "2027-01-02"))?.value.minorUnits ?? 0
        }
        #expect(sum == redeemed.value.minorUnits)
        #expect(try member.available(at: "2027-01-02") == 1_000)
    }

    @Test("A refund of nothing, or of other points, is malformed")
    func malformed() throws {
        let member = try redeemed(.lost)
        let name = try RedemptionID("r")
        let stars = try Points(steps: 5, in: PointUnit("stars"))
        #expect(try member.refusal(of: .refundRedemption(name, Sample.points(0)), at: "2027-01-03") == .invalidAmount)
        #expect(try member.refusal(of: .refundRedemption(name, Sample.points(-1)), at: "2027-01-03") == .invalidAmount)
        #expect(try member.refusal(of: .refundRedemption(name, stars), at: "2027-01-03") == .unitMismatch)
    }

    @Test("A captured hold is refunded like any redemption")
    func capturedHold() throws {
        var member = try redeemed(.lost)
        try member.hold(50, as: "h", at: "2027-01-02")
        try member.capture("h", 30, at: "2027-01-02")
        #expect(try member.refund("h", 31, at: "2027-01-02").codes == [.refundExceeded])
        #expect(receipt(try member.refund("h", at: "2027-01-02"))?.value.minorUnits == 30)
        #expect(try member.available(at: "2027-01-02") == 50)
    }

    @Test("R11 · an order that was paid with points and earned some is returned: both come back, and each once")
    func paidAndEarned() throws {
        for refundsFirst in [true, false] {
            var member = try Member(Sample.program())
            try member.accrue(50, as: "0", at: "2027-01-01")
            try member.redeem(50, as: "paid", at: "2027-01-02")
            try member.accrue(21, as: "1", at: "2027-01-02")
            if refundsFirst { try member.refund("paid", at: "2027-01-03") }
            try member.reverse("1", at: "2027-01-03")
            if !refundsFirst { try member.refund("paid", at: "2027-01-03") }
            #expect(try member.available(at: "2027-01-03") == 50)
            #expect(try member.refund("paid", at: "2027-01-03").codes == [.redemptionAlreadyRefunded])
            #expect(try member.reverse("1", at: "2027-01-03").codes == [.accrualAlreadyReversed])
        }
    }
}
