//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one customer has brought up to now: orders less returns.
///
/// ```swift
/// let ann = try CustomerLifetimeValue(of: summary, returned: Money(parsing: "20.00 EUR"))
/// ann.net                                       // spend less returns
/// ann.tenure(asOf: now)                         // since the first order
/// ```
public struct CustomerLifetimeValue: Hashable, Sendable {
    /// The customer's orders: how many, worth what, from when to when.
    public let orders: CustomerSummary
    /// What was given back; zero or more.
    public let returned: Money
    /// What the customer has brought, each amount discounted to the first order, in minor units; nil without a discount.
    ///
    /// It is an estimate in floating point: show it, do not book it.
    public let discountedMinorUnits: Double?

    /// Creates a customer's value.
    ///
    /// - Parameters:
    ///   - orders: The customer's orders.
    ///   - returned: What was given back; nil for nothing.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, or `invalidCounts` for a negative amount.
    public init(of orders: CustomerSummary, returned: Money? = nil) throws(MetricsError) {
        try self.init(of: orders, returned: returned, discounted: nil)
    }

    init(of orders: CustomerSummary, returned: Money?, discounted: Double?) throws(MetricsError) {
        let returned = returned ?? .zero(in: orders.spend.currency)
        guard returned.currency == orders.spend.currency else {
            throw MetricsError(.currencyMismatch, "returns are in the currency of the orders")
        }
        guard !returned.isNegative else { throw MetricsError(.invalidCounts, "a return gives back zero or more") }
        self.orders = orders
        self.returned = returned
        discountedMinorUnits = discounted
    }

    /// The customer.
    public var customer: CustomerID { orders.customer }

    /// Orders less returns: negative if more was given back than ordered in the input.
    public var net: Money {
        // Both are zero or more, so that the difference is within the bounds of money.
        (try? orders.spend - returned) ?? orders.spend
    }

    /// Returns how long the customer has been one.
    ///
    /// - Parameter asOf: Now.
    /// - Returns: The time since the first order; zero before it.
    public func tenure(asOf: Timestamp) -> TimeSpan { max(.zero, orders.firstAt.span(to: asOf)) }
}
