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

@Suite("Event periods: where a window begins and ends, to the microsecond")
struct EventPeriodTests {
    /// Berlin's clocks about the end of summer time 2026: UTC+2 until 25 October 01:00 UTC, then UTC+1.
    struct Berlin: TimeZoneRules {
        let identifier = "Europe/Berlin"

        func secondsFromUTC(at instant: Timestamp) -> Int {
            instant.microsecondsSince1970 < 1_792_890_000_000_000 ? 7_200 : 3_600
        }
    }

    struct Boundary: Sendable, CustomTestStringConvertible {
        let period: String
        let asOf: String
        let inside: [String]
        let outside: [String]

        var testDescription: String { "\(period) as of \(asOf)" }
    }

    static func check(_ boundary: Boundary, _ zone: (any TimeZoneRules)?) throws {
        for (instants, expected) in [(boundary.inside, "1"), (boundary.outside, "0")] {
            for instant in instants {
                let facts = try Shop.facts([Shop.order(instant)])
                let text = "count of orders \(boundary.period) = \(expected)"
                #expect(try Shop.verdict(text, facts, asOf: boundary.asOf, zone: zone) == .yes, "\(instant)")
            }
        }
    }

    @Test(
        "Rolling days and all of time need no zone: (asOf − days · 24 h, asOf], and (…, asOf]",
        arguments: [
            Boundary(
                period: "in last 3 days",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["2026-11-21T09:00:00Z", "2026-11-18T09:00:00.000001Z"],
                outside: ["2026-11-21T09:00:00.000001Z", "2026-11-18T09:00:00Z"]
            ),
            Boundary(
                period: "in last 1 days",
                asOf: "2026-10-25T22:00:00Z",
                inside: ["2026-10-24T22:00:00.000001Z"],
                outside: ["2026-10-24T22:00:00Z"]
            ),
            Boundary(
                period: "in last 3652059 days",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["0001-01-01T00:00:00Z"],
                outside: ["9999-12-31T23:59:59.999999Z"]
            ),
            Boundary(
                period: "ever",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["0001-01-01T00:00:00Z", "2026-11-21T09:00:00Z"],
                outside: ["2026-11-21T09:00:00.000001Z"]
            ),
        ]
    )
    func withoutZone(_ boundary: Boundary) throws { try Self.check(boundary, nil) }

    @Test(
        "Calendar periods begin where a date begins in the zone, and end at asOf",
        arguments: [
            Boundary(
                period: "in last 1 calendar days",
                asOf: "2026-10-25T22:30:00Z",
                inside: ["2026-10-25T22:30:00Z", "2026-10-24T22:00:00Z"],
                outside: ["2026-10-25T22:30:00.000001Z", "2026-10-24T21:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 2 calendar days",
                asOf: "2026-10-25T23:00:00Z",
                inside: ["2026-10-24T22:00:00Z"],
                outside: ["2026-10-24T21:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 1 calendar weeks",
                asOf: "2026-11-22T12:00:00Z",
                inside: ["2026-11-15T23:00:00Z"],
                outside: ["2026-11-15T22:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 2 calendar weeks from sunday",
                asOf: "2026-11-22T12:00:00Z",
                inside: ["2026-11-14T23:00:00Z"],
                outside: ["2026-11-14T22:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 12 calendar months",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["2025-11-30T22:00:00Z"],
                outside: ["2025-11-30T21:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 1 calendar quarters",
                asOf: "2026-12-31T22:59:59Z",
                inside: ["2026-09-30T22:00:00Z"],
                outside: ["2026-09-30T21:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 2 calendar half_years",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["2025-12-31T22:00:00Z"],
                outside: ["2025-12-31T21:59:59.999999Z"]
            ),
            Boundary(
                period: "in last 1 calendar years",
                asOf: "2026-12-31T23:30:00Z",
                inside: ["2026-12-31T23:00:00Z"],
                outside: ["2026-12-31T22:59:59.999999Z"]
            ),
            Boundary(
                period: "between 2026-10-25 and 2026-10-25",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999999Z"],
                outside: ["2026-10-24T21:59:59.999999Z", "2026-10-25T23:00:00Z"]
            ),
            Boundary(
                period: "between 2026-10-20 and 9999-12-31",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["2026-10-19T22:00:00Z", "2026-11-21T09:00:00Z"],
                outside: ["2026-10-19T21:59:59Z", "2026-11-21T09:00:00.000001Z"]
            ),
            Boundary(
                period: "between 2027-01-01 and 2027-12-31",
                asOf: "2026-11-21T09:00:00Z",
                inside: [],
                outside: ["2027-06-01T00:00:00Z", "2026-11-21T09:00:00Z"]
            ),
            Boundary(
                period: "between 0001-01-01 and 0001-01-01",
                asOf: "2026-11-21T09:00:00Z",
                inside: ["0001-01-01T00:00:00Z"],
                outside: ["0001-01-01T22:00:00Z"]
            ),
        ]
    )
    func calendar(_ boundary: Boundary) throws { try Self.check(boundary, Berlin()) }

    @Test(
        "A period of as many units as there may be reaches back to the first year",
        arguments: ["days", "weeks", "months", "quarters", "half_years", "years"]
    )
    func longest(unit: String) throws {
        let period = "in last 3652059 calendar \(unit)"
        for asOf in ["0001-01-01T00:00:00Z", "2026-11-21T09:00:00Z", "9999-12-31T23:59:59.999999Z"] {
            let facts = try Shop.facts([Shop.order("0001-01-01T00:00:00Z")])
            #expect(try Shop.verdict("count of orders \(period) = 1", facts, asOf: asOf, zone: FixedOffset.utc) == .yes)
        }
    }

    @Test("Zones at both ends of the day put an event into the date that their clocks show")
    func zones() throws {
        let facts = try Shop.facts([Shop.order("2026-11-20T11:00:00Z")])
        let text = "count of orders in last 1 calendar days = 1"
        #expect(try Shop.verdict(text, facts, zone: FixedOffset(hours: 14)) == .yes)
        #expect(try Shop.verdict(text, facts, zone: FixedOffset(hours: -12)) == .no)
    }

    @Test(
        "A rule that asks the calendar is prepared with a zone, and checked without one",
        arguments: [
            "count of orders in last 1 calendar days > 0", "count of orders between 2026-01-01 and 2026-02-01 > 0",
            "days since birthday > 3", "not (orders > 3 or count of orders where days since due > 1 > 0)",
        ]
    )
    func missingZone(text: String) throws {
        let schema = try Shop.schema()
        let rule = try SegmentRule(parsing: text, for: schema)
        try rule.check(against: schema)
        let error = #expect(throws: SegmentsError.self) { try PreparedRule(rule, for: schema) }
        #expect(error?.code == .missingZone)
        let prepared = try PreparedRule(rule, for: schema, zone: Berlin())
        #expect(prepared.zone == "Europe/Berlin")
        #expect(try prepared != PreparedRule(rule, for: schema, zone: FixedOffset.utc))
    }

    @Test(
        "A window of no period or of too long a one is refused at its period",
        arguments: [
            Refusal("count of orders in last 0 days > 1", .invalidWindow, 17),
            Refusal("count of orders in last -3 days > 1", .invalidWindow, 17),
            Refusal("count of orders in last 3652060 days > 1", .invalidWindow, 17),
            Refusal("count of orders in last 0 calendar months > 1", .invalidWindow, 17),
            Refusal("count of orders in last 3652060 calendar days > 1", .invalidWindow, 17),
            Refusal("count of orders between 2026-02-01 and 2026-01-31 > 1", .invalidWindow, 17),
        ]
    )
    func noPeriod(_ refusal: Refusal) throws {
        let schema = try Shop.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text, for: schema) }
        #expect(error?.code == refusal.code)
        #expect(error?.position?.column == refusal.column)
    }
}
