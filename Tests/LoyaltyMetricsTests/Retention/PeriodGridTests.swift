//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Period grid: instants fall into periods of a zone's calendar")
struct PeriodGridTests {
    static func grid(
        _ period: CalendarPeriod,
        from date: String,
        count: Int = 64,
        in zone: some TimeZoneRules = FixedOffset.utc
    ) throws -> PeriodGrid {
        try PeriodGrid(period, from: CivilDate(parsing: date), count: count, in: zone)
    }

    @Test("A grid begins with the period of its date, and equal grids are equal values")
    func start() throws {
        let grid = try Self.grid(.month, from: "2026-01-31", count: 3)
        #expect(try grid == Self.grid(.month, from: "2026-01-01", count: 3))
        #expect(grid.firstDate.description == "2026-01-01" && grid.zone == "UTC" && grid.period == .month)
        #expect(
            grid.boundaries.map(\.description) == [
                "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z",
            ]
        )
        #expect(grid.dates(of: 2)?.description == "2026-03-01 ..< 2026-04-01")
        #expect(grid.dates(of: -1) == nil && grid.dates(of: 3) == nil)
    }

    @Test("A period holds its first instant and not its last; others lie before or after the grid")
    func edges() throws {
        let grid = try Self.grid(.month, from: "2026-01-01", count: 2)
        let positions = try [
            "2025-12-31T23:59:59.999999Z", "2026-01-01T00:00:00Z", "2026-01-31T23:59:59.999999Z",
            "2026-02-01T00:00:00Z",
            "2026-02-28T23:59:59.999999Z", "2026-03-01T00:00:00Z",
        ].map { try grid.position(of: Timestamp(parsing: $0)) }
        #expect(positions == [.before, .period(0), .period(0), .period(1), .period(1), .after])
        #expect(grid.position(of: .earliest) == .before && grid.position(of: .latest) == .after)
    }

    @Test(
        "The position is that of the local date, whatever the period and the zone",
        arguments: [
            CalendarPeriod.day, .week(startingOn: .sunday), .week(startingOn: .monday), .month, .quarter, .halfYear,
            .year,
        ]
    )
    func sameAsDates(period: CalendarPeriod) throws {
        var random = SeededGenerator(seed: 11)
        let zone = ZoneWithChanges.losAngeles2024
        let grid = try Self.grid(period, from: "2024-02-14", in: zone)
        let ranges = try (0..<grid.count).map { try #require(grid.dates(of: $0)) }
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.end == $1.start })
        let start = try #require(grid.boundaries.first).microsecondsSince1970
        let end = try #require(grid.boundaries.last).microsecondsSince1970
        for _ in 1...500 {
            let margin = (end - start) / 10
            let instant = try Timestamp(
                microsecondsSince1970: .random(in: start - margin...end + margin, using: &random)
            )
            let date = zone.date(at: instant)
            let expected: PeriodPosition =
                if let index = ranges.firstIndex(where: { $0.contains(date) }) {
                    .period(index)
                } else {
                    date < ranges[0].start ? .before : .after
                }
            #expect(grid.position(of: instant) == expected)
        }
    }

    @Test("A day of 23 hours and one of 25 are days")
    func clockChanges() throws {
        let grid = try Self.grid(.day, from: "2024-03-09", count: 3, in: ZoneWithChanges.losAngeles2024)
        let lengths = zip(grid.boundaries, grid.boundaries.dropFirst()).map { $0.span(to: $1) }
        #expect(try lengths == [.hours(24), .hours(23), .hours(24)])
        let autumn = try Self.grid(.day, from: "2024-11-03", count: 1, in: ZoneWithChanges.losAngeles2024)
        #expect(try autumn.boundaries[0].span(to: autumn.boundaries[1]) == .hours(25))
    }

    @Test("A date that the zone skips is a period without time")
    func skippedDate() throws {
        // As Samoa did: from 10 hours behind to 14 ahead, without 30 December 2011.
        let zone = try ZoneWithChanges(
            identifier: "Pacific/Apia",
            hours: -10,
            changes: [(Timestamp(parsing: "2011-12-30T10:00:00Z"), 14)]
        )
        let grid = try Self.grid(.day, from: "2011-12-29", count: 3, in: zone)
        #expect(grid.boundaries[1] == grid.boundaries[2])
        #expect(try grid.position(of: Timestamp(parsing: "2011-12-30T09:59:59Z")) == .period(0))
        #expect(try grid.position(of: Timestamp(parsing: "2011-12-30T10:00:00Z")) == .period(2))
    }

    @Test("A period is complete when it has ended, partial when it has begun, and future before")
    func progress() throws {
        let grid = try Self.grid(.month, from: "2026-01-01", count: 3)
        let asOf = try Timestamp(parsing: "2026-02-01T00:00:00Z")
        #expect((-1...3).map { grid.progress(of: $0, asOf: asOf) } == [.future, .complete, .partial, .future, .future])
        #expect(grid.progress(of: 2, asOf: .latest) == .complete)
        #expect(grid.progress(of: 0, asOf: .earliest) == .future)
    }

    @Test("The periods of a customer are a set, with activity outside known apart")
    func customers() throws {
        let grid = try Self.grid(.month, from: "2026-01-01", count: 2)
        let instants = try ["2026-02-03", "2025-03-01", "2026-02-01", "2026-02-03"].map {
            try Timestamp(parsing: "\($0)T00:00:00Z")
        }
        #expect(grid.periods(of: instants) == CustomerPeriods(PeriodBits(periods: [1]), isEarlier: true))
        #expect(grid.periods(of: [.latest]) == CustomerPeriods(isLater: true))
        #expect(grid.periods(of: []) == CustomerPeriods())
    }

    @Test("A grid has 1 to 64 periods", arguments: [-1, 0, 65, 1_000_000])
    func count(_ count: Int) {
        let error = #expect(throws: MetricsError.self) { try Self.grid(.day, from: "2026-01-01", count: count) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test(
        "Periods beyond the year 9999 or before the year 1 are refused",
        arguments: [
            (CalendarPeriod.year, "9990-01-01"), (.month, "9999-12-31"), (.week(startingOn: .sunday), "0001-01-01"),
        ]
    )
    func range(period: CalendarPeriod, date: String) {
        let error = #expect(throws: MetricsError.self) { try Self.grid(period, from: date) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("A zone has a name, and rules that let time pass")
    func zones() throws {
        let nameless = ZoneWithChanges(identifier: "", hours: 0, changes: [])
        let error = #expect(throws: MetricsError.self) { try Self.grid(.day, from: "2026-01-01", in: nameless) }
        #expect(error?.code == .invalidDefinition)
        // Clocks that leap by 36 hours, ahead on even days and back on odd ones.
        let leaping = try ZoneWithChanges(
            identifier: "Leaping",
            hours: 18,
            changes: (-1...3).map { (try Timestamp(secondsSince1970: $0 * 86_400), $0 % 2 == 0 ? 18 : -18) }
        )
        let refused = #expect(throws: MetricsError.self) {
            try Self.grid(.day, from: "1970-01-01", count: 2, in: leaping)
        }
        #expect(refused?.code == .invalidDefinition)
    }

    @Test("A grid has this JSON and reads back equal")
    func golden() throws {
        let grid = try Self.grid(
            .week(startingOn: .sunday),
            from: "2024-03-10",
            count: 1,
            in: ZoneWithChanges.losAngeles2024
        )
        let text =
            #"{"boundaries":["2024-03-10T08:00:00Z","2024-03-17T07:00:00Z"],"firstDate":"2024-03-10","#
            + #""period":"week.sunday","zone":"America/Los_Angeles"}"#
        #expect(try CanonicalJSON.text(of: grid) == text)
        #expect(try CanonicalJSON.decode(PeriodGrid.self, from: text) == grid)
    }

    @Test(
        "A grid that contradicts itself is refused",
        arguments: [
            #"{"boundaries":["2024-03-01T00:00:00Z"],"firstDate":"2024-03-01","period":"month","zone":"UTC"}"#,
            #"{"boundaries":["2024-03-01T00:00:00Z","2024-02-01T00:00:00Z"],"firstDate":"2024-03-01","period":"month","zone":"UTC"}"#,
            #"{"boundaries":["2024-03-01T00:00:00Z","2024-04-01T00:00:00Z"],"firstDate":"2024-03-02","period":"month","zone":"UTC"}"#,
            #"{"boundaries":["2024-03-01T00:00:00Z","2024-04-01T00:00:00Z"],"firstDate":"2024-03-01","period":"month","zone":""}"#,
            #"{"boundaries":["2024-03-01T00:00:00Z","2024-04-01T00:00:00Z"],"firstDate":"9999-12-01","period":"month","zone":"UTC"}"#,
        ]
    )
    func refused(text: String) {
        #expect(throws: (any Error).self) { try CanonicalJSON.decode(PeriodGrid.self, from: text) }
    }
}
