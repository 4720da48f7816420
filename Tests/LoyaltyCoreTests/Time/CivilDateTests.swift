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

@Suite("Civil date: the proleptic Gregorian calendar of the years 1 to 9999")
struct CivilDateTests {
    @Test("A month after 31 January is the last day of February")
    func documentedSample() throws {
        let granted = try CivilDate(year: 2027, month: 1, day: 31)
        #expect(try granted.advanced(by: .months(1)).description == "2027-02-28")
    }

    @Test(
        "Dates have a known number and weekday",
        arguments: [
            Known("0001-01-01", days: -719_162, .monday),
            Known("1582-10-04", days: -141_438, .monday),
            Known("1582-10-15", days: -141_427, .friday),
            Known("1900-02-28", days: -25_509, .wednesday),
            Known("1900-03-01", days: -25_508, .thursday),
            Known("1969-12-31", days: -1, .wednesday),
            Known("1970-01-01", days: 0, .thursday),
            Known("2000-02-29", days: 11_016, .tuesday),
            Known("2026-11-21", days: 20_778, .saturday),
            Known("2027-04-30", days: 20_938, .friday),
            Known("9999-12-31", days: 2_932_896, .friday),
        ]
    )
    func known(_ example: Known) throws {
        let date = try CivilDate(parsing: example.text)
        #expect(Int(date.daysSince1970) == example.days)
        #expect(date.weekday == example.weekday)
        #expect(try CivilDate(daysSince1970: Int64(example.days)) == date)
        #expect(date.description == example.text)
    }

    @Test("Every day from 1600 to 2400 agrees with a calendar that counts day by day")
    func everyDay() throws {
        var calendar = CountingCalendar(year: 1600, month: 1, day: 1, days: -135_140, weekday: 5)
        var disagreements: [String] = []
        while calendar.year <= 2400 {
            let date = try CivilDate(year: calendar.year, month: calendar.month, day: calendar.day)
            let back = try CivilDate(daysSince1970: calendar.days)
            if !calendar.agrees(with: date) || back != date { disagreements.append(date.description) }
            calendar.advance()
        }
        #expect(disagreements.isEmpty)
        #expect(calendar.days == 157_420)
    }

    @Test("The ends of every month of the years 1 to 9999 agree with a sum of the lengths of months")
    func everyMonth() throws {
        var days: Int64 = -719_162
        var disagreements: [String] = []
        for year in 1...9999 {
            for month in 1...12 {
                let length = CountingCalendar.length(ofMonth: month, year: year)
                let first = try CivilDate(daysSince1970: days)
                let last = try CivilDate(year: year, month: month, day: length)
                if first.year != year || first.month != month || first.day != 1
                    || Int64(last.daysSince1970) != days + Int64(length) - 1 || last.day != length
                {
                    disagreements.append(first.description)
                }
                days += Int64(length)
            }
        }
        #expect(disagreements.isEmpty)
        #expect(days == Int64(CivilDate.latest.daysSince1970) + 1)
    }

    @Test(
        "29 February exists in years that four divides, save centuries that four hundred does not divide",
        arguments: [(2024, true), (2027, false), (1900, false), (2000, true), (2100, false), (4, true), (1, false)]
    )
    func leapRule(year: Int, isLeap: Bool) {
        #expect(((try? CivilDate(year: year, month: 2, day: 29)) != nil) == isLeap)
    }

    @Test(
        "There is no such date",
        arguments: [
            [2027, 2, 30], [2027, 4, 31], [2027, 13, 1], [2027, 0, 1], [2027, 1, 0], [2027, 1, 32], [0, 12, 31],
            [10_000, 1, 1], [-1, 1, 1], [.max, 1, 1], [.min, 1, 1], [2027, .max, 1], [2027, .min, 1], [2027, 1, .max],
            [2027, 1, .min],
        ]
    )
    func noSuchDate(_ parts: [Int]) {
        expectRefusal(.dateOutOfRange) { try CivilDate(year: parts[0], month: parts[1], day: parts[2]) }
    }

    @Test(
        "A count of days outside the years 1 to 9999 is refused",
        arguments: [-719_163, 2_932_897, .min, .max] as [Int64]
    )
    func daysOutOfRange(_ days: Int64) {
        expectRefusal(.dateOutOfRange) { try CivilDate(daysSince1970: days) }
    }

    @Test(
        "A step counts months first, clamps to the end of the month, and then counts days",
        arguments: [
            Step("2024-01-31", .months(1), "2024-02-29"),
            Step("2023-01-31", .months(1), "2023-02-28"),
            Step("2028-02-29", .months(12), "2029-02-28"),
            Step("2028-02-29", .years(4), "2032-02-29"),
            Step("2028-02-29", .years(-1), "2027-02-28"),
            Step("2026-03-31", .months(-1), "2026-02-28"),
            Step("2026-01-15", .months(-1), "2025-12-15"),
            Step("2026-01-15", .months(-13), "2024-12-15"),
            Step("2026-12-31", .months(2), "2027-02-28"),
            Step("2026-12-31", .days(1), "2027-01-01"),
            Step("2026-01-01", .days(-1), "2025-12-31"),
            Step("2027-01-31", CalendarStep(months: 1, days: 1), "2027-03-01"),
            Step("2027-01-30", CalendarStep(months: 1, days: -1), "2027-02-27"),
            Step("2026-11-21", CalendarStep(), "2026-11-21"),
            Step("0001-01-01", .months(119_987), "9999-12-01"),
            Step("9999-12-31", .months(-119_987), "0001-01-31"),
            Step("0001-01-01", .days(3_652_058), "9999-12-31"),
        ]
    )
    func steps(_ example: Step) throws {
        #expect(try CivilDate(parsing: example.from).advanced(by: example.step).description == example.to)
    }

    @Test(
        "A step out of the years 1 to 9999 is refused, however far it leads",
        arguments: [
            Step("9999-12-31", .days(1)), Step("0001-01-01", .days(-1)), Step("9999-12-31", .months(1)),
            Step("0001-01-01", .months(-1)), Step("2026-11-21", .months(.max)), Step("2026-11-21", .months(.min)),
            Step("2026-11-21", .days(.max)), Step("2026-11-21", .days(.min)), Step("2026-11-21", .years(.max)),
            Step("2026-11-21", .years(.min)), Step("9999-12-31", CalendarStep(months: .max, days: .max)),
            Step("0001-01-01", CalendarStep(months: .min, days: .min)),
            Step("9999-12-15", CalendarStep(months: 1, days: -30)),
        ]
    )
    func stepsOutOfRange(_ example: Step) throws {
        let date = try CivilDate(parsing: example.from)
        expectRefusal(.dateOutOfRange) { try date.advanced(by: example.step) }
    }

    @Test("Taking the days between two dates as a step leads from one to the other", arguments: UInt64(1)...50)
    func daysBetween(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let first = try CivilDate(daysSince1970: .random(in: -719_162...2_932_896, using: &random))
        let second = try CivilDate(daysSince1970: .random(in: -719_162...2_932_896, using: &random))
        #expect(try first.advanced(by: .days(Int32(first.days(to: second)))) == second)
        #expect(first.days(to: second) == -second.days(to: first))
        #expect((first < second) == (first.days(to: second) > 0))
        #expect(try CivilDate(parsing: first.description) == first)
    }

    @Test("A step of months never skips a month, and keeps the day where the month has it", arguments: UInt64(1)...50)
    func monthsNeverSkip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let date = try CivilDate(daysSince1970: .random(in: -100_000...100_000, using: &random))
        let months = Int32.random(in: -1_200...1_200, using: &random)
        let moved = try date.advanced(by: .months(months))
        #expect(moved.year * 12 + moved.month == date.year * 12 + date.month + Int(months))
        #expect(moved.day == min(date.day, CountingCalendar.length(ofMonth: moved.month, year: moved.year)))
    }

    @Test("Dates order by time, not by text", arguments: [("0999-12-31", "1000-01-01"), ("1969-12-31", "1970-01-01")])
    func order(earlier: String, later: String) throws {
        #expect(try CivilDate(parsing: earlier) < CivilDate(parsing: later))
        #expect(try !(CivilDate(parsing: later) < CivilDate(parsing: earlier)))
        #expect(CivilDate.earliest < CivilDate.latest)
    }

    @Test(
        "Text that is no date is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("2026", column: 5), Refusal("2026-1-01", column: 7),
            Refusal("2026-01-1", column: 10), Refusal("2026/01/01", column: 5), Refusal("2026-01-01 ", column: 11),
            Refusal("2026-01-01T", column: 11), Refusal("+2026-01-01", column: 1), Refusal("-001-01-01", column: 1),
            Refusal("26-01-01", column: 3), Refusal("20261-01-01", column: 5), Refusal(" 2026-01-01", column: 1),
            Refusal("２026-01-01", column: 1), Refusal("2026-02-30", .dateOutOfRange, column: 1),
            Refusal("0000-01-01", .dateOutOfRange, column: 1), Refusal("2026-00-01", .dateOutOfRange, column: 1),
            Refusal(String(repeating: "9", count: 1_000_000), column: 5),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(CivilDate.init(parsing:))
    }

    @Test("A date is coded as its text, and read with the same checks")
    func coding() throws {
        try expectCanonical(CivilDate(year: 2027, month: 2, day: 28), #""2027-02-28""#)
        expectRefusal(.dateOutOfRange) { try CanonicalJSON.decode(CivilDate.self, from: #""2027-02-29""#) }
    }

    struct Known: Sendable, CustomTestStringConvertible {
        let text: String
        let days: Int
        let weekday: Weekday
        var testDescription: String { "\(text) is day \(days), a \(weekday)" }

        init(_ text: String, days: Int, _ weekday: Weekday) {
            self.text = text
            self.days = days
            self.weekday = weekday
        }
    }

    struct Step: Sendable, CustomTestStringConvertible {
        let from: String
        let step: CalendarStep
        let to: String
        var testDescription: String { "\(from) and \(step.months) months, \(step.days) days → \(to)" }

        init(_ from: String, _ step: CalendarStep, _ to: String = "refused") {
            self.from = from
            self.step = step
            self.to = to
        }
    }
}

/// A calendar that knows nothing but the lengths of months and counts one day after another.
struct CountingCalendar {
    var year: Int
    var month: Int
    var day: Int
    var days: Int64
    /// 0 for Monday.
    var weekday: Int

    static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func advance() {
        days += 1
        weekday = (weekday + 1) % 7
        day += 1
        guard day > Self.length(ofMonth: month, year: year) else { return }
        day = 1
        month += 1
        guard month > 12 else { return }
        month = 1
        year += 1
    }

    func agrees(with date: CivilDate) -> Bool {
        date.year == year && date.month == month && date.day == day && Int64(date.daysSince1970) == days
            && date.weekday.isoNumber == weekday + 1
    }
}
