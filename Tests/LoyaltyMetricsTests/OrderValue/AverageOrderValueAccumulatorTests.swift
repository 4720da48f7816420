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

@Suite("Average order value accumulator: sums that merge")
struct AverageOrderValueAccumulatorTests {
    @Test("Orders of customers and guests count once each", arguments: DeliveryGuarantee.allCases)
    func counting(delivery: DeliveryGuarantee) throws {
        var state = AverageOrderValueAccumulator(try definition(delivery))
        try state.add(Samples.order("1", "ann", "10.00 EUR"))
        try state.add(Samples.order("2", "ann", "20.00 EUR"))
        try state.add(Samples.order("3", "bob", "30.00 EUR"))
        try state.add(Samples.order("4", nil, "2.00 EUR"))
        let value = try state.finish()
        #expect(value.revenue.description == "62.00 EUR")
        #expect(value.orders == 4 && value.guestOrders == 1 && value.customers == 2)
        #expect(value.value(rounding: .down)?.description == "15.50 EUR")
        #expect(value.purchaseFrequency == 1.5)
        #expect(value.definition.delivery == delivery)
    }

    @Test("An empty state has no value", arguments: DeliveryGuarantee.allCases)
    func empty(delivery: DeliveryGuarantee) throws {
        let value = try AverageOrderValueAccumulator(definition(delivery)).finish()
        #expect(value.value(rounding: .down) == nil && value.purchaseFrequency == nil)
    }

    @Test("Both deliveries finish to the same figures", arguments: UInt64(1)...10)
    func sameFigures(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(50, using: &random)
        var known = AverageOrderValueAccumulator(try definition(.atLeastOnce))
        try known.add(contentsOf: orders)
        var trusted = AverageOrderValueAccumulator(try definition(.exactlyOnce))
        try trusted.add(contentsOf: orders)
        let (first, second) = (try known.finish(), try trusted.finish())
        #expect(first.revenue == second.revenue)
        #expect(first.orders == second.orders && first.guestOrders == second.guestOrders)
        #expect(first.customers == second.customers)
        let expected = try Money.sum(of: orders.map(\.total), in: .eur)
        #expect(first.revenue == expected)
    }

    @Test("However orders are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(.random(in: 0...40, using: &random), using: &random)
        for delivery in DeliveryGuarantee.allCases {
            let definition = try definition(delivery)
            try checkMergeLaws(definition, as: AverageOrderValueAccumulator.self, of: orders, using: &random)
        }
    }

    @Test("An order that is delivered again changes nothing where identifiers are kept")
    func redelivery() throws {
        var random = SeededGenerator(seed: 8)
        let orders = try Samples.orders(40, using: &random)
        try checkRedelivery(.standard(in: .eur), as: AverageOrderValueAccumulator.self, of: orders)
    }

    @Test("An order that comes again counts again where the host promised that none does")
    func brokenPromise() throws {
        var state = AverageOrderValueAccumulator(try definition(.exactlyOnce))
        for _ in 1...2 { try state.add(Samples.order("1", "ann")) }
        #expect(try state.finish().orders == 2)
    }

    @Test("An order that comes again with other facts is refused, and nothing changes")
    func conflict() throws {
        var state = AverageOrderValueAccumulator(.standard(in: .eur))
        try state.add(Samples.order("1", "ann", "10.00 EUR"))
        let before = state
        let others = [
            try Samples.order("1", "ann", "10.01 EUR"), try Samples.order("1", nil, "10.00 EUR"),
            try Samples.order("1", "ann", at: "2026-03-01T12:00:01Z", "10.00 EUR"),
        ]
        for order in others {
            var error = #expect(throws: MetricsError.self) { try state.add(order) }
            #expect(error?.code == .conflictingActivity)
            var part = AverageOrderValueAccumulator(.standard(in: .eur))
            try part.add(Samples.order("0", "bob"))
            try part.add(order)
            error = #expect(throws: MetricsError.self) { try state.merge(part) }
            #expect(error?.code == .conflictingActivity)
        }
        #expect(state == before)
    }

    @Test("An order in another currency is refused, and nothing changes", arguments: DeliveryGuarantee.allCases)
    func otherCurrency(delivery: DeliveryGuarantee) throws {
        var state = AverageOrderValueAccumulator(try definition(delivery))
        let error = #expect(throws: MetricsError.self) { try state.add(Samples.order("1", "ann", "1.00 USD")) }
        #expect(error?.code == .currencyMismatch)
        #expect(try state == AverageOrderValueAccumulator(definition(delivery)))
    }

    @Test("Sums beyond 2^53 - 1 minor units are refused, and nothing changes")
    func overflow() throws {
        let largest = "90071992547409.91 EUR"
        var state = AverageOrderValueAccumulator(try definition(.exactlyOnce))
        try state.add(Samples.order("1", "ann", largest))
        let before = state
        var error = #expect(throws: MetricsError.self) { try state.add(Samples.order("2", "ann", "0.01 EUR")) }
        #expect(error?.code == .sumOutOfRange)
        var part = AverageOrderValueAccumulator(try definition(.exactlyOnce))
        try part.add(Samples.order("2", "ann", "0.01 EUR"))
        error = #expect(throws: MetricsError.self) { try state.merge(part) }
        #expect(error?.code == .sumOutOfRange)
        #expect(state == before)

        try state.add(Samples.order("3", "bob", "0.01 EUR"))
        error = #expect(throws: MetricsError.self) { try state.finish() }
        #expect(error?.code == .sumOutOfRange)

        var known = AverageOrderValueAccumulator(.standard(in: .eur))
        try known.add(Samples.order("1", "ann", largest))
        try known.add(Samples.order("2", "ann", "0.01 EUR"))
        error = #expect(throws: MetricsError.self) { try known.finish() }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = AverageOrderValueAccumulator(.standard(in: .eur))
        for other in [try definition(.exactlyOnce), .standard(in: .usd)] {
            let error = #expect(throws: MetricsError.self) { try state.merge(AverageOrderValueAccumulator(other)) }
            #expect(error?.code == .definitionMismatch)
        }
    }

    @Test("Kept orders have this JSON, sorted, and read back equal")
    func goldenOrders() throws {
        var state = AverageOrderValueAccumulator(.standard(in: .eur))
        try state.add(Samples.order("2", nil, "2.50 EUR"))
        try state.add(Samples.order("1", "ann", "10.00 EUR"))
        let text =
            #"{"definition":"# + (try CanonicalJSON.text(of: state.definition)) + #","log":{"orders":["#
            + #"{"fact":{"at":"2026-03-01T12:00:00Z","customer":"ann","minorUnits":1000},"id":"1"},"#
            + #"{"fact":{"at":"2026-03-01T12:00:00Z","minorUnits":250},"id":"2"}]},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(AverageOrderValueAccumulator.self, from: text) == state)
    }

    @Test("Sums by customer have this JSON, sorted, and read back equal")
    func goldenTotals() throws {
        var state = AverageOrderValueAccumulator(try definition(.exactlyOnce))
        try state.add(Samples.order("1", "bob", at: "2026-03-02T12:00:00Z", "10.00 EUR"))
        try state.add(Samples.order("2", "bob", at: "2026-03-01T12:00:00Z", "1.00 EUR"))
        try state.add(Samples.order("3", "ann", "5.00 EUR"))
        try state.add(Samples.order("4", nil, "2.50 EUR"))
        let noon = "2026-03-01T12:00:00Z"
        let text =
            #"{"definition":"# + (try CanonicalJSON.text(of: state.definition)) + #","log":{"customers":["#
            + #"{"customer":"ann","totals":{"firstAt":"\#(noon)","lastAt":"\#(noon)","minorUnits":500,"orders":1}},"#
            + #"{"customer":"bob","totals":{"firstAt":"\#(noon)","lastAt":"2026-03-02T12:00:00Z","#
            + #""minorUnits":1100,"orders":2}}],"#
            + #""guests":{"firstAt":"\#(noon)","lastAt":"\#(noon)","minorUnits":250,"orders":1}},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(AverageOrderValueAccumulator.self, from: text) == state)
    }

    @Test(
        "A state whose parts contradict each other is refused",
        arguments: [
            (DeliveryGuarantee.atLeastOnce, #"{"orders":[\#(fact(1)),\#(fact(1))]}"#),
            (.atLeastOnce, #"{"orders":[\#(fact(-1))]}"#),
            (.atLeastOnce, #"{"customers":[]}"#),
            (.exactlyOnce, #"{"orders":[]}"#),
            (.exactlyOnce, #"{"customers":[\#(totals(1, 1, 1)),\#(totals(1, 1, 1))]}"#),
            (.exactlyOnce, #"{"customers":[\#(totals(0, 1, 1))]}"#),
            (.exactlyOnce, #"{"customers":[\#(totals(1, -1, 1))]}"#),
            (.exactlyOnce, #"{"customers":[\#(totals(1, 1, 2))]}"#),
        ]
    )
    func refusedState(delivery: DeliveryGuarantee, log: String) throws {
        let definition = try CanonicalJSON.text(of: definition(delivery))
        checkRefused(
            AverageOrderValueAccumulator.self,
            #"{"definition":\#(definition),"log":\#(log),"version":1}"#
        )
    }

    @Test("A state of another version is refused")
    func otherVersion() throws {
        let definition = try CanonicalJSON.text(of: definition(.atLeastOnce))
        checkRefused(
            AverageOrderValueAccumulator.self,
            #"{"definition":\#(definition),"log":{"orders":[]},"version":2}"#
        )
    }

    private func definition(_ delivery: DeliveryGuarantee) throws -> AverageOrderValueDefinition {
        try AverageOrderValueDefinition(currency: .eur, delivery: delivery)
    }

    private static func fact(_ minorUnits: Int) -> String {
        #"{"fact":{"at":"2026-03-01T12:00:00Z","minorUnits":\#(minorUnits)},"id":"1"}"#
    }

    private static func totals(_ orders: Int, _ minorUnits: Int, _ firstDay: Int) -> String {
        #"{"customer":"ann","totals":{"firstAt":"2026-03-0\#(firstDay)T12:00:00Z","lastAt":"2026-03-01T12:00:00Z","#
            + #""minorUnits":\#(minorUnits),"orders":\#(orders)}}"#
    }
}
