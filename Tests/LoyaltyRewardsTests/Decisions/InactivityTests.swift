//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Inactivity: without activity all points end at once")
struct InactivityTests {
    private func member(_ expiry: ExpiryPolicy = .inactivity(after: .months(6))) throws -> Member {
        try Member(Sample.program(expiry: expiry))
    }

    @Test("Points live through the last day of a time without activity", arguments: [true, false])
    func ends(sweeps: Bool) throws {
        var member = try member()
        try member.accrue(100, as: "1", at: "2027-01-15T12:00:00Z")
        #expect(member.account.nextDue == (try Sample.time("2027-07-16")))
        #expect(try member.available(at: "2027-07-15T23:59:59Z") == 100)
        #expect(try member.available(at: "2027-07-16") == 0)
        if sweeps { try member.settle(at: "2027-07-16") }
        #expect(try member.redeem(1, as: "r", at: "2027-08-01").codes == [.pointsInsufficient])
        try member.accrue(5, as: "2", at: "2027-08-01")
        #expect(try member.available(at: "2027-08-01") == 5)
        #expect(member.account.totals.expired == 100)
    }

    @Test("Accruals, redemptions, holds and captures are activity; returns, refunds and sweeps are not")
    func whatCounts() throws {
        var member = try member()
        let ends = ["2027-07-02", "2027-07-03", "2027-07-04", "2027-07-05"]
        try member.accrue(100, as: "1", at: "2027-01-01")
        #expect(member.account.inactiveAt == (try Sample.time(ends[0])))
        try member.redeem(10, as: "r", at: "2027-01-02")
        #expect(member.account.inactiveAt == (try Sample.time(ends[1])))
        try member.hold(10, as: "h", hours: 48, at: "2027-01-03")
        #expect(member.account.inactiveAt == (try Sample.time(ends[2])))
        try member.capture("h", at: "2027-01-04")
        #expect(member.account.inactiveAt == (try Sample.time(ends[3])))
        try member.refund("r", at: "2027-01-05")
        try member.returnAmount(10, of: "1", at: "2027-01-05")
        try member.settle(at: "2027-01-06")
        #expect(member.account.inactiveAt == (try Sample.time(ends[3])))
    }

    @Test("A late order is activity when it is recorded, not when it was placed")
    func lateOrder() throws {
        var member = try member()
        _ = try member.run(.accrue(.order(Sample.order("1", 10, at: "2026-01-01"))), at: "2027-01-01")
        #expect(try member.available(at: "2027-07-01") == 10)
    }

    @Test("Of inactivity and a last day, whichever is first ends the points")
    func whicheverFirst() throws {
        var member = try member(.earliest([.inactivity(after: .days(30)), .throughDay(after: .days(40))]))
        try member.accrue(10, as: "1", at: "2027-01-01")
        #expect(member.account.nextDue == (try Sample.time("2027-02-01")))
        try member.accrue(20, as: "2", at: "2027-01-20")
        #expect(member.account.nextDue == (try Sample.time("2027-02-11")))
        #expect(try member.available(at: "2027-02-11") == 20)
        #expect(try member.available(at: "2027-02-20") == 0)
        #expect(try member.balance(at: "2027-01-20").expiring.map(\.points.steps) == [10, 20])
    }

    @Test("Held points survive the end of a time without activity; a capture is activity again")
    func heldSurvive() throws {
        var member = try member(.inactivity(after: .days(1)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.hold(60, as: "h", hours: 240, at: "2027-01-01")
        try member.settle(at: "2027-01-05")
        #expect((member.account.totals.expired, member.account.heldSteps) == (40, 60))
        #expect(try member.capture("h", at: "2027-01-05").isApproved)
        #expect(member.account.totals.redeemed == 60)
    }
}
