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

@Suite("Tier after a decision: the tier of the account as it is then, whatever was decided")
struct TierAfterDecisionsTests {
    private func ladder(_ measure: TierLadder.Measure = .balance) throws -> TierLadder {
        try TierLadder(
            measure: measure,
            window: .lifetime,
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 300)]
        )
    }

    private func member(expiry: ExpiryPolicy = .never, refundGrace: RefundGrace = .lost) throws -> Member {
        try Member(Sample.stewarded(expiry: expiry, tiers: ladder(), refundGrace: refundGrace))
    }

    private func recorded(_ member: Member) -> String? { member.account.tier?.tier?.text }

    // MARK: One account

    @Test("Points that repay debt in the decision that grants them are no part of the balance")
    func repaid() throws {
        var member = try member()
        try member.accrue(250, as: "1", at: "2027-01-01")
        try member.redeem(250, as: "r", at: "2027-01-02")
        try member.reverse("1", at: "2027-01-03")
        let answer = try member.accrue(340, as: "2", at: "2027-01-04")
        #expect(member.account.debt == 0 && member.account.remainingSteps == 90)
        guard case .accrued(let receipt) = answer else { return #expect(Bool(false), "the order is accrued") }
        #expect(receipt.tier == nil && recorded(member) == nil)
    }

    @Test("Points of an order that comes in late are no part of the balance if they are past their last day")
    func late() throws {
        var member = try member(expiry: .throughDay(after: .days(10)))
        try member.accrue(10, as: "1", at: "2027-06-01")
        let order = try Sample.order("2", 500, at: "2027-01-01")
        guard case .accrued(let receipt) = try member.run(.accrue(.order(order)), at: "2027-06-02") else {
            return #expect(Bool(false), "the order is accrued")
        }
        #expect(member.account.totals.expired == 500)
        #expect(receipt.tier == nil && recorded(member) == nil)
    }

    @Test("Redeeming leaves the tier of what is left, and a refund brings it back")
    func redeemAndRefund() throws {
        var member = try member()
        try member.accrue(320, as: "1", at: "2027-01-01")
        #expect(recorded(member) == "gold")
        try member.redeem(100, as: "r", at: "2027-01-02")
        #expect(recorded(member) == "silver")
        try member.redeem(200, as: "s", at: "2027-01-03")
        #expect(recorded(member) == nil)
        try member.refund("s", at: "2027-01-04")
        #expect(recorded(member) == "silver")
    }

    @Test("Held points are the member's own until they are captured")
    func holdAndCapture() throws {
        var member = try member()
        try member.accrue(320, as: "1", at: "2027-01-01")
        try member.hold(300, as: "h", at: "2027-01-02")
        #expect(recorded(member) == "gold")
        try member.capture("h", 150, at: "2027-01-02")
        #expect(recorded(member) == "silver")
    }

    @Test("What people give and take by hand counts as points of the balance")
    func adjust() throws {
        var member = try member()
        try member.adjust(120, at: "2027-01-01")
        #expect(recorded(member) == "silver")
        try member.adjust(-30, at: "2027-01-01")
        #expect(recorded(member) == nil)
    }

    @Test("An opening balance has the tier of what is left after expiry and debt")
    func opening() throws {
        var member = try member()
        let lot = OpeningLot(
            try Sample.points(350),
            grantedAt: try Sample.time("2026-01-01"),
            expiresAt: try Sample.time("2028-01-01")
        )
        let answer = try member.run(
            .openBalance(OpeningBalance(lots: [lot], debt: Sample.points(100))),
            at: "2027-01-01"
        )
        guard case .balanceOpened(let receipt) = answer else { return #expect(Bool(false), "the balance is opened") }
        #expect(receipt.tier?.text == "silver" && recorded(member) == "silver")
        try member.settle(at: "2028-01-02")
        #expect(recorded(member) == nil)
    }

    @Test("Forfeiting all points ends a tier by balance; erasing forgets it")
    func close() throws {
        var member = try member()
        try member.accrue(320, as: "1", at: "2027-01-01")
        _ = try member.run(.close(forfeiting: true), at: "2027-01-02")
        #expect(member.account.tier != nil && recorded(member) == nil)
        _ = try member.run(.erase, at: "2027-01-03")
        #expect(member.account.tier == nil)
    }

    @Test("A command that finds points which time alone made active finds their tier")
    func maturing() throws {
        var member = try Member(Sample.program(maturity: .days(5), tiers: ladder()))
        try member.accrue(120, as: "1", at: "2027-01-01")
        #expect(recorded(member) == nil)
        try member.settle(at: "2027-01-06")
        #expect(recorded(member) == "silver")
        let again = try member.rules.decide(.settle(member.id), on: member.account, asOf: Sample.time("2027-01-06"))
        #expect(again.events.joined().isEmpty)
    }

    @Test(
        "An order that comes in late reaches the tier that it would have reached on its day, for as long as that lasts"
    )
    func lateAccrual() throws {
        let ladder = try TierLadder(
            measure: .points,
            window: .rolling(.days(10)),
            tiers: [Tier(TierID("silver"), from: 100)],
            downgrade: TierDowngrade(validity: TierValidity(.days(30)))
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(60, as: "1", at: "2027-01-01")
        let late = AccrualSource.order(try Sample.order("2", 60, at: "2027-01-05"))
        guard case .accrued(let receipt) = try member.run(.accrue(late), at: "2027-01-20") else {
            return #expect(Bool(false), "the order is accrued")
        }
        #expect(receipt.tier?.text == "silver" && recorded(member) == "silver")
    }

    // MARK: Two accounts

    @Test("Sending points leaves both members the tiers of what they have then")
    func transfer() throws {
        var club = try Club(Club.program(tiers: ladder()))
        try club.accrue(320, as: "1", to: "ann", at: "2027-01-01")
        try club.transfer(120, "ann", to: "bob", at: "2027-01-02")
        #expect(try club["ann"].tier?.tier?.text == "silver" && club["bob"].tier?.tier?.text == "silver")
        try club.transfer(120, "ann", to: "bob", at: "2027-01-03")
        #expect(try club["ann"].tier?.tier == nil && club["bob"].tier?.tier?.text == "silver")
        try club.check()
    }

    // MARK: Laws

    @Test(
        "After every command that takes effect the tier written down is the one that the account has",
        arguments: UInt64(1)...60
    )
    func always(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let program = try world.program()
        let measure = world.pick([TierLadder.Measure.balance, .points, .spend, .orders])
        let mode = world.pick([TierDowngrade.Mode.byBalance, .toReached])
        let ladder = try TierLadder(
            measure: measure,
            window: measure == .balance ? .lifetime : .rolling(.days(9)),
            tiers: [Tier(TierID("silver"), from: 30), Tier(TierID("gold"), from: 200)],
            downgrade: measure == .balance ? .immediate : TierDowngrade(mode, validity: TierValidity(.days(5)))
        )
        var member = try Member(
            Sample.program(
                accrual: program.accrual,
                maturity: program.maturity,
                expiry: program.expiry,
                tiers: ladder,
                policies: program.policies
            )
        )
        for step in try world.history() {
            guard let answer = try member.attempt(step), answer.isApproved, let at = member.account.lastAt else {
                continue
            }
            let standing = try member.rules.standing(of: member.account, asOf: at)
            #expect(member.account.tier?.tier == standing?.tier?.id)
        }
    }
}
