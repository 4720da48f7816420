//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Quiet hours: nobody is disturbed by their own clock")
struct QuietHoursTests {
    static func hours(_ from: String, _ to: String, days: Set<Weekday> = []) throws -> QuietHours {
        try QuietHours(from: LocalTime(parsing: from), to: LocalTime(parsing: to), days: days)
    }

    @Test(
        "What falls into quiet hours waits for their end",
        arguments: [
            ("21:00", "09:00", "2027-03-01T12:00:00Z", "2027-03-01T12:00:00Z"),
            ("21:00", "09:00", "2027-03-01T17:59:59Z", "2027-03-01T17:59:59Z"),
            ("21:00", "09:00", "2027-03-01T18:00:00Z", "2027-03-02T06:00:00Z"),
            ("21:00", "09:00", "2027-03-01T22:30:00Z", "2027-03-02T06:00:00Z"),
            ("21:00", "09:00", "2027-03-01T06:00:00Z", "2027-03-01T06:00:00Z"),
            ("13:00", "14:00", "2027-03-01T10:30:00Z", "2027-03-01T11:00:00Z"),
            ("22:00", "24:00", "2027-03-01T20:00:00Z", "2027-03-01T21:00:00Z"),
        ]
    )
    func moscow(from: String, to: String, at: String, end: String) throws {
        let moscow = try FixedOffset(hours: 3)
        let quiet = try Self.hours(from, to)
        let instant = try Timestamp(parsing: at)
        #expect(try quiet.end(at: instant, in: moscow) == Timestamp(parsing: end))
        #expect(quiet.contains(instant, in: moscow) == (at != end))
    }

    @Test("A quiet day ends with the quiet hours of the next morning")
    func quietDay() throws {
        let quiet = try Self.hours("21:00", "09:00", days: [.sunday, .saturday])
        // 5 March 2027 is a Friday.
        let friday = try Timestamp(parsing: "2027-03-05T21:30:00Z")
        #expect(try quiet.end(at: friday, in: FixedOffset.utc) == Timestamp(parsing: "2027-03-08T09:00:00Z"))
        #expect(quiet.days == [.saturday, .sunday])
    }

    @Test(
        "An end that clocks skip is the instant of the change; one that they show twice is the first that is not over",
        arguments: [
            ("spring", "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z"),
            ("autumn", "2027-10-31T00:10:00Z", "2027-10-31T00:30:00Z"),
            // 02:30 was shown and the clock is back at 02:10: the second 02:30 ends the quiet hours that began again.
            ("autumn", "2027-10-31T01:10:00Z", "2027-10-31T01:30:00Z"),
        ]
    )
    func clockChanges(zone: String, at: String, end: String) throws {
        let quiet = try Self.hours("22:00", "02:30")
        #expect(
            try quiet.end(at: Timestamp(parsing: at), in: ShiftingZone.named(zone)) == Timestamp(parsing: end)
        )
    }

    @Test("The end is never quiet, never before the instant, and there is no earlier one", arguments: UInt64(1)...40)
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let zone = try ShiftingZone.named(["spring", "autumn", "samoa"].randomElement(using: &random) ?? "spring")
        let from = try LocalTime(hour: .random(in: 0...23, using: &random), minute: .random(in: 0...59, using: &random))
        let to = try LocalTime(hour: .random(in: 0...23, using: &random), minute: .random(in: 0...59, using: &random))
        guard from != to else { return }
        let quiet = try QuietHours(from: from, to: to, days: Bool.random(using: &random) ? [.sunday] : [])
        let offset = Int64.random(in: -3_000...3_000, using: &random)
        let instant = try zone.change.advanced(by: .minutes(offset))
        let end = try #require(quiet.end(at: instant, in: zone))
        #expect(end >= instant && !quiet.contains(end, in: zone))
        var probe = instant
        while probe < end {
            #expect(quiet.contains(probe, in: zone))
            probe = try probe.advanced(by: .minutes(7))
        }
    }

    @Test("There is no end after the last year")
    func endOfTime() throws {
        let quiet = try Self.hours("21:00", "09:00", days: [.friday])
        // 31 December 9999 is a Friday.
        #expect(quiet.end(at: .latest, in: FixedOffset.utc) == nil)
        #expect(try Self.hours("21:00", "09:00").end(at: .latest, in: FixedOffset.utc) == nil)
    }

    @Test("Hours that leave nothing are refused")
    func refused() throws {
        for (from, to) in [("09:00", "09:00"), ("00:00", "24:00"), ("24:00", "00:00")] {
            let error = #expect(throws: SegmentsError.self) { try Self.hours(from, to) }
            #expect(error?.code == .invalidHours)
        }
        let error = #expect(throws: SegmentsError.self) {
            try Self.hours("21:00", "09:00", days: Set(Weekday.allCases))
        }
        #expect(error?.code == .invalidHours)
    }

    @Test("Quiet hours have one JSON form, and the days may be left out")
    func golden() throws {
        let quiet = try Self.hours("21:00", "09:00", days: [.sunday])
        let json = #"{"days":["sunday"],"from":"21:00","to":"09:00"}"#
        #expect(try CanonicalJSON.text(of: quiet) == json)
        #expect(try CanonicalJSON.decode(QuietHours.self, from: json) == quiet)
        let short = try CanonicalJSON.decode(QuietHours.self, from: #"{"from":"21:00","to":"09:00"}"#)
        #expect(short.days == [])
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(QuietHours.self, from: #"{"from":"09:00","to":"09:00"}"#)
        }
        #expect(error?.code == .unexpectedJSON)
    }
}
