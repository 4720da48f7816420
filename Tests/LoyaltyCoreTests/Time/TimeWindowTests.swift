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

@Suite("Time window: from the start on, up to but not including the end")
struct TimeWindowTests {
    let now: Timestamp

    init() throws { now = try Timestamp(parsing: "2026-11-21T09:30:00Z") }

    private func instant(_ microseconds: Int64) throws -> Timestamp {
        try now.advanced(by: TimeSpan(microseconds: microseconds))
    }

    @Test("The last 7 days hold now and not the instant 168 hours ago")
    func documentedSample() throws {
        let order = try Order(
            id: OrderID("1001"),
            at: now.advanced(by: .days(-6)),
            customer: nil,
            total: Money(parsing: "19.99 EUR")
        )
        let lastWeek = try TimeWindow.last(.days(7), asOf: now)
        #expect(lastWeek.contains(order.at))
        #expect(lastWeek.contains(now))
        #expect(try !lastWeek.contains(instant(1)))
        #expect(try !lastWeek.contains(now.advanced(by: .hours(-168))))
        #expect(try lastWeek.contains(now.advanced(by: .hours(-168)).advanced(by: TimeSpan(microseconds: 1))))
    }

    @Test("A window has its start and not its end")
    func halfOpen() throws {
        let window = try TimeWindow(from: now, to: instant(10))
        #expect(try !window.contains(instant(-1)))
        #expect(window.contains(now))
        #expect(try window.contains(instant(9)))
        #expect(try !window.contains(instant(10)))
    }

    @Test("A window that ends where it starts holds nothing")
    func empty() throws {
        let window = try TimeWindow(from: now, to: now)
        #expect(!window.contains(now))
        let none = try TimeWindow.last(.zero, asOf: now)
        #expect(try !none.contains(now) && !none.contains(instant(1)))
    }

    @Test("An open end holds everything on its side")
    func openEnds() throws {
        let since = try TimeWindow(from: now)
        #expect(since.contains(now) && since.contains(.latest) && !since.contains(.earliest))
        let until = try TimeWindow(to: now)
        #expect(until.contains(.earliest) && !until.contains(now) && !until.contains(.latest))
        #expect(TimeWindow.always.contains(.earliest) && TimeWindow.always.contains(.latest))
        #expect(try TimeWindow() == .always)
    }

    @Test("A window that ends before it starts is refused")
    func backwards() throws {
        expectRefusal(.invalidWindow) { try TimeWindow(from: now, to: instant(-1)) }
        let text = #"{"end":"2026-11-21T00:00:00Z","start":"2026-11-22T00:00:00Z"}"#
        expectRefusal(.invalidWindow) { try CanonicalJSON.decode(TimeWindow.self, from: text) }
    }

    @Test("Looking back by less than nothing is refused", arguments: [-1, Int64.min])
    func negativeLength(microseconds: Int64) {
        expectRefusal(.invalidWindow) { try TimeWindow.last(TimeSpan(microseconds: microseconds), asOf: now) }
    }

    @Test("Looking back before the year 1, or from the last instant, is refused")
    func outOfRange() {
        expectRefusal(.instantOutOfRange) { try TimeWindow.last(TimeSpan(microseconds: .max), asOf: now) }
        expectRefusal(.instantOutOfRange) { try TimeWindow.last(.days(1), asOf: .earliest) }
        expectRefusal(.instantOutOfRange) { try TimeWindow.last(.days(1), asOf: .latest) }
    }

    @Test("Two windows that touch share every instant between them exactly once", arguments: UInt64(1)...30)
    func touching(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let cuts = try (0..<3).map { _ in try instant(.random(in: -50...50, using: &random)) }.sorted()
        let whole = try TimeWindow(from: cuts[0], to: cuts[2])
        let parts = try [TimeWindow(from: cuts[0], to: cuts[1]), TimeWindow(from: cuts[1], to: cuts[2])]
        for offset in Int64(-60)...60 {
            let instant = try instant(offset)
            #expect(parts.filter { $0.contains(instant) }.count == (whole.contains(instant) ? 1 : 0))
        }
    }

    @Test("A window is coded as the ends that it has")
    func coding() throws {
        try expectCanonical(TimeWindow.always, "{}")
        try expectCanonical(TimeWindow(from: now), #"{"start":"2026-11-21T09:30:00Z"}"#)
        try expectCanonical(TimeWindow(to: now), #"{"end":"2026-11-21T09:30:00Z"}"#)
        try expectCanonical(
            TimeWindow(from: now, to: now.advanced(by: .days(1))),
            #"{"end":"2026-11-22T09:30:00Z","start":"2026-11-21T09:30:00Z"}"#
        )
    }
}
