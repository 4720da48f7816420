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

@Suite("Tiers: laws that hold for any ladder and any history")
struct TierLawsTests {
    private static let hour: Int64 = 3_600

    private func time(_ hours: Int64) throws -> Timestamp {
        try Timestamp(secondsSince1970: 1_798_761_600 + hours * Self.hour)  // from 2027-01-01
    }

    private func ladder(_ random: inout SeededGenerator, _ modes: [TierDowngrade.Mode]) throws -> TierLadder {
        let windows: [QualificationWindow] = [
            .rolling(try .hours(.random(in: 1...200, using: &random))), .period(.day), .period(.month),
            .period(.week(startingOn: .monday)), .anniversary(.days(.random(in: 3...9, using: &random))),
            .anniversary(.months(1)), .lifetime,
        ]
        let steps: [CalendarStep] = [.days(0), .days(3), .days(10), .months(1)]
        let periods: [CalendarPeriod] = [.day, .week(startingOn: .sunday), .month]
        let validity = TierValidity(
            steps.randomElement(using: &random) ?? .days(1),
            throughEndOf: periods.randomElement(using: &random) ?? .day
        )
        let grace: [CalendarStep?] = [nil, nil, .days(1), .days(4)]
        return try TierLadder(
            measure: .points,
            window: windows.randomElement(using: &random) ?? .lifetime,
            tiers: TierSample.tiers([
                ("0", .random(in: 0...30, using: &random)), ("1", 50), ("2", 90),
                ("3", .random(in: 91...150, using: &random)),
            ]),
            downgrade: TierDowngrade(
                modes.randomElement(using: &random) ?? .toReached,
                validity: Bool.random(using: &random) ? validity : nil,
                grace: grace.randomElement(using: &random) ?? nil
            )
        )
    }

    private func entries(_ random: inout SeededGenerator) throws -> [(hour: Int64, points: Int64)] {
        var hours = Set<Int64>()
        while hours.count < 12 { hours.insert(.random(in: 0...900, using: &random)) }
        return hours.sorted().map { ($0, .random(in: 1...60, using: &random)) }
    }

    private func history(_ entries: [(hour: Int64, points: Int64)]) throws -> QualifyingHistory {
        try QualifyingHistory(
            entries.map {
                QualifyingEntry(
                    at: try time($0.hour),
                    amounts: QualifyingAmounts(points: $0.points),
                    source: .order(try OrderID("\($0.hour)"))
                )
            }
        )
    }

    /// A ladder run hour by hour, as a clerk would with a calendar and a sheet of paper.
    private struct Clerk {
        let ladder: TierLadder
        let entries: [(hour: Int64, points: Int64)]
        let time: (Int64) throws -> Timestamp
        var valid: [Timestamp?]
        var held: [Timestamp?]
        var tier = -1
        var term: Timestamp?

        init(
            _ ladder: TierLadder,
            _ entries: [(hour: Int64, points: Int64)],
            time: @escaping (Int64) throws -> Timestamp
        ) {
            self.ladder = ladder
            self.entries = entries
            self.time = time
            valid = ladder.tiers.map { _ in nil }
            held = ladder.tiers.map { _ in nil }
        }

        private func midnight(_ date: CivilDate) throws -> Timestamp { try FixedOffset.utc.startOfDay(date) }

        private func validEnd(from instant: Timestamp, _ validity: TierValidity) throws -> Timestamp {
            let date = try FixedOffset.utc.date(at: instant).advanced(by: validity.after)
            return try midnight(validity.period.dates(containing: date).end)
        }

        private func window(at instant: Timestamp) throws -> TimeWindow {
            try #require(
                try ladder.window.window(asOf: instant, enrolledAt: try time(0), in: FixedOffset.utc)
            )
        }

        private func termEnd(at now: Timestamp) throws -> Timestamp? {
            if let validity = ladder.downgrade.validity {
                let last = try now.advanced(by: TimeSpan(microseconds: -1))
                let term = try validEnd(from: last, validity)
                return term > now ? term : try validEnd(from: now, validity)
            }
            if case .rolling(let span) = ladder.window { return try now.advanced(by: span) }
            return try window(at: now).end
        }

        mutating func step(to hour: Int64) throws {
            let now = try time(hour)
            let window = try window(at: now)
            let total = try entries.filter { try $0.hour <= hour && window.contains(time($0.hour)) }
                .reduce(0) { $0 + $1.points }
            var best = -1
            for index in ladder.tiers.indices {
                let isReached = total >= ladder.tiers[index].threshold
                if isReached {
                    held[index] = try time(hour + 1)
                    if let validity = ladder.downgrade.validity, entries.contains(where: { $0.hour == hour }) {
                        valid[index] = try validEnd(from: now, validity)
                    }
                }
                var end = [valid[index], held[index]].compactMap { $0 }.max()
                if let grace = ladder.downgrade.grace, let last = end {
                    let day = try FixedOffset.utc.date(at: last.advanced(by: TimeSpan(microseconds: -1)))
                    end = try midnight(day.advanced(by: grace).advanced(by: .days(1)))
                }
                if isReached || (end.map { now < $0 } ?? false) || (ladder.downgrade.mode == .never && end != nil) {
                    best = index
                }
            }
            if best > tier || ladder.downgrade.mode != .oneStep {
                (tier, term) = (best, nil)
            } else if best < tier, term.map({ $0 <= now }) ?? true {
                (tier, term) = (tier - 1, try termEnd(at: now))
            }
        }
    }

    @Test("A tier is what a clerk finds who goes through time hour by hour", arguments: UInt64(1)...120)
    func clerk(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ladder = try ladder(&random, [.toReached, .oneStep, .never])
        let entries = try entries(&random)
        let facts = TierFacts(history: try history(entries), enrolledAt: try time(0))
        var clerk = Clerk(ladder, entries, time: time)
        for hour in 0...Int64(2_000) {
            try clerk.step(to: hour)
            guard hour % 5 == 0 || hour % 24 == 0 else { continue }
            let standing = try ladder.standing(of: facts, asOf: time(hour), in: FixedOffset.utc)
            let expected = clerk.tier < 0 ? nil : ladder.tiers[clerk.tier]
            #expect(standing.tier == expected, "at hour \(hour) of \(ladder.window) \(ladder.downgrade)")
            if standing.tier != expected { return }
        }
    }

    @Test("A tier ends when it says, not before, and the projection knows what comes after", arguments: UInt64(1)...120)
    func ends(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ladder = try ladder(&random, TierDowngrade.Mode.allCases)
        let balance = try balance(&random)
        var record: TierRecord?
        for count in 1...12 {
            let entries = try Array(entries(&random).prefix(count))
            let now = try time(entries[count - 1].hour)
            func facts(_ record: TierRecord?) throws -> TierFacts {
                TierFacts(history: try history(entries), record: record, enrolledAt: try time(0), balance: balance)
            }
            let projection = try ladder.projection(of: facts(record), asOf: now, in: FixedOffset.utc)
            record = projection.standing.record
            guard let end = projection.standing.holdsUntil else { continue }
            func tier(_ at: Timestamp) throws -> Tier? {
                try ladder.standing(of: facts(record), asOf: at, in: FixedOffset.utc).tier
            }
            #expect(end > now)
            #expect(try tier(end.advanced(by: TimeSpan(microseconds: -1))) == projection.standing.tier)
            let after = try tier(end)
            #expect(after != projection.standing.tier && after == projection.tierAtEnd)
            guard let keep = projection.keep, keep.before == end else { continue }
            // So much on the last instant keeps the tier, and one less does not, unless one step below a higher tier does.
            for (amount, isKept) in [(keep.amount, true), (keep.amount - 1, false)] {
                if !isKept, ladder.downgrade.mode == .oneStep { continue }
                var more = try history(entries)
                let last = try end.advanced(by: TimeSpan(microseconds: -1))
                try more.insert(
                    QualifyingEntry(at: last, amounts: QualifyingAmounts(points: amount), source: TierSample.id("keep"))
                )
                let facts = TierFacts(history: more, record: record, enrolledAt: try time(0))
                let found = try ladder.standing(of: facts, asOf: end, in: FixedOffset.utc).tier
                #expect(
                    (found?.threshold ?? -1 >= keep.tier.threshold) == isKept,
                    "\(amount) until \(end) in \(ladder.window) \(ladder.downgrade) \(entries) \(projection.standing)"
                )
            }
        }
    }

    private func balance(_ random: inout SeededGenerator) throws -> TierBalance {
        TierBalance(
            try (0..<Int.random(in: 0...6, using: &random)).map { _ in
                let from = Int64.random(in: 0...900, using: &random)
                let until = try time(from + .random(in: 1...600, using: &random))
                return TierBalance.Part(
                    .random(in: -20...70, using: &random),
                    from: try time(from),
                    until: Bool.random(using: &random) ? until : nil
                )
            }
        )
    }

    @Test(
        "Writing a standing down, at any instant and as often as one likes, changes no later answer",
        arguments: UInt64(1)...120
    )
    func sweepIndependence(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let isByBalance = Bool.random(using: &random)
        let ladder =
            isByBalance
            ? try TierSample.ladder(
                .lifetime,
                measure: .balance,
                downgrade: Bool.random(using: &random) ? .immediate : TierDowngrade(.never)
            )
            : try ladder(&random, TierDowngrade.Mode.allCases)
        var balance = TierBalance.none
        var history = QualifyingHistory()
        var lazy: TierRecord?
        var swept: TierRecord?
        var hour: Int64 = 0
        func standing(_ record: TierRecord?, _ hour: Int64) throws -> TierStanding {
            let facts = TierFacts(history: history, record: record, enrolledAt: try time(0), balance: balance)
            return try ladder.standing(of: facts, asOf: time(hour), in: FixedOffset.utc)
        }
        // A tier that needs no accrual, from zero or by points that become active, starts when it is first found.
        let startsByItself = isByBalance || ladder.tiers[0].threshold == 0
        func isSame(_ lhs: TierRecord?, _ rhs: TierRecord?) -> Bool {
            if !startsByItself { return lhs == rhs }
            return lhs?.tier == rhs?.tier && lhs?.holdsUntil == rhs?.holdsUntil && lhs?.extended == rhs?.extended
        }
        func isSame(_ lhs: TierStanding, _ rhs: TierStanding) -> Bool {
            lhs.tier == rhs.tier && lhs.total == rhs.total && lhs.next == rhs.next && lhs.missing == rhs.missing
                && lhs.holdsUntil == rhs.holdsUntil && lhs.proof == rhs.proof && isSame(lhs.record, rhs.record)
        }
        for number in 0..<40 {
            let next = hour + .random(in: 0...90, using: &random)
            for at in (0..<3).map({ _ in Int64.random(in: hour...next, using: &random) }).sorted() {
                let found = try standing(swept, at)
                #expect(try isSame(standing(lazy, at), found))
                if Bool.random(using: &random) { swept = found.record }
            }
            hour = next
            #expect(try isSame(standing(lazy, hour), standing(swept, hour)))
            // A command settles what is due, and then something happens, of which the standing is written down.
            lazy = try standing(lazy, hour).record
            swept = try standing(swept, hour).record
            switch Int.random(in: 0..<8, using: &random) {
            case 0: if let entry = history.entries.randomElement(using: &random) { history.remove(entry.source) }
            case 1: balance = try self.balance(&random)
            case 2:
                let until = try time(hour + .random(in: 1...300, using: &random))
                lazy = lazy?.extending(until: until)
                swept = swept?.extending(until: until)
            default:
                let late =
                    Int64.random(in: 0...3, using: &random) == 0 ? Int64.random(in: 0...hour, using: &random) : hour
                let amounts = QualifyingAmounts(points: .random(in: 1...60, using: &random))
                let source = AccrualID.order(try OrderID("\(number)"))
                try history.insert(QualifyingEntry(at: time(late), amounts: amounts, source: source))
            }
            lazy = try standing(lazy, hour).record
            swept = try standing(swept, hour).record
            #expect(isSame(lazy, swept))
        }
    }

    @Test("More accrued at any time never lowers a tier", arguments: UInt64(1)...60)
    func monotony(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ladder = try ladder(&random, [.toReached, .oneStep, .never])
        let entries = try entries(&random)
        let less = Array(entries.shuffled(using: &random).prefix(8))
        for _ in 0..<40 {
            let at = try time(.random(in: 0...1_500, using: &random))
            func threshold(_ entries: [(hour: Int64, points: Int64)]) throws -> Int64 {
                let facts = TierFacts(history: try history(entries), enrolledAt: try time(0))
                return try ladder.standing(of: facts, asOf: at, in: FixedOffset.utc).tier?.threshold ?? -1
            }
            #expect(try threshold(less) <= threshold(entries))
        }
    }
}
