//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Period commissions: a later run changes an account by the difference, and the same run by nothing")
struct PartnerPeriodTests {
    private var books = Books()

    init() throws {
        try books.run(.recordPeriod(Make.june(10_000)), asOf: Make.day(30))
    }

    private func period(_ books: Books) throws -> PartnerPeriod {
        try #require(try books.account("alice").periods[Make.juneKey])
    }

    @Test("The first run of a period is accrued and approved at the end of its hold")
    func firstRun() throws {
        #expect(try books.balance("alice", asOf: Make.day(43)).pending.minorUnits == 10_000)
        #expect(try books.balance("alice", asOf: Make.day(44)).payable.minorUnits == 10_000)
        #expect(try books.account("alice").nextDue == Make.day(44))
        #expect(try books.account("alice").partner == Make.alice)
        #expect(try period(books).run == 1)
        #expect(books.areConserved)
    }

    @Test("A run that is delivered again, an earlier one, and one that says the same are declined")
    func sameRunIsNothing() throws {
        var books = self.books
        let day = try Make.day(31)
        #expect(try books.run(.recordPeriod(Make.june(10_000)), asOf: day).codes == [.periodRunNotNewer])
        #expect(try books.run(.recordPeriod(Make.june(10_000, run: 2)), asOf: day).codes == [.periodUnchanged])
        #expect(try books.run(.recordPeriod(Make.june(9_000, run: 3)), asOf: day).reasons.isEmpty)
        #expect(try books.run(.recordPeriod(Make.june(8_000, run: 2)), asOf: day).codes == [.periodRunNotNewer])
        #expect(try period(books).total.minorUnits == 9_000)
        let nothing = try PeriodCommission(
            partner: Make.bob,
            key: Make.juneKey,
            run: 1,
            at: day,
            total: Make.cents(0),
            approvesAt: day
        )
        #expect(try books.run(.recordPeriod(nothing), asOf: day).codes == [.periodUnchanged])
        #expect(try books.run(.recordPeriod(Make.june(1, run: 4, day: 32)), asOf: day).codes == [.activityInFuture])
    }

    @Test("A run that says more accrues the difference, and the later hold counts for what is pending")
    func laterRunSaysMore() throws {
        var books = self.books
        try books.run(.recordPeriod(Make.june(12_500, run: 2, day: 35)), asOf: Make.day(35))
        #expect(try books.account("alice").nextDue == Make.day(49))
        #expect(try books.balance("alice", asOf: Make.day(48)).pending.minorUnits == 12_500)
        #expect(try books.balance("alice", asOf: Make.day(49)).payable.minorUnits == 12_500)
        try books.run(.recordPeriod(Make.june(12_600, run: 3, day: 50)), asOf: Make.day(50))
        #expect(try books.balance("alice", asOf: Make.day(50)).pending.minorUnits == 100)
        #expect(try books.balance("alice", asOf: Make.day(50)).payable.minorUnits == 12_500)
        #expect(books.areConserved)
    }

    @Test("A run that says less takes back what is pending first, then what is approved, perhaps below zero")
    func laterRunSaysLess() throws {
        var books = self.books
        try books.run(.recordPeriod(Make.june(8_000, run: 2, day: 31)), asOf: Make.day(31))
        #expect(try books.balance("alice", asOf: Make.day(31)).pending.minorUnits == 8_000)
        try books.run(.recordPeriod(Make.june(8_500, run: 3, day: 45)), asOf: Make.day(45))
        let payout = try CommissionPayout(id: ActivityID("p"), at: Make.day(46), amount: Make.cents(8_000))
        try books.run(.recordPayout(payout, partner: Make.alice), asOf: Make.day(46))
        let answer = try books.run(.recordPeriod(Make.june(1_000, run: 4, day: 47)), asOf: Make.day(47))
        guard case .periodRecorded(let change) = answer else {
            Issue.record("the run is recorded")
            return
        }
        #expect(change.amount.minorUnits == -7_500)
        #expect(change.takenFromPending.minorUnits == 500)
        #expect(change.takenFromApproved.minorUnits == 7_000)
        #expect(try books.balance("alice", asOf: Make.day(47)).payable.minorUnits == -7_000)
        #expect(books.areConserved)
    }

    @Test("Periods, and plans within a period, are apart")
    func periodsAreApart() throws {
        var books = self.books
        let dates = try CalendarPeriod.month.dates(containing: CivilDate(parsing: "2026-05-01"))
        let keys = try [
            PeriodKey(plan: DefinitionVersion("plan-1"), dates: dates),
            PeriodKey(plan: DefinitionVersion("plan-2"), dates: Make.juneKey.dates),
        ]
        for key in keys {
            let commission = try PeriodCommission(
                partner: Make.alice,
                key: key,
                run: 1,
                at: Make.day(30),
                total: Make.cents(1),
                approvesAt: Make.day(44)
            )
            #expect(try books.run(.recordPeriod(commission), asOf: Make.day(30)).reasons.isEmpty)
        }
        let due = try books.account("alice").dueApprovals(asOf: Make.day(44))
        #expect(try due.map(\.source) == [.period(keys[0]), .period(Make.juneKey), .period(keys[1])])
        #expect(due.map(\.order) == [nil, nil, nil])
        let account = try books.account("alice")
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
    }

    @Test("Orders are approved before periods that end at the same instant")
    func ordersComeFirst() throws {
        var books = self.books
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 7)], at: Make.day(30))), asOf: Make.day(30))
        let due = try books.account("alice").dueApprovals(asOf: Make.day(44))
        #expect(try due.map(\.source) == [.order(OrderID("o-1")), .period(Make.juneKey)])
        let period = CommissionSource.period(try Make.juneKey)
        #expect(!(period < .order(try OrderID("o-1"))))
    }

    @Test("Whatever the runs say, the last one stands", arguments: UInt64(1)...50)
    func lastRunStands(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var books = Books()
        var day: Int64 = 30
        var last: Int64 = 0
        for run in 1...12 {
            day += .random(in: 0...9, using: &random)
            let total = Int64.random(in: 0...3, using: &random) * 100
            let commission = try Make.june(total, run: run, day: day, holdDays: .random(in: 0...9, using: &random))
            let answer = try books.run(.recordPeriod(commission), asOf: Make.day(day))
            #expect(answer.codes == (total == last ? [.periodUnchanged] : []))
            last = total
            #expect(books.areConserved)
            let balance = try books.balance("alice", asOf: Make.day(day))
            #expect(balance.pending.minorUnits + balance.payable.minorUnits == last)
        }
    }

    @Test("A total below zero, a run before the first, and shares that do not sum to the total are refused")
    func malformedPeriodsAreRefused() throws {
        let shares = [try Make.share("binary", 60), try Make.share("volume", 41)]
        #expect(try Make.june(101, shares: shares).shares == shares)
        for make in [{ try Make.june(-1) }, { try Make.june(1, run: 0) }, { try Make.june(100, shares: shares) }] {
            let error = #expect(throws: ReferralsError.self) { try make() }
            #expect(error?.code == .invalidCommission)
        }
    }

    @Test(
        "A change that contradicts the account is a corrupt log",
        arguments: [
            ("\"run\":2", "\"run\":1"), ("\"partner\":\"alice\"", "\"partner\":\"bob\""),
            (
                "\"accrued\":{\"currency\":\"USD\",\"minorUnits\":500}",
                "\"accrued\":{\"currency\":\"USD\",\"minorUnits\":501}"
            ),
            (
                "\"takenFromApproved\":{\"currency\":\"USD\",\"minorUnits\":0}",
                "\"takenFromApproved\":{\"currency\":\"USD\",\"minorUnits\":1}"
            ),
        ]
    )
    func contradictionsAreRefused(part: String, other: String) throws {
        var books = self.books
        try books.run(.recordPeriod(Make.june(10_500, run: 2)), asOf: Make.day(30))
        let event = try #require(try books.events(of: "alice").last)
        let text = try CanonicalJSON.text(of: event)
        #expect(text.contains(part))
        var account = try self.books.account("alice")
        let wrong = try CanonicalJSON.decode(PartnerEvent.self, from: text.replacing(part, with: other))
        let error = #expect(throws: ReferralsError.self) { try account.apply(wrong) }
        #expect(error?.code == .corruptLog)
        #expect(try account == self.books.account("alice"))
    }
}
