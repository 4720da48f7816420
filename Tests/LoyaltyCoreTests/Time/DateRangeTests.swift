//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Date range: consecutive dates, the end not included")
struct DateRangeTests {
    @Test("A range has its first date and not its end")
    func halfOpen() throws {
        let range = try DateRange(from: CivilDate(parsing: "2026-10-01"), to: CivilDate(parsing: "2027-01-01"))
        #expect(range.count == 92)
        #expect(range.contains(range.start))
        #expect(!range.contains(range.end))
        #expect(try range.contains(CivilDate(parsing: "2026-12-31")))
        #expect(try !range.contains(CivilDate(parsing: "2026-09-30")))
        #expect(range.description == "2026-10-01 ..< 2027-01-01")
    }

    @Test("A range that ends where it starts has no date")
    func empty() throws {
        let date = try CivilDate(parsing: "2026-10-01")
        let range = try DateRange(from: date, to: date)
        #expect(range.count == 0)
        #expect(!range.contains(date))
        #expect(try !range.window(in: FixedOffset.utc).contains(FixedOffset.utc.startOfDay(date)))
    }

    @Test("A range that ends before it starts is refused")
    func backwards() {
        expectRefusal(.invalidWindow) { try DateRange(from: .latest, to: .earliest) }
        expectRefusal(.invalidWindow) {
            try CanonicalJSON.decode(DateRange.self, from: #"{"end":"2026-10-01","start":"2026-10-02"}"#)
        }
    }

    @Test("The instants of a range are those of its dates in the zone")
    func window() throws {
        let range = try DateRange(from: CivilDate(parsing: "2026-10-01"), to: CivilDate(parsing: "2026-10-02"))
        let moscow = try FixedOffset(hours: 3)
        let window = try range.window(in: moscow)
        #expect(window.start?.description == "2026-09-30T21:00:00Z")
        #expect(window.end?.description == "2026-10-01T21:00:00Z")
    }

    @Test("A range whose instants lie outside the years 1 to 9999 of UTC has no window")
    func windowOutOfRange() throws {
        let first = try DateRange(from: .earliest, to: .earliest)
        expectRefusal(.instantOutOfRange) { try first.window(in: FixedOffset(hours: 3)) }
        #expect(try first.window(in: FixedOffset(hours: -3)).start?.description == "0001-01-01T03:00:00Z")
    }

    @Test("A range is coded as its ends")
    func coding() throws {
        try expectCanonical(
            DateRange(from: CivilDate(parsing: "2026-10-01"), to: CivilDate(parsing: "2027-01-01")),
            #"{"end":"2027-01-01","start":"2026-10-01"}"#
        )
    }
}
