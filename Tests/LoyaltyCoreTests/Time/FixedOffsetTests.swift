//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Fixed offset: clocks that always stand the same way to UTC")
struct FixedOffsetTests {
    @Test("March 2027 starts in Moscow three hours before it starts in UTC")
    func documentedSample() throws {
        let moscow = try FixedOffset(hours: 3)
        #expect(
            try moscow.startOfDay(CivilDate(parsing: "2027-03-01")) == Timestamp(parsing: "2027-02-28T21:00:00Z")
        )
    }

    @Test("Points granted in Moscow on 31 January 2027 for a month, through the day, expire as March starts there")
    func monthThroughTheDay() throws {
        let moscow = try FixedOffset(hours: 3)
        let lastDay = try CivilDate(parsing: "2027-01-31").advanced(by: .months(1))
        let expiry = try moscow.startOfDay(lastDay.advanced(by: .days(1)))
        #expect(expiry.microsecondsSince1970 == 1_803_848_400_000_000)
        #expect(expiry.description == "2027-02-28T21:00:00Z")
    }

    @Test(
        "An offset has one identifier",
        arguments: [
            (0, "UTC"), (10_800, "+03:00"), (-16_200, "-04:30"), (20_700, "+05:45"), (-1_800, "-00:30"), (60, "+00:01"),
            (64_800, "+18:00"), (-64_800, "-18:00"),
        ]
    )
    func identifiers(seconds: Int, identifier: String) throws {
        let zone = try FixedOffset(seconds: seconds)
        #expect(zone.identifier == identifier)
        #expect(zone.seconds == seconds)
        for instant in [Timestamp.earliest, .unixEpoch, .latest] {
            #expect(zone.secondsFromUTC(at: instant) == seconds)
        }
    }

    @Test("Minutes lead further from UTC in the direction of the hours")
    func hoursAndMinutes() throws {
        #expect(try FixedOffset(hours: 5, minutes: 45).seconds == 20_700)
        #expect(try FixedOffset(hours: -4, minutes: 30).seconds == -16_200)
        #expect(try FixedOffset(hours: 0, minutes: 30).seconds == 1_800)
        #expect(try FixedOffset(hours: -18).identifier == "-18:00")
        #expect(try FixedOffset(hours: 0) == .utc)
    }

    @Test(
        "An offset beyond 18 hours or with seconds is refused",
        arguments: [1, -59, 61, 64_860, -64_860, 86_400, .max, .min]
    )
    func refusedSeconds(seconds: Int) {
        expectRefusal(.unknownTimeZone) { try FixedOffset(seconds: seconds) }
    }

    @Test(
        "Hours and minutes beyond a clock are refused",
        arguments: [(19, 0), (-19, 0), (18, 1), (-18, 1), (0, 60), (0, -1), (.max, 0), (.min, 0), (0, .max), (0, .min)]
    )
    func refusedHours(hours: Int, minutes: Int) {
        expectRefusal(.unknownTimeZone) { try FixedOffset(hours: hours, minutes: minutes) }
    }
}
