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

@Suite("Lift accumulator: who is in which group, and what everyone spent")
struct LiftAccumulatorTests {
    @Test("Everyone assigned counts, buyers or not, and orders may come first", arguments: DeliveryGuarantee.allCases)
    func counting(delivery: DeliveryGuarantee) throws {
        let lift = try finish(
            [
                order("1", "ann", "10.00 EUR"), order("2", "ann", "5.00 EUR"), assigned("ann", "without"),
                assigned("bob", "without"), assigned("cid", "with"), assigned("dan", "with"),
                order("3", "cid", "20.00 EUR"),
            ],
            by: LiftTests.definition(delivery)
        )
        #expect(try lift.control == LiftGroup(buyers: 1, spend: SampleSums(values: [1_500, 0])))
        #expect(try lift.treatment == LiftGroup(buyers: 1, spend: SampleSums(values: [2_000, 0])))
        #expect(lift.crossed == 0 && lift.definition.delivery == delivery)
        #expect(lift.spend.value == 250)
    }

    @Test("A customer in both groups counts in neither")
    func crossed() throws {
        let lift = try finish([
            assigned("ann", "without"), assigned("ann", "with"), assigned("bob", "with"),
            order("1", "ann", "10.00 EUR"),
        ])
        #expect(lift.crossed == 1 && lift.control.customers == 0 && lift.treatment.customers == 1)
    }

    @Test("Whoever leaves a segment stays in the group")
    func departures() throws {
        let lift = try finish([assigned("ann", "with"), assigned("ann", "with", isMember: false)])
        #expect(lift.treatment.customers == 1)
    }

    @Test("Other segments, customers without a group, guests, and orders outside the window are passed over")
    func passedOver() throws {
        let window = try TimeWindow(from: Timestamp(parsing: "2026-03-01T00:00:00Z"), to: .latest)
        let lift = try finish(
            [
                assigned("ann", "with"), assigned("bob", "vip"), assigned(nil, "with"), order("1", "bob", "10.00 EUR"),
                order("2", nil, "10.00 EUR"), order("3", "ann", "7.00 EUR", at: "2026-02-28T23:59:59Z"),
                order("4", "ann", "1.00 EUR", at: "2026-03-01T00:00:00Z"),
            ],
            by: LiftTests.definition(window: window)
        )
        #expect(try lift.treatment == LiftGroup(buyers: 1, spend: SampleSums(values: [100])))
        #expect(lift.control.customers == 0)
    }

    @Test("However activities are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...15)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let activities = try activities(40, using: &random)
        for delivery in DeliveryGuarantee.allCases {
            try checkMergeLaws(LiftTests.definition(delivery), as: LiftAccumulator.self, of: activities, using: &random)
        }
    }

    @Test("An activity that is delivered again changes nothing where identifiers are kept")
    func redelivery() throws {
        var random = SeededGenerator(seed: 5)
        try checkRedelivery(LiftTests.definition(), as: LiftAccumulator.self, of: activities(40, using: &random))
    }

    @Test("An order that comes again with other facts, or in another currency, is refused, and nothing changes")
    func refused() throws {
        var state = LiftAccumulator(try LiftTests.definition())
        try state.add(order("1", "ann", "10.00 EUR"))
        let before = state
        for (input, code) in [
            (try order("1", "ann", "10.01 EUR"), .conflictingActivity),
            (try order("2", "ann", "1.00 USD"), .currencyMismatch),
        ] as [(LiftActivity, MetricsError.Code)] {
            let error = #expect(throws: MetricsError.self) { try state.add(input) }
            #expect(error?.code == code)
        }
        var part = LiftAccumulator(try LiftTests.definition())
        try part.add(contentsOf: [assigned("ann", "with"), order("1", "ann", "10.01 EUR")])
        var error = #expect(throws: MetricsError.self) { try state.merge(part) }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) {
            try state.merge(LiftAccumulator(LiftTests.definition(.exactlyOnce)))
        }
        #expect(error?.code == .definitionMismatch)
        #expect(state == before)
    }

    @Test("A group that spent more than 2^53 - 1 is refused")
    func overflow() throws {
        let error = #expect(throws: MetricsError.self) {
            try finish([
                assigned("ann", "with"), assigned("bob", "with"), order("1", "ann", "90071992547409.91 EUR"),
                order("2", "bob", "0.01 EUR"),
            ])
        }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("A state has this JSON, sorted, and reads back equal")
    func golden() throws {
        var state = LiftAccumulator(try LiftTests.definition())
        try state.add(contentsOf: [
            assigned("bob", "without"), assigned("ann", "without"), assigned("cid", "with"),
            order("1", "cid", "2.50 EUR"),
        ])
        let text =
            #"{"control":["ann","bob"],"definition":\#(try CanonicalJSON.text(of: state.definition)),"log":{"orders":["#
            + #"{"fact":{"at":"2026-03-01T12:00:00Z","customer":"cid","minorUnits":250},"id":"1"}]},"#
            + #""treatment":["cid"],"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(LiftAccumulator.self, from: text) == state)
    }

    @Test("A state of another version is refused")
    func otherVersion() throws {
        let definition = try CanonicalJSON.text(of: LiftTests.definition())
        checkRefused(
            LiftAccumulator.self,
            #"{"control":[],"definition":\#(definition),"log":{"orders":[]},"treatment":[],"version":2}"#
        )
    }

    private func finish(_ activities: [LiftActivity], by definition: LiftDefinition? = nil) throws -> Lift {
        var state = LiftAccumulator(try definition ?? LiftTests.definition())
        try state.add(contentsOf: activities)
        return try state.finish()
    }

    private func assigned(_ customer: String?, _ segment: String, isMember: Bool = true) throws -> LiftActivity {
        .assignment(
            SegmentMembership(
                id: try ActivityID("a"),
                at: .unixEpoch,
                customer: try customer.map { try CustomerID($0) },
                segment: try SegmentID(segment),
                isMember: isMember
            )
        )
    }

    private func order(
        _ id: String,
        _ customer: String?,
        _ total: String,
        at: String = "2026-03-01T12:00:00Z"
    ) throws -> LiftActivity {
        .order(try Samples.order(id, customer, at: at, total))
    }

    private func activities(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [LiftActivity] {
        var activities = try Samples.orders(count, using: &random).map(LiftActivity.order)
        for customer in 1...7 {
            activities.append(try assigned("c\(customer)", Bool.random(using: &random) ? "with" : "without"))
        }
        activities.append(try assigned("c1", "with"))
        return activities.shuffled(using: &random)
    }
}
