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

    @Test("Each measure counts its own amounts")
    func measures() throws {
        let entries = try (1...3).map { number in
            QualifyingEntry(
                at: try Sample.time("2027-01-0\(number)"),
                amounts: QualifyingAmounts(points: 10, spend: 20, orders: 30, actions: 40),
                source: .action(try ActivityID("\(number)"))
            )
        }
        let facts = TierFacts(history: try QualifyingHistory(entries))
        let totals = try [TierLadder.Measure.points, .spend, .orders, .actions].map { measure in
            try TierSample.ladder(.lifetime, measure: measure).standing(of: facts, at: "2027-01-03").total
        }
        #expect(totals == [30, 60, 90, 120])
    }

    @Test("P11 · the proof tells the window, what counted, what it reached and why the tier is held")
    func proof() throws {
        let facts = try facts([("2026-12-31", 500), ("2027-01-01", 120), ("2027-01-03", 30), ("2027-02-01", 999)])
        let standing = try ladder(.period(.year)).standing(of: facts, at: "2027-01-05")
        #expect(standing.proof.window?.start == (try Sample.time("2027-01-01")))
        #expect(standing.proof.window?.end == (try Sample.time("2028-01-01")))
        #expect((standing.proof.entries, standing.proof.total) == (2, 150))
        #expect(standing.proof.reached == standing.tier && standing.proof.hold == .reached)
        #expect((standing.next?.id.text, standing.missing) == ("gold", 50))
        let none = try ladder(.period(.year)).standing(of: facts, at: "2025-01-01")
        #expect(none.proof.hold == nil && none.proof.reached == nil && none.record == nil)
        #expect((none.next?.id.text, none.missing) == ("silver", 100))
    }

    @Test("A lifetime counts all time and is lost by returns alone")
    func lifetime() throws {
        let ladder = try ladder(.lifetime)
        var history = try TierSample.history([("0001-01-01", 150), ("2027-01-01", 50)])
        let standing = try ladder.standing(of: TierFacts(history: history), asOf: .latest, in: FixedOffset.utc)
        #expect(standing.tier?.id.text == "gold" && standing.holdsUntil == nil)
        try history.reduce(TierSample.id("0001-01-01"), by: QualifyingAmounts(points: 1))
        #expect(try ladder.name(of: TierFacts(history: history), at: "2027-01-01") == "silver")
    }

    @Test("An anniversary counts from the day of enrolment, and nothing without one")
    func anniversary() throws {
        let ladder = try ladder(.anniversary(.years(1)))
        let list: [(String, Int64)] = [
            ("2026-03-02", 500), ("2026-03-03", 100), ("2027-03-02", 100), ("2027-03-03", 50),
        ]
        let facts = try TierSample.facts(list, enrolledAt: "2026-03-03T18:00:00Z")
        #expect(try ladder.standing(of: facts, at: "2027-03-02").total == 200)
        #expect(try ladder.standing(of: facts, at: "2027-03-02").holdsUntil == Sample.time("2027-03-03"))
        #expect(try ladder.standing(of: facts, at: "2027-03-03").total == 50)
        let unknown = try ladder.standing(of: TierSample.facts(list), at: "2027-03-02")
        #expect(unknown.total == 0 && unknown.tier == nil && unknown.proof.window == nil)
        let valid = try TierSample.ladder(
            .anniversary(.years(1)),
            downgrade: TierDowngrade(validity: TierValidity(.years(1)))
        )
        #expect(try valid.name(of: TierSample.facts(list), at: "2027-03-02") == nil)
        #expect(try valid.name(of: facts, at: "2028-03-02") == "gold")
        #expect(try valid.name(of: facts, at: "2028-03-03") == nil)
    }

    @Test("What counts late is as if it had come in time, and what was returned as if it had never counted")
    func lateAndReturned() throws {
        let ladder = try TierSample.ladder(
            .period(.year),
            downgrade: TierDowngrade(validity: TierValidity(.years(1), throughEndOf: .year))
        )
        var history = try TierSample.history([("2026-05-05", 150), ("2027-01-02", 10)])
        let before = try ladder.standing(of: TierFacts(history: history), at: "2027-01-03")
        #expect(before.tier?.id.text == "silver")
        // An order of December arrives in January: gold for the year, because of 2026.
        try history.insert(TierSample.entry("2026-12-30", 50))
        let after = try ladder.standing(of: TierFacts(history: history, record: before.record), at: "2027-01-03")
        #expect(try after.tier?.id.text == "gold" && after.holdsUntil == Sample.time("2028-01-01"))
        #expect(after.record?.since == (try Sample.time("2027-01-03")))
        // It goes back in June, and gold with it, although the window of 2026 is long over.
        try history.remove(TierSample.id("2026-12-30"))
        let back = try ladder.standing(of: TierFacts(history: history, record: after.record), at: "2027-06-06")
        #expect(back.tier?.id.text == "silver")
        #expect(back.record?.since == (try Sample.time("2027-06-06")))
    }

    @Test("A record tells since when, whenever it is written")
    func since() throws {
        let ladder = try ladder(.rolling(.days(10)))
        let facts = try facts([("2027-01-01", 120), ("2027-01-03", 80)])
        func written(_ record: TierRecord?, _ at: String) throws -> TierRecord? {
            try ladder.standing(of: facts.with(record), at: at).record
        }
        let silver = try written(nil, "2027-01-01")
        #expect(silver?.since == (try Sample.time("2027-01-01")))
        let gold = try written(silver, "2027-01-03")
        #expect(try gold?.tier?.text == "gold" && gold?.since == Sample.time("2027-01-03"))
        #expect(try written(gold, "2027-01-05") == gold)
        // Gold ends on the 11th with silver lost, too: 80 are left.
        let none = try written(gold, "2027-02-02")
        #expect(none == TierRecord(tier: nil, since: try Sample.time("2027-01-11")))
        #expect(try written(none, "2027-03-03") == none)
        #expect(try written(written(gold, "2027-01-11"), "2027-03-03") == none)
        // A tier of another ladder is no tier of this one.
        let other = TierRecord(tier: try TierID("old"), since: .unixEpoch, holdsUntil: try Sample.time("2027-01-02"))
        #expect(try written(other, "2027-01-03")?.since == Sample.time("2027-01-03"))
    }

    @Test("A tier that was reached again before its written end never ended")
    func renewed() throws {
        let ladder = try TierSample.ladder(
            .period(.year),
            downgrade: TierDowngrade(validity: TierValidity(.years(1), throughEndOf: .year))
        )
        var history = try TierSample.history([("2026-05-05", 250)])
        let first = try ladder.standing(of: TierFacts(history: history), at: "2026-05-05").record
        #expect(try first?.holdsUntil == Sample.time("2028-01-01"))
        try history.insert(TierSample.entry("2027-08-08", 250))
        let renewed = TierFacts(history: history, record: first)
        let later = try ladder.standing(of: renewed, at: "2028-05-05").record
        #expect(try later?.tier?.text == "gold" && later?.since == Sample.time("2026-05-05"))
        #expect(try later?.holdsUntil == Sample.time("2029-01-01"))
        // One that was reached again only after its end began anew.
        try history.remove(TierSample.id("2027-08-08"))
        try history.insert(TierSample.entry("2028-03-03", 250))
        let again = try ladder.standing(of: TierFacts(history: history, record: first), at: "2028-05-05").record
        #expect(try again?.tier?.text == "gold" && again?.since == Sample.time("2028-05-05"))
    }

    @Test("Ends beyond the end of time are no ends")
    func beyondTheEnd() throws {
        let last = "9998-12-31"
        let facts = try facts([(last, 150)])
        func until(_ window: QualificationWindow, _ downgrade: TierDowngrade) throws -> Timestamp? {
            let standing = try TierSample.ladder(window, downgrade: downgrade).standing(of: facts, at: last)
            #expect(standing.tier?.id.text == "silver")
            return standing.holdsUntil
        }
        #expect(try until(.rolling(.days(366)), .immediate) == nil)
        #expect(try until(.period(.year), TierDowngrade(validity: TierValidity(.years(1)))) == nil)
        #expect(try until(.period(.year), TierDowngrade(validity: TierValidity(.days(1), throughEndOf: .year))) == nil)
        #expect(try until(.period(.year), TierDowngrade(grace: .years(2))) == nil)
        #expect(try until(.period(.year), TierDowngrade(.never)) == nil)
        let oneStep = try TierSample.ladder(.rolling(.days(300)), downgrade: TierDowngrade(.oneStep))
        let gold = try TierSample.facts([("9999-01-01", 250)])
        let landed = try oneStep.standing(of: gold, at: "9999-12-01")
        #expect(landed.tier?.id.text == "silver" && landed.holdsUntil == nil)
        let early = try TierSample.ladder(
            .rolling(.days(400)),
            downgrade: TierDowngrade(validity: TierValidity(.days(1)))
        )
        let first = try TierSample.facts([("0001-01-01", 150), ("0002-12-01", 1)])
        #expect(try early.name(of: first, at: "0002-03-01") == nil)
        #expect(try early.name(of: first, at: "0002-12-01") == nil)
    }
}
