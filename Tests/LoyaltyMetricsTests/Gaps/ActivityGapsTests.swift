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

@Suite("Activity gaps: days from one activity of a customer to the next")
struct ActivityGapsTests {
    typealias Orders = ActivityGapsAccumulator<Order>

    static func dates(_ texts: String...) throws -> [CivilDate] { try texts.map { try CivilDate(parsing: $0) } }

    @Test("The documented example: twice on one day, and again thirty days later")
    func example() throws {
        let gaps = try ActivityGaps(datesOfEachCustomer: [Self.dates("2026-01-05", "2026-01-05", "2026-02-04")])
        #expect(try gaps.days.nearestRank(.percent(50)) == 0)
        #expect(gaps.days.mean == 15 && gaps.customers == 1)
    }

    @Test("The order of dates does not matter, and customers with one activity or none have no gap")
    func single() throws {
        let dates = try [
            Self.dates("2026-03-01"), [], Self.dates("2026-03-09", "2026-02-28", "2026-03-01"),
        ]
        let gaps = try ActivityGaps(datesOfEachCustomer: dates)
        #expect(try gaps.days == Percentiles([1, 8]))
        #expect(gaps.customers == 2)
        let none = try ActivityGaps(datesOfEachCustomer: [])
        #expect(none.customers == 0 && none.days.mean == nil)
    }

    @Test("gaps.online_retail: percentiles of 14,194 gaps follow from their histogram")
    func percentiles() throws {
        // A histogram with the published percentiles and count; the file itself is read by the demonstration.
        let counts: [Int64: Int64] = [22: 7_097, 51: 3_549, 103: 2_129, 146: 710, 252: 568, 300: 141]
        let gaps = try ActivityGaps(days: Percentiles(counts: counts), customers: 4_338)
        #expect(gaps.days.total == 14_194)
        let shares = [50, 75, 90, 95, 99] as [Int64]
        #expect(try shares.map { try gaps.days.nearestRank(.percent($0)) } == [22, 51, 103, 146, 252])
    }

    @Test("Late and early of two local days are one day apart, in the zone that is named")
    func localDays() throws {
        let orders = [
            try Samples.order("1", "ann", at: "2026-03-01T22:00:00Z"),
            try Samples.order("2", "ann", at: "2026-03-02T05:00:00Z"), try Samples.order("3", nil),
        ]
        for (hours, gap) in [(0, 1), (3, 0)] {
            let zone = try FixedOffset(hours: hours)
            var state = Orders(try ActivityGapsDefinition(zone: zone.identifier))
            try state.add(contentsOf: orders, in: zone)
            #expect(try state.finish().days == Percentiles([Int64(gap)]))
            #expect(try state.finish().customers == 1 && state.finish().guestActivities == 1)
        }
    }

    @Test(
        "However orders are split, the bytes are the same and the figure is the plain function's",
        arguments: UInt64(1)...20
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(.random(in: 0...40, using: &random), using: &random)
        try checkMergeLaws(.standard, as: Orders.self, of: orders, using: &random)
        try checkRedelivery(.standard, as: Orders.self, of: orders)
        let once = try ActivityGapsDefinition(zone: "UTC", delivery: .exactlyOnce)
        try checkMergeLaws(once, as: Orders.self, of: orders, using: &random)
        var state = Orders(once)
        try state.add(contentsOf: orders, in: Samples.utc)
        let known = Dictionary(grouping: orders.filter { $0.customer != nil }, by: \.customer)
        let plain = try ActivityGaps(datesOfEachCustomer: known.values.map { $0.map { Samples.utc.date(at: $0.at) } })
        #expect(try state.finish().days == plain.days && state.finish().customers == plain.customers)
        #expect(try state.finish().guestActivities == Int64(orders.count { $0.customer == nil }))
    }

    @Test("Another zone, other facts and another definition are refused")
    func refusals() throws {
        var state = Orders(.standard)
        let zone = #expect(throws: MetricsError.self) {
            try state.add(Samples.order("1", "ann"), in: FixedOffset(hours: 1))
        }
        #expect(zone?.code == .zoneMismatch)
        try state.add(Samples.order("1", "ann"), in: Samples.utc)
        let conflict = #expect(throws: MetricsError.self) { try state.add(Samples.order("1", "bob"), in: Samples.utc) }
        #expect(conflict?.code == .conflictingActivity)
        let mismatch = #expect(throws: MetricsError.self) {
            try state.merge(Orders(ActivityGapsDefinition(zone: "+01:00")))
        }
        #expect(mismatch?.code == .definitionMismatch)
        let nameless = #expect(throws: MetricsError.self) { try ActivityGapsDefinition(zone: "") }
        #expect(nameless?.code == .invalidDefinition)
    }

    @Test("Gaps that cannot be are refused")
    func counts() throws {
        let errors = [
            #expect(throws: MetricsError.self) { try ActivityGaps(days: Percentiles([-1]), customers: 1) },
            #expect(throws: MetricsError.self) { try ActivityGaps(days: Percentiles([1]), customers: 0) },
            #expect(throws: MetricsError.self) { try ActivityGaps(days: Percentiles(), customers: -1) },
            #expect(throws: MetricsError.self) {
                try ActivityGaps(days: Percentiles(), customers: 1, guestActivities: -1)
            },
        ]
        #expect(errors.allSatisfy { $0?.code == .invalidCounts })
    }

    @Test("The definition and the state have this JSON and read back equal")
    func golden() throws {
        let once = try ActivityGapsDefinition(zone: "UTC", delivery: .exactlyOnce)
        let definition = #"{"delivery":"exactlyOnce","kind":"activityGaps","version":1,"zone":"UTC"}"#
        #expect(try CanonicalJSON.text(of: once) == definition)
        #expect(try CanonicalJSON.decode(ActivityGapsDefinition.self, from: definition) == once)
        var state = Orders(once)
        for (id, customer, day) in [("1", "bob", 2), ("2", "ann", 3), ("3", "bob", 1), ("4", "bob", 2), ("5", nil, 1)] {
            try state.add(Samples.order(id, customer, at: "2026-03-0\(day)T00:00:00Z"), in: Samples.utc)
        }
        let totals =
            #"{"customers":[{"customer":"ann","dates":[{"count":1,"date":"2026-03-03"}]},"#
            + #"{"customer":"bob","dates":[{"count":1,"date":"2026-03-01"},{"count":2,"date":"2026-03-02"}]}],"guests":1}"#
        let text = #"{"definition":"# + definition + #","log":{"totals":"# + totals + #"},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(Orders.self, from: text) == state)
    }

    @Test(
        "A state with a customer or a date twice, or without a count, is refused",
        arguments: [
            #"{"customer":"a","dates":[]}"#, #"{"customer":"a","dates":[{"count":0,"date":"2026-03-01"}]}"#,
            #"{"customer":"a","dates":[{"count":1,"date":"2026-03-01"},{"count":1,"date":"2026-03-01"}]}"#,
            #"{"customer":"a","dates":[{"count":1,"date":"2026-03-01"}]},{"customer":"a","dates":[{"count":1,"date":"2026-03-01"}]}"#,
        ]
    )
    func refusedState(customers: String) throws {
        let definition = try CanonicalJSON.text(of: ActivityGapsDefinition(zone: "UTC", delivery: .exactlyOnce))
        checkRefused(
            Orders.self,
            #"{"definition":\#(definition),"log":{"totals":{"customers":[\#(customers)],"guests":0}},"version":1}"#
        )
    }
}
