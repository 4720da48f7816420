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

@Suite("RFM accumulator: orders by customer that merge")
struct RFMAccumulatorTests {
    @Test("Orders become summaries, and summaries scores", arguments: DeliveryGuarantee.allCases)
    func summaries(delivery: DeliveryGuarantee) throws {
        let definition = try RFMDefinition(currency: .eur, delivery: delivery)
        var state = RFMAccumulator(definition)
        try state.add(Samples.order("1", "bob", at: "2026-03-02T12:00:00Z", "10.00 EUR"))
        try state.add(Samples.order("2", "bob", at: "2026-03-01T12:00:00Z", "1.00 EUR"))
        try state.add(Samples.order("3", "ann", "5.00 EUR"))
        try state.add(Samples.order("4", nil, "2.50 EUR"))
        let bob = try CustomerSummary(
            customer: CustomerID("bob"),
            orders: 2,
            spend: Money(parsing: "11.00 EUR"),
            firstAt: Timestamp(parsing: "2026-03-01T12:00:00Z"),
            lastAt: Timestamp(parsing: "2026-03-02T12:00:00Z")
        )
        #expect(try state.summaries().last == bob)
        let analysis = try state.finish()
        #expect(analysis.scores.map(\.cell.description) == ["111", "333"])
        #expect(analysis.scores.last?.summary == bob)
        #expect(analysis.guestOrders == 1)
        #expect(try analysis == RFMAnalysis(of: state.summaries().reversed(), guestOrders: 1, by: definition))
    }

    @Test("However orders are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.orders(.random(in: 0...40, using: &random), using: &random)
        for delivery in DeliveryGuarantee.allCases {
            let definition = try RFMDefinition(currency: .eur, delivery: delivery)
            try checkMergeLaws(definition, as: RFMAccumulator.self, of: orders, using: &random)
        }
    }

    @Test("An order that is delivered again changes nothing where identifiers are kept")
    func redelivery() throws {
        var random = SeededGenerator(seed: 5)
        let orders = try Samples.orders(40, using: &random)
        try checkRedelivery(.standard(in: .eur), as: RFMAccumulator.self, of: orders)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = RFMAccumulator(.standard(in: .eur))
        let other = RFMAccumulator(try RFMDefinition(currency: .eur, bins: 4))
        let error = #expect(throws: MetricsError.self) { try state.merge(other) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A state of another version is refused")
    func otherVersion() throws {
        let definition = try CanonicalJSON.text(of: RFMDefinition.standard(in: .eur))
        checkRefused(RFMAccumulator.self, #"{"definition":\#(definition),"log":{"orders":[]},"version":0}"#)
    }
}
