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

@Suite("Customer value: what a customer has brought up to now")
struct CustomerValueTests {
    static func summary(_ name: String, _ spend: String, orders: Int64 = 1, day: Int = 1) throws -> CustomerSummary {
        let at = try Timestamp(secondsSince1970: Int64(day) * 86_400)
        return try CustomerSummary(
            customer: CustomerID(name),
            orders: orders,
            spend: Money(parsing: spend),
            firstAt: at,
            lastAt: at
        )
    }

    @Test("orders.online_retail: sums in thousandths of a pound give the published averages")
    func realShop() throws {
        let mills = try Currency(custom: "GBPM", exponent: 3)
        let revenue = try Money(minorUnits: 8_911_407_904, in: mills)
        let value = try CustomerValue(revenue: revenue, orders: 18_532, customers: 4_338)
        #expect(isClose(value.netPerCustomer.minorUnits.map { $0 / 1_000 }, 2_054.26646011987))
        #expect(value.average(rounding: .down)?.description == "2054.266 GBPM:3")
        let orders = try AverageOrderValue(revenue: revenue, orders: 18_532, customers: 4_338)
        #expect(isClose(orders.purchaseFrequency, 4.27201475334255))
        #expect(try orders.exactMinorUnits == Rate(8_911_407_904, per: 18_532))
        #expect(isClose(8_911_407_904 / 18_532 / 1_000, 480.865956399741))
        #expect(!value.isSmallSample && value.meanTenureDays == nil)
    }

    @Test("A margin is taken of orders less returns, and rounded once")
    func margin() throws {
        let definition = try CustomerValueDefinition(currency: .eur, margin: .percent(40))
        let value = try CustomerValue(
            revenue: Money(parsing: "1000.00 EUR"),
            returned: Money(parsing: "100.00 EUR"),
            orders: 20,
            customers: 8,
            tenureSeconds: 8 * 86_400 * 30,
            by: definition
        )
        #expect(value.net.description == "900.00 EUR")
        #expect(value.total(rounding: .toNearestOrEven)?.description == "360.00 EUR")
        #expect(value.average(rounding: .toNearestOrEven)?.description == "45.00 EUR")
        #expect(value.meanTenureDays == 30 && value.isSmallSample)
        #expect(value.discountedMinorUnits == nil && value.averageDiscountedMinorUnits == nil)
    }

    @Test("Single customers sum to the whole, and tenure is never negative")
    func customers() throws {
        let values = [
            try CustomerLifetimeValue(of: Self.summary("ann", "30.00 EUR", orders: 3, day: 0)),
            try CustomerLifetimeValue(
                of: Self.summary("bob", "10.00 EUR", day: 20),
                returned: Money(parsing: "15.00 EUR")
            ),
        ]
        #expect(values.map(\.net.description) == ["30.00 EUR", "-5.00 EUR"])
        let now = try Timestamp(secondsSince1970: 10 * 86_400)
        #expect(try values.map { $0.tenure(asOf: now) } == [.days(10), .zero])
        let value = try CustomerValue(of: values, asOf: now, by: .standard(in: .eur))
        #expect(value.customers == 2 && value.orders == 4 && value.returned.description == "15.00 EUR")
        #expect(value.average(rounding: .down)?.description == "12.50 EUR" && value.meanTenureDays == 5)
    }

    @Test("Without customers there is no value")
    func empty() throws {
        let value = try CustomerValue(of: [], asOf: .unixEpoch, by: .standard(in: .eur))
        #expect(value.average(rounding: .down) == nil && value.total(rounding: .down) == nil)
        #expect(value.meanTenureDays == nil && value.netPerCustomer.minorUnits == nil)
    }

    @Test("Sums that contradict each other are refused")
    func refused() throws {
        let one = try Money(parsing: "1.00 EUR")
        let minus = try Money(parsing: "-1.00 EUR")
        let dollar = try Money(parsing: "1.00 USD")
        for (revenue, returned, orders, customers, code) in [
            (one, one, 1, 2, MetricsError.Code.invalidCounts), (one, one, 1, 0, .invalidCounts),
            (one, one, 0, 0, .invalidCounts), (minus, one, 1, 1, .invalidCounts), (one, minus, 1, 1, .invalidCounts),
            (one, dollar, 1, 1, .currencyMismatch), (one, one, -1, -1, .invalidCounts),
            (one, one, 1 << 53, 1, .sumOutOfRange),
        ] as [(Money, Money, Int64, Int64, MetricsError.Code)] {
            let error = #expect(throws: MetricsError.self) {
                try CustomerValue(revenue: revenue, returned: returned, orders: orders, customers: customers)
            }
            #expect(error?.code == code)
        }
        var error = #expect(throws: MetricsError.self) {
            try CustomerValue(revenue: one, orders: 1, customers: 1, tenureSeconds: -1)
        }
        #expect(error?.code == .invalidCounts)
        error = #expect(throws: MetricsError.self) {
            try CustomerLifetimeValue(of: Self.summary("ann", "1.00 EUR"), returned: dollar)
        }
        #expect(error?.code == .currencyMismatch)
        error = #expect(throws: MetricsError.self) {
            try CustomerLifetimeValue(of: Self.summary("ann", "1.00 EUR"), returned: minus)
        }
        #expect(error?.code == .invalidCounts)
        let ann = try CustomerLifetimeValue(of: Self.summary("ann", "1.00 USD"))
        error = #expect(throws: MetricsError.self) {
            try CustomerValue(of: [ann], asOf: .unixEpoch, by: .standard(in: .eur))
        }
        #expect(error?.code == .currencyMismatch)
    }

    @Test("Definitions have this JSON, and read back equal")
    func golden() throws {
        let plain =
            #"{"currency":"EUR","delivery":"atLeastOnce","kind":"customerValue","margin":"100%","minimumSample":30,"#
            + #""version":1}"#
        #expect(try CanonicalJSON.text(of: CustomerValueDefinition.standard(in: .eur)) == plain)
        #expect(try CanonicalJSON.decode(CustomerValueDefinition.self, from: plain) == .standard(in: .eur))
        let definition = try CustomerValueDefinition(
            currency: .eur,
            margin: .percent(40),
            discountPerYear: .percent(10),
            minimumSample: 5
        )
        let text =
            #"{"currency":"EUR","delivery":"atLeastOnce","discountPerYear":"10%","kind":"customerValue","#
            + #""margin":"40%","minimumSample":5,"version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(CustomerValueDefinition.self, from: text) == definition)
        checkRefused(CustomerValueDefinition.self, text.replacing("customerValue", with: "rfm"))
        checkRefused(CustomerValueDefinition.self, text.replacing("atLeastOnce", with: "exactlyOnce"))
    }

    @Test(
        "A margin or a discount outside 0 to 100 % is refused, and a discount without the times of orders",
        arguments: [
            ("0%", nil, DeliveryGuarantee.atLeastOnce), ("101%", nil, .atLeastOnce), ("-1%", nil, .atLeastOnce),
            ("10%", "0%", .atLeastOnce), ("10%", "101%", .atLeastOnce), ("10%", "5%", .exactlyOnce),
        ]
    )
    func refusedDefinition(margin: String, discount: String?, delivery: DeliveryGuarantee) {
        let error = #expect(throws: MetricsError.self) {
            try CustomerValueDefinition(
                currency: .eur,
                margin: Rate(parsing: margin),
                discountPerYear: discount.map { try Rate(parsing: $0) },
                delivery: delivery
            )
        }
        #expect(error?.code == .invalidDefinition)
    }
}
