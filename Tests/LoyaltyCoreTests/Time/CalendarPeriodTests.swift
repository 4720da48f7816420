//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Calendar period: the day, week, month, quarter, half-year or year of a date")
struct CalendarPeriodTests {
    @Test("November 2026 lies in the fourth quarter")
    func documentedSample() throws {
        let quarter = try CalendarPeriod.quarter.dates(containing: CivilDate(parsing: "2026-11-21"))
        #expect(quarter.description == "2026-10-01 ..< 2027-01-01")
    }

    @Test(
        "A date lies in one period of each kind",
        arguments: [
            Example(.day, "2026-11-21", "2026-11-21 ..< 2026-11-22"),
            Example(.week(startingOn: .monday), "2026-11-21", "2026-11-16 ..< 2026-11-23"),
            Example(.week(startingOn: .tuesday), "2026-11-21", "2026-11-17 ..< 2026-11-24"),
            Example(.week(startingOn: .wednesday), "2026-11-21", "2026-11-18 ..< 2026-11-25"),
            Example(.week(startingOn: .thursday), "2026-11-21", "2026-11-19 ..< 2026-11-26"),
            Example(.week(startingOn: .friday), "2026-11-21", "2026-11-20 ..< 2026-11-27"),
            Example(.week(startingOn: .saturday), "2026-11-21", "2026-11-21 ..< 2026-11-28"),
            Example(.week(startingOn: .sunday), "2026-11-21", "2026-11-15 ..< 2026-11-22"),
            Example(.week(startingOn: .monday), "1969-12-31", "1969-12-29 ..< 1970-01-05"),
            Example(.month, "2028-02-29", "2028-02-01 ..< 2028-03-01"),
            Example(.month, "2026-12-31", "2026-12-01 ..< 2027-01-01"),
            Example(.quarter, "2026-01-01", "2026-01-01 ..< 2026-04-01"),
            Example(.quarter, "2026-06-30", "2026-04-01 ..< 2026-07-01"),
            Example(.quarter, "2026-09-30", "2026-07-01 ..< 2026-10-01"),
            Example(.halfYear, "2026-06-30", "2026-01-01 ..< 2026-07-01"),
            Example(.halfYear, "2026-07-01", "2026-07-01 ..< 2027-01-01"),
            Example(.year, "2028-02-29", "2028-01-01 ..< 2029-01-01"),
            Example(.year, "0001-06-01", "0001-01-01 ..< 0002-01-01"),
        ]
    )
    func periods(_ example: Example) throws {
        #expect(try example.period.dates(containing: CivilDate(parsing: example.date)).description == example.dates)
    }

    @Test(
        "A period that starts or ends outside the years 1 to 9999 is refused",
        arguments: [
            Example(.day, "9999-12-31"), Example(.month, "9999-12-01"), Example(.quarter, "9999-10-01"),
            Example(.halfYear, "9999-07-01"), Example(.year, "9999-01-01"),
            Example(.week(startingOn: .sunday), "0001-01-01"), Example(.week(startingOn: .monday), "9999-12-31"),
        ]
    )
    func outOfRange(_ example: Example) throws {
        let date = try CivilDate(parsing: example.date)
        expectRefusal(.dateOutOfRange) { try example.period.dates(containing: date) }
    }

    @Test("Periods of a kind follow each other without gap or overlap", arguments: UInt64(1)...30)
    func tiling(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let date = try CivilDate(daysSince1970: .random(in: -300_000...300_000, using: &random))
        for period in Self.all {
            let dates = try period.dates(containing: date)
            #expect(dates.contains(date))
            #expect(try period.dates(containing: dates.start) == dates)
            #expect(try period.dates(containing: dates.end).start == dates.end)
            #expect(try period.dates(containing: dates.end.advanced(by: .days(-1))) == dates)
            #expect(try dates.start.advanced(by: period.step) == dates.end)
        }
    }

    @Test("A week starts on the weekday that it names", arguments: Weekday.allCases)
    func weekStarts(weekday: Weekday) throws {
        for day in 1...28 {
            let dates = try CalendarPeriod.week(startingOn: weekday)
                .dates(containing: CivilDate(year: 2027, month: 2, day: day))
            #expect(dates.start.weekday == weekday)
            #expect(dates.count == 7)
        }
    }

    @Test("A period is coded as one word", arguments: all)
    func coding(period: CalendarPeriod) throws {
        try expectCanonical(period, "\"\(period)\"")
    }

    @Test("Each kind has its word")
    func words() {
        let words = [
            "day", "week.monday", "week.tuesday", "week.wednesday", "week.thursday", "week.friday", "week.saturday",
            "week.sunday", "month", "quarter", "halfYear", "year",
        ]
        #expect(Self.all.map(\.description) == words)
    }

    @Test(
        "Any other word is refused",
        arguments: ["", "week", "week.", "week.Monday", "Month", "months", "decade", " day"].map {
            Refusal($0, column: 1)
        }
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(CalendarPeriod.init(parsing:))
    }

    static let all: [CalendarPeriod] =
        [.day] + Weekday.allCases.map { .week(startingOn: $0) } + [.month, .quarter, .halfYear, .year]

    struct Example: Sendable, CustomTestStringConvertible {
        let period: CalendarPeriod
        let date: String
        let dates: String
        var testDescription: String { "\(period) of \(date) → \(dates)" }

        init(_ period: CalendarPeriod, _ date: String, _ dates: String = "refused") {
            self.period = period
            self.date = date
            self.dates = dates
        }
    }
}
