//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("History: an account as it stood at any instant, out of its events")
struct HistoryTests {
    private func member() throws -> Member {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(9))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(30, as: "r", at: "2027-01-03")
        try member.accrue(50, as: "2", at: "2027-01-08")
        try member.settle(at: "2027-02-01")
        return member
    }

    @Test("It equals the account that stood then, before, between, at and after the events", arguments: UInt64(1)...40)
    func equalsWhatStood(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        var member = try Member(world.program())
        var stood: [(from: Timestamp, account: PointsAccount)] = [(.earliest, PointsAccount())]
        for step in try world.history(30) {
            _ = try member.attempt(step)
            stood.append((step.at, member.account))
        }
        for (index, state) in stood.enumerated() {
            let next = index + 1 < stood.count ? stood[index + 1].from : .latest
            guard state.from < next else { continue }
            let last = try next.advanced(by: TimeSpan(microseconds: -1))
            #expect(try PointsAccount(folding: member.log, through: state.from) == state.account)
            #expect(try PointsAccount(folding: member.log, through: last) == state.account)
        }
        #expect(try PointsAccount(folding: member.log, through: .latest) == member.account)
    }

    @Test(
        "What was due then is found by the instant, though nobody wrote it down until February",
        arguments: [
            ("2026-12-31", 0), ("2027-01-01", 100), ("2027-01-02", 100), ("2027-01-03", 70), ("2027-01-08", 120),
            ("2027-01-10", 120), ("2027-01-11", 50), ("2027-01-17", 50), ("2027-01-18", 0), ("2027-02-01", 0),
        ] as [(String, Int64)]
    )
    func dueThen(at: String, available: Int64) throws {
        let instant = try Sample.time(at)
        let then = try PointsAccount(folding: member().log, through: instant)
        #expect(try then.balance(in: .points, asOf: instant).available.steps == available)
        #expect(try then.settled(asOf: instant).remainingSteps == available)
        // What was still to come follows as well: nothing is swept in the future either.
        #expect(try then.balance(in: .points, asOf: Sample.time("2029-01-01")).available.isZero)
    }

    @Test("The tier of then follows from the same account")
    func tierThen() throws {
        let ladder = try TierLadder(
            measure: .points,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100)]
        )
        var member = try Member(Sample.program(tiers: ladder))
        try member.accrue(60, as: "1", at: "2027-01-01")
        try member.accrue(60, as: "2", at: "2027-01-10")
        try member.settle(at: "2027-06-01")
        let tiers = try ["2027-01-09", "2027-01-10", "2027-01-30", "2027-01-31", "2027-06-01"].map { at in
            let instant = try Sample.time(at)
            let then = try PointsAccount(folding: member.log, through: instant)
            return try member.rules.standing(of: then, asOf: instant)?.tier?.id.text
        }
        #expect(tiers == [nil, "silver", "silver", nil, nil])
    }

    @Test("Events out of order are refused, even those after the instant")
    func outOfOrder() throws {
        let log = try member().log
        var swapped = log
        swapped.swapAt(log.count - 1, log.count - 2)
        for instant in ["2026-01-01", "2027-01-05", "2027-03-01"] {
            let instant = try Sample.time(instant)
            #expect(
                code { () throws(RewardsError) in _ = try PointsAccount(folding: swapped, through: instant) }
                    == .corruptLog
            )
        }
        let headless = log.dropFirst()
        let first = try Sample.time("2027-01-01")
        #expect(
            code { () throws(RewardsError) in _ = try PointsAccount(folding: headless, through: first) } == .corruptLog
        )
        #expect(try PointsAccount(folding: [], through: .latest) == PointsAccount())
    }
}
