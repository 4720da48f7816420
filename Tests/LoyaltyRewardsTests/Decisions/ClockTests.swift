//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Clock: a host's clock may lag a little, and never turns the account back")
struct ClockTests {
    private func member() throws -> Member {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(30))))
        try member.accrue(100, as: "1", at: "2027-01-01T12:00:00Z")
        return member
    }

    @Test(
        "Ledger 24 · up to five minutes behind counts as the last event's instant",
        arguments: ["2027-01-01T11:59:59.999999Z", "2027-01-01T11:55:00Z"]
    )
    func withinTolerance(at: String) throws {
        var member = try member()
        #expect(try member.redeem(10, as: "r", at: at).isApproved)
        #expect(member.account.lastAt == (try Sample.time("2027-01-01T12:00:00Z")))
        #expect(member.log.last?.at == member.account.lastAt)
    }

    @Test(
        "Ledger 24 · further behind is refused, and nothing changes",
        arguments: ["2027-01-01T11:54:59.999999Z", "2027-01-01T11:00:00Z", "0001-01-01"]
    )
    func regressed(at: String) throws {
        let member = try member()
        let before = member.account
        #expect(try member.refusal(of: .settle, at: at) == .clockRegressed)
        #expect(try member.refusal(of: .redeem(Sample.points(10), RedemptionID("r")), at: at) == .clockRegressed)
        #expect(member.account == before)
    }

    @Test("Far forward is the host's word: what is due by then is due")
    func farForward() throws {
        var member = try member()
        try member.hold(10, as: "h", at: "2027-01-01T12:00:00Z")
        try member.settle(at: "9999-01-01")
        #expect(
            (member.account.totals.expired, member.account.lots.isEmpty, member.account.nextDue) == (100, true, nil)
        )
        #expect(try member.refusal(of: .settle, at: "2027-01-02") == .clockRegressed)
    }

    @Test("At the end of time dates that cannot be are refused, and points can still be redeemed")
    func endOfTime() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "9999-12-31")
        #expect(try member.redeem(10, as: "r", at: "9999-12-31").isApproved)
        let hold = PointsCommand.Action.hold(try Sample.points(1), try RedemptionID("h"), try .days(2))
        #expect(try member.refusal(of: hold, at: "9999-12-31") == .instantOutOfRange)
        member.rules = try PointsProgram(
            Sample.program(policies: Sample.policies(returns: ReturnRule(period: .days(30)))),
            in: FixedOffset.utc
        )
        let reversal = PointsCommand.Action.reverseAccrual(.order(try OrderID("1")))
        #expect(try member.refusal(of: reversal, at: "9999-12-31") == .instantOutOfRange)
    }

    @Test("At the beginning of time nothing is forgotten")
    func beginningOfTime() throws {
        let policies = try Sample.policies(returns: ReturnRule(period: .months(3)))
        var member = try Member(Sample.program(policies: policies))
        try member.accrue(100, as: "1", at: "0001-01-02")
        #expect(member.account.forgottenBefore == .earliest)
        #expect(try member.reverse("1", at: "0001-01-03").isApproved)
    }
}
