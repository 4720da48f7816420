//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a customer has brought on average up to now, and for how long customers have been customers: historic customer
/// lifetime value and tenure.
///
/// ```swift
/// let value = try CustomerValue(
///     revenue: Money(parsing: "1000.00 EUR"), returned: Money(parsing: "100.00 EUR"), orders: 20, customers: 8,
///     by: CustomerValueDefinition(currency: .eur, margin: .percent(40)))
/// value.total(rounding: .toNearestOrEven)      // 360.00 EUR: 40 % of 900.00
/// value.average(rounding: .toNearestOrEven)    // 45.00 EUR
/// ```
///
/// Sums are exact, and each figure of money is rounded once, by the rule that the caller names; only the discounted value
/// is an estimate in floating point. It is history: what customers will bring is another metric.
public struct CustomerValue: Hashable, Sendable {
    /// The choices that the value was made by.
    public let definition: CustomerValueDefinition
    /// What customers' orders were worth, guests left out.
    public let revenue: Money
    /// What was given back to these customers.
    public let returned: Money
    /// How many orders they placed.
    public let orders: Int64
    /// How many customers there are: the denominator.
    public let customers: Int64
    /// How many orders had no customer; part of nothing else.
    public let guestOrders: Int64
    /// How many returns had no customer, or one without an order in the input; part of nothing else.
    public let unmatchedReturns: Int64
    /// What all customers have brought at the margin, discounted, in minor units; nil without a discount.
    ///
    /// Each amount is discounted to the first order of its customer. It is an estimate: show it, do not book it.
    public let discountedMinorUnits: Double?
    /// For how long customers have been customers on average, in days of 24 hours since their first order; nil if that is
    /// not known, or there are no customers.
    public let meanTenureDays: Double?

    /// Creates a value from sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - revenue: What customers' orders were worth; zero or more.
    ///   - returned: What was given back; zero or more; nil for nothing.
    ///   - orders: How many orders they placed.
    ///   - customers: How many customers there are; at most as many as orders.
    ///   - guestOrders: How many orders had no customer.
    ///   - unmatchedReturns: How many returns had no customer, or one without an order.
    ///   - tenureSeconds: The sum of the times since each customer's first order; nil if it is not known.
    ///   - definition: The choices; nil for the customary ones.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for sums that contradict each other, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        revenue: Money,
        returned: Money? = nil,
        orders: Int64,
        customers: Int64,
        guestOrders: Int64 = 0,
        unmatchedReturns: Int64 = 0,
        tenureSeconds: Int64? = nil,
        by definition: CustomerValueDefinition? = nil
    ) throws(MetricsError) {
        if let tenureSeconds { _ = try Tally.sum(ofCounts: [tenureSeconds]) }
        try self.init(
            revenue: revenue,
            returned: returned ?? .zero(in: revenue.currency),
            orders: orders,
            customers: customers,
            guestOrders: guestOrders,
            unmatchedReturns: unmatchedReturns,
            tenureMicroseconds: tenureSeconds.map { Int128($0) * 1_000_000 },
            discounted: nil,
            by: definition ?? .standard(in: revenue.currency)
        )
    }

    /// Creates a value from the values of single customers.
    ///
    /// - Parameters:
    ///   - values: Each customer once.
    ///   - asOf: Now: the moment that tenure is counted up to.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, or `sumOutOfRange` beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of customers.
    public init(
        of values: some Sequence<CustomerLifetimeValue>,
        asOf: Timestamp,
        by definition: CustomerValueDefinition
    ) throws(MetricsError) {
        try self.init(of: values, asOf: asOf, guestOrders: 0, unmatchedReturns: 0, by: definition)
    }

    init(
        of values: some Sequence<CustomerLifetimeValue>,
        asOf: Timestamp,
        guestOrders: Int64,
        unmatchedReturns: Int64,
        by definition: CustomerValueDefinition
    ) throws(MetricsError) {
        var (revenue, returned, orders, customers) = (Int64(0), Int64(0), Int64(0), Int64(0))
        var tenure: Int128 = 0
        var discounted: Double? = definition.discountPerYear == nil ? nil : 0
        for value in values {
            guard value.returned.currency == definition.currency else {
                throw MetricsError(.currencyMismatch, "customers' values are in the currency of the definition")
            }
            revenue = try Tally.sum(revenue, value.orders.spend.minorUnits)
            returned = try Tally.sum(returned, value.returned.minorUnits)
            orders = try Tally.sum(orders, value.orders.orders)
            customers += 1
            tenure += Int128(value.tenure(asOf: asOf).microseconds)
            discounted = discounted.flatMap { sum in value.discountedMinorUnits.map { sum + $0 } }
        }
        try self.init(
            revenue: Tally.money(revenue, in: definition.currency),
            returned: Tally.money(returned, in: definition.currency),
            orders: orders,
            customers: customers,
            guestOrders: guestOrders,
            unmatchedReturns: unmatchedReturns,
            tenureMicroseconds: tenure,
            discounted: discounted.map {
                $0 * Double(definition.margin.numerator) / Double(definition.margin.denominator)
            },
            by: definition
        )
    }

    private init(
        revenue: Money,
        returned: Money,
        orders: Int64,
        customers: Int64,
        guestOrders: Int64,
        unmatchedReturns: Int64,
        tenureMicroseconds: Int128?,
        discounted: Double?,
        by definition: CustomerValueDefinition
    ) throws(MetricsError) {
        guard revenue.currency == definition.currency, returned.currency == definition.currency else {
            throw MetricsError(.currencyMismatch, "all amounts are in the currency of the definition")
        }
        for count in [orders, customers, guestOrders, unmatchedReturns] { _ = try Tally.sum(ofCounts: [count]) }
        let isEmpty = customers == 0 && revenue.isZero && returned.isZero
        guard customers <= orders, (orders == 0) == (customers == 0), !revenue.isNegative, !returned.isNegative,
            customers > 0 || isEmpty
        else {
            throw MetricsError(.invalidCounts, "each customer has an order or more, worth zero or more")
        }
        self.definition = definition
        self.revenue = revenue
        self.returned = returned
        self.orders = orders
        self.customers = customers
        self.guestOrders = guestOrders
        self.unmatchedReturns = unmatchedReturns
        discountedMinorUnits = discounted
        meanTenureDays =
            customers > 0 ? tenureMicroseconds.map { Double($0) / 86_400_000_000 / Double(customers) } : nil
    }
}

// MARK: - The figures

extension CustomerValue {
    /// Orders less returns, before the margin.
    public var net: Money {
        // Both are zero or more, so that the difference is within the bounds of money.
        (try? revenue - returned) ?? revenue
    }

    /// Orders less returns for each customer, before the margin: what ``LoyaltyPremium`` compares.
    public var netPerCustomer: MoneyAverage { MoneyAverage(net, over: customers) }

    /// Returns what all customers have brought, at the margin of the definition.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The value; nil without customers.
    public func total(rounding: RoundingRule) -> Money? { money(perCount: 1, rounding) }

    /// Returns what a customer has brought on average, at the margin of the definition.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The historic customer lifetime value; nil without customers.
    public func average(rounding: RoundingRule) -> Money? { money(perCount: customers, rounding) }

    /// The discounted value of a customer on average, in minor units: an estimate; nil without customers, or if the
    /// definition does not discount.
    public var averageDiscountedMinorUnits: Double? {
        customers > 0 ? discountedMinorUnits.map { $0 / Double(customers) } : nil
    }

    /// Whether there are fewer customers than the definition asks for.
    public var isSmallSample: Bool { customers < definition.minimumSample }

    private func money(perCount count: Int64, _ rounding: RoundingRule) -> Money? {
        guard customers > 0 else { return nil }
        // Products of two numbers up to 2^53; the margin is at most 1, so that the quotient is within the bounds.
        let dividend = Int128(net.minorUnits) * Int128(definition.margin.numerator)
        return (try? rounding.quotient(dividend, by: Int128(definition.margin.denominator) * Int128(count)))
            .flatMap { try? Money(minorUnits: $0, in: definition.currency) }
    }
}
