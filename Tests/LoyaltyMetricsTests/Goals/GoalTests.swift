//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Goal: the share of the way beside the share of the time")
struct GoalTests {
    @Test("northstar.1: 300 of 800 in half of the time is behind, and grew by a quarter")
    func worked() throws {
        let goal = try Goal(baseline: 1_200, target: 2_000, actual: 1_500, elapsedDays: 90, days: 180)
        #expect(goal.progress == 0.375 && goal.pace == 0.5)
        #expect(!goal.isOnTrack && !goal.isReached)
        #expect(goal.growth == 0.25)
        #expect(isClose(goal.requiredPerDay, 5.55555555555556))
        #expect(goal.gap == 500)
        #expect(goal.projection(rounding: .down) == 1_800)
    }

    @Test("A figure that is to fall is on track when it has fallen enough")
    func falling() throws {
        let behind = try Goal(baseline: 500, target: 300, actual: 450, elapsedDays: 5, days: 10)
        #expect(behind.progress == 0.25 && !behind.isOnTrack && behind.gap == -150)
        #expect(behind.requiredPerDay == -30)
        let ahead = try Goal(baseline: 500, target: 300, actual: 400, elapsedDays: 5, days: 10)
        #expect(ahead.isOnTrack && !ahead.isReached)
        let done = try Goal(baseline: 500, target: 300, actual: 299, elapsedDays: 5, days: 10)
        #expect(done.isReached && done.gap == 0 && done.progress > 1 && done.requiredPerDay == 0)
    }

    @Test("Exactly on the line is on track, one below it is not", arguments: [(Int64(1_600), true), (1_599, false)])
    func boundary(actual: Int64, isOnTrack: Bool) throws {
        let goal = try Goal(baseline: 1_200, target: 2_000, actual: actual, elapsedDays: 90, days: 180)
        #expect(goal.isOnTrack == isOnTrack)
    }

    @Test("Nothing is projected before the first day is over, and nothing required after the last")
    func ends() throws {
        let first = try Goal(baseline: 0, target: 10, actual: 0, elapsedDays: 0, days: 7)
        #expect(first.projection(rounding: .down) == nil && first.isOnTrack && first.growth == nil)
        let last = try Goal(baseline: 0, target: 10, actual: 9, elapsedDays: 7, days: 7)
        #expect(last.projection(rounding: .down) == 9 && last.requiredPerDay == nil && !last.isOnTrack)
    }

    @Test("A projection names its rounding", arguments: [(RoundingRule.down, Int64(2)), (.up, 3)])
    func rounding(rule: RoundingRule, expected: Int64) throws {
        let goal = try Goal(baseline: 0, target: 10, actual: 1, elapsedDays: 3, days: 7)
        #expect(goal.projection(rounding: rule) == expected)
    }

    @Test(
        "The date says how much is gone: nothing up to the first date, all after the last",
        arguments: [("2026-09-01", 0), ("2026-10-01", 0), ("2026-10-02", 1), ("2026-12-31", 91), ("2027-06-01", 92)]
    )
    func dates(asOf: String, elapsed: Int) throws {
        let goal = try Goal(actual: 7, asOf: CivilDate(parsing: asOf), by: Self.definition())
        #expect(goal.elapsedDays == elapsed && goal.days == 92)
        #expect(goal.baseline == 3_000 && goal.target == 4_000 && goal.actual == 7)
    }

    @Test("The largest figures are compared without a trap", arguments: UInt64(1)...20)
    func extremes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bound: Int64 = 9_007_199_254_740_991
        let days = 3_652_059
        let elapsed = Int.random(in: 0...days, using: &random)
        let goal = try Goal(baseline: -bound, target: bound, actual: bound, elapsedDays: elapsed, days: days)
        #expect(goal.isReached && goal.isOnTrack && goal.gap == 0 && goal.progress == 1)
        let mirrored = try Goal(baseline: bound, target: -bound, actual: bound, elapsedDays: elapsed, days: days)
        #expect(mirrored.progress == 0 && mirrored.isOnTrack == (elapsed == 0))
        let fast = try Goal(baseline: 0, target: bound, actual: bound, elapsedDays: 1, days: 2)
        #expect(fast.projection(rounding: .down) == nil)
    }

    @Test("A goal that cannot be is refused")
    func refused() throws {
        var error = #expect(throws: MetricsError.self) {
            try Goal(baseline: 5, target: 5, actual: 5, elapsedDays: 0, days: 1)
        }
        #expect(error?.code == .invalidDefinition)
        error = #expect(throws: MetricsError.self) {
            try Goal(baseline: 0, target: 1 << 53, actual: 5, elapsedDays: 0, days: 1)
        }
        #expect(error?.code == .invalidDefinition)
        error = #expect(throws: MetricsError.self) {
            try Goal(baseline: 0, target: 1, actual: .min, elapsedDays: 0, days: 1)
        }
        #expect(error?.code == .sumOutOfRange)
        for (elapsed, days) in [(-1, 1), (2, 1), (0, 0), (0, 3_652_060)] {
            error = #expect(throws: MetricsError.self) {
                try Goal(baseline: 0, target: 1, actual: 0, elapsedDays: elapsed, days: days)
            }
            #expect(error?.code == .invalidCounts)
        }
    }

    static func definition() throws -> GoalDefinition {
        try GoalDefinition(
            metric: "netPromoterScore",
            baseline: 3_000,
            target: 4_000,
            period: CalendarPeriod.quarter.dates(containing: CivilDate(parsing: "2026-11-21"))
        )
    }

    @Test("A definition has this JSON, and reads back equal")
    func golden() throws {
        let text =
            #"{"baseline":3000,"kind":"goal","metric":"netPromoterScore","#
            + #""period":{"end":"2027-01-01","start":"2026-10-01"},"target":4000,"version":1}"#
        #expect(try CanonicalJSON.text(of: Self.definition()) == text)
        #expect(try CanonicalJSON.decode(GoalDefinition.self, from: text) == Self.definition())
        checkRefused(GoalDefinition.self, text.replacing(#""kind":"goal""#, with: #""kind":"benchmark""#))
        checkRefused(GoalDefinition.self, text.replacing(#""version":1"#, with: #""version":2"#))
    }

    @Test("A definition without a name or a day is refused")
    func refusedDefinition() throws {
        let day = try CivilDate(parsing: "2026-10-01")
        for (name, end) in [("", "2026-10-02"), ("visits", "2026-10-01")] {
            let error = #expect(throws: MetricsError.self) {
                try GoalDefinition(
                    metric: name,
                    baseline: 0,
                    target: 1,
                    period: DateRange(from: day, to: CivilDate(parsing: end))
                )
            }
            #expect(error?.code == .invalidDefinition)
        }
    }
}
