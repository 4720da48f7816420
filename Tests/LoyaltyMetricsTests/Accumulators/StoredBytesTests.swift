//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

/// Swift seeds its hashing anew in each process, so bytes that stand here and come out of a hash table in another order
/// in each run prove that nothing of that order is stored.
@Suite("Stored bytes: a state is the same text in every process")
struct StoredBytesTests {
    /// Orders of six customers and two guests, in the order of this process's hash table.
    static func orders() throws -> [Order] {
        var orders: Set<Order> = []
        for index in 1...8 {
            orders.insert(
                try Samples.order(
                    "o\(index)",
                    index <= 6 ? "c\(index)" : nil,
                    at: "2026-03-0\(index)T12:00:00Z",
                    "\(index).50 EUR"
                )
            )
        }
        return Array(orders)
    }

    @Test("Orders that may come again are stored by their identifiers")
    func ordersByIdentifier() throws {
        var state = AverageOrderValueAccumulator(.standard(in: .eur))
        try state.add(contentsOf: Self.orders())
        let entries = (1...8).map { index in
            let customer = index <= 6 ? #""customer":"c\#(index)","# : ""
            let fact = #""at":"2026-03-0\#(index)T12:00:00Z",\#(customer)"minorUnits":\#(index)50"#
            return #"{"fact":{\#(fact)},"id":"o\#(index)"}"#
        }
        #expect(
            try CanonicalJSON.text(of: state)
                == #"{"definition":{"currency":"EUR","delivery":"atLeastOnce","kind":"averageOrderValue","#
                + #""minimumSample":30,"version":1},"log":{"orders":[\#(entries.joined(separator: ","))]},"version":1}"#
        )
    }

    @Test("Sums are stored by customer, those of guests apart")
    func sumsByCustomer() throws {
        var state = RFMAccumulator(try RFMDefinition(currency: .eur, bins: 3, delivery: .exactlyOnce))
        try state.add(contentsOf: Self.orders())
        func totals(_ orders: Int, _ minorUnits: Int, from first: Int, to last: Int) -> String {
            #"{"firstAt":"2026-03-0\#(first)T12:00:00Z","lastAt":"2026-03-0\#(last)T12:00:00Z","#
                + #""minorUnits":\#(minorUnits),"orders":\#(orders)}"#
        }
        let entries = (1...6).map { index in
            #"{"customer":"c\#(index)","totals":\#(totals(1, index * 100 + 50, from: index, to: index))}"#
        }
        let log = #"{"customers":[\#(entries.joined(separator: ","))],"guests":\#(totals(2, 1_600, from: 7, to: 8))}"#
        #expect(
            try CanonicalJSON.text(of: state)
                == #"{"definition":{"bins":3,"currency":"EUR","delivery":"exactlyOnce","groups":[],"kind":"rfm","#
                + #""minimumSample":30,"version":1},"log":\#(log),"version":1}"#
        )
    }

    @Test("Marks of purchases are stored by customer, guests' orders in order")
    func marks() throws {
        var state = RepurchaseRateAccumulator(.standard)
        try state.add(contentsOf: Self.orders(), in: Samples.utc)
        let entries = (1...6).map { #"{"customer":"c\#($0)","marks":["o\#($0)"]}"# }
        #expect(
            try CanonicalJSON.text(of: state)
                == #"{"customers":[\#(entries.joined(separator: ","))],"definition":{"confidence":95,"#
                + #""kind":"repurchaseRate","minimumSample":30,"unit":{"kind":"orders"},"version":1},"#
                + #""guestOrders":["o7","o8"],"version":1}"#
        )
    }
}
