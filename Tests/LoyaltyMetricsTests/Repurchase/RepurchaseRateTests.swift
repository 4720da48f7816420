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

@Suite("Repurchase rate: the share of customers who came back")
struct RepurchaseRateTests {
    @Test(
        "Real shops give the published counts",
        arguments: [
            (Int64(2_845), Int64(4_338), 0.655832180728446),  // orders of an online shop in a year
            (2_790, 4_338, 0.643153526970954),  // the same orders by day
        ]
    )
    func realShops(repeatCustomers: Int64, customers: Int64, expected: Double) throws {
        let rate = try RepurchaseRate(repeatCustomers: repeatCustomers, customers: customers)
        #expect(isClose(rate.value, expected))
        #expect(try rate.exactValue == Rate(repeatCustomers, per: customers))
        #expect(!rate.isSmallSample)
    }

    @Test("Customers with two or more count, customers without any do not")
    func counting() throws {
        let rate = try RepurchaseRate(purchasesPerCustomer: [0, 1, 2, 3, 0, 1])
        #expect(rate.customers == 4)
        #expect(rate.repeatCustomers == 2)
        #expect(rate.value == 0.5)
        #expect(rate.interval == (try ConfidenceInterval.wilson(2, of: 4)))
    }

    @Test("Without customers there is no rate")
    func noCustomers() throws {
        let rate = try RepurchaseRate(purchasesPerCustomer: [])
        #expect(rate.value == nil && rate.exactValue == nil && rate.interval == nil)
        #expect(rate.isSmallSample)
    }

    @Test("Counts that cannot be are refused")
    func refusedCounts() {
        var error = #expect(throws: MetricsError.self) { try RepurchaseRate(purchasesPerCustomer: [1, -1]) }
        #expect(error?.code == .invalidCounts)
        error = #expect(throws: MetricsError.self) { try RepurchaseRate(repeatCustomers: 2, customers: 1) }
        #expect(error?.code == .invalidCounts)
        error = #expect(throws: MetricsError.self) {
            try RepurchaseRate(repeatCustomers: 1, customers: 1, guestOrders: -1)
        }
        #expect(error?.code == .invalidCounts)
    }
}
