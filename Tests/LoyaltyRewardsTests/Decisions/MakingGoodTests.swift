//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Making good: points past their last day pay for what a return of their own order took, and for no more")
struct MakingGoodTests {
    /// Two orders of 100 points that live for ten days, all redeemed; ten points of the first and all of the second are
    /// returned and owed.
    private func owing() throws -> Member {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(10))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-02")
        try member.accrue(100, as: "2", at: "2027-01-03")
        try member.redeem(100, as: "s", at: "2027-01-04")
        try member.returnAmount(10, of: "1", at: "2027-01-05")
        try member.reverse("2", at: "2027-01-05")
        #expect(member.account.debt == 110)
        return member
    }

    private func refund(_ redemption: String, _ points: Int64, of member: inout Member) throws -> [Int64] {
        guard case .refunded(let receipt) = try member.refund(redemption, points, at: "2027-02-01") else { return [] }
        return [receipt.repaid.steps, receipt.expired.steps]
    }

    @Test("Dead points of an order repay what its return took; the rest of them is gone, whatever else is owed")
    func bounded() throws {
        var member = try owing()
        #expect(try refund("r", 100, of: &member) == [10, 90])
        #expect(member.account.debt == 100)
        #expect(try refund("s", 100, of: &member) == [100, 0])
        #expect(member.account.debt == 0 && member.account.isBalanced)
    }

    @Test("Points that come back in parts make good for the same return once")
    func once() throws {
        var member = try owing()
        #expect(try refund("r", 4, of: &member) == [4, 0])
        #expect(try refund("r", 60, of: &member) == [6, 54])
        #expect(try refund("r", 36, of: &member) == [0, 36])
        #expect(member.account.debt == 100)
    }

    @Test("A later return of the same order lets as many dead points more make good")
    func laterReturn() throws {
        var member = try owing()
        #expect(try refund("r", 50, of: &member) == [10, 40])
        try member.returnAmount(60, of: "1", at: "2027-02-02")
        // Of 100 points 40 had expired by then, so that 60 returned points take 20 more.
        #expect(member.account.debt == 120)
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-02-03") else {
            return #expect(Bool(false))
        }
        #expect((receipt.repaid.steps, receipt.expired.steps) == (20, 30))
    }

    @Test("Living points repay whatever is owed")
    func living() throws {
        var member = try owing()
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-01-06") else {
            return #expect(Bool(false))
        }
        #expect((receipt.repaid.steps, member.account.debt) == (100, 10))
    }

    @Test("What makes good for a write-off is counted as well")
    func writtenOff() throws {
        let policies = try Sample.policies(debt: .writtenOff)
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(10)), policies: policies))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-02")
        try member.returnAmount(30, of: "1", at: "2027-01-03")
        guard case .refunded(let receipt) = try member.refund("r", at: "2027-02-01") else {
            return #expect(Bool(false))
        }
        #expect((receipt.recovered.steps, receipt.expired.steps) == (30, 70))
        #expect(member.account.accruals.first?.madeGood == 30)
        #expect(member.account.accruals.first?.writtenOff == 0)
    }

    @Test("A log in which dead points pay for more than the return took is refused")
    func corrupt() throws {
        let member = try owing()
        let command = PointsCommand(.refundRedemption(try RedemptionID("r"), nil), for: member.id)
        let decision = try member.rules.decide(command, on: member.account, asOf: Sample.time("2027-02-01"))
        var account = member.account
        for event in decision.events.joined() {
            if case .debtRepaid = event { break }
            try account.apply(event)
        }
        for (order, steps, isRefused) in [("1", 10, false), ("1", 11, true), ("x", 1, true)] {
            let text = """
                {"debtRepaid":{"accrual":{"order":"\(order)"},"allocations":[{"lot":1,"steps":\(steps)}],\
                "at":"2027-02-01T00:00:00Z"}}
                """
            let event = try CanonicalJSON.decode(PointsEvent.self, from: text)
            var after = account
            let found = code { () throws(RewardsError) in try after.apply(event) }
            #expect(found == (isRefused ? .corruptLog : nil))
        }
    }
}
