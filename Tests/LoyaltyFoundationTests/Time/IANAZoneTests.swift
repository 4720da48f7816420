//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyFoundation
import Testing

@Suite("IANA zone: local days of a named zone, clock changes included")
struct IANAZoneTests {
    @Test(
        "Points valid through a day end at the first instant of the next local day",
        arguments: [
            Example("Europe/Moscow", through: "2027-02-28", ends: "2027-02-28T21:00:00Z"),
            Example("Europe/Moscow", through: "2012-02-29", ends: "2012-02-29T20:00:00Z"),
            Example("Africa/Cairo", through: "2027-04-29", ends: "2027-04-29T22:00:00Z"),
            Example("Africa/Cairo", through: "2027-04-30", ends: "2027-04-30T21:00:00Z"),
            Example("Europe/Berlin", through: "2027-03-28", ends: "2027-03-28T22:00:00Z"),
            Example("Europe/Berlin", through: "2027-10-31", ends: "2027-10-31T23:00:00Z"),
            Example("America/New_York", through: "2026-12-31", ends: "2027-01-01T05:00:00Z"),
            Example("Asia/Kathmandu", through: "2026-12-31", ends: "2026-12-31T18:15:00Z"),
            Example("UTC", through: "2026-12-31", ends: "2027-01-01T00:00:00Z"),
        ]
    )
    func throughTheDay(_ example: Example) throws {
        let zone = try IANAZone(example.zone)
        let next = try CivilDate(parsing: example.through).advanced(by: .days(1))
        #expect(try zone.startOfDay(next).description == example.ends)
    }

    @Test("A month from 31 January ends with February, for a member in Moscow")
    func monthEnd() throws {
        let moscow = try IANAZone("Europe/Moscow")
        let granted = try Timestamp(parsing: "2027-01-31T20:59:59Z")
        let through = try moscow.date(at: granted).advanced(by: .months(1))
        #expect(try moscow.startOfDay(through.advanced(by: .days(1))).description == "2027-02-28T21:00:00Z")
    }

    @Test(
        "A local day has 23 hours in spring and 25 in autumn",
        arguments: zip(["2027-03-28", "2027-06-15", "2027-10-31"], [23, 24, 25])
    )
    func lengthOfDay(date: String, hours: Int64) throws {
        let berlin = try IANAZone("Europe/Berlin")
        let day = try CivilDate(parsing: date)
        let start = try berlin.startOfDay(day)
        #expect(try berlin.startOfDay(day.advanced(by: .days(1))) == start.advanced(by: .hours(hours)))
    }

    @Test(
        "Offsets follow the law of their time",
        arguments: [
            Offset("Europe/Moscow", at: "2010-12-01T00:00:00Z", hours: 3),
            Offset("Europe/Moscow", at: "2011-06-01T00:00:00Z", hours: 4),
            Offset("Europe/Moscow", at: "2015-01-01T00:00:00Z", hours: 3),
            Offset("Europe/Berlin", at: "2027-03-28T00:59:59.999999Z", hours: 1),
            Offset("Europe/Berlin", at: "2027-03-28T01:00:00Z", hours: 2),
            Offset("Europe/Berlin", at: "1969-12-31T23:59:59.9Z", hours: 1),
        ]
    )
    func offsets(_ example: Offset) throws {
        let zone = try IANAZone(example.zone)
        #expect(try zone.secondsFromUTC(at: Timestamp(parsing: example.instant)) == example.hours * 3_600)
    }

    @Test("A zone keeps the name it was asked for by", arguments: ["Europe/Kyiv", "Europe/Kiev", "Etc/UTC", "UTC"])
    func name(identifier: String) throws {
        #expect(try IANAZone(identifier).identifier == identifier)
    }

    @Test(
        "What is no name of a zone is refused, never taken for GMT",
        arguments: [
            "", "Mars/Olympus", "europe/moscow", "Europe/Moscow ", "Moscow", "GMT+3", "GMT+0300", "PST", "EST", "/",
            "../etc/localtime", "+03:00",
        ]
    )
    func unknown(identifier: String) {
        let error = #expect(throws: FoundationBridgeError.self) { try IANAZone(identifier) }
        #expect(error?.code == .unknownTimeZone)
        #expect(error?.description.hasPrefix("unknownTimeZone: ") == true)
        if identifier.count > 1 { #expect(error?.message.contains(identifier) == false) }
    }

    @Test("The whole range of time has an offset and a date", arguments: [Timestamp.earliest, .unixEpoch, .latest])
    func extremes(instant: Timestamp) throws {
        let zone = try IANAZone("Pacific/Kiritimati")
        #expect(abs(zone.secondsFromUTC(at: instant)) <= 64_800)
        #expect(zone.date(at: instant) >= .earliest)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let zone: String
        let through: String
        let ends: String
        init(_ zone: String, through: String, ends: String) {
            (self.zone, self.through, self.ends) = (zone, through, ends)
        }
        var testDescription: String { "through \(through) in \(zone) → \(ends)" }
    }

    struct Offset: Sendable, CustomTestStringConvertible {
        let zone: String
        let instant: String
        let hours: Int
        init(_ zone: String, at instant: String, hours: Int) {
            (self.zone, self.instant, self.hours) = (zone, instant, hours)
        }
        var testDescription: String { "\(zone) at \(instant): +\(hours)" }
    }
}
