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

@Suite("Time zone rules: where local days start and end")
struct TimeZoneRulesTests {
    @Test("Cairo skips midnight: through 29 April 2027 is valid until the clocks change")
    func midnightIsSkipped() throws {
        let cairo = try Zone.cairo.rules()
        let dayAfter = try CivilDate(parsing: "2027-04-29").advanced(by: .days(1))
        let change = try Timestamp(parsing: "2027-04-29T22:00:00Z")
        #expect(try cairo.startOfDay(dayAfter) == change)
        #expect(cairo.date(at: change) == dayAfter)
        #expect(try cairo.date(at: change.advanced(by: TimeSpan(microseconds: -1))).description == "2027-04-29")
    }

    @Test(
        "A local day starts at its first instant",
        arguments: [
            Start(.cairo, "2027-04-29", "2027-04-28T22:00:00Z"),
            Start(.cairo, "2027-04-30", "2027-04-29T22:00:00Z"),
            Start(.cairo, "2027-05-01", "2027-04-30T21:00:00Z"),
            Start(.cairo, "2027-10-28", "2027-10-27T21:00:00Z"),
            Start(.cairo, "2027-10-29", "2027-10-28T22:00:00Z"),
            Start(.havana, "2026-11-01", "2026-11-01T04:00:00Z"),
            Start(.havana, "2026-11-02", "2026-11-02T05:00:00Z"),
            Start(.berlin, "2027-03-28", "2027-03-27T23:00:00Z"),
            Start(.berlin, "2027-03-29", "2027-03-28T22:00:00Z"),
            Start(.lordHowe, "2027-04-04", "2027-04-03T13:00:00Z"),
            Start(.lordHowe, "2027-04-05", "2027-04-04T13:30:00Z"),
            Start(.stJohns, "2006-10-29", "2006-10-29T02:30:00Z"),
            Start(.apia, "2011-12-29", "2011-12-29T10:00:00Z"),
            Start(.apia, "2011-12-30", "2011-12-30T10:00:00Z"),
            Start(.apia, "2011-12-31", "2011-12-30T10:00:00Z"),
            Start(.halfPastEleven, "2027-06-02", "2027-06-01T23:30:00Z"),
        ]
    )
    func starts(_ example: Start) throws {
        let rules = try example.zone.rules()
        #expect(try rules.startOfDay(CivilDate(parsing: example.date)).description == example.instant)
    }

    @Test(
        "A day is as long as its clocks make it",
        arguments: [
            Length(.cairo, "2027-04-30", minutes: 23 * 60),
            Length(.cairo, "2027-10-28", minutes: 25 * 60),
            Length(.havana, "2026-11-01", minutes: 25 * 60),
            Length(.berlin, "2027-03-28", minutes: 23 * 60),
            Length(.berlin, "2027-10-31", minutes: 25 * 60),
            Length(.berlin, "2027-11-01", minutes: 24 * 60),
            Length(.lordHowe, "2027-04-04", minutes: 24 * 60 + 30),
            Length(.apia, "2011-12-30", minutes: 0),
        ]
    )
    func lengths(_ example: Length) throws {
        let rules = try example.zone.rules()
        let window = try CalendarPeriod.day.dates(containing: CivilDate(parsing: example.date)).window(in: rules)
        let (start, end) = (try #require(window.start), try #require(window.end))
        #expect(try start.span(to: end) == TimeSpan.minutes(example.minutes))
    }

    @Test(
        "The first instant of a date shows that date, and the instant before shows the day before",
        arguments: Zone.all
    )
    func firstInstant(zone: Zone) throws {
        let rules = try zone.rules()
        for days in Int64(13_000)...21_000 {
            let date = try CivilDate(daysSince1970: days)
            if zone == .apia, date.description == "2011-12-30" || date.description == "2011-12-31" { continue }
            let start = try rules.startOfDay(date)
            let before = try rules.date(at: start.advanced(by: TimeSpan(microseconds: -1)))
            guard rules.date(at: start) == date, before.days(to: date) == 1 else {
                Issue.record("\(date) starts at \(start)")
                return
            }
        }
    }

    @Test("A fixed offset shifts every day alike, up to 18 hours", arguments: [-64_800, -1_800, 0, 20_700, 64_800])
    func fixedOffsets(seconds: Int) throws {
        let rules = try FixedOffset(seconds: seconds)
        for days in [-719_160, -1, 0, 1, 20_000, 2_932_890] as [Int64] {
            let date = try CivilDate(daysSince1970: days)
            let start = try rules.startOfDay(date)
            #expect(start.microsecondsSince1970 == (days * 86_400 - Int64(seconds)) * 1_000_000)
            #expect(rules.date(at: start) == date)
            #expect(try rules.date(at: start.advanced(by: TimeSpan(microseconds: -1))).days(to: date) == 1)
        }
    }

    @Test(
        "With any one change of up to 23 hours, a day starts when its date is first reached",
        arguments: UInt64(1)...200
    )
    func anyChange(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let before = Int.random(in: -1_080...1_080, using: &random) * 60
        let after = max(-64_800, min(64_800, before + Int.random(in: -1_380...1_380, using: &random) * 60))
        let change = Int64.random(in: -200_000...200_000, using: &random)
        let rules = OneChange(before: before, after: after, at: change)
        for days in Int64(-4)...4 {
            let midnight = days * 86_400
            // Under the old offset if that comes in time; at the change if it leads past midnight; else under the new one.
            let old = midnight - Int64(before)
            let new = midnight - Int64(after)
            let expected = old < change ? old : max(change, new)
            let start = try rules.startOfDay(CivilDate(daysSince1970: days))
            #expect(start.microsecondsSince1970 == expected * 1_000_000)
        }
    }

    @Test("At the ends of the range of time the date is the nearest that there is")
    func ends() throws {
        let west = try FixedOffset(hours: -3)
        let east = try FixedOffset(hours: 3)
        #expect(west.date(at: .earliest) == .earliest)
        #expect(east.date(at: .latest) == .latest)
        #expect(try west.startOfDay(.earliest).description == "0001-01-01T03:00:00Z")
        #expect(try east.startOfDay(.latest).description == "9999-12-30T21:00:00Z")
        expectRefusal(.instantOutOfRange) { try east.startOfDay(.earliest) }
        #expect(try west.startOfDay(.latest).description == "9999-12-31T03:00:00Z")
    }

    @Test(
        "An offset beyond 18 hours of a host's own rules counts as 18 hours",
        arguments: [Int.max, .min, 64_801, -86_400]
    )
    func offsetsAreBounded(seconds: Int) throws {
        let rules = OneChange(before: seconds, after: seconds, at: 0)
        let bounded = try FixedOffset(hours: seconds < 0 ? -18 : 18)
        let date = try CivilDate(parsing: "2026-11-21")
        #expect(try rules.startOfDay(date) == bounded.startOfDay(date))
        #expect(rules.date(at: .unixEpoch) == bounded.date(at: .unixEpoch))
        #expect(rules.date(at: .latest) == bounded.date(at: .latest))
        #expect(rules.date(at: .earliest) == bounded.date(at: .earliest))
    }

    /// A zone with one change, at a second since 1970.
    struct OneChange: TimeZoneRules {
        let identifier = "Test/OneChange"
        let before: Int
        let after: Int
        let change: Int64

        init(before: Int, after: Int, at change: Int64) {
            self.before = before
            self.after = after
            self.change = change
        }

        func secondsFromUTC(at instant: Timestamp) -> Int {
            instant.microsecondsSince1970 < change * 1_000_000 ? before : after
        }
    }

    /// Zones as they are, or were, around some of their changes.
    enum Zone: String, Sendable, CaseIterable {
        case cairo, havana, berlin, lordHowe, stJohns, apia, halfPastEleven

        static var all: [Zone] { allCases }

        func rules() throws -> ChangingZone {
            switch self {
            case .cairo:
                try ChangingZone(
                    "Africa/Cairo",
                    7_200,
                    [("2027-04-29T22:00:00Z", 10_800), ("2027-10-28T21:00:00Z", 7_200)]
                )
            case .havana:
                try ChangingZone("America/Havana", -14_400, [("2026-11-01T05:00:00Z", -18_000)])
            case .berlin:
                try ChangingZone(
                    "Europe/Berlin",
                    3_600,
                    [("2027-03-28T01:00:00Z", 7_200), ("2027-10-31T01:00:00Z", 3_600)]
                )
            case .lordHowe:
                try ChangingZone("Australia/Lord_Howe", 39_600, [("2027-04-03T15:00:00Z", 37_800)])
            case .stJohns:
                // Clocks went back at one minute past midnight: midnight came twice.
                try ChangingZone("America/St_Johns", -9_000, [("2006-10-29T02:31:00Z", -12_600)])
            case .apia:
                // A change of the date line skipped 30 December 2011.
                try ChangingZone("Pacific/Apia", -36_000, [("2011-12-30T10:00:00Z", 50_400)])
            case .halfPastEleven:
                // Clocks leap from half past eleven at night to half past midnight.
                try ChangingZone("Test/HalfPastEleven", 0, [("2027-06-01T23:30:00Z", 3_600)])
            }
        }
    }

    struct Start: Sendable, CustomTestStringConvertible {
        let zone: Zone
        let date: String
        let instant: String
        var testDescription: String { "\(date) in \(zone) starts at \(instant)" }

        init(_ zone: Zone, _ date: String, _ instant: String) {
            self.zone = zone
            self.date = date
            self.instant = instant
        }
    }

    struct Length: Sendable, CustomTestStringConvertible {
        let zone: Zone
        let date: String
        let minutes: Int64
        var testDescription: String { "\(date) in \(zone) has \(minutes) minutes" }

        init(_ zone: Zone, _ date: String, minutes: Int64) {
            self.zone = zone
            self.date = date
            self.minutes = minutes
        }
    }
}
