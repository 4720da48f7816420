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

    private func entries(_ list: [(String, Int64)]) throws -> [QualifyingEntry] {
        try list.map { QualifyingEntry(at: try Sample.time($0.0), amount: $0.1, order: try OrderID($0.0)) }
    }

    @Test("A rolling window drops an accrual exactly its length later, and says when the tier ends")
    func rollingWindow() throws {
        let ladder = try ladder(.rolling(.days(10)))
        let entries = try entries([("2027-01-01", 120), ("2027-01-03", 80), ("2027-01-05", 30)])
        func standing(_ at: String) throws -> TierStanding {
            try ladder.standing(of: entries, asOf: Sample.time(at), in: FixedOffset.utc)
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
        let entries = try entries([("2027-01-31T20:59:59Z", 120), ("2027-01-31T21:00:00Z", 80)])
        let moscow = try FixedOffset(hours: 3)
        let january = try ladder.standing(of: entries, asOf: Sample.time("2027-01-31T20:59:59Z"), in: moscow)
        #expect(january.tier?.id.text == "silver")
        #expect(january.holdsUntil == (try Sample.time("2027-01-31T21:00:00Z")))
        let february = try ladder.standing(of: entries, asOf: Sample.time("2027-01-31T21:00:00Z"), in: moscow)
        #expect((february.total, february.tier == nil) == (80, true))
    }

    @Test("A tier from zero is never lost, and huge totals rest at the largest amount")
    func edges() throws {
        let basic = try TierLadder(measure: .spend, window: .rolling(.days(1)), tiers: [Tier(TierID("basic"), from: 0)])
        let none = try basic.standing(of: [], asOf: .unixEpoch, in: FixedOffset.utc)
        #expect(none.tier?.id.text == "basic" && none.holdsUntil == nil)
        let most: Int64 = 9_007_199_254_740_991
        let entries = try entries([("2027-01-01", most), ("2027-01-01", most)])
        let rich = try ladder(.rolling(.days(1))).standing(
            of: entries,
            asOf: Sample.time("2027-01-01"),
            in: FixedOffset.utc
        )
        #expect(rich.total == most && rich.tier?.id.text == "gold")
    }

    @Test("A window beyond the ends of time is refused")
    func endsOfTime() throws {
        let ladder = try ladder(.rolling(.days(10)))
        #expect(
            code { () throws(RewardsError) in
                _ = try ladder.standing(of: [], asOf: .earliest, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }
}
