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

@Suite("Retention accumulator: a set of periods a customer")
struct RetentionAccumulatorTests {
    typealias Visits = RetentionAccumulator<Visit>

    static func visits(_ events: [(String?, String)]) throws -> [Visit] {
        try events.enumerated().map { index, event in
            try Visit(
                id: ActivityID("v\(index)"),
                at: Timestamp(parsing: event.1),
                customer: event.0.map { try CustomerID($0) }
            )
        }
    }

    static func definition(
        _ period: CalendarPeriod = .day,
        from date: String = "2020-06-10",
        count: Int = 11,
        entry: CohortEntry = .first,
        rule: ReturnRule = .inPeriod
    ) throws -> RetentionDefinition {
        let grid = try PeriodGrid(period, from: CivilDate(parsing: date), count: count, in: FixedOffset.utc)
        return try RetentionDefinition(.calendar(grid), entry: entry, rule: rule)
    }

    /// A published log with the triangle of counts that belongs to it.
    struct Case: CustomTestStringConvertible {
        let id: String
        let definition: RetentionDefinition
        let events: [(String, String)]
        let counts: [[Int64]]

        var testDescription: String { id }
    }

    static func days(_ month: String, _ days: [(String, Int)]) -> [(String, String)] {
        days.map { ($0, "\(month)-\($1 < 10 ? "0" : "")\($1)T05:00:00Z") }
    }

    static let june = days(
        "2020-06",
        [
            ("p1", 10), ("p1", 11), ("p1", 12), ("p1", 15), ("p1", 15), ("p1", 16), ("p2", 11), ("p2", 12), ("p2", 13),
            ("p2", 16),
        ]
    )

    static func cases() throws -> [Case] {
        let months = ["01", "02", "03"].flatMap { [("p1", $0), ("p2", $0)] }
        let monthly = months + [("p1", "05"), ("p1", "06"), ("p2", "06"), ("p2", "07"), ("p1", "09"), ("p2", "11")]
        let weekly = days(
            "2020-06",
            [("p1", 10), ("p2", 10), ("p1", 11), ("p2", 11), ("p1", 17), ("p2", 17), ("p1", 24)]
        )
        let july = days("2020-07", [("p1", 4), ("p2", 4), ("p2", 11), ("p1", 11), ("p2", 25)])
        let rolling: [(String, Int)] = [
            ("p1", 10), ("p1", 13), ("p1", 14), ("p2", 10), ("p2", 11), ("p3", 11), ("p3", 12), ("p3", 13), ("p4", 13),
            ("p4", 14), ("p5", 14),
        ]
        return [
            Case(
                id: "retention.posthog_day",
                definition: try definition(entry: .everyActivePeriod),
                events: june,
                counts: [
                    [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0], [2, 2, 1, 0, 1, 2, 0, 0, 0, 0], [2, 1, 0, 1, 2, 0, 0, 0, 0],
                    [1, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [2, 0, 0, 0, 0],
                    [0, 0, 0, 0], [0, 0, 0], [0, 0], [0],
                ]
            ),
            Case(
                id: "retention.first_day",
                definition: try definition(),
                events: june,
                counts: [
                    [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0],
                    [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
                    [0, 0, 0, 0], [0, 0, 0], [0, 0], [0],
                ]
            ),
            Case(
                id: "retention.posthog_month",
                definition: try definition(.month, from: "2020-01-01", entry: .everyActivePeriod),
                events: monthly.map { ($0, "2020-\($1)-10T05:00:00Z") },
                counts: [
                    [2, 2, 2, 0, 1, 2, 1, 0, 1, 0, 1], [2, 2, 0, 1, 2, 1, 0, 1, 0, 1], [2, 0, 1, 2, 1, 0, 1, 0, 1],
                    [0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 1, 0, 0], [2, 1, 0, 1, 0, 1], [1, 0, 0, 0, 1],
                    [0, 0, 0, 0], [1, 0, 0], [0, 0], [1],
                ]
            ),
            Case(
                id: "retention.posthog_week_monday",
                definition: try definition(
                    .week(startingOn: .monday),
                    from: "2020-06-08",
                    count: 7,
                    entry: .everyActivePeriod
                ),
                events: weekly + july,
                counts: [
                    [2, 2, 1, 2, 2, 0, 1], [2, 1, 2, 2, 0, 1], [1, 1, 1, 0, 0], [2, 2, 0, 1], [2, 0, 1], [0, 0], [1],
                ]
            ),
            Case(
                id: "retention.posthog_rolling",
                definition: try definition(
                    from: "2020-06-11",
                    count: 5,
                    entry: .everyActivePeriod,
                    rule: .onOrAfter
                ),
                events: days("2020-06", rolling),
                counts: [[2, 1, 1, 0, 0], [1, 1, 0, 0], [3, 2, 0], [3, 0], [0]]
            ),
        ]
    }

    @Test("Published logs give the published triangles", arguments: try cases())
    func published(_ example: Case) throws {
        var state = Visits(example.definition)
        try state.add(contentsOf: Self.visits(example.events), in: FixedOffset.utc)
        let matrix = state.finish(asOf: .latest)
        for (cohort, row) in example.counts.enumerated() {
            #expect(row.indices.map { matrix[cohort, $0]?.share.count } == row)
            #expect(matrix[cohort, row.count] == nil)
        }
    }

    @Test("Guests are counted apart, by activity, and those who came before by customer")
    func apart() throws {
        var state = Visits(try Self.definition(count: 2))
        let visits = try Self.visits([
            (nil, "2020-06-10T00:00:00Z"), ("ann", "2020-06-09T23:59:59Z"), ("ann", "2020-06-11T00:00:00Z"),
            ("bob", "2020-06-10T10:00:00Z"), ("eve", "2020-06-12T00:00:00Z"), (nil, "2020-06-10T00:00:00Z"),
        ])
        try state.add(contentsOf: visits + visits, in: FixedOffset.utc)
        let matrix = state.finish(asOf: .latest)
        #expect(matrix.sizes == [1, 0] && matrix.earlierCustomers == 1 && matrix.inactiveCustomers == 1)
        #expect(state.guestActivities == 2)
        let life = try #require(state.lifecycle(asOf: .latest))
        #expect(life.counts.map(\.new) == [1, 0] && life.counts.map(\.resurrected) == [0, 1])
        #expect(state.customers(asOf: .latest).count(where: \.isLater) == 1)
    }

    @Test("Elapsed time: the first activity may come last, and customers share no period of a life cycle")
    func elapsed() throws {
        let definition = try RetentionDefinition(.elapsed(ElapsedPeriods(of: .hours(24), count: 3)))
        var state = Visits(definition)
        let events = [
            ("ann", "2024-03-10T19:30:00Z"), ("ann", "2024-03-09T20:00:00Z"), ("bob", "2024-03-11T00:00:00Z"),
        ]
        try state.add(contentsOf: Self.visits(events), in: FixedOffset.utc)
        let matrix = try state.finish(asOf: Timestamp(parsing: "2024-03-11T06:00:00Z"))
        #expect(matrix.sizes == [0, 1, 1])
        // 23.5 hours are not a period of 24, so ann came in her first only.
        #expect(matrix[1, 0]?.value == 1 && matrix[1, 1]?.value == 0)
        #expect(state.lifecycle(asOf: .latest) == nil)
    }

    static func random(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [Visit] {
        try (0..<count).map { index in
            let customer = Int.random(in: 0...7, using: &random)
            return try Visit(
                id: ActivityID("v\(index)"),
                at: Timestamp(secondsSince1970: 1_591_700_000 + 3_600 * .random(in: 0...300, using: &random)),
                customer: customer == 0 ? nil : CustomerID("c\(customer)")
            )
        }
    }

    @Test("However visits are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visits = try Self.random(.random(in: 0...60, using: &random), using: &random)
        let elapsed = try RetentionDefinition(.elapsed(ElapsedPeriods(of: .hours(30), count: 9)), rule: .everyPeriod)
        for definition in [try Self.definition(), elapsed] {
            try checkMergeLaws(definition, as: Visits.self, of: visits, using: &random)
            try checkRedelivery(definition, as: Visits.self, of: visits)
        }
    }

    @Test("The figures are those of plain functions over each customer's instants", arguments: UInt64(1)...10)
    func sameAsPlain(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visits = try Self.random(60, using: &random)
        let instants = Dictionary(grouping: visits.filter { $0.customer != nil }, by: \.customer).mapValues {
            $0.map(\.at)
        }
        let asOf = try Timestamp(secondsSince1970: 1_592_500_000)
        let weeks = try ElapsedPeriods(of: .days(2), count: 5)
        let definition = try RetentionDefinition(.elapsed(weeks))
        var state = Visits(definition)
        try state.add(contentsOf: visits, in: FixedOffset.utc)
        let periods = instants.values.map { weeks.periods(of: $0, asOf: asOf) }
        let expected = CohortMatrix(
            periods.filter { !$0.isEarlier }.map(\.bits),
            earlier: periods.filter(\.isEarlier).map(\.bits),
            by: definition,
            asOf: asOf
        )
        #expect(state.finish(asOf: asOf) == expected)
    }

    @Test("Another zone than the grid's is refused, and elapsed time asks for none")
    func zones() throws {
        let visit = try #require(Self.visits([("ann", "2020-06-10T00:00:00Z")]).first)
        var state = Visits(try Self.definition())
        let error = #expect(throws: MetricsError.self) { try state.add(visit, in: FixedOffset(hours: 3)) }
        #expect(error?.code == .zoneMismatch && state.customers(asOf: .latest).isEmpty)
        var elapsed = Visits(try RetentionDefinition(.elapsed(ElapsedPeriods(of: .days(1)))))
        try elapsed.add(visit, in: FixedOffset(hours: 3))
        #expect(elapsed.customers(asOf: visit.at) == [CustomerPeriods(PeriodBits(periods: [63]))])
    }

    @Test("States of different definitions do not merge")
    func mismatch() throws {
        var state = Visits(try Self.definition())
        let other = Visits(try Self.definition(rule: .onOrAfter))
        let error = #expect(throws: MetricsError.self) { try state.merge(other) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("The state has this JSON: sorted, and one number a customer")
    func golden() throws {
        let definition = try Self.definition(count: 2)
        var state = Visits(definition)
        let events = [
            ("bob", "2020-06-11T01:00:00Z"), ("ann", "2020-06-09T01:00:00Z"), ("bob", "2020-06-10T01:00:00Z"),
        ]
        try state.add(contentsOf: Self.visits(events + [(nil, "2020-06-10T01:00:00Z")]), in: FixedOffset.utc)
        let text =
            #"{"definition":"# + (try CanonicalJSON.text(of: definition)) + #","guests":["v3"],"log":{"customers":["#
            + #"{"customer":"ann","isEarlier":true,"isLater":false,"periods":"0"},"#
            + #"{"customer":"bob","isEarlier":false,"isLater":false,"periods":"3"}]},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(Visits.self, from: text) == state)
    }

    @Test("With elapsed time the state has this JSON: instants in order")
    func goldenElapsed() throws {
        let definition = try RetentionDefinition(.elapsed(ElapsedPeriods(of: .days(1))))
        var state = Visits(definition)
        let events = [
            ("bob", "2020-06-11T01:00:00Z"), ("bob", "2020-06-10T01:00:00Z"), ("bob", "2020-06-11T01:00:00Z"),
        ]
        try state.add(contentsOf: Self.visits(events), in: FixedOffset.utc)
        let text =
            #"{"definition":"# + (try CanonicalJSON.text(of: definition)) + #","guests":[],"log":{"customers":["#
            + #"{"customer":"bob","instants":["2020-06-10T01:00:00Z","2020-06-11T01:00:00Z"]}]},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(Visits.self, from: text) == state)
    }

    @Test(
        "A state with a customer twice, without activity, beyond the periods or of another version is refused",
        arguments: [
            (#"{"customer":"a","isEarlier":false,"isLater":false,"periods":"0"}"#, 1),
            (#"{"customer":"a","isEarlier":false,"isLater":false,"periods":"4"}"#, 1),
            (
                #"{"customer":"a","isEarlier":false,"isLater":false,"periods":"1"},"#
                    + #"{"customer":"a","isEarlier":false,"isLater":false,"periods":"1"}"#, 1
            ),
            ("", 2),
        ]
    )
    func refused(customers: String, version: Int) throws {
        let definition = try CanonicalJSON.text(of: Self.definition(count: 2))
        checkRefused(
            Visits.self,
            #"{"definition":\#(definition),"guests":[],"log":{"customers":[\#(customers)]},"version":\#(version)}"#
        )
    }

    @Test("A state of elapsed time with a customer twice or without instants is refused", arguments: [true, false])
    func refusedElapsed(isTwice: Bool) throws {
        let definition = try CanonicalJSON.text(of: RetentionDefinition(.elapsed(ElapsedPeriods(of: .days(1)))))
        let one = #"{"customer":"a","instants":["2020-06-10T01:00:00Z"]}"#
        let customers = isTwice ? "\(one),\(one)" : #"{"customer":"a","instants":[]}"#
        checkRefused(
            Visits.self,
            #"{"definition":\#(definition),"guests":[],"log":{"customers":[\#(customers)]},"version":1}"#
        )
    }
}
