//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Orders as columns: who ordered, when, and for how much; a row for each order, in any order.
///
/// ```swift
/// let orders = try OrderColumns(
///     customers: [0, 1, 0], customerCount: 2, times: times, minorUnits: [1_000, 500, 100], in: .eur)
/// try RFMColumns(orders).scores(by: .standard(in: .eur)).customersByGroup()
/// ```
///
/// Each row counts as an order of its own: a host whose log may hold an order twice removes the second one first.
public struct OrderColumns: Hashable, Sendable {
    /// Who ordered, and when.
    public let activities: ActivityColumns
    /// For each order its total in minor units, delivery and tax included; zero or more.
    public let minorUnits: [Int64]
    /// The currency of all orders.
    public let currency: Currency
    /// The greatest total; zero without rows.
    let greatestTotal: Int64

    /// Takes orders as columns.
    ///
    /// - Parameters:
    ///   - customers: For each order the number of its customer, from 0 and below `customerCount`.
    ///   - customerCount: How many numbers of customers there are, at most 2^31 − 1.
    ///   - times: For each order when it was placed, in microseconds since 1970-01-01T00:00:00Z.
    ///   - minorUnits: For each order its total in minor units, 0 to 2^53 − 1.
    ///   - currency: The currency of all orders.
    /// - Throws: ``MetricsError`` with code `columnMismatch` for columns of different lengths, `valueOutOfRange` for a
    ///   customer beyond the count, a time outside the years 1 to 9999, a total outside its range, or more than 2^31 − 1
    ///   rows or customers.
    /// - Complexity: O(*n*) in the number of rows.
    public init(
        customers: [Int32],
        customerCount: Int,
        times: [Int64],
        minorUnits: [Int64],
        in currency: Currency
    ) throws(MetricsError) {
        activities = try ActivityColumns(customers: customers, customerCount: customerCount, times: times)
        guard minorUnits.count == times.count else {
            throw MetricsError(.columnMismatch, "columns have a value for each row")
        }
        let bounds = minorUnits.span.bounds ?? 0...0
        guard bounds.lowerBound >= 0, bounds.upperBound <= Tally.maximum else {
            throw MetricsError(.valueOutOfRange, "a total is zero or more, and at most 9007199254740991")
        }
        greatestTotal = bounds.upperBound
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// How many orders there are.
    public var count: Int { minorUnits.count }
}
