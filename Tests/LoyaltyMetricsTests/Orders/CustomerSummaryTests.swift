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

@Suite("Customer summary: what one customer ordered")
struct CustomerSummaryTests {
    @Test("The documented customer is accepted")
    func accepted() throws {
        let ann = try CustomerSummary(
            customer: CustomerID("ann"),
            orders: 4,
            spend: Money(parsing: "120.00 EUR"),
            firstAt: Timestamp(parsing: "2026-01-05T10:00:00Z"),
            lastAt: Timestamp(parsing: "2026-11-20T10:00:00Z")
        )
        #expect(ann.orders == 4 && ann.firstAt < ann.lastAt)
    }

    @Test(
        "No orders, a negative spend, or a last order before the first are refused",
        arguments: [(Int64(0), "1.00 EUR", 1), (1, "-0.01 EUR", 1), (1, "1.00 EUR", -1)]
    )
    func refused(orders: Int64, spend: String, seconds: Int64) throws {
        let customer = try CustomerID("ann")
        let spend = try Money(parsing: spend)
        let lastAt = try Timestamp(secondsSince1970: seconds)
        let error = #expect(throws: MetricsError.self) {
            try CustomerSummary(customer: customer, orders: orders, spend: spend, firstAt: .unixEpoch, lastAt: lastAt)
        }
        #expect(error?.code == .invalidCounts)
    }
}
