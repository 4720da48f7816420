//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The days on which each of many customers purchased, worked out from columns: what models of purchasing are fitted to.
///
/// All orders of a customer on one local date are one purchase.
///
/// ```swift
/// var days = try PurchaseDayColumns(ordersOfMay, in: zone)
/// try days.merge(PurchaseDayColumns(ordersOfJune, in: zone))
/// let histories = try days.histories(asOf: CivilDate(parsing: "2026-06-30"))
/// histories.repeatPurchases[0]    // days with orders after the first one
/// ```
///
/// Parts of a log merge in any order.
public struct PurchaseDayColumns: Hashable, Sendable {
    /// The currency of all orders.
    public let currency: Currency
    /// The identifier of the zone whose dates are meant.
    public let zone: String
    private(set) var content: PurchaseDays

    /// Finds the dates with orders of each customer.
    ///
    /// - Parameters:
    ///   - orders: The orders.
    ///   - zone: The zone whose dates are meant.
    /// - Throws: ``MetricsError`` with code `valueOutOfRange` for orders that lie further apart than 2^20 dates, and
    ///   `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    /// - Complexity: O(*n* + *c* + *d*) in the numbers of rows, customers and dates.
    public init(_ orders: OrderColumns, in zone: some TimeZoneRules) throws(MetricsError) {
        let bounds = orders.activities.timeBounds ?? 0...0
        let (table, firstDay) = try InstantTable.checkedDates(in: bounds, of: zone)
        currency = orders.currency
        self.zone = zone.identifier
        // Half the memory is half the time.
        content =
            orders.greatestTotal <= UInt32.max
            ? try PurchaseDaySorter<UInt32>(orders, table).days(from: firstDay)
            : try PurchaseDaySorter<UInt64>(orders, table).days(from: firstDay)
    }

    /// Merges the dates that another part of the log gives.
    ///
    /// - Parameter other: The other part, of the same customers in the same zone.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `zoneMismatch`, `columnMismatch` for another number of
    ///   customers, or `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    /// - Complexity: O(*c* + *d*) in the numbers of customers and of their dates.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        guard currency == other.currency else {
            throw MetricsError(.currencyMismatch, "all orders are in one currency")
        }
        guard zone == other.zone else {
            throw MetricsError(.zoneMismatch, "parts that merge have dates of one zone")
        }
        guard customerCount == other.customerCount else {
            throw MetricsError(.columnMismatch, "parts that merge have the same customers")
        }
        try content.merge(other.content)
    }
}
