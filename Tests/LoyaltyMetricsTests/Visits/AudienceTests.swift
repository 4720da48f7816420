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

@Suite("Audience: who visited, everywhere and at each place")
struct AudienceTests {
    static func visit(
        _ id: String,
        _ customer: String?,
        _ time: String,
        at place: String? = nil
    ) throws -> Visit {
        Visit(
            id: try ActivityID(id),
            at: try Timestamp(parsing: time.contains("T") ? time : "\(time)T12:00:00Z"),
            customer: try customer.map { try CustomerID($0) },
            place: try place.map { try PlaceID($0) }
        )
    }

    static func definition(delivery: DeliveryGuarantee = .atLeastOnce) throws -> AudienceDefinition {
        let grid = try PeriodGrid(.month, from: CivilDate(parsing: "2026-01-01"), count: 3, in: FixedOffset.utc)
        return try AudienceDefinition(grid, minimumSample: 2, delivery: delivery)
    }

    static func random(using random: inout some RandomNumberGenerator) throws -> [Visit] {
        try (0..<Int.random(in: 0...50, using: &random)).map { index in
            let day = Int64.random(in: 20_440...20_560, using: &random)
            return Visit(
                id: try ActivityID("v\(index)"),
                at: try Timestamp(secondsSince1970: day * 86_400 + .random(in: 0..<86_400, using: &random)),
                customer: try [nil, "ann", "bob", "eve"].randomElement(using: &random)?.map { try CustomerID($0) },
                place: try [nil, "kazan", "ufa"].randomElement(using: &random)?.map { try PlaceID($0) }
            )
        }
    }

    static let visits: [(String, String?, String, String?)] = [
        ("1", "ann", "2026-01-05", "kazan"), ("2", "ann", "2026-01-06", "kazan"), ("3", "bob", "2026-01-31", "ufa"),
        ("4", "ann", "2026-02-01", "ufa"), ("5", "eve", "2026-02-10", nil), ("6", nil, "2026-02-11", "ufa"),
        ("7", "bob", "2026-03-01", "ufa"), ("8", "old", "2025-12-31", "ufa"), ("9", "old", "2026-02-28", "ufa"),
        ("10", nil, "2025-06-01", nil),
    ]

    static func state(_ definition: AudienceDefinition) throws -> AudienceAccumulator {
        var state = AudienceAccumulator(definition)
        for (id, customer, day, place) in visits {
            try state.add(visit(id, customer, day, at: place), in: FixedOffset.utc)
        }
        return state
    }

    @Test("The returning share of a month is of those who came before, wherever")
    func everywhere() throws {
        let audience = try Self.state(Self.definition()).finish(asOf: Timestamp(parsing: "2026-03-02T12:00:00Z"))
        let figures = audience.everywhere
        #expect(figures.lifecycle.counts.map(\.active) == [2, 3, 1])
        #expect(figures.returning(0)?.value == 0 && figures.returning(2)?.value == 1)
        // February: ann and old came back, eve is new.
        #expect(figures.returning(1)?.share.count == 2 && figures.returning(1)?.share.total == 3)
        #expect(figures.returning(1)?.isComplete == true && figures.returning(2)?.isComplete == false)
        #expect(figures.returning(2)?.isSmallSample == true && figures.returning(3) == nil)
        #expect(figures.visits == [3, 3, 1] && figures.anonymousVisits == [0, 1, 0] && figures.visitsOutside == 2)
        #expect(try figures.frequency(0) == Rate(3, per: 2) && figures.frequency(1) == .one)
        #expect(figures.frequency(3) == nil && figures.frequency(-1) == nil)
        #expect(try figures.visitsPerCustomer == Percentiles([3, 2, 1, 1]))
        // bob a day ago, old 2, eve 20, ann 29.
        #expect(try figures.daysSinceLastVisit == Percentiles([1, 2, 20, 29]))
    }

    @Test("A place is looked at by itself: who comes there for the first time is new there")
    func places() throws {
        let audience = try Self.state(Self.definition()).finish(asOf: .latest)
        #expect(audience.places.keys.map(\.text).sorted() == ["kazan", "ufa"])
        let ufa = try #require(audience.places[PlaceID("ufa")])
        #expect(ufa.lifecycle.counts.map(\.new) == [1, 1, 0])
        #expect(ufa.returning(1)?.share.count == 1 && ufa.returning(2)?.value == 1)
        #expect(ufa.visits == [1, 2, 1] && ufa.anonymousVisits == [0, 1, 0] && ufa.visitsOutside == 1)
        let kazan = try #require(audience.places[PlaceID("kazan")])
        #expect(kazan.visits == [2, 0, 0] && kazan.frequency(1) == nil && kazan.returning(1)?.value == nil)
        #expect(kazan.lifecycle.churn(1)?.value == 1)
    }

    @Test("No visits: no shares, no frequency, no places")
    func empty() throws {
        let audience = try AudienceAccumulator(Self.definition()).finish(asOf: .latest)
        #expect(audience.places.isEmpty && audience.everywhere.visits == [0, 0, 0])
        #expect(audience.everywhere.returning(0)?.value == nil && audience.everywhere.frequency(0) == nil)
        #expect(audience.everywhere.visitsPerCustomer.mean == nil)
    }

    @Test("Who was last seen after the moment has no days since, and later periods have no figures")
    func later() throws {
        let audience = try Self.state(Self.definition()).finish(asOf: Timestamp(parsing: "2026-02-15T12:00:00Z"))
        #expect(audience.everywhere.visits == [3, 3] && audience.everywhere.anonymousVisits == [0, 1])
        #expect(try audience.everywhere.daysSinceLastVisit == Percentiles([14, 5]))
    }

    @Test("However visits are split, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visits = try Self.random(using: &random)
        try checkMergeLaws(Self.definition(), as: AudienceAccumulator.self, of: visits, using: &random)
        try checkRedelivery(Self.definition(), as: AudienceAccumulator.self, of: visits)
        let once = try Self.definition(delivery: .exactlyOnce)
        try checkMergeLaws(once, as: AudienceAccumulator.self, of: visits, using: &random)
    }

    @Test("A place has the figures that its visits alone have everywhere", arguments: UInt64(1)...10)
    func sameAlone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visits = try Self.random(using: &random)
        var whole = AudienceAccumulator(try Self.definition())
        try whole.add(contentsOf: visits, in: FixedOffset.utc)
        for (place, figures) in try whole.finish(asOf: .latest).places {
            var alone = AudienceAccumulator(try Self.definition())
            try alone.add(contentsOf: visits.filter { $0.place == place }, in: FixedOffset.utc)
            #expect(try alone.finish(asOf: .latest).everywhere == figures)
        }
    }

    @Test("Another zone, other facts and another definition are refused")
    func refusals() throws {
        var state = AudienceAccumulator(try Self.definition())
        let visit = try Self.visit("1", "ann", "2026-01-05")
        let zone = #expect(throws: MetricsError.self) { try state.add(visit, in: FixedOffset(hours: 1)) }
        #expect(zone?.code == .zoneMismatch)
        try state.add(visit, in: FixedOffset.utc)
        let conflict = #expect(throws: MetricsError.self) {
            try state.add(Self.visit("1", "ann", "2026-01-05", at: "ufa"), in: FixedOffset.utc)
        }
        #expect(conflict?.code == .conflictingActivity)
        let mismatch = #expect(throws: MetricsError.self) {
            try state.merge(AudienceAccumulator(Self.definition(delivery: .exactlyOnce)))
        }
        #expect(mismatch?.code == .definitionMismatch)
        let minimum = #expect(throws: MetricsError.self) {
            try AudienceDefinition(Self.definition().grid, minimumSample: 0)
        }
        #expect(minimum?.code == .invalidDefinition)
    }

    @Test("Figures that do not fit together are refused")
    func counts() throws {
        let grid = try Self.definition().grid
        let life = Lifecycle([PeriodBits(periods: [0])], by: .standard(grid), asOf: .latest)
        func code(
            _ visits: [Int64],
            _ anonymous: [Int64] = [0, 0, 0],
            outside: Int64 = 0,
            each: Int64 = 1,
            days: Int64 = 0
        ) throws -> MetricsError.Code? {
            do throws(MetricsError) {
                _ = try AudienceFigures(
                    lifecycle: life,
                    visits: visits,
                    anonymousVisits: anonymous,
                    visitsOutside: outside,
                    visitsPerCustomer: Percentiles([each]),
                    daysSinceLastVisit: Percentiles([days])
                )
                return nil
            } catch {
                return error.code
            }
        }
        #expect(try code([1, 0, 0]) == nil)
        #expect(try code([1, 0]) == .invalidCounts && code([0, 0, 0]) == .invalidCounts)
        #expect(try code([1, 0, 0], [0]) == .invalidCounts && code([1, 0, 0], [-1, 0, 0]) == .invalidCounts)
        #expect(try code([1, 0, 0], outside: -1) == .invalidCounts && code([1, 0, 0], each: 0) == .invalidCounts)
        #expect(try code([1, 0, 0], days: -1) == .invalidCounts)
        #expect(try code([9_007_199_254_740_991, 1, 0]) == .sumOutOfRange)
    }

    @Test("The definition and the state have this JSON and read back equal")
    func golden() throws {
        let once = try Self.definition(delivery: .exactlyOnce)
        let definition =
            #"{"confidence":95,"delivery":"exactlyOnce","grid":"# + (try CanonicalJSON.text(of: once.grid))
            + #","kind":"audience","minimumSample":2,"version":1}"#
        #expect(try CanonicalJSON.text(of: once) == definition)
        #expect(try CanonicalJSON.decode(AudienceDefinition.self, from: definition) == once)
        #expect(try AudienceDefinition.standard(once.grid) == AudienceDefinition(once.grid))
        var state = AudienceAccumulator(once)
        try state.add(Self.visit("1", "ann", "2026-02-05", at: "ufa"), in: FixedOffset.utc)
        try state.add(Self.visit("2", nil, "2025-02-05"), in: FixedOffset.utc)
        let ann =
            #"{"customer":"ann","isEarlier":false,"isLater":false,"lastAt":"2026-02-05T12:00:00Z","periods":"2","visits":1}"#
        func totals(outside: Int) -> String {
            #"{"anonymous":[0,0,0],"customers":[\#(ann)],"outside":\#(outside),"visits":[0,1,0]}"#
        }
        let text =
            #"{"definition":\#(definition),"log":{"totals":{"everywhere":\#(totals(outside: 1)),"#
            + #""places":[{"place":"ufa","totals":\#(totals(outside: 0))}]}},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(AudienceAccumulator.self, from: text) == state)
    }

    /// The sums of one customer and her visits, some of which contradict each other.
    static func totals(_ visits: String, periods: String = "1", of customer: Int = 1, times: Int = 1) -> String {
        let entry =
            #"{"customer":"a","isEarlier":false,"isLater":false,"lastAt":"2026-02-05T12:00:00Z","#
            + #""periods":"\#(periods)","visits":\#(customer)}"#
        let customers = Array(repeating: entry, count: times).joined(separator: ",")
        return #"{"anonymous":[0,0,0],"customers":[\#(customers)],"outside":0,"visits":[\#(visits)]}"#
    }

    @Test(
        "A state whose counts contradict each other is refused",
        arguments: [
            // Two entries of one customer; another sum than the periods have; a period too few; one beyond the grid; a
            // visitor in a period without visits; more periods than visits.
            (totals("1,1,0", times: 2), ""), (totals("2,0,0"), ""), (totals("1,0"), ""),
            (totals("1,0,0", periods: "8"), ""),
            (totals("0,1,0"), ""), (totals("1,0,0", periods: "3"), ""), (totals("1,0,0", of: 0), ""),
            // A place twice, with more visits than there are in all, or without any.
            (
                totals("1,0,0"),
                #"{"place":"p","totals":\#(totals("1,0,0"))},{"place":"p","totals":\#(totals("1,0,0"))}"#
            ),
            (totals("1,0,0"), #"{"place":"p","totals":\#(totals("2,0,0", of: 2))}"#),
            (
                totals("1,0,0"),
                #"{"place":"p","totals":{"anonymous":[0,0,0],"customers":[],"outside":0,"visits":[0,0,0]}}"#
            ),
        ]
    )
    func refusedState(everywhere: String, places: String) throws {
        let definition = try CanonicalJSON.text(of: Self.definition(delivery: .exactlyOnce))
        checkRefused(
            AudienceAccumulator.self,
            #"{"definition":\#(definition),"log":{"totals":{"everywhere":\#(everywhere),"places":[\#(places)]}},"version":1}"#
        )
    }
}
