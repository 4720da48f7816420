//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tier downgrade: how long a tier holds, and what comes after it")
struct TierDowngradeTests {
    private func names(_ ladder: TierLadder, _ facts: TierFacts, _ days: [String]) throws -> [String?] {
        try days.map { try ladder.name(of: facts, at: $0) }
    }

    @Test(
        "T-3 · a level is computed before the year's points go: 5 → 0, 10 → 1, 30 → stays 2",
        arguments: zip([5, 10, 30] as [Int64], ["0", "1", "2"])
    )
    func yearEnd(points: Int64, level: String) throws {
        let ladder = try TierLadder(
            measure: .points,
            window: .period(.year),
            tiers: TierSample.tiers([("0", 0), ("1", 10), ("2", 30), ("3", 100)]),
            downgrade: TierDowngrade(validity: TierValidity(.years(1), throughEndOf: .year))
        )
        let facts = try TierSample.facts([("2026-05-05", 30), ("2027-05-05", points)])
        #expect(try names(ladder, facts, ["2026-12-31", "2027-01-01"]) == ["2", "2"])
        #expect(try ladder.name(of: facts, at: "2027-12-31T23:59:59.999999Z") == "2")
        #expect(try ladder.name(of: facts, at: "2028-01-01") == level)
    }

    @Test("A tier holds through its validity from the last accrual that reached it, and longer while it is reached")
    func validity() throws {
        let ladder = try TierSample.ladder(
            .rolling(.days(30)),
            downgrade: TierDowngrade(validity: TierValidity(.days(10)))
        )
        // Gold on the 1st, still gold with the accrual of the 5th, not with the one of 1 March.
        let facts = try TierSample.facts([("2027-01-01", 200), ("2027-01-05", 1), ("2027-03-01", 10)])
        let standing = try ladder.standing(of: facts, at: "2027-01-05")
        #expect(standing.tier?.id.text == "gold" && standing.proof.hold == .reached)
        #expect(standing.holdsUntil == (try Sample.time("2027-01-31")))
        #expect(try names(ladder, facts, ["2027-01-30", "2027-01-31"]) == ["gold", nil])

        let long = try TierSample.ladder(
            .rolling(.days(30)),
            downgrade: TierDowngrade(validity: TierValidity(.months(3), throughEndOf: .month))
        )
        #expect(try names(long, facts, ["2027-03-01", "2027-04-30", "2027-05-01"]) == ["gold", "gold", nil])
        let kept = try long.standing(of: facts, at: "2027-03-01")
        #expect(kept.proof.hold == .validity && kept.proof.reached == nil)
        #expect((kept.total, kept.missing, kept.next?.id.text) == (10, 290, "platinum"))
        #expect(kept.holdsUntil == (try Sample.time("2027-05-01")))
    }

    @Test("Grace runs through a local day, and what reaches the tier inside it keeps it")
    func grace() throws {
        let ladder = try TierSample.ladder(.period(.month), downgrade: TierDowngrade(grace: .days(5)))
        let moscow = try FixedOffset(hours: 3)
        let facts = try TierSample.facts([("2027-01-10", 200)])
        let standing = try ladder.standing(of: facts, asOf: Sample.time("2027-02-01"), in: moscow)
        #expect(standing.tier?.id.text == "gold" && standing.proof.hold == .grace)
        // The last day of January and five more, in Moscow.
        #expect(standing.holdsUntil == (try Sample.time("2027-02-05T21:00:00Z")))
        #expect(
            try ladder.standing(of: facts, asOf: Sample.time("2027-02-05T21:00:00Z"), in: moscow).tier == nil
        )
        let again = try TierSample.facts([("2027-01-10", 200), ("2027-02-03", 200)])
        let reached = try ladder.standing(of: again, at: "2027-02-28")
        #expect(reached.tier?.id.text == "gold" && reached.proof.hold == .reached)
        #expect(reached.holdsUntil == (try Sample.time("2027-03-06")))
    }

    @Test("Grace follows the validity")
    func graceAfterValidity() throws {
        let ladder = try TierSample.ladder(
            .period(.day),
            downgrade: TierDowngrade(validity: TierValidity(.days(3)), grace: .days(2))
        )
        let facts = try TierSample.facts([("2027-01-01T12:00:00Z", 100)])
        func hold(_ at: String) throws -> TierHold? { try ladder.standing(of: facts, at: at).proof.hold }
        #expect(try hold("2027-01-01T12:00:00Z") == .reached)
        #expect(try hold("2027-01-04T23:00:00Z") == .validity)
        #expect(try hold("2027-01-05") == .grace)
        #expect(try hold("2027-01-06T23:00:00Z") == .grace)
        #expect(try hold("2027-01-07") == nil)
    }

    @Test("One step at a time, each for one more term")
    func oneStep() throws {
        let facts = try TierSample.facts([("2026-05-05", 300)])
        let byYear = try TierSample.ladder(.period(.year), downgrade: TierDowngrade(.oneStep))
        #expect(
            try names(byYear, facts, ["2026-12-31", "2027-01-01", "2028-01-01", "2029-01-01"])
                == ["platinum", "gold", "silver", nil]
        )
        #expect(try byYear.standing(of: facts, at: "2027-06-06").proof.hold == .landing)
        #expect(try byYear.standing(of: facts, at: "2027-06-06").holdsUntil == Sample.time("2028-01-01"))

        let rolling = try TierSample.ladder(.rolling(.days(10)), downgrade: TierDowngrade(.oneStep))
        #expect(
            try names(rolling, facts, ["2026-05-14", "2026-05-15", "2026-05-25", "2026-06-04"])
                == ["platinum", "gold", "silver", nil]
        )

        let anniversary = try TierSample.ladder(.anniversary(.years(1)), downgrade: TierDowngrade(.oneStep))
        let enrolled = try TierSample.facts([("2026-05-05", 300)], enrolledAt: "2026-03-03")
        #expect(
            try names(anniversary, enrolled, ["2027-03-02", "2027-03-03", "2028-03-03", "2029-03-03"])
                == ["platinum", "gold", "silver", nil]
        )
    }

    @Test("A term by validity is counted from the last day held, unless it would be over with it")
    func landingTerm() throws {
        let facts = try TierSample.facts([("2026-05-05", 300)])
        func ladder(_ after: CalendarStep) throws -> TierLadder {
            try TierSample.ladder(
                .period(.year),
                downgrade: TierDowngrade(.oneStep, validity: TierValidity(after, throughEndOf: .year))
            )
        }
        #expect(
            try names(ladder(.years(1)), facts, ["2027-12-31", "2028-01-01", "2028-12-31", "2029-01-01"])
                == ["platinum", "gold", "gold", "silver"]
        )
        #expect(
            try names(ladder(.days(0)), facts, ["2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01"])
                == ["platinum", "gold", "gold", "silver"]
        )
    }

    @Test("A step down does not go below a tier that is reached, and a reach on the way is for its own term")
    func oneStepToReached() throws {
        let ladder = try TierSample.ladder(.period(.year), downgrade: TierDowngrade(.oneStep))
        let facts = try TierSample.facts([("2026-05-05", 300), ("2028-02-02", 200)])
        #expect(
            try names(ladder, facts, ["2027-12-31", "2028-01-01", "2028-02-02", "2029-01-01", "2030-01-01"])
                == ["gold", "silver", "gold", "silver", nil]
        )
    }

    @Test("A tier that is never lost stays, but not on the strength of what was returned")
    func never() throws {
        let ladder = try TierSample.ladder(.period(.month), downgrade: TierDowngrade(.never))
        var history = try TierSample.history([("2026-05-05", 100), ("2026-06-06", 250)])
        let standing = try ladder.standing(of: TierFacts(history: history), at: "9998-01-01")
        #expect(standing.tier?.id.text == "gold" && standing.proof.hold == .permanent && standing.holdsUntil == nil)
        try history.reduce(TierSample.id("2026-06-06"), by: QualifyingAmounts(points: 51))
        #expect(try ladder.name(of: TierFacts(history: history), at: "9998-01-01") == "silver")
    }

    @Test("Idle for thousands of years is as quick as for a day")
    func idle() throws {
        for mode in TierDowngrade.Mode.allCases {
            let ladder = try TierSample.ladder(
                .period(.day),
                downgrade: TierDowngrade(mode, validity: TierValidity(.days(1)), grace: .days(1))
            )
            let facts = try TierSample.facts([("0002-05-05", 300)])
            let name = try ladder.name(of: facts, at: "9998-01-01")
            #expect(name == (mode == .never ? "platinum" : nil))
        }
    }

    // MARK: - By balance

    @Test("By balance, what the member has carries the tier, down the ladder and never up")
    func byBalance() throws {
        let ladder = try TierSample.ladder(.period(.year), downgrade: TierDowngrade(.byBalance))
        let balance = try TierBalance([
            TierBalance.Part(150, from: Sample.time("2026-05-05"), until: Sample.time("2027-04-01")),
            TierBalance.Part(100, from: Sample.time("2026-05-05"), until: Sample.time("2027-06-01")),
            TierBalance.Part(500, from: Sample.time("2027-05-01")),
        ])
        let history = try TierSample.history([("2026-05-05", 250)])
        let first = try ladder.standing(of: TierFacts(history: history, balance: balance), at: "2026-05-05")
        #expect(try first.tier?.id.text == "gold" && first.holdsUntil == Sample.time("2027-04-01"))
        let facts = TierFacts(history: history, record: first.record, balance: balance)
        #expect(try names(ladder, facts, ["2027-01-01", "2027-03-31"]) == ["gold", "gold"])
        #expect(try ladder.standing(of: facts, at: "2027-01-01").proof.hold == .balance)
        // On 1 April 100 are left: silver, which the points of May carry on, but not up to gold again.
        let silver = try ladder.standing(of: facts, at: "2027-07-01")
        #expect(silver.tier?.id.text == "silver" && silver.holdsUntil == nil)
        #expect(silver.record?.since == (try Sample.time("2027-04-01")))
        // Without a record there is nothing to carry.
        #expect(try ladder.name(of: TierFacts(history: history, balance: balance), at: "2027-07-01") == nil)
        // What was spent carries nothing.
        #expect(try ladder.name(of: TierFacts(history: history, record: first.record), at: "2027-07-01") == nil)
    }

    @Test("By balance, a tier that the rules held for longer is carried from there")
    func byBalanceAfterRules() throws {
        let ladder = try TierSample.ladder(.rolling(.days(10)), downgrade: TierDowngrade(.byBalance))
        let history = try TierSample.history([("2027-01-01", 100), ("2027-01-05", 100)])
        let balance = try TierBalance([TierBalance.Part(100, from: Sample.time("2027-01-14"))])
        let gold = try ladder.standing(of: TierFacts(history: history, balance: balance), at: "2027-01-05")
        #expect(try gold.tier?.id.text == "gold" && gold.holdsUntil == Sample.time("2027-01-11"))
        let facts = TierFacts(history: history, record: gold.record, balance: balance)
        let later = try ladder.standing(of: facts, at: "2027-02-01")
        #expect(later.tier?.id.text == "silver" && later.proof.hold == .balance)
        let written = try facts.with(ladder.standing(of: facts, at: "2027-01-12").record)
        #expect(try ladder.standing(of: written, at: "2027-02-01").tier == later.tier)
    }

    @Test("A ladder by balance that never falls keeps the tier that was written down")
    func balanceNever() throws {
        let ladder = try TierSample.ladder(.lifetime, measure: .balance, downgrade: TierDowngrade(.never))
        let rich = try TierBalance([TierBalance.Part(250, from: Sample.time("2027-01-01"))])
        let gold = try ladder.standing(of: TierFacts(history: .init(), balance: rich), at: "2027-01-01")
        #expect(gold.tier?.id.text == "gold" && gold.holdsUntil == nil && gold.proof.hold == .reached)
        let poor = TierFacts(history: .init(), record: gold.record)
        #expect(try ladder.standing(of: poor, at: "2027-02-01").proof.hold == .permanent)
        #expect(try ladder.name(of: poor, at: "2027-02-01") == "gold")
        #expect(try ladder.name(of: poor.with(nil), at: "2027-02-01") == nil)
    }

    // MARK: - Extension

    @Test("An extension holds its tier, and what follows it is as after any end")
    func extended() throws {
        let facts = try TierSample.facts([("2027-01-01", 200)])
        for (mode, after) in [(TierDowngrade.Mode.toReached, nil), (.oneStep, "silver")] as [(_, String?)] {
            let ladder = try TierSample.ladder(.rolling(.days(10)), downgrade: TierDowngrade(mode))
            let gold = try #require(try ladder.standing(of: facts, at: "2027-01-01").record)
            let record = gold.extending(until: try Sample.time("2027-02-01"))
            #expect(record.extendedUntil == (try Sample.time("2027-02-01")))
            let extended = facts.with(record)
            let standing = try ladder.standing(of: extended, at: "2027-01-20")
            #expect(standing.tier?.id.text == "gold" && standing.proof.hold == .extended)
            #expect(standing.holdsUntil == record.extendedUntil)
            #expect(try ladder.name(of: extended, at: "2027-01-31T23:59:59Z") == "gold")
            #expect(try ladder.name(of: extended, at: "2027-02-01") == after)
            #expect(try ladder.name(of: extended, at: "2027-02-10T23:59:59Z") == after)
            #expect(try ladder.name(of: extended, at: "2027-02-11") == nil)
            #expect(
                try ladder.standing(of: extended, at: "2027-02-20").record?.since
                    == Sample.time(
                        after == nil ? "2027-02-01" : "2027-02-11"
                    )
            )
        }
    }

    @Test("An extension is never made shorter, survives a higher tier, and of no tier is nothing")
    func extensionOfRecord() throws {
        let since = try Sample.time("2027-01-01")
        let none = TierRecord(tier: nil, since: since)
        #expect(none.extending(until: .latest) == none && none.extendedUntil == nil)
        let silver = TierRecord(tier: try TierID("silver"), since: since, holdsUntil: try Sample.time("2027-03-01"))
        let long = silver.extending(until: try Sample.time("2027-04-01"))
        #expect(long.extending(until: try Sample.time("2027-02-01")) == long)
        #expect(long.holdsUntil == (try Sample.time("2027-04-01")))
        #expect(silver.extending(until: since).holdsUntil == silver.holdsUntil)

        let ladder = try TierSample.ladder(.rolling(.days(10)))
        let facts = try TierSample.facts([("2027-01-05", 200)]).with(long)
        let gold = try ladder.standing(of: facts, at: "2027-01-05")
        #expect(gold.tier?.id.text == "gold" && gold.record?.extendedUntil == nil)
        #expect(try ladder.name(of: facts.with(gold.record), at: "2027-03-31") == "silver")
        // Another tier's extension replaces it.
        let other = gold.record?.extending(until: try Sample.time("2027-02-01"))
        #expect(other?.extended?.tier.text == "gold")
    }

    @Test("A ladder by balance knows extensions, and the balance carries on after them")
    func extensionByBalance() throws {
        let ladder = try TierSample.ladder(.lifetime, measure: .balance)
        let until = try Sample.time("2027-02-01")
        func record(_ tier: String) throws -> TierRecord {
            TierRecord(tier: try TierID(tier), since: .unixEpoch).extending(until: until)
        }
        func standing(_ balance: TierBalance, _ tier: String, _ at: String) throws -> TierStanding {
            try ladder.standing(of: TierFacts(history: .init(), record: record(tier), balance: balance), at: at)
        }
        let gold = try standing(.none, "gold", "2027-01-15")
        #expect(gold.tier?.id.text == "gold" && gold.proof.hold == .extended && gold.holdsUntil == until)
        #expect(try standing(.none, "gold", "2027-02-01").tier == nil)
        let later = try TierBalance([
            TierBalance.Part(200, from: Sample.time("2027-01-20"), until: Sample.time("2027-03-01"))
        ])
        #expect(try standing(later, "gold", "2027-01-15").holdsUntil == Sample.time("2027-03-01"))
        #expect(try standing(later, "gold", "2027-01-25").proof.hold == .reached)
        #expect(try standing(later, "silver", "2027-01-25").tier?.id.text == "gold")
        let short = try TierBalance([TierBalance.Part(200, from: .unixEpoch, until: Sample.time("2027-01-20"))])
        #expect(try standing(short, "gold", "2027-01-15").holdsUntil == until)
        #expect(try standing(short, "unknown", "2027-01-15").holdsUntil == Sample.time("2027-01-20"))
    }

    @Test("The record has one golden form")
    func goldenForm() throws {
        let none = TierRecord(tier: nil, since: .unixEpoch)
        let full = TierRecord(
            tier: try TierID("gold"),
            since: .unixEpoch,
            holdsUntil: try Sample.time("2027-01-01"),
            extended: TierExtension(of: try TierID("silver"), until: try Sample.time("2028-01-01"))
        )
        let golden = [
            #"{"since":"1970-01-01T00:00:00Z"}"#,
            #"{"extended":{"tier":"silver","until":"2028-01-01T00:00:00Z"},"holdsUntil":"2027-01-01T00:00:00Z","#
                + #""since":"1970-01-01T00:00:00Z","tier":"gold"}"#,
        ]
        #expect(try [none, full].map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(TierRecord.self, from: $0) } == [none, full])
    }
}
