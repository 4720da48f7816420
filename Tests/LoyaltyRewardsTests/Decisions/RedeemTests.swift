//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Redeem: points leave the lots that expire first")
struct RedeemTests {
    @Test("L1 · the earliest expiry goes first, whenever it was granted")
    func earliestExpiryFirst() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2026-01-01", through: "2027-05-31")
        try member.grant(100, as: "b", at: "2026-01-02", through: "2026-12-31")
        try member.redeem(100, as: "r", at: "2026-02-01")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (100, 0))
    }

    @Test("L2 · points that never expire go last")
    func neverExpiringLast() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2026-01-01", through: nil)
        try member.grant(100, as: "b", at: "2026-01-02", through: "2026-12-31")
        try member.redeem(100, as: "r", at: "2026-02-01")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (100, 0))
    }

    @Test("Of equal dates the lot that was granted first goes first")
    func firstGrantedFirst() throws {
        var member = try Member(Sample.program())
        for order in ["a", "b", "c"] { try member.accrue(10, as: order, at: "2026-01-01") }
        try member.redeem(15, as: "r", at: "2026-02-01")
        #expect(member.account.lots.map(\.id.number) == [2, 3])
        #expect(member.account.lots.map(\.remaining) == [5, 10])
    }

    @Test("Ledger 1 · one redemption can empty a lot and start the next")
    func spansLots() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-03-31")
        try member.grant(50, as: "b", at: "2027-01-01", through: "2027-02-28")
        try member.redeem(60, as: "r", at: "2027-02-01")
        #expect(member.account.lots.map(\.remaining) == [90])
        guard case .redeemed(let event) = member.log.last else {
            Issue.record("the redemption is the last event")
            return
        }
        #expect(event.allocations == [LotAllocation(LotID(2), 50), LotAllocation(LotID(1), 10)])
    }

    @Test("Ledger 2 and 3, L14 · at its expiry a lot is gone, whether or not anything swept it")
    func expiryIsHalfOpen() throws {
        var member = try Member(Sample.program())
        try member.grant(10, as: "a", at: "2026-12-01", through: "2026-12-31")
        var early = member
        #expect(try early.redeem(1, as: "r", at: "2026-12-31T23:59:59.999999Z").isApproved)
        #expect(try member.redeem(1, as: "r", at: "2027-01-01").codes == [.pointsInsufficient])
        #expect(try member.redeem(1, as: "r", at: "2027-02-01").codes == [.pointsInsufficient])
        #expect(member.log.count == 2)
        try member.settle(at: "2027-02-01")
        #expect(try member.redeem(1, as: "r", at: "2027-02-01").codes == [.pointsInsufficient])
        #expect(member.account.totals.expired == 10)
    }

    @Test("An approved command first writes down what expired")
    func dueComesFirst() throws {
        var member = try Member(Sample.program())
        try member.grant(10, as: "a", at: "2026-12-01", through: "2026-12-31")
        try member.grant(10, as: "b", at: "2026-12-01", through: nil)
        try member.redeem(5, as: "r", at: "2027-02-01")
        #expect((member.account.totals.expired, member.account.totals.redeemed) == (10, 5))
        #expect(member.account.isBalanced)
    }

    @Test("B8 · redeeming all and accruing again leaves what was accrued")
    func accruesAfterRedeeming() throws {
        var member = try Member(Sample.program(worth: 5))
        try member.accrue(77, as: "a", at: "2027-01-01")
        guard case .redeemed(let receipt) = try member.redeem(77, as: "r", at: "2027-01-01") else {
            Issue.record("the points are redeemed")
            return
        }
        #expect(receipt.value == (try Sample.euro(385)))
        #expect(receipt.available.isZero)
        try member.accrue(82, as: "b", at: "2027-01-01")
        #expect(try member.available(at: "2027-01-01") == 82)
    }

    @Test("B15 · an order's own points do not pay for it: what is there before it is redeemed, and what it earns stays")
    func ownPoints() throws {
        var member = try Member(Sample.program())
        try member.accrue(10, as: "1", at: "2027-01-01")
        #expect(try member.redeem(60, as: "2", at: "2027-01-02").codes == [.pointsInsufficient])
        #expect(try member.redeem(10, as: "2", at: "2027-01-02").isApproved)
        try member.accrue(50, as: "2", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 50)
    }

    @Test("B9 · the same name redeems once")
    func nameRedeemsOnce() throws {
        var member = try Member(Sample.program())
        try member.accrue(1_000, as: "a", at: "2027-01-01")
        try member.redeem(300, as: "r", at: "2027-01-01")
        #expect(try member.redeem(300, as: "r", at: "2027-01-01").codes == [.redemptionAlreadyMade])
        #expect(try member.available(at: "2027-01-01") == 700)
    }

    @Test("A refusal names every reason, the weightiest first, with what is missing")
    func refusalNamesReasons() throws {
        var member = try Member(Sample.program(minimum: 50, step: 10))
        try member.accrue(20, as: "a", at: "2027-01-01")
        let answer = try member.redeem(45, as: "r", at: "2027-01-01")
        #expect(answer.codes == [.redemptionBelowMinimum, .redemptionNotInSteps, .pointsInsufficient])
        #expect(answer.reasons[0].values["minimum"] == .points(try Sample.points(50)))
        #expect(answer.reasons[1].values["nearest"] == .points(try Sample.points(50)))
        #expect(answer.reasons[2].values["missing"] == .points(try Sample.points(25)))
        #expect(!answer.isApproved)
    }

    @Test(
        "The nearest amount that is offered can be redeemed: the multiple below, or the least one of all",
        arguments: [(Int64(57), Int64(50)), (55, 50), (27, 30), (12, 30), (1, 30), (31, 30)]
    )
    func nearestCanBeRedeemed(asked: Int64, nearest: Int64) throws {
        var member = try Member(Sample.program(minimum: 25, step: 10))
        try member.accrue(100, as: "a", at: "2027-01-01")
        let reasons = try member.redeem(asked, as: "r", at: "2027-01-01").reasons
        let values = try #require(reasons.first { $0.code == .redemptionNotInSteps }?.values)
        #expect(values["nearest"] == .points(try Sample.points(nearest)))
        #expect(try member.redeem(nearest, as: "r", at: "2027-01-01").isApproved)
    }

    @Test("Points that are worth nothing are not redeemed")
    func worthNothing() throws {
        let rule = try RedemptionRule(
            Sample.points(100),
            worth: Sample.euro(1),
            minimum: Sample.points(1),
            step: Sample.points(1),
            rounding: .down
        )
        var member = try Member(Sample.program(redemption: rule))
        try member.accrue(150, as: "a", at: "2027-01-01")
        let answer = try member.redeem(99, as: "r", at: "2027-01-01")
        #expect(answer.codes == [.redemptionBelowMinimum])
        #expect(answer.reasons[0].values["minimum"] == .points(try Sample.points(100)))
        #expect(try member.redeem(100, as: "r", at: "2027-01-01").isApproved)
        #expect(try rule.redeemable(from: Sample.points(99)).isZero)
    }

    @Test("An account to which nothing happened has nothing to redeem")
    func emptyAccount() throws {
        var member = try Member(Sample.program())
        #expect(try member.redeem(1, as: "r", at: "2027-01-01").codes == [.pointsInsufficient])
        #expect(member.account == PointsAccount())
    }

    @Test("A program without a redemption rule does not offer it")
    func notOffered() throws {
        let program = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: .never
        )
        var member = try Member(program)
        #expect(try member.redeem(1, as: "r", at: "2027-01-01").codes == [.redemptionNotOffered])
    }

    @Test("Ledger 11 · an amount of zero or less is malformed", arguments: [Int64(0), -1, -9_007_199_254_740_991])
    func malformedAmount(steps: Int64) throws {
        let rules = try Member(Sample.program()).rules
        let command = try PointsCommand.redeem(Sample.points(steps), as: RedemptionID("r"), by: Sample.member())
        #expect(
            code { () throws(RewardsError) in
                _ = try rules.decide(command, on: PointsAccount(), asOf: .unixEpoch)
            } == .invalidAmount
        )
    }

    @Test("Points of another unit are malformed")
    func malformedUnit() throws {
        let rules = try Member(Sample.program()).rules
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        let command = try PointsCommand.redeem(miles, as: RedemptionID("r"), by: Sample.member())
        #expect(
            code { () throws(RewardsError) in
                _ = try rules.decide(command, on: PointsAccount(), asOf: .unixEpoch)
            } == .unitMismatch
        )
    }
}
