//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Opening hours: a due time in hours that somebody is there")
struct OpeningHoursTests {
    static func day(_ from: String = "09:00", _ to: String = "18:00") throws -> DayHours {
        try DayHours(from: LocalTime(parsing: from), to: LocalTime(parsing: to))
    }

    static func desk(holidays: Set<CivilDate> = []) throws -> OpeningHours {
        let day = try day()
        return try OpeningHours(
            [.monday: [day], .tuesday: [day], .wednesday: [day], .thursday: [day], .friday: [day], .sunday: []],
            holidays: holidays
        )
    }

    @Test(
        "Only open time counts",
        arguments: [
            // 5 March 2027 is a Friday.
            ("2027-03-05T10:00:00Z", Int64(4), "2027-03-05T14:00:00Z"),
            ("2027-03-05T07:00:00Z", 4, "2027-03-05T13:00:00Z"),
            ("2027-03-05T14:00:00Z", 4, "2027-03-05T18:00:00Z"),
            ("2027-03-05T17:00:00Z", 4, "2027-03-08T12:00:00Z"),
            ("2027-03-06T11:00:00Z", 0, "2027-03-08T09:00:00Z"),
            ("2027-03-06T11:00:00Z", -3, "2027-03-08T09:00:00Z"),
            ("2027-03-05T17:00:00Z", 46, "2027-03-12T18:00:00Z"),
        ]
    )
    func due(start: String, hours: Int64, due: String) throws {
        let found = try Self.desk().due(.hours(hours), after: Timestamp(parsing: start), in: FixedOffset.utc)
        #expect(try found == Timestamp(parsing: due))
    }

    @Test("A holiday is closed, whatever its day of the week")
    func holiday() throws {
        let desk = try Self.desk(holidays: [
            CivilDate(parsing: "2027-03-09"), CivilDate(parsing: "2027-03-08"), CivilDate(parsing: "2027-01-01"),
        ])
        let due = try desk.due(.hours(4), after: Timestamp(parsing: "2027-03-05T17:00:00Z"), in: FixedOffset.utc)
        #expect(try due == Timestamp(parsing: "2027-03-10T12:00:00Z"))
        #expect(try desk.hours(on: CivilDate(parsing: "2027-03-08")) == [])
        #expect(try desk.hours(on: CivilDate(parsing: "2027-03-10")) == [Self.day()])
        #expect(try desk.hours(on: CivilDate(parsing: "2027-03-13")) == [])
    }

    @Test("An open hour that clocks skip does not count, and one that they show twice does not count twice")
    func clockChange() throws {
        let night = try OpeningHours([.sunday: [Self.day("00:00", "06:00")]])
        let spring = try night.due(
            .hours(5),
            after: Timestamp(parsing: "2027-03-27T23:00:00Z"),
            in: ShiftingZone.spring()
        )
        #expect(try spring == Timestamp(parsing: "2027-03-28T04:00:00Z"))
        let skipped = try OpeningHours([.sunday: [Self.day("02:10", "02:50"), Self.day("04:00", "05:00")]])
        let after = try skipped.due(.zero, after: Timestamp(parsing: "2027-03-27T23:00:00Z"), in: ShiftingZone.spring())
        #expect(try after == Timestamp(parsing: "2027-03-28T02:00:00Z"))
    }

    @Test("A span that no hundred years hold, or that leads beyond time, has no due time")
    func never() throws {
        let rare = try OpeningHours([.monday: [Self.day("09:00", "09:01")]])
        #expect(
            try rare.due(.hours(100), after: Timestamp(parsing: "2027-03-05T10:00:00Z"), in: FixedOffset.utc) == nil
        )
        #expect(try rare.due(.hours(1), after: .latest, in: FixedOffset.utc) == nil)
        #expect(try Self.desk().due(.hours(1), after: .earliest, in: FixedOffset(hours: 3)) != nil)
    }

    @Test("Hours that close before they open, overlap, or are none are refused")
    func refused() throws {
        #expect(throws: SegmentsError.self) { try Self.day("18:00", "18:00") }
        for hours in try [
            [:], [Weekday.monday: []], [.monday: [Self.day("09:00", "13:00"), Self.day("12:00", "18:00")]],
        ] {
            let error = #expect(throws: SegmentsError.self) { try OpeningHours(hours) }
            #expect(error?.code == .invalidHours)
        }
    }

    @Test("Opening hours have one JSON form")
    func golden() throws {
        let hours = try OpeningHours(
            [.monday: [Self.day("09:00", "13:00"), Self.day("14:00", "18:00")]],
            holidays: [CivilDate(parsing: "2027-01-01")]
        )
        let json =
            #"{"holidays":["2027-01-01"],"hours":{"monday":[{"from":"09:00","to":"13:00"},{"from":"14:00","to":"18:00"}]}}"#
        #expect(try CanonicalJSON.text(of: hours) == json)
        #expect(try CanonicalJSON.decode(OpeningHours.self, from: json) == hours)
    }

    @Test(
        "JSON of no hours, of hours that end before they begin, or of an unknown day is refused",
        arguments: [
            #"{"hours":{}}"#, #"{"hours":{"monday":[{"from":"18:00","to":"09:00"}]}}"#,
            #"{"hours":{"Mon":[{"from":"09:00","to":"18:00"}]}}"#,
        ]
    )
    func jsonRefused(json: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(OpeningHours.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
    }
}
