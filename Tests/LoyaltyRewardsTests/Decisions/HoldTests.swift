//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Hold: points are set aside, then redeemed or free again")
struct HoldTests {
    /// 100 points, 50 of them held from midnight for twenty hours.
    private func held(_ expiry: ExpiryPolicy = .never) throws -> Member {
        var member = try Member(Sample.program(expiry: expiry))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.hold(50, as: "h", hours: 20, at: "2027-01-02")
        return member
    }

    @Test("Held points are neither available nor redeemed, and still of their lot")
    func setAside() throws {
        var member = try held()
        let balance = try member.balance(at: "2027-01-02")
        #expect((balance.available.steps, balance.held.steps, member.remaining(of: 1)) == (50, 50, 100))
        #expect(try member.redeem(51, as: "r", at: "2027-01-02").codes == [.pointsInsufficient])
        #expect(try member.redeem(50, as: "r", at: "2027-01-02").isApproved)
        #expect(try member.balance(at: "2027-01-02").expiring.isEmpty)
    }

    @Test(
        "Ledger 17 · a hold is half-open: at its end it has timed out, an instant before it can be captured",
        arguments: [("2027-01-02T19:59:59.999999Z", true), ("2027-01-02T20:00:00Z", false), ("2027-02-02", false)],
        [true, false]
    )
    func timesOut(when: (at: String, isOpen: Bool), sweeps: Bool) throws {
        var member = try held()
        if sweeps { try member.settle(at: when.at) }
        let answer = try member.capture("h", at: when.at)
        #expect(answer.codes == (when.isOpen ? [] : [.holdNotOpen]))
        #expect(try member.available(at: when.at) == (when.isOpen ? 50 : 100))
        #expect(try member.balance(at: when.at).held.isZero)
    }

    @Test("What is malformed and a name that was used come before what the program offers")
    func order() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(10, as: "r", at: "2027-01-01")
        let policies = PointsPolicies()
        try member.use(Sample.program(policies: policies))
        #expect(
            try member.refusal(of: .hold(Sample.points(0), RedemptionID("h"), .hours(1)), at: "2027-01-02")
                == .invalidAmount
        )
        #expect(
            try member.refusal(of: .hold(Sample.points(1), RedemptionID("h"), .hours(0)), at: "2027-01-02")
                == .invalidAmount
        )
        let stars = try Points(steps: 5, in: PointUnit("stars"))
        #expect(try member.refusal(of: .hold(stars, RedemptionID("h"), .hours(1)), at: "2027-01-02") == .unitMismatch)
        #expect(try member.hold(5, as: "r", at: "2027-01-02").codes == [.redemptionAlreadyMade])
        #expect(try member.hold(5, as: "h", at: "2027-01-02").codes == [.holdNotOffered])
    }

    @Test("Ledger 18 · a part is captured, the rest is free in the same lots again")
    func partIsCaptured() throws {
        var member = try held()
        guard case .redeemed(let receipt) = try member.capture("h", 30, at: "2027-01-02") else {
            Issue.record("the hold is captured")
            return
        }
        #expect((receipt.points.steps, receipt.value.minorUnits, receipt.available.steps) == (30, 30, 70))
        #expect((member.remaining(of: 1), member.account.holds.count, member.account.lots.count) == (70, 0, 1))
        #expect(try member.capture("h", 20, at: "2027-01-02").codes == [.holdNotOpen])
    }

    @Test("A hold takes the points that expire first, and a part of it is captured in that order")
    func capturesInOrder() throws {
        var member = try Member(Sample.program())
        try member.grant(50, as: "late", at: "2027-01-01", through: "2027-03-31")
        try member.grant(50, as: "early", at: "2027-01-01", through: "2027-02-28")
        try member.hold(80, as: "h", at: "2027-01-02")
        try member.capture("h", 60, at: "2027-01-02")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (40, 0))
    }

    @Test("A hold is captured or released once, and only after it was made")
    func once() throws {
        var member = try held()
        let before = member.account
        #expect(try member.capture("x", at: "2027-01-02").codes == [.holdNotOpen])
        #expect(try member.release("x", at: "2027-01-02").codes == [.holdNotOpen])
        #expect(try member.capture("h", 51, at: "2027-01-02").codes == [.holdExceeded])
        #expect(try member.hold(1, as: "h", at: "2027-01-02").codes == [.redemptionAlreadyMade])
        #expect(try member.redeem(1, as: "h", at: "2027-01-02").codes == [.redemptionAlreadyMade])
        #expect(member.account == before)
        guard case .released(let receipt) = try member.release("h", at: "2027-01-02") else {
            Issue.record("the hold is released")
            return
        }
        #expect((receipt.points.steps, receipt.expired.steps, receipt.repaid.steps) == (50, 0, 0))
        #expect(try member.release("h", at: "2027-01-02").codes == [.holdNotOpen])
        #expect(try member.available(at: "2027-01-02") == 100)
    }

    @Test(
        "Held points outlive their last day: captured they are redeemed, released they are gone",
        arguments: [true, false]
    )
    func pastExpiry(captures: Bool) throws {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(0))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.hold(60, as: "h", hours: 48, at: "2027-01-01")
        try member.settle(at: "2027-01-02")
        #expect((member.account.totals.expired, member.account.heldSteps) == (40, 60))
        if captures {
            try member.capture("h", 50, at: "2027-01-02T12:00:00Z")
        } else {
            guard case .released(let receipt) = try member.release("h", at: "2027-01-02T12:00:00Z") else {
                Issue.record("the hold is released")
                return
            }
            #expect((receipt.points.steps, receipt.expired.steps) == (60, 60))
        }
        #expect((member.account.totals.redeemed, member.account.totals.expired) == (captures ? (50, 50) : (0, 100)))
        #expect((member.account.lots.isEmpty, member.account.isBalanced) == (true, true))
    }

    @Test("Points that are released repay the debt that was made while they were held", arguments: [0, 1, 2])
    func releaseRepays(how: Int) throws {
        var member = try held()
        guard case .accrualReversed(let receipt) = try member.reverse("1", at: "2027-01-02") else {
            Issue.record("the accrual is reversed")
            return
        }
        #expect((receipt.points.steps, receipt.debt.steps) == (50, 50))
        switch how {
        case 0: try member.release("h", at: "2027-01-02")
        case 1: try member.settle(at: "2027-01-02T20:00:00Z")
        default: try member.capture("h", 20, at: "2027-01-02")
        }
        #expect(member.account.debt == (how == 2 ? 20 : 0))
        #expect((member.account.lots.isEmpty, member.account.isBalanced) == (true, true))
    }

    @Test("Points that time out repay debt if they lived then, however late anybody looks", arguments: [true, false])
    func timedOutPointsRepay(sweeps: Bool) throws {
        var member = try held(.throughDay(after: .days(2)))
        try member.reverse("1", at: "2027-01-02")
        if sweeps { try member.settle(at: "2027-01-02T20:00:00Z") }
        try member.settle(at: "2027-02-01")
        #expect((member.account.debt, member.account.totals.expired, member.account.totals.repaid) == (0, 0, 50))
    }

    @Test("A program says whether points are held, and for how long")
    func offered() throws {
        var member = try held()
        #expect(try member.hold(1, as: "i", hours: 721, at: "2027-01-02").codes == [.holdTooLong])
        #expect(try member.hold(1, as: "i", hours: 720, at: "2027-01-02").isApproved)
        member.rules = try PointsProgram(Sample.program(policies: PointsPolicies()), in: FixedOffset.utc)
        #expect(try member.hold(1, as: "j", at: "2027-01-02").codes == [.holdNotOffered])
        #expect(try member.capture("h", at: "2027-01-02").isApproved)
    }

    @Test("A hold and a capture of nothing, or of other points, are malformed")
    func malformed() throws {
        let member = try held()
        let stars = try Points(steps: 5, in: PointUnit("stars"))
        let name = try RedemptionID("h")
        for (action, expected) in [
            (.hold(try Sample.points(5), name, .zero), .invalidAmount),
            (try .hold(Sample.points(0), name, .days(1)), .invalidAmount),
            (try .hold(stars, name, .days(1)), .unitMismatch),
            (.capture(name, try Sample.points(0)), .invalidAmount),
            (.capture(name, try Sample.points(-1)), .invalidAmount),
            (.capture(name, stars), .unitMismatch),
        ] as [(PointsCommand.Action, RewardsError.Code)] {
            #expect(try member.refusal(of: action, at: "2027-01-03") == expected)
        }
    }

    @Test("A hold is captured at the worth of the version that made it; a part needs that version, the whole does not")
    func earlierVersion() throws {
        let first = try Sample.program()
        let second = try Sample.program(version: "2", worth: 3)
        var member = try held()
        member.rules = try PointsProgram(second, in: FixedOffset.utc)
        let part = PointsCommand.Action.capture(try RedemptionID("h"), try Sample.points(20))
        #expect(try member.refusal(of: part, at: "2027-01-02") == .unknownVersion)
        var whole = member
        guard case .redeemed(let all) = try whole.capture("h", at: "2027-01-02") else {
            Issue.record("the hold is captured")
            return
        }
        #expect(all.value.minorUnits == 50)
        member.rules = try PointsProgram(second, earlier: [first], in: FixedOffset.utc)
        guard case .redeemed(let some) = try member.capture("h", 20, at: "2027-01-02") else {
            Issue.record("the hold is captured")
            return
        }
        #expect(some.value.minorUnits == 20)
    }

    @Test("B18 · points held for a bill whose rest they absorb pay that bill and no more")
    func absorbedRest() throws {
        let rule = try RedemptionRule(
            Sample.points(1),
            worth: Sample.euro(100),
            minimum: Sample.points(1),
            step: Sample.points(1),
            residual: .absorbed,
            rounding: .down
        )
        var member = try Member(Sample.program(redemption: rule))
        try member.accrue(10, as: "1", at: "2027-01-01")
        let hold = PointsCommand.Action.hold(
            try Sample.points(2),
            try RedemptionID("h"),
            try .hours(1),
            towards: try Sample.euro(145)
        )
        guard case .held(let receipt) = try member.run(hold, at: "2027-01-01") else {
            Issue.record("the points are held")
            return
        }
        #expect(receipt.value.minorUnits == 145)
        guard case .redeemed(let redeemed) = try member.capture("h", at: "2027-01-01") else {
            Issue.record("the hold is captured")
            return
        }
        #expect(redeemed.value.minorUnits == 145)
    }

    @Test(
        "Held points of an order that was returned meanwhile make good for what was written off, however the hold ends"
    )
    func writtenOffWhileHeld() throws {
        for end in ["release", "capture", "time out"] {
            var member = try Member(Sample.program(policies: Sample.policies(debt: .writtenOff)))
            try member.accrue(100, as: "1", at: "2027-01-01")
            try member.hold(100, as: "h", hours: 24, at: "2027-01-01")
            try member.reverse("1", at: "2027-01-01")
            switch end {
            case "release": try member.release("h", at: "2027-01-02")
            case "capture": try member.capture("h", 1, at: "2027-01-01")
            default: try member.settle(at: "2027-01-02")
            }
            #expect(try member.available(at: "2027-01-03") == 0, "\(end)")
            #expect(member.account.isBalanced)
        }
    }

    @Test("Held points past their last day repay the debt of their own returned order, as if the return came after")
    func deadWhileHeld() throws {
        var first = try Member(Sample.program(expiry: .throughDay(after: .days(1))))
        try first.accrue(100, as: "1", at: "2027-01-01")
        try first.hold(100, as: "h", hours: 96, at: "2027-01-01")
        var last = first
        try first.reverse("1", at: "2027-01-02")
        try first.release("h", at: "2027-01-04")
        try last.release("h", at: "2027-01-04")
        try last.reverse("1", at: "2027-01-04")
        #expect(first.account.debt == 0 && last.account.debt == 0)
        #expect(try first.available(at: "2027-01-05") == 0)
        #expect(first.account.isBalanced && last.account.isBalanced)
    }
}
