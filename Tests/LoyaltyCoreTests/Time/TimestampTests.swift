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

@Suite("Timestamp: microseconds since 1970, in the years 1 to 9999")
struct TimestampTests {
    @Test("Eight hours after half past nine it is half past five")
    func documentedSample() throws {
        let opened = try Timestamp(parsing: "2026-11-21T09:30:00Z")
        let closes = try opened.advanced(by: .hours(8))
        #expect(closes.description == "2026-11-21T17:30:00Z")
    }

    @Test("The first and the last instant are the ends of the years 1 and 9999")
    func bounds() throws {
        #expect(Timestamp.earliest.description == "0001-01-01T00:00:00Z")
        #expect(Timestamp.latest.description == "9999-12-31T23:59:59.999999Z")
        #expect(Timestamp.unixEpoch.microsecondsSince1970 == 0)
        for edge in [Timestamp.earliest, .latest] {
            #expect(try Timestamp(microsecondsSince1970: edge.microsecondsSince1970) == edge)
        }
    }

    @Test("A count of microseconds outside the range is refused")
    func microsecondsOutOfRange() {
        let first = Timestamp.earliest.microsecondsSince1970
        let last = Timestamp.latest.microsecondsSince1970
        for microseconds in [first - 1, last + 1, .min, .max] {
            expectRefusal(.instantOutOfRange) { try Timestamp(microsecondsSince1970: microseconds) }
        }
    }

    @Test(
        "A count of seconds outside the range is refused",
        arguments: [-62_135_596_801, 253_402_300_800, Int64.min, .max]
    )
    func secondsOutOfRange(seconds: Int64) {
        expectRefusal(.instantOutOfRange) { try Timestamp(secondsSince1970: seconds) }
    }

    @Test("Advancing out of the range is refused, however far it leads", arguments: [Int64.max, .min, 1, -1])
    func advancingOutOfRange(microseconds: Int64) {
        let edge: Timestamp = microseconds > 0 ? .latest : .earliest
        expectRefusal(.instantOutOfRange) { try edge.advanced(by: TimeSpan(microseconds: microseconds)) }
    }

    @Test("The span between two instants leads from one to the other", arguments: UInt64(1)...50)
    func spans(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let range = Timestamp.earliest.microsecondsSince1970...Timestamp.latest.microsecondsSince1970
        let first = try Timestamp(microsecondsSince1970: .random(in: range, using: &random))
        let second = try Timestamp(microsecondsSince1970: .random(in: range, using: &random))
        #expect(try first.advanced(by: first.span(to: second)) == second)
        #expect((first < second) == (first.span(to: second) > .zero))
        #expect(try Timestamp(parsing: first.description) == first)
        try expectCanonical(first, "\"\(first)\"")
    }

    @Test("The whole range is one span")
    func wholeRange() throws {
        #expect(try Timestamp.earliest.advanced(by: Timestamp.earliest.span(to: .latest)) == .latest)
        #expect(try Timestamp.latest.advanced(by: Timestamp.latest.span(to: .earliest)) == .earliest)
    }

    @Test("Instants order by time")
    func order() throws {
        let instants = [Timestamp.earliest, try Timestamp(microsecondsSince1970: -1), .unixEpoch, .latest]
        #expect(instants.reversed().sorted() == instants)
    }
}
