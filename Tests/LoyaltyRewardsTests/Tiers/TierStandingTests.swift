//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tier standing: a function of the accruals inside the window")
struct TierStandingTests {
    private func ladder(_ window: QualificationWindow) throws -> TierLadder {
        try TierLadder(
            measure: .points,
            window: window,
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 200)]
        )
    }

    private func facts(_ list: [(String, Int64)]) throws -> TierFacts {
        let entries = try list.map {
            QualifyingEntry(
                at: try Sample.time($0.0),
                amounts: QualifyingAmounts(points: $0.1),
                source: .order(try OrderID($0.0))
            )
        }
        return TierFacts(history: try QualifyingHistory(entries))
    }

    @Test("A rolling window drops an accrual exactly its length later, and says when the tier ends")
    func rollingWindow() throws {
        let ladder = try ladder(.rolling(.days(10)))
        let facts = try facts([("2027-01-01", 120), ("2027-01-03", 80), ("2027-01-05", 30)])
        func standing(_ at: String) throws -> TierStanding {
            try ladder.standing(of: facts, asOf: Sample.time(at), in: FixedOffset.utc)
        }
        let all = try standing("2027-01-05")
        #expect(all.tier?.id.text == "gold")
        #expect((all.total, all.missing, all.next == nil) == (230, 0, true))
        #expect(all.holdsUntil == (try Sample.time("2027-01-11")))
        #expect(try standing("2027-01-10T23:59:59.999999Z").tier?.id.text == "gold")
        let later = try standing("2027-01-11")
        #expect(later.tier?.id.text == "silver")
        #expect((later.total, later.missing) == (110, 90))
        #expect(later.holdsUntil == (try Sample.time("2027-01-13")))
        #expect(try standing("2027-01-13").tier == nil)
        #expect(try standing("2027-01-13").holdsUntil == nil)
    }

    @Test("A period of the calendar starts from nothing at local midnight")
    func calendarPeriod() throws {
        let ladder = try ladder(.period(.month))
        let facts = try facts([("2027-01-31T20:59:59Z", 120), ("2027-01-31T21:00:00Z", 80)])
        let moscow = try FixedOffset(hours: 3)
        let january = try ladder.standing(of: facts, asOf: Sample.time("2027-01-31T20:59:59Z"), in: moscow)
        #expect(january.tier?.id.text == "silver")
        #expect(january.holdsUntil == (try Sample.time("2027-01-31T21:00:00Z")))
        let february = try ladder.standing(of: facts, asOf: Sample.time("2027-01-31T21:00:00Z"), in: moscow)
        #expect((february.total, february.tier == nil) == (80, true))
    }

    @Test("A tier from zero is never lost")
    func zeroThreshold() throws {
        let basic = try TierLadder(measure: .spend, window: .rolling(.days(1)), tiers: [Tier(TierID("basic"), from: 0)])
        let none = try basic.standing(of: facts([]), asOf: .unixEpoch, in: FixedOffset.utc)
        #expect(none.tier?.id.text == "basic" && none.holdsUntil == nil)
    }

    @Test("A window beyond the ends of time is refused")
    func endsOfTime() throws {
        let ladder = try ladder(.rolling(.days(10)))
        let none = try facts([])
        #expect(
            code { () throws(RewardsError) in
                _ = try ladder.standing(of: none, asOf: .earliest, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }
}
