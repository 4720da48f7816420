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

@Suite("Replay: a draft program over a recorded history, next to the live one")
struct ReplayTests {
    private let live: Program
    private var member: Member

    /// 100 points for the order of January, 60 redeemed in February, and a hold of 10 that is captured in March.
    init() throws {
        live = try Sample.program()
        member = try Member(live)
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(60, as: "r", at: "2027-02-01")
        try member.hold(10, as: "h", at: "2027-03-01")
        try member.capture("h", at: "2027-03-01")
    }

    private func replay(_ draft: Program, asOf: String = "2027-12-31") throws -> ReplayReport {
        try PointsProgram(draft, in: FixedOffset.utc).replay(
            [MemberHistory(of: member.id, member.log)],
            against: PointsProgram(live, in: FixedOffset.utc),
            asOf: Sample.time(asOf)
        )
    }

    @Test("The very same program comes to the very same figures")
    func sameProgram() throws {
        let report = try replay(live)
        #expect(report.live == report.draft)
        #expect(report.changedTiers.isEmpty && report.changedBalances.isEmpty)
        #expect(report.live.issued.steps == 100 && report.live.redeemed.steps == 70)
        #expect(report.live.cost == (try Sample.euro(70)))
        #expect(report.live.outstanding.steps == 30)
        #expect(report.live.liability == (try Sample.euro(30)))
    }

    @Test("A more generous draft costs the same redemptions and leaves more points outstanding")
    func generousDraft() throws {
        let report = try replay(Sample.program(version: "2", accrual: Sample.rule(points: 2, per: 1)))
        #expect(report.draft.issued.steps == 200)
        #expect(report.draft.cost == report.live.cost)
        #expect(report.draft.outstanding.steps == 130)
        #expect(report.changedBalances.map(\.member) == [member.id])
        #expect(report.members.first?.draft.balance.available.steps == 130)
    }

    @Test("A redemption for which the draft leaves too few points is declined and counted")
    func declined() throws {
        let report = try replay(Sample.program(version: "2", expiry: .throughDay(after: .days(45))))
        #expect(report.members.first?.declined == [try RedemptionID("h")])
        #expect(report.draft.redeemed.steps == 60)
        #expect(report.draft.expired.steps == 40)
        #expect(report.draft.cost == (try Sample.euro(60)))
    }

    @Test("Members whose tier the draft changes are told")
    func tiers() throws {
        let ladder = try TierLadder(measure: .spend, window: .period(.year), tiers: [Tier(TierID("gold"), from: 100)])
        let report = try replay(Sample.program(version: "2", tiers: ladder))
        #expect(report.changedTiers.map(\.member) == [member.id])
        #expect(report.changedTiers.first?.draft.tier?.text == "gold")
        #expect(report.changedTiers.first?.live.tier == nil)
    }

    @Test("Returns and refunds are decided anew, by what was returned by then")
    mutating func returns() throws {
        try member.refund("r", 20, at: "2027-04-01")
        try member.reverse("1", at: "2027-05-01")
        let report = try replay(Sample.program(version: "2", accrual: Sample.rule(points: 2, per: 1)))
        #expect(report.live.debt.steps == 50 && report.live.outstanding.steps == 0)
        #expect(report.draft.debt.steps == 50 && report.draft.outstanding.steps == 0)
        #expect(report.live.cost == (try Sample.euro(50)))
        #expect(report.draft.cost == (try Sample.euro(50)))
    }

    @Test("What a draft does not hold counts as redeemed when it was captured")
    func noHolds() throws {
        let draft = try Sample.program(version: "2", policies: PointsPolicies())
        let report = try replay(draft)
        #expect(report.draft == report.live)
        #expect(report.members.first?.declined.isEmpty == true)
        let held = try PointsProgram(draft, in: FixedOffset.utc).account(
            replaying: MemberHistory(of: member.id, member.log),
            asOf: .latest
        )
        #expect(held.holds.isEmpty && held.redemptions.count == 2)
    }

    @Test("What was held and released, or is held still, is so by the draft")
    mutating func holds() throws {
        try member.hold(5, as: "i", at: "2027-04-01")
        try member.release("i", at: "2027-04-01")
        try member.hold(7, as: "j", at: "2027-04-02")
        let history = MemberHistory(of: member.id, member.log)
        let rules = try PointsProgram(Sample.program(version: "2"), in: FixedOffset.utc)
        let then = try rules.account(replaying: history, asOf: Sample.time("2027-04-02"))
        #expect(then.heldSteps == 7 && then.holds.map(\.redemption.text) == ["j"])
        let report = try replay(Sample.program(version: "2"), asOf: "2027-05-01")
        #expect(report.members.first?.draft.balance.available.steps == 30)
    }

    @Test("What happens later than the instant is left out")
    func asOf() throws {
        let report = try replay(live, asOf: "2027-01-31")
        #expect(report.live.redeemed.isZero && report.live.cost == nil)
        #expect(report.draft == report.live)
    }

    @Test("A draft that asks for an order's total declines what was redeemed without one")
    func totalUnknown() throws {
        let rule = try RedemptionRule(
            Sample.points(1),
            worth: Sample.euro(1),
            minimum: Sample.points(1),
            step: Sample.points(1),
            orderShare: .percent(50),
            rounding: .down
        )
        let report = try replay(Sample.program(version: "2", redemption: rule))
        #expect(report.members.first?.declined.count == 2)
        #expect(report.draft.cost == nil)
    }

    @Test("A history of another program is refused")
    func foreign() throws {
        let other = try Program(
            id: ProgramID("tea"),
            version: live.version,
            timeZone: "UTC",
            accrual: live.accrual,
            expiry: .never
        )
        #expect(
            code { () throws(RewardsError) in
                _ = try PointsProgram(other, in: FixedOffset.utc).replay(
                    [MemberHistory(of: member.id, member.log)],
                    against: PointsProgram(other, in: FixedOffset.utc),
                    asOf: .latest
                )
            } == .accountMismatch
        )
    }

    @Test("A member with nothing in the history has nothing")
    func empty() throws {
        let rules = try PointsProgram(live, in: FixedOffset.utc)
        let report = try rules.replay([MemberHistory(of: member.id, [])], against: rules, asOf: .latest)
        #expect(report.live.issued.isZero && report.live.cost == nil && report.members.count == 1)
        #expect(try rules.replay([MemberHistory](), against: rules, asOf: .latest).members.isEmpty)
    }

    @Test("An order of somebody who had joined the account counts as its own, and the history is told to be partial")
    func household() throws {
        let rules = try PointsProgram(live, in: FixedOffset.utc)
        let (home, bob) = (try CustomerID("home"), try CustomerID("bob"))
        var log: [PointsEvent] = []
        let joined = try rules.decide(
            .join(bob, to: home, as: .household),
            on: PointsAccount(),
            and: PointsAccount(),
            asOf: Sample.time("2027-01-01")
        )
        var account = PointsAccount()
        for event in joined.events[0] { try account.apply(event) }
        log += joined.events[0]
        let order = try Order(
            id: OrderID("b"),
            at: Sample.time("2027-01-02"),
            customer: bob,
            total: Sample.euro(40)
        )
        let accrued = try rules.decide(.accrue(order, to: home), on: account, asOf: Sample.time("2027-01-02"))
        log += accrued.events.joined()
        let report = try rules.replay([MemberHistory(of: home, log)], against: rules, asOf: Sample.time("2027-02-01"))
        #expect(report.draft.issued.steps == 40 && report.live.issued.steps == 40)
        #expect(report.members.first?.isPartial == true)
    }
}
