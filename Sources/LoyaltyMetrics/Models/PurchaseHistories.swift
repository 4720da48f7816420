//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The distinct histories of many customers, each with how many customers have it: what a model of purchasing is fitted to.
///
/// Customers who share a history cost a model no more than one of them. The order in which they come does not matter, nor
/// does it whether equal ones come one by one or counted: the value is the same, and so is each bit of what is fitted to it.
///
/// ```swift
/// let histories = try PurchaseHistories(customers, in: .week)
/// let fit = try BetaGeometricModel.fit(to: histories)
/// ```
public struct PurchaseHistories: Hashable, Sendable {
    /// The unit of the times.
    public let unit: PurchaseTimeUnit
    /// The distinct histories, ascending.
    public let distinct: [PurchaseHistory]
    /// How many customers have each of the distinct histories.
    public let customersPerHistory: [Int64]
    /// How many customers there are.
    public let customers: Int64

    /// Counts the distinct histories of customers.
    ///
    /// - Parameters:
    ///   - histories: A history for each customer.
    ///   - unit: The unit of the times.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public init(_ histories: [PurchaseHistory], in unit: PurchaseTimeUnit) {
        let counted = DistinctRows(histories, counts: nil)
        self.unit = unit
        distinct = counted.rows
        customersPerHistory = counted.counts
        customers = Int64(histories.count)
    }

    /// Counts the distinct histories of customers that are partly counted, such as the rows of a `GROUP BY`.
    ///
    /// - Parameters:
    ///   - histories: The histories, in any order; one may come several times.
    ///   - customers: How many customers each entry of `histories` stands for.
    ///   - unit: The unit of the times.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a count below 1 or another number of counts than of
    ///   histories, and `sumOutOfRange` for more than 2^53 − 1 customers.
    /// - Complexity: O(*n* log *n*) in the number of entries.
    public init(
        _ histories: [PurchaseHistory],
        customers: [Int64],
        in unit: PurchaseTimeUnit
    ) throws(MetricsError) {
        self.customers = try DistinctRows<PurchaseHistory>.total(of: customers, for: histories)
        let counted = DistinctRows(histories, counts: customers)
        self.unit = unit
        distinct = counted.rows
        customersPerHistory = counted.counts
    }

    /// The sum of repeat purchases, weighted by customers, as a floating-point number.
    var repeatPurchases: Double {
        zip(distinct, customersPerHistory).reduce(0) { $0 + Double($1.0.repeatPurchases) * Double($1.1) }
    }

    /// The sum of ages, weighted by customers.
    var totalAge: Double {
        zip(distinct, customersPerHistory).reduce(0) { $0 + $1.0.age * Double($1.1) }
    }

    /// The most repeat purchases that a customer made.
    var mostPurchases: Int { Int(distinct.last?.repeatPurchases ?? 0) }
}
