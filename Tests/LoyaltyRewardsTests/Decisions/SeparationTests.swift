//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Leaving: a member takes what is left of its own, and both go on")
struct SeparationTests {
    private func club(
        expiry: ExpiryPolicy = .never,
        returns: ReturnRule = .forever,
        grace: RefundGrace = .lost
    ) throws -> Club {
        try Club(Club.program(expiry: expiry, returns: returns, refundGrace: grace))
    }

    @Test("Nothing happened in between: both are as before")
    func undone() throws {
        var club = try club(expiry: .throughDay(after: .days(30)))
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(30, as: "ra", by: "ann", at: "2027-01-01")
        try club.accrue(50, as: "h", to: "home", at: "2027-01-02")
        try club.redeem(20, as: "rh", by: "home", at: "2027-01-02")
        let (ann, home) = (try club["ann"], try club["home"])
        try club.join("ann", to: "home", at: "2027-01-02")
        let answer = try club.separate("ann", from: "home", at: "2027-01-02")
        guard case .memberLeft(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.points.steps == 70 && receipt.debt.isZero && receipt.kind == .household)
        let after = try club["ann"]
        #expect(after.lots == ann.lots && after.accruals == ann.accruals && after.redemptions == ann.redemptions)
        #expect(after.totals == ann.totals && after.qualifying == ann.qualifying && after.enrolledAt == ann.enrolledAt)
        let rest = try club["home"]
        #expect(rest.lots == home.lots && rest.accruals == home.accruals && rest.redemptions == home.redemptions)
        #expect(rest.totals == home.totals && rest.qualifying == home.qualifying && rest.enrolledAt == home.enrolledAt)
        try club.check()
    }

    @Test("What others used of its points counts as sent to them")
    func usedPoints() throws {
        var club = try club(expiry: .throughDay(after: .days(30)))
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(50, as: "h", to: "home", at: "2027-01-02")
        try club.join("ann", to: "home", at: "2027-01-03")
        try club.redeem(120, as: "r", by: "home", at: "2027-01-04")
        try club.separate("ann", from: "home", at: "2027-01-05")
        #expect(try club["ann"].lots.isEmpty && club["ann"].totals.movedOut == 100)
        #expect(try club["home"].remainingSteps == 30 && club["home"].totals.movedIn == 100)
        #expect(try club.refund("r", of: "ann", at: "2027-01-06").codes == [.redemptionUnknown])
        #expect(try club.refund("r", of: "home", at: "2027-01-06").isApproved)
        #expect(try club["home"].remainingSteps == 150)
        try club.check()
        let returned = try club.reverse("a", from: "ann", at: "2027-01-07")
        guard case .accrualReversed(let receipt) = returned else { return #expect(returned.isApproved) }
        #expect(receipt.debt.steps == 100)
        try club.run("home", .settle, at: "2027-03-01")
        #expect(try club["home"].totals.expired == 150)
        try club.check()
    }

    @Test("A redemption of the member that was refunded at the host is the member's again")
    func refundedAtHost() throws {
        var club = try club(expiry: .throughDay(after: .days(30)), grace: .days(10))
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(80, as: "r", by: "ann", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-03")
        try club.refund("r", 30, of: "home", at: "2027-01-04")
        try club.separate("ann", from: "home", at: "2027-01-05")
        #expect(try club["ann"].lots.map(\.remaining) == [50] && club["ann"].totals.redeemed == 50)
        #expect(try club["ann"].totals.movedOut == 0)
        try club.refund("r", of: "ann", at: "2027-01-06")
        #expect(try club["ann"].remainingSteps == 100 && club["ann"].totals.redeemed == 0)
        try club.check()

        try club.redeem(40, as: "s", by: "ann", at: "2027-01-07")
        try club.join("ann", to: "home", at: "2027-01-08")
        guard case .refunded(let receipt) = try club.refund("s", of: "home", at: "2027-02-10") else {
            return #expect(Bool(false))
        }
        #expect(receipt.regranted.steps == 40)
        try club.separate("ann", from: "home", at: "2027-02-11")
        // Its own lots are past their last day; the grace was given by the account that refunded.
        #expect(try club["ann"].remainingSteps == 0 && club["home"].remainingSteps == 40)
        try club.check()
    }

    // MARK: Debt

    @Test("The return of its own order leaves the debt with the member, not with the host")
    func debtOfOwnOrder() throws {
        var club = try club()
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(100, as: "r", by: "ann", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-02")
        try club.reverse("a", from: "home", at: "2027-01-03")
        #expect(try club["home"].debt == 100)
        try club.separate("ann", from: "home", at: "2027-01-04")
        #expect(try club["ann"].debt == 100 && club["home"].debt == 0)
        try club.refund("r", of: "ann", at: "2027-01-05")
        #expect(try club["ann"].debt == 0 && club["ann"].remainingSteps == 0)
        try club.check()
    }

    @Test("Debt that was repaid stays repaid: a member leaves with no debt of the others")
    func debtOfOthers() throws {
        var club = try club()
        try club.accrue(50, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(50, as: "ra", by: "ann", at: "2027-01-01")
        try club.reverse("a", from: "ann", at: "2027-01-01")
        try club.accrue(80, as: "h", to: "home", at: "2027-01-02")
        try club.join("ann", to: "home", at: "2027-01-02")
        #expect(try club["home"].debt == 0 && club["home"].remainingSteps == 30)
        try club.redeem(30, as: "rh", by: "home", at: "2027-01-03")
        try club.reverse("h", from: "home", at: "2027-01-04")
        #expect(try club["home"].debt == 80)
        try club.separate("ann", from: "home", at: "2027-01-05")
        #expect(try club["ann"].debt == 0 && club["home"].debt == 80)
        try club.check()
    }

    @Test("What is repaid is first the host's debt, then the members' in the order in which they joined")
    func debtInOrder() throws {
        var club = try club()
        for (name, points) in [("home", Int64(10)), ("ann", 20), ("bob", 30)] {
            try club.accrue(points, as: name, to: name, at: "2027-01-01")
            try club.redeem(points, as: "r-\(name)", by: name, at: "2027-01-01")
            try club.reverse(name, from: name, at: "2027-01-01")
        }
        try club.join("ann", to: "home", at: "2027-01-02")
        try club.join("bob", to: "home", at: "2027-01-02")
        #expect(try club["home"].debt == 60)
        try club.accrue(15, as: "x", to: "home", at: "2027-01-03")
        #expect(try club["home"].members.map(\.debt) == [15, 30])
        try club.accrue(20, as: "y", to: "home", at: "2027-01-03")
        #expect(try club["home"].members.map(\.debt) == [0, 25])
        try club.check()
        try club.separate("bob", from: "home", at: "2027-01-04")
        try club.separate("ann", from: "home", at: "2027-01-04")
        #expect(try club["bob"].debt == 25 && club["ann"].debt == 0 && club["home"].debt == 0)
        try club.check()
    }

    // MARK: Several members

    @Test("Members leave in any order, each with its own lots and dates", arguments: [true, false])
    func anyOrder(firstLeavesFirst: Bool) throws {
        var club = try club()
        try club.accrue(3, as: "x", to: "home", at: "2027-01-03")
        try club.accrue(1, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(2, as: "b", to: "bob", at: "2027-01-02")
        try club.join("ann", to: "home", at: "2027-01-04")
        try club.accrue(4, as: "y", to: "home", at: "2027-01-04")
        try club.join("bob", to: "home", at: "2027-01-04")
        try club.accrue(5, as: "z", to: "home", at: "2027-01-04")
        #expect(try club["home"].lots.map(\.id.number) == [1, 2, 3, 4, 5])
        #expect(try club["home"].enrolledAt == Sample.time("2027-01-01"))
        let order = firstLeavesFirst ? ["ann", "bob"] : ["bob", "ann"]
        try club.separate(order[0], from: "home", at: "2027-01-05")
        #expect(try club["home"].enrolledAt == Sample.time(firstLeavesFirst ? "2027-01-02" : "2027-01-01"))
        try club.check()
        try club.separate(order[1], from: "home", at: "2027-01-05")
        #expect(try club["home"].enrolledAt == Sample.time("2027-01-03"))
        #expect(try club["home"].remainingSteps == 12)
        #expect(try club["ann"].remainingSteps == 1 && club["bob"].remainingSteps == 2)
        #expect(try club["ann"].lots.map(\.id.number) == [1] && club["bob"].lots.map(\.id.number) == [1])
        try club.check()
        try club.join("ann", to: "home", at: "2027-01-06")
        #expect(try club["home"].members.map(\.lotOffset) == [5])
        try club.check()
    }

    @Test("The host's tier before anybody joined is its tier when all have left, whoever leaves first")
    func tiers() throws {
        let ladder = try TierLadder(
            measure: .points,
            window: .period(.year),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 200)]
        )
        var club = try Club(Club.program(tiers: ladder))
        for name in ["home", "ann", "bob"] { try club.accrue(90, as: name, to: name, at: "2027-01-01") }
        try club.join("ann", to: "home", at: "2027-01-02")
        #expect(try club["home"].tier?.tier == TierID("silver"))
        try club.join("bob", to: "home", at: "2027-01-02")
        #expect(try club["home"].tier?.tier == TierID("gold"))
        try club.separate("ann", from: "home", at: "2027-01-03")
        #expect(try club["home"].tier?.tier == TierID("silver"))
        try club.separate("bob", from: "home", at: "2027-01-04")
        #expect(try club["home"].tier?.tier == nil && club["bob"].tier?.tier == nil)
        try club.check()
    }

    // MARK: Names that are forgotten

    @Test("A name that was forgotten and used again at the host stays at the host")
    func forgottenNames() throws {
        var club = try club(returns: ReturnRule(period: .days(10)))
        try club.accrue(100, as: "o", to: "ann", at: "2027-01-01")
        try club.redeem(10, as: "r", by: "ann", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-02")
        try club.run("home", .settle, at: "2027-06-01")
        #expect(try club["home"].accruals.isEmpty && club["home"].redemptions.isEmpty)
        #expect(try club["home"].members[0].redemptions.isEmpty && club["home"].members[0].qualifying.isEmpty)
        try club.accrue(20, as: "o", to: "home", at: "2027-06-02")
        try club.redeem(95, as: "r", by: "home", at: "2027-06-02")
        try club.refund("r", of: "home", at: "2027-06-03")
        try club.separate("ann", from: "home", at: "2027-06-04")
        #expect(try club["ann"].remainingSteps == 90 && club["home"].remainingSteps == 20)
        #expect(try club["home"].accruals.count == 1 && club["home"].redemptions.count == 1)
        #expect(try club["ann"].qualifying.isEmpty && !club["home"].qualifying.isEmpty)
        try club.check()
    }

    @Test("Points expire whose order is forgotten and whose name stands for another one by then")
    func forgottenOrder() throws {
        var club = try club(expiry: .throughDay(after: .days(400)), returns: ReturnRule(period: .days(10)))
        try club.accrue(100, as: "o", to: "ann", at: "2027-01-01")
        try club.accrue(5, as: "o", to: "ann", at: "2027-06-01")
        #expect(try club.run("ann", .settle, at: "2028-03-01").isApproved)
        #expect(try club["ann"].totals.expired == 100 && club["ann"].remainingSteps == 5)
    }

    // MARK: Afterwards

    @Test("An order that a member placed while joined stays at the host, and is returned there after it left")
    func returnAfterLeaving() throws {
        var club = try club()
        try club.join("ann", to: "home", at: "2027-01-01")
        try club.accrue(10, as: "a", to: "home", of: "ann", at: "2027-01-02")
        try club.separate("ann", from: "home", at: "2027-01-03")
        func giveBack(_ cents: Int64, of customer: String) throws -> PointsCommand.Action {
            .returnUnits(
                try Return(
                    id: ActivityID("back"),
                    at: Sample.time("2027-01-04"),
                    customer: CustomerID(customer),
                    order: OrderID("a"),
                    amount: Sample.euro(cents)
                )
            )
        }
        #expect(try club.run("home", giveBack(4, of: "ann"), at: "2027-01-04").isApproved)
        #expect(try club["home"].remainingSteps == 6)
        #expect(throws: RewardsError.self) { try club.run("home", giveBack(4, of: "bob"), at: "2027-01-04") }
        let error = #expect(throws: RewardsError.self) {
            try club.accrue(10, as: "b", to: "home", of: "ann", at: "2027-01-04")
        }
        #expect(error?.code == .memberMismatch)
    }

    // MARK: Refusals

    @Test("Nobody leaves who did not join, nor with points that are on hold")
    func refused() throws {
        var club = try club()
        try club.accrue(10, as: "a", to: "ann", at: "2027-01-01")
        #expect(try club.separate("ann", from: "home", at: "2027-01-01").codes == [.memberUnknown])
        try club.join("ann", to: "home", at: "2027-01-01")
        #expect(try club.separate("ann", from: "far", at: "2027-01-01").codes == [.memberUnknown])
        #expect(try club.separate("bob", from: "home", at: "2027-01-01").codes == [.memberUnknown])
        try club.accrue(10, as: "h", to: "home", at: "2027-01-01")
        try club.run("home", .hold(Sample.points(5), RedemptionID("r"), .hours(1)), at: "2027-01-01")
        #expect(try club.separate("ann", from: "home", at: "2027-01-01").codes == [.accountHasHolds])
        #expect(try club.separate("ann", from: "home", at: "2027-01-02").isApproved)
        try club.check()
    }
}
