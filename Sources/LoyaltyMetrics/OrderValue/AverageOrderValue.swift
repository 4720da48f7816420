//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an order is worth on average, and how often a customer orders.
///
/// ```swift
/// let value = try AverageOrderValue(totals: [Money(parsing: "10.00 EUR"), Money(parsing: "25.01 EUR")], in: .eur)
/// value.exactMinorUnits                             // 3501/2 cents
/// value.value(rounding: .toNearestOrEven)           // 17.50 EUR
/// ```
///
/// Revenue is an exact sum and the average an exact fraction; only ``value(rounding:)`` rounds, by the rule that the caller
/// names. No orders give no value, never 0.
public struct AverageOrderValue: Hashable, Sendable {
    /// The choices that the value was made by.
    public let definition: AverageOrderValueDefinition
    /// What all orders were worth.
    public let revenue: Money
    /// How many orders there are: the denominator.
    public let orders: Int64
    /// How many of them had no customer; part of ``orders``, not of ``purchaseFrequency``.
    public let guestOrders: Int64
    /// How many customers there are.
    public let customers: Int64

    /// Creates an average from the totals of orders.
    ///
    /// Without customers there is no ``purchaseFrequency``: all orders count as guests'.
    ///
    /// - Parameters:
    ///   - totals: What each order was worth; zero or more.
    ///   - currency: Their currency.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for a negative total, or `sumOutOfRange`
    ///   beyond 2^53 − 1 minor units.
    /// - Complexity: O(*n*) in the number of orders.
    public init(totals: some Sequence<Money>, in currency: Currency) throws(MetricsError) {
        var orders: Int64 = 0
        var minorUnits: Int64 = 0
        for total in totals {
            guard total.currency == currency else {
                throw MetricsError(.currencyMismatch, "all orders are in one currency")
            }
            guard !total.isNegative else { throw MetricsError(.invalidCounts, "an order is worth zero or more") }
            minorUnits = try Tally.sum(minorUnits, total.minorUnits)
            orders += 1
        }
        try self.init(
            revenue: Tally.money(minorUnits, in: currency),
            orders: orders,
            guestOrders: orders,
            customers: 0,
            by: .standard(in: currency)
        )
    }

    /// Creates an average from sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - revenue: What all orders were worth; zero or more.
    ///   - orders: How many orders there are.
    ///   - guestOrders: How many of them had no customer.
    ///   - customers: How many customers there are; at most as many as orders that are not guests'.
    ///   - definition: The currency and the smallest sample; nil for the customary choices.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for sums that contradict each other, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        revenue: Money,
        orders: Int64,
        guestOrders: Int64 = 0,
        customers: Int64,
        by definition: AverageOrderValueDefinition? = nil
    ) throws(MetricsError) {
        let definition = definition ?? .standard(in: revenue.currency)
        guard revenue.currency == definition.currency else {
            throw MetricsError(.currencyMismatch, "revenue is in the currency of the definition")
        }
        let customerOrders = try Tally.sum(ofCounts: [orders]) - Tally.sum(ofCounts: [guestOrders])
        _ = try Tally.sum(ofCounts: [customers])
        let isConsistent = customerOrders >= customers && (customers > 0) == (customerOrders > 0)
        guard isConsistent, !revenue.isNegative, orders > 0 || revenue.isZero else {
            throw MetricsError(.invalidCounts, "revenue comes from orders, and customers have an order or more each")
        }
        self.definition = definition
        self.revenue = revenue
        self.orders = orders
        self.guestOrders = guestOrders
        self.customers = customers
    }
}

// MARK: - The figures

extension AverageOrderValue {
    /// The average in minor units as an exact fraction; nil without orders.
    public var exactMinorUnits: Rate? { Tally.ratio(revenue.minorUnits, orders) }

    /// Returns the average as money.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The average; nil without orders.
    public func value(rounding: RoundingRule) -> Money? {
        guard orders > 0 else { return nil }
        // An average is never beyond the sum, so that neither step is refused.
        return (try? rounding.quotient(Int128(revenue.minorUnits), by: Int128(orders)))
            .flatMap { try? Money(minorUnits: $0, in: revenue.currency) }
    }

    /// How many orders have a customer: the numerator of ``purchaseFrequency``.
    public var customerOrders: Int64 { orders - guestOrders }

    /// How many orders a customer places on average, guests left out; nil without customers.
    public var purchaseFrequency: Double? {
        customers > 0 ? Double(customerOrders) / Double(customers) : nil
    }

    /// The purchase frequency as an exact fraction; nil without customers.
    public var exactPurchaseFrequency: Rate? { Tally.ratio(customerOrders, customers) }

    /// Whether there are fewer orders than the definition asks for.
    public var isSmallSample: Bool { orders < definition.minimumSample }
}
