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

@Suite("Forgetting: what can no longer be returned is not kept, whole months at a time")
struct ForgettingTests {
    private func member(_ period: CalendarStep = .days(30), tiers: TierLadder? = nil) throws -> Member {
        let policies = try Sample.policies(returns: ReturnRule(period: period))
        return try Member(Sample.program(tiers: tiers, policies: policies))
    }

    @Test("Orders and redemptions are taken back through the last day of the period, and not after it")
    func periodEnds() throws {
        var member = try member()
        try member.accrue(100, as: "1", at: "2027-01-10T12:00:00Z")
        try member.redeem(40, as: "r", at: "2027-01-10T12:00:00Z")
        #expect(try member.reverse("1", at: "2027-02-10").codes == [.accrualPeriodOver])
        #expect(try member.returnAmount(1, of: "1", at: "2027-02-10").codes == [.accrualPeriodOver])
        #expect(try member.refund("r", at: "2027-02-10").codes == [.redemptionPeriodOver])
        var late = member
        #expect(try late.refund("r", at: "2027-02-09T23:59:59Z").isApproved)
        #expect(try late.reverse("1", at: "2027-02-09T23:59:59Z").isApproved)
    }

    @Test("Whole months are forgotten, and the points of what is forgotten stay")
    func wholeMonths() throws {
        var member = try member()
        #expect(try member.accrue(100, as: "1", at: "2027-01-10").isApproved)
        #expect(member.account.forgottenBefore == (try Sample.time("2026-12-01")))
        try member.accrue(10, as: "2", at: "2027-02-05")
        try member.settle(at: "2027-03-02")
        #expect((member.account.accruals.count, member.account.forgottenBefore) == (2, try Sample.time("2027-01-01")))
        try member.settle(at: "2027-03-03")
        #expect((member.account.accruals.count, member.account.forgottenBefore) == (1, try Sample.time("2027-02-01")))
        #expect(try member.available(at: "2027-03-03") == 110)
        #expect(try member.reverse("1", at: "2027-03-03").codes == [.accrualUnknown])
        let count = member.log.count
        try member.settle(at: "2027-03-30")
        #expect(member.log.count == count)
    }

    @Test("P9 · an order older than the account remembers is not accrued, because it may have been before")
    func tooOld() throws {
        var member = try member()
        _ = try member.accrue(100, as: "1", at: "2027-01-10")
        let again = PointsCommand.Action.accrue(.order(try Sample.order("1", 100, at: "2027-01-10")))
        #expect(try member.run(again, at: "2027-02-28").codes == [.accrualAlreadyMade])
        #expect(try member.run(again, at: "2027-06-01").codes == [.accrualTooOld])
        #expect(try member.available(at: "2027-06-01") == 100)
    }

    @Test("An order from a clock that is ahead is remembered until its own instant is forgotten")
    func ahead() throws {
        var member = try member()
        let order = PointsCommand.Action.accrue(.order(try Sample.order("1", 100, at: "2028-01-10")))
        #expect(try member.run(order, at: "2027-01-10").isApproved)
        #expect(try member.run(order, at: "2027-06-01").codes == [.accrualAlreadyMade])
        #expect(try member.reverse("1", at: "2027-06-01").codes == [.accrualPeriodOver])
        #expect(try member.run(order, at: "2028-02-01").codes == [.accrualAlreadyMade])
        #expect(try member.run(order, at: "2028-06-01").codes == [.accrualTooOld])
        #expect(try member.available(at: "2028-06-01") == 100)
    }

    @Test("The name of a redemption that is forgotten is free again; its points stay redeemed")
    func redemptionNames() throws {
        var member = try member()
        try member.accrue(100, as: "1", at: "2027-01-10")
        try member.redeem(30, as: "r", at: "2027-01-10")
        #expect(try member.redeem(30, as: "r", at: "2027-02-20").codes == [.redemptionAlreadyMade])
        #expect(try member.redeem(30, as: "r", at: "2027-06-01").isApproved)
        #expect(try member.available(at: "2027-06-01") == 40)
    }

    @Test("An account that is new forgets nothing, and takes no order older than it could remember")
    func newAccount() throws {
        var member = try member()
        let old = PointsCommand.Action.accrue(.order(try Sample.order("1", 100, at: "2026-11-30")))
        #expect(try member.run(old, at: "2027-01-10").codes == [.accrualTooOld])
        let late = PointsCommand.Action.accrue(.order(try Sample.order("1", 100, at: "2026-12-01")))
        #expect(try member.run(late, at: "2027-01-10").isApproved)
    }

    @Test("A program that takes orders back for ever forgets nothing")
    func forever() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2007-01-10")
        try member.settle(at: "2027-01-10")
        #expect(member.account.forgottenBefore == nil)
        #expect(try member.reverse("1", at: "2027-01-10").isApproved)
    }

    @Test("What counts for a tier is kept for as long as it counts")
    func tierIsKept() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(365)),
            tiers: [Tier(TierID("silver"), from: 50)]
        )
        var member = try member(tiers: ladder)
        try member.accrue(100, as: "1", at: "2027-01-10")
        try member.settle(at: "2027-12-01")
        #expect((member.account.accruals.isEmpty, member.account.qualifying.entries.count) == (true, 1))
        #expect(try member.rules.standing(of: member.account, asOf: Sample.time("2027-12-01"))?.total == 100)
        try member.settle(at: "2028-06-01")
        #expect(member.account.tier?.tier == nil)
    }

    @Test(
        "Nothing is forgotten that can still be taken back, whatever the lengths of the months",
        arguments: [
            CalendarStep.days(0), .days(14), .days(45), .months(1), .months(14), CalendarStep(months: 1, days: 31),
            CalendarStep(months: 2, days: -3), CalendarStep(months: 11, days: 29),
        ]
    )
    func nothingOpenIsForgotten(period: CalendarStep) throws {
        let rule = try ReturnRule(period: period)
        let start = try CivilDate(parsing: "2027-01-01")
        for offset in stride(from: 0, to: 800, by: 1) {
            let date = try start.advanced(by: .days(Int32(offset)))
            guard date.description.hasSuffix("-01") || date.description.hasSuffix("-31") || offset % 17 == 0 else {
                continue
            }
            let at = try FixedOffset.utc.startOfDay(date)
            guard let end = try rule.end(ofActivityAt: at, in: FixedOffset.utc) else { continue }
            var member = try member(period)
            _ = try member.run(
                .accrue(.order(Order(id: OrderID("1"), at: at, customer: nil, total: Sample.euro(9)))),
                at: at
            )
            let last = try end.advanced(by: TimeSpan(microseconds: -1))
            #expect(try member.run(.reverseAccrual(.order(OrderID("1"))), at: last).isApproved, "\(date)")
        }
    }

    @Test(
        "A period longer than all time, or the longest that can be written, is for ever",
        arguments: [Int32.max, 4_000_000]
    )
    func endlessPeriod(days: Int32) throws {
        var member = try member(CalendarStep(months: 0, days: days))
        try member.accrue(100, as: "1", at: "2027-01-10")
        try member.settle(at: "2127-01-10")
        #expect(member.account.accruals.count == 1)
        var months = try self.member(CalendarStep(months: Int32.max, days: Int32.min))
        try months.accrue(100, as: "1", at: "2027-01-10")
        try months.settle(at: "2127-01-10")
        #expect(months.account.accruals.count == 1)
    }

    @Test("No answer depends on whether anything was swept", arguments: UInt64(1)...30)
    func sweepIndependence(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var lazy = try member(.days(.random(in: 5...40, using: &random)))
        var swept = lazy
        var now = try Sample.time("2027-01-01")
        for index in 0..<40 {
            now = try now.advanced(by: .hours(.random(in: 0...300, using: &random)))
            let known = Int.random(in: 0...index, using: &random)
            let back = try TimeSpan.hours(.random(in: 0...2_000, using: &random))
            let at = try now.advanced(by: TimeSpan(microseconds: -back.microseconds))
            let order = try Order(id: OrderID("\(known)"), at: at, customer: nil, total: Sample.euro(50))
            let action: PointsCommand.Action
            switch Int.random(in: 0..<4, using: &random) {
            case 0: action = .reverseAccrual(.order(order.id))
            case 1: action = .redeem(try Sample.points(20), try RedemptionID("\(known)"))
            case 2: action = .refundRedemption(try RedemptionID("\(known)"), nil)
            default: action = .accrue(.order(order))
            }
            _ = try swept.run(.settle, at: now)
            #expect(try lazy.run(action, at: now) == swept.run(action, at: now))
        }
        _ = try lazy.run(.settle, at: now)
        #expect(lazy.account.accruals == swept.account.accruals)
        #expect(lazy.account.redemptions == swept.account.redemptions)
        #expect(lazy.account.qualifying == swept.account.qualifying)
        #expect(lazy.account.forgottenBefore == swept.account.forgottenBefore)
        #expect(lazy.account.lots == swept.account.lots)
        #expect(lazy.account.totals == swept.account.totals)
    }
}
