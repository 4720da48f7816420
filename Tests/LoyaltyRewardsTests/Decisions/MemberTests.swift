//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Joining: an account brings all that it has into another one")
struct MemberTests {
    private func club(
        expiry: ExpiryPolicy = .never,
        maturity: TimeSpan = .zero,
        tiers: TierLadder? = nil,
        returns: ReturnRule = .forever,
        accrual: AccrualPlan? = nil
    ) throws -> Club {
        try Club(Club.program(accrual: accrual, maturity: maturity, expiry: expiry, tiers: tiers, returns: returns))
    }

    // MARK: What is brought

    @Test("Rewards P16 · Lots come with their dates, pending ones too, and burn in the order of expiry")
    func lots() throws {
        var club = try club(expiry: .throughDay(after: .days(30)), maturity: .days(2))
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(20, as: "b", to: "ann", at: "2027-01-10")
        try club.accrue(50, as: "h", to: "home", at: "2027-01-05")
        let answer = try club.join("ann", to: "home", at: "2027-01-11")
        guard case .memberJoined(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(try receipt.points == Sample.points(120) && receipt.debt.isZero)
        #expect(try receipt.member == CustomerID("ann") && receipt.kind == .household)
        let home = try club["home"]
        #expect(home.lots.map(\.remaining) == [100, 50, 20] && home.lots.map(\.id.number) == [2, 1, 3])
        let balance = try home.balance(in: .points, asOf: Sample.time("2027-01-11"))
        #expect(balance.available.steps == 150 && balance.pending.steps == 20)
        #expect(try club["ann"].lots.isEmpty && club["ann"].totals == PointsTotals())
        #expect(try club["ann"].move?.into == CustomerID("home") && club["ann"].move?.kind == .household)
        try club.check()
    }

    @Test("What is owed comes too, and is repaid out of all free points")
    func debt() throws {
        var club = try club()
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(100, as: "r", by: "ann", at: "2027-01-01")
        try club.reverse("a", from: "ann", at: "2027-01-01")
        try club.accrue(60, as: "h", to: "home", at: "2027-01-01")
        guard case .memberJoined(let receipt) = try club.join("ann", to: "home", at: "2027-01-02") else {
            return #expect(Bool(false))
        }
        #expect(try receipt.debt == Sample.points(100))
        let home = try club["home"]
        #expect(home.debt == 40 && home.totals.repaid == 60 && home.lots.isEmpty)
        try club.check()
    }

    @Test("A remainder that is carried comes too")
    func carried() throws {
        let plan = try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .included),
            rules: [
                AccrualRule(
                    .spend,
                    earns: .spend(AccrualRate(Sample.points(1), per: Sample.euro(10), counting: .proportionally))
                )
            ],
            rounding: .down,
            stage: .order,
            remainder: .carried
        )
        var club = try club(accrual: plan)
        try club.accrue(16, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(17, as: "h", to: "home", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-01")
        #expect(try club["home"].carried == 1_300_000)
        try club.accrue(1, as: "h2", to: "home", at: "2027-01-02")
        #expect(try club["home"].remainingSteps == 3 && club["home"].carried == 400_000)
        try club.separate("ann", from: "home", at: "2027-01-03")
        #expect(try club["home"].carried == -200_000 && club["ann"].carried == 600_000)
        try club.check()
    }

    @Test("An order of the member is returned at the host: its own lot first, then the others, then debt")
    func returns() throws {
        var club = try club()
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(70, as: "r", by: "ann", at: "2027-01-01")
        try club.accrue(50, as: "h", to: "home", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-02")
        #expect(try club.reverse("a", from: "ann", at: "2027-01-03").codes == [.accountMoved])
        let answer = try club.reverse("a", from: "home", at: "2027-01-03")
        guard case .accrualReversed(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.points.steps == 80 && receipt.debt.steps == 20)
        #expect(try club["home"].lots.isEmpty && club["home"].debt == 20)
        #expect(try club.refund("r", of: "home", at: "2027-01-04").isApproved)
        #expect(try club["home"].debt == 0 && club["home"].lots.map(\.remaining) == [50])
        try club.check()
    }

    @Test("Orders and returns of members' customers are the host's; those of strangers are not")
    func customers() throws {
        var club = try club()
        try club.join("ann", to: "home", at: "2027-01-01")
        #expect(try club.accrue(10, as: "a", to: "home", of: "ann", at: "2027-01-01").isApproved)
        for name in ["bob", "ann "] {
            let error = #expect(throws: RewardsError.self) {
                try club.accrue(10, as: "b", to: "home", of: name, at: "2027-01-01")
            }
            #expect(error?.code == .memberMismatch)
        }
        #expect(try club.accrue(10, as: "c", to: "ann", at: "2027-01-01").codes == [.accountMoved])
        #expect(try club.run("home", giveBack("a", of: "ann"), at: "2027-01-02").isApproved)
    }

    private func giveBack(_ order: String, _ cents: Int64 = 5, of customer: String) throws -> PointsCommand.Action {
        .returnUnits(
            try Return(
                id: ActivityID("back"),
                at: Sample.time("2027-01-02"),
                customer: CustomerID(customer),
                order: OrderID(order),
                amount: Sample.euro(cents)
            )
        )
    }

    @Test("What counts for a tier counts together, and the higher tier is kept")
    func tiers() throws {
        let ladder = try TierLadder(
            measure: .points,
            window: .period(.month),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 300)],
            downgrade: TierDowngrade(validity: TierValidity(.months(12)))
        )
        var club = try club(tiers: ladder)
        try club.accrue(80, as: "h", to: "home", at: "2027-01-01")
        try club.accrue(70, as: "a", to: "ann", at: "2027-01-02")
        try club.join("ann", to: "home", at: "2027-01-03")
        #expect(try club["home"].tier?.tier == TierID("silver"))
        try club.accrue(300, as: "b", to: "bob", at: "2027-01-03")
        #expect(try club["bob"].tier?.tier == TierID("gold"))
        try club.join("bob", to: "home", at: "2027-06-01")
        let record = try #require(try club["home"].tier)
        #expect(try record.tier == TierID("gold"))
        let standing = try club.rules.standing(of: club["home"], asOf: Sample.time("2027-12-01"))
        #expect(try standing?.tier?.id == TierID("gold"))
        try club.check()
        try club.separate("bob", from: "home", at: "2027-06-02")
        #expect(try club["bob"].tier?.tier == TierID("gold") && club["home"].tier?.tier != TierID("gold"))
        try club.check()
    }

    @Test("Limits count what both used in the period that runs")
    func limits() throws {
        let plan = try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .included),
            rules: [
                AccrualRule(
                    .spend,
                    earns: .spend(AccrualRate(Sample.points(1), per: Sample.euro(1), counting: .proportionally))
                )
            ],
            limits: [
                AccrualLimit(LimitID("month"), of: .plan, to: .points(Sample.points(100)), per: .calendar(.month))
            ],
            rounding: .down,
            stage: .order
        )
        var both = try club(accrual: plan)
        try both.accrue(60, as: "h", to: "home", at: "2027-01-01")
        try both.accrue(30, as: "a", to: "ann", at: "2027-01-01")
        try both.join("ann", to: "home", at: "2027-01-02")
        try both.accrue(50, as: "h2", to: "home", at: "2027-01-03")
        #expect(try both["home"].totals.issued == 100)

        var running = try club(accrual: plan)
        try running.accrue(60, as: "h", to: "home", at: "2027-01-01")
        try running.accrue(90, as: "a", to: "ann", at: "2027-02-01")
        try running.join("ann", to: "home", at: "2027-02-02")
        try running.accrue(50, as: "h2", to: "home", at: "2027-02-03")
        #expect(try running["home"].totals.issued == 160)

        var over = try club(accrual: plan)
        try over.accrue(60, as: "h", to: "home", at: "2027-02-01")
        try over.accrue(90, as: "a", to: "ann", at: "2027-01-01")
        try over.join("ann", to: "home", at: "2027-02-02")
        try over.accrue(50, as: "h2", to: "home", at: "2027-02-03")
        #expect(try over["home"].totals.issued == 190)
    }

    @Test("The later end of inactivity counts, and the earlier enrolment")
    func activity() throws {
        var club = try club(expiry: .inactivity(after: .months(6)))
        try club.accrue(10, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(10, as: "h", to: "home", at: "2027-03-01")
        try club.join("ann", to: "home", at: "2027-03-02")
        #expect(try club["home"].enrolledAt == Sample.time("2027-01-01"))
        #expect(try club["home"].inactiveAt == Sample.time("2027-09-02"))
        #expect(try club["home"].nextDue == Sample.time("2027-09-02") && club["ann"].nextDue == nil)
    }

    // MARK: Two accounts that nobody used

    @Test("Accounts to which nothing happened join, and leave with nothing")
    func empty() throws {
        var club = try club()
        #expect(try club.join("ann", to: "home", as: .duplicate, at: "2027-01-01").isApproved)
        #expect(try club["home"].members.map(\.kind) == [.duplicate])
        try club.check()
        #expect(try club.separate("ann", from: "home", at: "2027-01-02").isApproved)
        #expect(try club["home"].members.isEmpty && club["ann"].move == nil)
        try club.check()
    }

    // MARK: Refusals

    @Test("No account joins with points on hold, with members of its own, or with a name that the other has")
    func refused() throws {
        var club = try club()
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.run("ann", .hold(Sample.points(10), RedemptionID("h"), .hours(1)), at: "2027-01-01")
        #expect(try club.join("ann", to: "home", at: "2027-01-01").codes == [.accountHasHolds])
        #expect(try club.join("ann", to: "home", at: "2027-01-02").isApproved)
        try club.accrue(1, as: "x", to: "far", at: "2027-01-01")
        #expect(try club.join("home", to: "far", at: "2027-01-02").codes == [.accountHasMembers])
        try club.accrue(5, as: "a", to: "bob", at: "2027-01-02")
        let shared = try club.join("bob", to: "home", at: "2027-01-02")
        #expect(shared.codes == [.accountsShareName] && shared.reasons[0].values["name"] == .text("a"))
        try club.redeem(5, as: "r", by: "home", at: "2027-01-02")
        try club.run("home", .hold(Sample.points(5), RedemptionID("s"), .hours(1)), at: "2027-01-02")
        for name in ["r", "s"] {
            try club.accrue(5, as: "c\(name)", to: "carl\(name)", at: "2027-01-02")
            try club.redeem(5, as: name, by: "carl\(name)", at: "2027-01-02")
            #expect(try club.join("carl\(name)", to: "home", at: "2027-01-02").codes == [.accountsShareName])
        }
        try club.check()
    }

    @Test("A name that still counts for a tier is a shared name, even if nothing can be taken back any more")
    func sharedQualifying() throws {
        let ladder = try TierLadder(measure: .points, window: .lifetime, tiers: [Tier(TierID("silver"), from: 100)])
        var club = try club(tiers: ladder, returns: ReturnRule(period: .days(10)))
        try club.accrue(10, as: "1", to: "ann", at: "2027-01-01")
        try club.accrue(10, as: "1", to: "home", at: "2027-01-01")
        let answer = try club.join("ann", to: "home", at: "2027-06-01")
        #expect(answer.codes == [.accountsShareName])
    }

    @Test("A moved account answers every command but settle with where it is")
    func moved() throws {
        var club = try club()
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(100, as: "b", to: "bob", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-01")
        let (ann, bob, home) = (try CustomerID("ann"), try CustomerID("bob"), try CustomerID("home"))
        let name = try RedemptionID("r")
        let five = try Sample.points(5)
        let commands: [PointsCommand] = [
            .accrue(
                try Order(id: OrderID("z"), at: Sample.time("2027-01-01"), customer: nil, total: Sample.euro(1)),
                to: ann
            ),
            .reverseAccrual(of: try OrderID("a"), from: ann), PointsCommand(try giveBack("a", of: "ann"), for: ann),
            .redeem(five, as: name, by: ann), PointsCommand(.hold(five, name, try .hours(1)), for: ann),
            PointsCommand(.capture(name, nil), for: ann), .release(name, of: ann),
            PointsCommand(.refundRedemption(name, nil), for: ann),
            .transfer(five, from: ann, to: bob), .transfer(five, from: bob, to: ann),
            .transfer(five, from: home, to: ann),
            .join(bob, to: ann, as: .household), .join(ann, to: bob, as: .household),
            .join(ann, to: home, as: .household),
            .join(home, to: ann, as: .household), .separate(bob, from: ann),
        ]
        for command in commands {
            let answer = try club.run(command, at: Sample.time("2027-01-02"))
            #expect(answer.codes == [.accountMoved], "\(command.action)")
            #expect(answer.reasons.first?.values["into"] == .text("home"))
        }
        #expect(try club.run("ann", .settle, at: "2027-01-02").isApproved)
        #expect(try club["ann"].balance(in: .points, asOf: Sample.time("2027-01-02")).available.isZero)
        try club.check()
    }

    @Test("An account that joins itself is malformed, and one of another program is not of this one")
    func malformed() throws {
        let club = try club()
        let ann = try CustomerID("ann")
        let now = try Sample.time("2027-01-01")
        for command: PointsCommand in [.join(ann, to: ann, as: .duplicate), .separate(ann, from: ann)] {
            let error = #expect(throws: RewardsError.self) {
                try club.rules.decide(command, on: PointsAccount(), asOf: now)
            }
            #expect(error?.code == .accountMismatch)
        }
        let miles = try Program(
            id: ProgramID("miles"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(per: 1),
            expiry: .never
        )
        var other = try Club(miles)
        try other.accrue(1, as: "1", to: "ann", at: "2027-01-01")
        let foreign = try other["ann"]
        let error = #expect(throws: RewardsError.self) {
            let home = try CustomerID("home")
            return try club.rules.decide(
                .join(ann, to: home, as: .duplicate),
                on: PointsAccount(),
                and: foreign,
                asOf: now
            )
        }
        #expect(error?.code == .accountMismatch)
    }
}
