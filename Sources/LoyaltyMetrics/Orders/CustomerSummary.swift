//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one customer has ordered up to now, in four numbers.
///
/// A host with its own tables fills it from one `GROUP BY`; an accumulator makes it from orders.
///
/// ```swift
/// let ann = try CustomerSummary(
///     customer: CustomerID("ann"), orders: 4, spend: Money(parsing: "120.00 EUR"),
///     firstAt: Timestamp(parsing: "2026-01-05T10:00:00Z"), lastAt: Timestamp(parsing: "2026-11-20T10:00:00Z"))
/// ```
public struct CustomerSummary: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// How many orders; at least 1.
    public let orders: Int64
    /// What they were worth in all; zero or more.
    public let spend: Money
    /// When the first was placed.
    public let firstAt: Timestamp
    /// When the last was placed.
    public let lastAt: Timestamp

    /// Creates a summary.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - orders: How many orders; at least 1.
    ///   - spend: What they were worth in all; zero or more.
    ///   - firstAt: When the first was placed.
    ///   - lastAt: When the last was placed; not before the first.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for no orders, a negative spend, or a last order before the
    ///   first.
    public init(
        customer: CustomerID,
        orders: Int64,
        spend: Money,
        firstAt: Timestamp,
        lastAt: Timestamp
    ) throws(MetricsError) {
        guard orders >= 1, !spend.isNegative, firstAt <= lastAt else {
            throw MetricsError(.invalidCounts, "a customer has an order or more, in order of time, worth zero or more")
        }
        self.customer = customer
        self.orders = orders
        self.spend = spend
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}
