//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Elapsed periods: equal stretches of time since each customer's first activity")
struct ElapsedPeriodsTests {
    /// Two activities that four definitions of a period place differently.
    struct Pair: CustomTestStringConvertible {
        let id: String
        let first: String
        let second: String
        let zone: ZoneWithChanges
        let hours24: Int
        let calendarDay: Int
        let calendarMonth: Int
        let days30: Int

        var testDescription: String { id }
    }

    static let utc = ZoneWithChanges(identifier: "UTC", hours: 0, changes: [])

    @Test(
        "24 hours, a local day, a month and 30 days differ on the same pair",
        arguments: [
            Pair(
                id: "retention.window_dst_spring",
                first: "2024-03-09T20:00:00Z",
                second: "2024-03-10T19:30:00Z",
                zone: .losAngeles2024,
                hours24: 0,
                calendarDay: 1,
                calendarMonth: 0,
                days30: 0
            ),
            Pair(
                id: "retention.window_late_evening_utc",
                first: "2024-05-01T23:50:00Z",
                second: "2024-05-02T00:10:00Z",
                zone: utc,
                hours24: 0,
                calendarDay: 1,
                calendarMonth: 0,
                days30: 0
            ),
            Pair(
                id: "retention.window_late_evening_la",
                first: "2024-05-01T23:50:00Z",
                second: "2024-05-02T00:10:00Z",
                zone: .losAngeles2024,
                hours24: 0,
                calendarDay: 0,
                calendarMonth: 0,
                days30: 0
            ),
            Pair(
                id: "retention.window_month_end",
                first: "2024-01-31T12:00:00Z",
                second: "2024-02-29T12:00:00Z",
                zone: utc,
                hours24: 29,
                calendarDay: 29,
                calendarMonth: 1,
                days30: 0
            ),
            Pair(
                id: "one second short of a day",
                first: "2024-05-01T17:59:00Z",
                second: "2024-05-02T17:58:59Z",
                zone: utc,
                hours24: 0,
                calendarDay: 1,
                calendarMonth: 0,
                days30: 0
            ),
        ]
    )
    func windows(_ pair: Pair) throws {
        let first = try Timestamp(parsing: pair.first)
        let second = try Timestamp(parsing: pair.second)
        #expect(try ElapsedPeriods(of: .hours(24)).index(of: second, since: first) == pair.hours24)
        #expect(try ElapsedPeriods(of: .days(30)).index(of: second, since: first) == pair.days30)
        let day = CalendarPeriod.day
        for (period, expected) in [(day, pair.calendarDay), (.month, pair.calendarMonth)] {
            let grid = try PeriodGrid(period, from: pair.zone.date(at: first), in: pair.zone)
            #expect(grid.position(of: first) == .period(0))
            #expect(grid.position(of: second) == .period(expected))
        }
    }

    @Test("A period begins with its first instant, a million periods are a number, and nothing precedes the entry")
    func index() throws {
        let days = try ElapsedPeriods(of: .days(1))
        let entry = try Timestamp(parsing: "2026-01-01T09:30:00Z")
        #expect(days.index(of: entry, since: entry) == 0)
        #expect(try days.index(of: entry.advanced(by: .days(1)), since: entry) == 1)
        #expect(try days.index(of: entry.advanced(by: .days(1_000_000)), since: entry) == 1_000_000)
        #expect(try days.index(of: entry.advanced(by: TimeSpan(microseconds: -1)), since: entry) == nil)
        let shortest = try ElapsedPeriods(of: TimeSpan(microseconds: 1))
        #expect(shortest.index(of: .latest, since: .earliest) == 315_537_897_599_999_999)
    }

    @Test("Customers are lined up so that the period under way is the last")
    func alignment() throws {
        let weeks = try ElapsedPeriods(of: .days(7), count: 3)
        let now = try Timestamp(parsing: "2026-03-01T00:00:00Z")
        func periods(_ daysAgo: [Int64]) throws -> CustomerPeriods {
            try weeks.periods(of: daysAgo.map { try now.advanced(by: .days(-$0)) }, asOf: now)
        }
        #expect(try periods([0]) == CustomerPeriods(PeriodBits(periods: [2])))
        #expect(try periods([6]) == CustomerPeriods(PeriodBits(periods: [2])))
        #expect(try periods([7]) == CustomerPeriods(PeriodBits(periods: [1])))
        #expect(try periods([0, 7]) == CustomerPeriods(PeriodBits(periods: [1, 2])))
        // The second week of this customer began 11 days ago and ended 4 days ago.
        #expect(try periods([5, 18]) == CustomerPeriods(PeriodBits(periods: [0, 1])))
        #expect(try periods([21, 0]) == CustomerPeriods(PeriodBits(periods: [2]), isEarlier: true))
        #expect(try periods([1, -9]) == CustomerPeriods(PeriodBits(periods: [2]), isLater: true))
        #expect(try periods([-1]) == CustomerPeriods(isLater: true))
        #expect(try periods([]) == CustomerPeriods())
    }

    @Test("A period takes time, and there are 1 to 64 of them", arguments: zip([0, -1, 1, 1], [1, 1, 0, 65]))
    func refused(seconds: Int64, count: Int) {
        let error = #expect(throws: MetricsError.self) { try ElapsedPeriods(of: .seconds(seconds), count: count) }
        #expect(error?.code == .invalidDefinition)
    }
}
