//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tier projection: what becomes of a tier, and what would keep or lift it")
struct TierProjectionTests {
    private func projection(_ ladder: TierLadder, _ facts: TierFacts, _ at: String) throws -> TierProjection {
        try ladder.projection(of: facts, asOf: Sample.time(at), in: FixedOffset.utc)
    }

    private func airline(_ measure: TierLadder.Measure, _ threshold: Int64) throws -> TierLadder {
        try TierLadder(
            measure: measure,
            window: .period(.year),
            tiers: [Tier(TierID("gold"), from: threshold)],
            downgrade: TierDowngrade(validity: TierValidity(.years(1), throughEndOf: .year))
        )
    }

    @Test("T-4 · a renewal of 5,000 with 4,000 spent misses 1,000, one of 10 visits with 8 made misses 2")
    func renewal() throws {
        func entry(_ at: String, _ amounts: QualifyingAmounts) throws -> QualifyingEntry {
            QualifyingEntry(at: try Sample.time(at), amounts: amounts, source: try TierSample.id(at))
        }
        let history = try QualifyingHistory([
            entry("2026-05-05", QualifyingAmounts(spend: 5_000, orders: 10)),
            entry("2027-05-05", QualifyingAmounts(spend: 4_000, orders: 8)),
        ])
        for (measure, threshold, missing) in [(.spend, 5_000, 1_000), (.orders, 10, 2)]
            as [(TierLadder.Measure, Int64, Int64)]
        {
            let ladder = try airline(measure, threshold)
            let projection = try projection(ladder, TierFacts(history: history), "2027-06-06")
            #expect(projection.standing.tier?.id.text == "gold" && projection.standing.proof.hold == .validity)
            #expect(projection.keep?.amount == missing && projection.keep?.tier.id.text == "gold")
            #expect(projection.tierAtEnd == nil)
            // Exactly so much keeps it, and one less does not.
            for (amount, tier) in [(missing, "gold"), (missing - 1, nil)] as [(Int64, String?)] {
                var more = history
                try more.insert(entry("2027-12-31T23:00:00Z", QualifyingAmounts(spend: amount, orders: amount)))
                #expect(try ladder.name(of: TierFacts(history: more), at: "2028-01-01") == tier)
            }
        }
    }

    @Test("T-5 · 8.40 more by 31 December, the last day, not the day after")
    func lastDay() throws {
        let ladder = try airline(.points, 10_000)
        let facts = try TierSample.facts([("2026-05-05", 10_000), ("2027-05-05", 9_160)])
        let projection = try projection(ladder, facts, "2027-06-06")
        #expect(projection.keep?.amount == 840)
        #expect(projection.keep?.before == (try Sample.time("2028-01-01")))
        #expect(projection.keep?.lastDay == (try CivilDate(parsing: "2027-12-31")))
        #expect(projection.lastDay == (try CivilDate(parsing: "2027-12-31")))
        let moscow = try FixedOffset(hours: 3)
        let local = try ladder.projection(of: facts, asOf: Sample.time("2027-06-06"), in: moscow)
        #expect(local.keep?.before == (try Sample.time("2027-12-31T21:00:00Z")))
        #expect(local.keep?.lastDay == (try CivilDate(parsing: "2027-12-31")))
    }

    @Test("T-8 · what will have left the window, or will have expired, by the end of the tier does not count")
    func projectedTier() throws {
        let rolling = try TierSample.ladder(.rolling(.days(30)))
        let facts = try TierSample.facts([("2027-01-01", 70), ("2027-01-10", 60), ("2027-01-20", 80)])
        let history = try projection(rolling, facts, "2027-01-25")
        #expect(try history.standing.tier?.id.text == "gold" && history.lastDay == CivilDate(parsing: "2027-01-30"))
        // On the 31st the 70 have left: 140 are silver, and 60 more are gold.
        #expect(history.tierAtEnd?.id.text == "silver" && history.keep?.amount == 60)
        #expect((history.next?.amount, history.next?.tier.id.text) == (90, "platinum"))
        #expect(history.next?.before == (try Sample.time("2027-01-31")))

        let byBalance = try TierSample.ladder(.lifetime, measure: .balance)
        let balance = try TierBalance([
            TierBalance.Part(150, from: .unixEpoch, until: Sample.time("2027-02-01")),
            TierBalance.Part(30, from: .unixEpoch, until: Sample.time("2027-01-20")),
            TierBalance.Part(120, from: .unixEpoch),
            TierBalance.Part(5, from: Sample.time("2027-02-03"), until: Sample.time("2027-01-12")),
        ])
        let points = try projection(byBalance, TierFacts(history: .init(), balance: balance), "2027-01-10")
        #expect(points.standing.tier?.id.text == "platinum" && points.standing.next == nil && points.next == nil)
        #expect(points.lastDay == (try CivilDate(parsing: "2027-01-19")))
        #expect((points.tierAtEnd?.id.text, points.keep?.amount) == ("gold", 30))
        let later = try projection(byBalance, TierFacts(history: .init(), balance: balance), "2027-01-20")
        #expect((later.tierAtEnd?.id.text, later.keep?.amount) == ("silver", 80))
        #expect(later.next?.before == (try Sample.time("2027-02-01")))
    }

    @Test("A tier that the window alone gives cannot be kept beyond it")
    func windowEnd() throws {
        let ladder = try TierSample.ladder(.period(.month))
        let projection = try projection(ladder, TierSample.facts([("2027-01-01", 120)]), "2027-01-05")
        #expect(projection.keep == nil && projection.tierAtEnd == nil)
        #expect(projection.lastDay == (try CivilDate(parsing: "2027-01-31")))
        #expect((projection.next?.amount, projection.next?.lastDay) == (80, try CivilDate(parsing: "2027-01-31")))
    }

    @Test("Inside a longer window, what was accrued in it counts towards keeping the tier")
    func insideWindow() throws {
        let ladder = try TierSample.ladder(.period(.year), downgrade: TierDowngrade(.oneStep))
        let record = TierRecord(tier: try TierID("gold"), since: .unixEpoch)
            .extending(until: try Sample.time("2027-07-01"))
        let facts = try TierSample.facts([("2027-01-01", 120)]).with(record)
        let projection = try projection(ladder, facts, "2027-02-02")
        #expect(projection.standing.proof.hold == .extended)
        #expect((projection.keep?.amount, projection.tierAtEnd?.id.text) == (80, "silver"))
        #expect(projection.keep?.lastDay == (try CivilDate(parsing: "2027-06-30")))
    }

    @Test("A tier of grace or of validity is kept by what reaches it on its last day; if anything does, one is missing")
    func grace() throws {
        let grace = try TierSample.ladder(.period(.month), downgrade: TierDowngrade(grace: .days(5)))
        let facts = try TierSample.facts([("2027-01-10", 200), ("2027-02-02", 30)])
        let inside = try projection(grace, facts, "2027-02-03")
        #expect((inside.keep?.amount, inside.lastDay) == (170, try CivilDate(parsing: "2027-02-05")))
        let rolling = try TierSample.ladder(
            .rolling(.days(30)),
            downgrade: TierDowngrade(validity: TierValidity(.days(60)))
        )
        let reached = try TierSample.facts([("2027-01-10", 200)])
        #expect(try projection(rolling, reached, "2027-01-10").keep?.amount == 200)
        let short = try TierSample.ladder(
            .rolling(.days(30)),
            downgrade: TierDowngrade(validity: TierValidity(.days(10)))
        )
        #expect(try projection(short, reached, "2027-01-10").keep?.amount == 1)
    }

    @Test("A tier that does not end needs nothing to keep it")
    func endless() throws {
        let ladder = try TierSample.ladder(.lifetime)
        let projection = try projection(ladder, TierSample.facts([("2027-01-01", 120)]), "2027-01-05")
        #expect(projection.keep == nil && projection.lastDay == nil)
        #expect(projection.tierAtEnd?.id.text == "silver")
        #expect((projection.next?.amount, projection.next?.before, projection.next?.lastDay == nil) == (80, nil, true))
        let none = try ladder.projection(of: TierFacts(history: .init()), asOf: .unixEpoch, in: FixedOffset.utc)
        #expect(none.standing.tier == nil && none.tierAtEnd == nil && none.keep == nil)
        #expect((none.next?.amount, none.next?.before) == (100, nil))
        let rolling = try TierSample.ladder(.rolling(.days(10)))
        let idle = try rolling.projection(of: TierFacts(history: .init()), asOf: .unixEpoch, in: FixedOffset.utc)
        #expect((idle.next?.amount, idle.next?.before) == (100, nil))
    }
}
