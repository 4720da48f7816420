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

@Suite("Repurchase rate accumulator: two marks a customer")
struct RepurchaseRateAccumulatorTests {
    @Test("Orders of customers count, guests' orders are counted apart")
    func orders() throws {
        var state = RepurchaseRateAccumulator(.standard)
        let orders = [
            try Samples.order("1", "ann"), try Samples.order("2", "bob"), try Samples.order("3", "ann"),
            try Samples.order("4", nil), try Samples.order("5", "ann"), try Samples.order("6", nil),
        ]
        try state.add(contentsOf: orders, in: Samples.utc)
        let rate = try state.finish()
        #expect(rate.customers == 2 && rate.repeatCustomers == 1 && rate.guestOrders == 2)
        #expect(try state.finish(asOf: .latest) == rate)
    }

    @Test("Two orders on one local day are one purchase day", arguments: zip([0, 3], [Int64(1), 0]))
    func purchaseDays(hours: Int, repeatCustomers: Int64) throws {
        let zone = try FixedOffset(hours: hours)
        let definition = try RepurchaseRateDefinition(unit: .purchaseDays(zone: zone.identifier))
        var state = RepurchaseRateAccumulator(definition)
        try state.add(Samples.order("1", "ann", at: "2026-03-01T22:00:00Z"), in: zone)
        try state.add(Samples.order("2", "ann", at: "2026-03-02T05:00:00Z"), in: zone)
        #expect(try state.finish().customers == 1)
        #expect(try state.finish().repeatCustomers == repeatCustomers)
    }

    @Test("Days in another zone than the definition names are refused")
    func otherZone() throws {
        var state = RepurchaseRateAccumulator(try RepurchaseRateDefinition(unit: .purchaseDays(zone: "+03:00")))
        let error = #expect(throws: MetricsError.self) { try state.add(Samples.order("1", "ann"), in: Samples.utc) }
        #expect(error?.code == .zoneMismatch)
        #expect(try state.finish().customers == 0)
    }

    @Test("An order that is delivered again changes nothing")
    func redelivery() throws {
        var random = SeededGenerator(seed: 3)
        let orders = try Samples.orders(40, using: &random)
        try checkRedelivery(.standard, as: RepurchaseRateAccumulator.self, of: orders)
        var state = RepurchaseRateAccumulator(.standard)
        for _ in 1...3 { try state.add(Samples.order("1", "ann"), in: Samples.utc) }
        #expect(try state.finish().repeatCustomers == 0)
    }

    @Test("However orders are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(.random(in: 0...40, using: &random), using: &random)
        try checkMergeLaws(.standard, as: RepurchaseRateAccumulator.self, of: orders, using: &random)
        let days = try RepurchaseRateDefinition(unit: .purchaseDays(zone: "UTC"))
        try checkMergeLaws(days, as: RepurchaseRateAccumulator.self, of: orders, using: &random)
    }

    @Test("The rate is the plain function's over the counts of orders or days", arguments: UInt64(1)...20)
    func sameAsCounts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(30, using: &random)
        var orderIDs: [CustomerID: Set<OrderID>] = [:]
        var dates: [CustomerID: Set<CivilDate>] = [:]
        for order in orders {
            guard let customer = order.customer else { continue }
            orderIDs[customer, default: []].insert(order.id)
            dates[customer, default: []].insert(Samples.utc.date(at: order.at))
        }
        var byOrder = RepurchaseRateAccumulator(.standard)
        try byOrder.add(contentsOf: orders, in: Samples.utc)
        let expected = try RepurchaseRate(purchasesPerCustomer: orderIDs.values.map(\.count))
        #expect(try byOrder.finish().share == expected.share)

        var byDay = RepurchaseRateAccumulator(try RepurchaseRateDefinition(unit: .purchaseDays(zone: "UTC")))
        try byDay.add(contentsOf: orders, in: Samples.utc)
        let expectedDays = try RepurchaseRate(purchasesPerCustomer: dates.values.map(\.count))
        #expect(try byDay.finish().share == expectedDays.share)
    }

    @Test("The state has this JSON: sorted, and two marks at most")
    func golden() throws {
        var state = RepurchaseRateAccumulator(.standard)
        for id in ["9", "5", "7", "3"] { try state.add(Samples.order(id, "bob"), in: Samples.utc) }
        try state.add(Samples.order("4", "ann"), in: Samples.utc)
        for id in ["8", "1"] { try state.add(Samples.order(id, nil), in: Samples.utc) }
        let definition = try CanonicalJSON.text(of: RepurchaseRateDefinition.standard)
        let text =
            #"{"customers":[{"customer":"ann","marks":["4"]},{"customer":"bob","marks":["3","5"]}],"#
            + #""definition":"# + definition + #","guestOrders":["1","8"],"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(RepurchaseRateAccumulator.self, from: text) == state)
    }

    @Test("A state with other marks or of another version is refused", arguments: ["[]", #"["1","2","3"]"#])
    func refusedState(marks: String) throws {
        let definition = try CanonicalJSON.text(of: RepurchaseRateDefinition.standard)
        checkRefused(
            RepurchaseRateAccumulator.self,
            #"{"customers":[{"customer":"ann","marks":"# + marks + #"}],"definition":"# + definition
                + #","guestOrders":[],"version":1}"#
        )
        checkRefused(
            RepurchaseRateAccumulator.self,
            #"{"customers":[],"definition":"# + definition + #","guestOrders":[],"version":2}"#
        )
    }

    @Test("States of different units do not merge")
    func definitionMismatch() throws {
        var state = RepurchaseRateAccumulator(.standard)
        let days = RepurchaseRateAccumulator(try RepurchaseRateDefinition(unit: .purchaseDays(zone: "UTC")))
        let error = #expect(throws: MetricsError.self) { try state.merge(days) }
        #expect(error?.code == .definitionMismatch)
    }
}
