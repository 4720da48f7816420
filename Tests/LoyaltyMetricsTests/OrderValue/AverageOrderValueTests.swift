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

@Suite("Average order value: an exact sum, divided once")
struct AverageOrderValueTests {
    @Test("A year of an online shop: 8,911,407.904 over 18,532 orders and 4,338 customers")
    func onlineShop() throws {
        // Prices are in thousandths of a pound, so the currency is one of the shop's own with three decimals.
        let mills = try Currency(custom: "GBPM", exponent: 3)
        let value = try AverageOrderValue(
            revenue: Money(minorUnits: 8_911_407_904, in: mills),
            orders: 18_532,
            customers: 4_338
        )
        #expect(value.value(rounding: .toNearestOrEven)?.description == "480.866 GBPM:3")
        #expect(value.value(rounding: .down)?.description == "480.865 GBPM:3")
        #expect(try value.exactMinorUnits == Rate(8_911_407_904, per: 18_532))
        #expect(isClose(value.purchaseFrequency, 4.27201475334255))
        #expect(try value.exactPurchaseFrequency == Rate(18_532, per: 4_338))
        #expect(value.customerOrders == 18_532)
        #expect(!value.isSmallSample)
    }

    @Test("The fraction of a minor unit follows the rule that the caller names")
    func rounding() throws {
        let totals = [try Money(parsing: "10.00 EUR"), try Money(parsing: "25.01 EUR")]
        let value = try AverageOrderValue(totals: totals, in: .eur)
        #expect(value.value(rounding: .toNearestOrEven)?.description == "17.50 EUR")
        #expect(value.value(rounding: .toNearestOrAwayFromZero)?.description == "17.51 EUR")
        #expect(value.orders == 2 && value.guestOrders == 2 && value.customers == 0)
        #expect(value.purchaseFrequency == nil && value.exactPurchaseFrequency == nil)
        #expect(value.isSmallSample)
    }

    @Test("Without orders there is no value, never 0")
    func noOrders() throws {
        let value = try AverageOrderValue(totals: [], in: .eur)
        #expect(value.value(rounding: .down) == nil && value.exactMinorUnits == nil)
        #expect(value.revenue == .zero(in: .eur) && value.orders == 0)
    }

    @Test("Orders worth nothing have the value 0")
    func freeOrders() throws {
        let value = try AverageOrderValue(totals: [.zero(in: .eur)], in: .eur)
        #expect(value.value(rounding: .down) == .zero(in: .eur))
    }

    @Test("Guests' orders count for the value, not for the frequency")
    func guests() throws {
        let value = try AverageOrderValue(
            revenue: Money(parsing: "100.00 EUR"),
            orders: 10,
            guestOrders: 4,
            customers: 3
        )
        #expect(value.value(rounding: .down)?.description == "10.00 EUR")
        #expect(value.purchaseFrequency == 2)
    }

    @Test("Amounts of another currency are refused")
    func mixedCurrencies() throws {
        let totals = [try Money(parsing: "1.00 EUR"), try Money(parsing: "1.00 USD")]
        var error = #expect(throws: MetricsError.self) { try AverageOrderValue(totals: totals, in: .eur) }
        #expect(error?.code == .currencyMismatch)
        error = #expect(throws: MetricsError.self) {
            try AverageOrderValue(revenue: .zero(in: .usd), orders: 1, customers: 1, by: .standard(in: .eur))
        }
        #expect(error?.code == .currencyMismatch)
    }

    @Test("A negative total is refused")
    func negativeTotal() throws {
        let totals = [try Money(parsing: "-1.00 EUR")]
        let error = #expect(throws: MetricsError.self) { try AverageOrderValue(totals: totals, in: .eur) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A sum beyond 2^53 - 1 minor units is refused")
    func overflow() throws {
        let totals = [try Money(minorUnits: 9_007_199_254_740_991, in: .eur), try Money(minorUnits: 1, in: .eur)]
        let error = #expect(throws: MetricsError.self) { try AverageOrderValue(totals: totals, in: .eur) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test(
        "Sums that contradict each other are refused",
        arguments: [
            [1, 0, 0, 0], [-1, 1, 0, 1], [1, 1, 0, 2], [1, 1, 1, 1], [1, 2, 0, 0], [1, 1, 2, 0], [1, -1, 0, 0],
            [1, 1, -1, 1], [1, 1, 0, -1],
        ] as [[Int64]]
    )
    func contradiction(sums: [Int64]) throws {
        let revenue = try Money(minorUnits: sums[0], in: .eur)
        let error = #expect(throws: MetricsError.self) {
            try AverageOrderValue(revenue: revenue, orders: sums[1], guestOrders: sums[2], customers: sums[3])
        }
        #expect(error?.code == .invalidCounts)
    }
}
