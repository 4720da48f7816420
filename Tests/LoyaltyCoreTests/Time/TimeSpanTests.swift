//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Time span: elapsed microseconds, the same on every day of the year")
struct TimeSpanTests {
    @Test("An order is held for 14 days of 24 hours")
    func documentedSample() throws {
        let orderedAt = try Timestamp(parsing: "2026-11-21T09:30:00Z")
        let hold = try TimeSpan.days(14)
        let due = try orderedAt.advanced(by: hold)
        #expect(due.description == "2026-12-05T09:30:00Z")
    }

    @Test("Units are multiples of each other")
    func units() throws {
        #expect(try TimeSpan.seconds(1).microseconds == 1_000_000)
        #expect(try TimeSpan.minutes(1) == TimeSpan.seconds(60))
        #expect(try TimeSpan.hours(1) == TimeSpan.minutes(60))
        #expect(try TimeSpan.days(1) == TimeSpan.hours(24))
        #expect(try TimeSpan.days(-1).microseconds == -86_400_000_000)
        #expect(try TimeSpan.seconds(0) == .zero)
        #expect(TimeSpan.zero.microseconds == 0)
    }

    @Test("The longest spans fit into 64 bits, and one more is refused")
    func bounds() throws {
        #expect(try TimeSpan.seconds(9_223_372_036_854).microseconds == 9_223_372_036_854_000_000)
        #expect(try TimeSpan.seconds(-9_223_372_036_854).microseconds == -9_223_372_036_854_000_000)
        for count in [9_223_372_036_855, -9_223_372_036_855, Int64.max, .min] {
            expectRefusal(.instantOutOfRange) { try TimeSpan.seconds(count) }
            expectRefusal(.instantOutOfRange) { try TimeSpan.minutes(count) }
            expectRefusal(.instantOutOfRange) { try TimeSpan.hours(count) }
            expectRefusal(.instantOutOfRange) { try TimeSpan.days(count) }
        }
    }

    @Test("Spans order by length, negative ones first")
    func order() throws {
        let spans = [TimeSpan(microseconds: .min), try .days(-1), .zero, TimeSpan(microseconds: 1), try .hours(1)]
        #expect(spans.reversed().sorted() == spans)
    }

    @Test("A span is coded as its microseconds", arguments: [0, 1, -1, Int64.max, .min])
    func coding(microseconds: Int64) throws {
        try expectCanonical(TimeSpan(microseconds: microseconds), "\(microseconds)")
    }

    @Test("A fraction of a microsecond is refused")
    func fraction() {
        expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(TimeSpan.self, from: "1.5") }
    }
}
