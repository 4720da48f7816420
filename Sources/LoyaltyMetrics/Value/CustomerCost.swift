//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What it costs to win a customer, against what it costs to keep one.
///
/// ```swift
/// let cost = try CustomerCost(
///     acquisition: Money(parsing: "900.00 EUR"), newCustomers: 30,
///     retention: Money(parsing: "500.00 EUR"), retainedCustomers: 100)
/// cost.perNewCustomer.value(rounding: .down)         // 30.00 EUR
/// cost.perRetainedCustomer.value(rounding: .down)    // 5.00 EUR
/// cost.ratio                                         // 6.0
/// ```
///
/// Count costs and customers over the same period. Costs may bear fruit later than they are booked: short periods lie.
public struct CustomerCost: Hashable, Sendable {
    /// What was spent on winning customers, for each new one.
    public let perNewCustomer: MoneyAverage
    /// What was spent on keeping customers, for each who stayed.
    public let perRetainedCustomer: MoneyAverage

    /// Creates the comparison.
    ///
    /// - Parameters:
    ///   - acquisition: What was spent on winning customers; zero or more.
    ///   - newCustomers: How many customers were new.
    ///   - retention: What was spent on keeping customers; zero or more.
    ///   - retainedCustomers: How many customers stayed.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for a negative cost or count, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        acquisition: Money,
        newCustomers: Int64,
        retention: Money,
        retainedCustomers: Int64
    ) throws(MetricsError) {
        guard acquisition.currency == retention.currency else {
            throw MetricsError(.currencyMismatch, "all costs are in one currency")
        }
        guard !acquisition.isNegative, !retention.isNegative else {
            throw MetricsError(.invalidCounts, "a cost is zero or more")
        }
        perNewCustomer = try MoneyAverage(sum: acquisition, count: newCustomers)
        perRetainedCustomer = try MoneyAverage(sum: retention, count: retainedCustomers)
    }

    /// How many times as much it costs to win a customer as to keep one; nil if either has no value, or keeping one costs
    /// nothing.
    public var ratio: Double? {
        guard let won = perNewCustomer.minorUnits, let kept = perRetainedCustomer.minorUnits, kept > 0 else {
            return nil
        }
        return won / kept
    }
}
