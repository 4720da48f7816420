//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What each of many customers ordered, worked out from columns, and how they score.
///
/// ```swift
/// var totals = try RFMColumns(ordersOfMay)
/// try totals.merge(RFMColumns(ordersOfJune))
/// let scores = try totals.scores(by: .standard(in: .eur))
/// scores.customersByGroup()["champions"]
/// ```
///
/// The scores are those of ``RFMAccumulator`` with ``DeliveryGuarantee/exactlyOnce``. Parts of a log merge in any order.
public struct RFMColumns: Hashable, Sendable {
    /// The currency of all orders.
    public let currency: Currency
    private var totals: [Totals]

    /// Adds up the orders of each customer.
    ///
    /// - Parameter orders: The orders.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    /// - Complexity: O(*n* + *c*) in the numbers of rows and customers.
    public init(_ orders: OrderColumns) throws(MetricsError) {
        currency = orders.currency
        totals = Array(repeating: Totals(), count: orders.activities.customerCount)
        var target = totals.mutableSpan
        var greatest: Int64 = 0
        let (customers, times) = (orders.activities.customers.span, orders.activities.times.span)
        let minorUnits = orders.minorUnits.span
        for row in customers.indices {
            let customer = Int(customers[row])
            var known = target[customer]
            known.orders &+= 1
            // A sum that passes the bound is seen before it could leave 64 bits.
            known.minorUnits &+= minorUnits[row]
            known.firstAt = min(known.firstAt, times[row])
            known.lastAt = max(known.lastAt, times[row])
            greatest = max(greatest, known.minorUnits)
            target[customer] = known
        }
        guard greatest <= Tally.maximum else { throw Tally.tooLarge }
    }

    /// Merges the sums of another part of the log.
    ///
    /// - Parameter other: The other part, of the same customers.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `columnMismatch` for another number of customers, or
    ///   `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    /// - Complexity: O(*c*) in the number of customers.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        guard currency == other.currency else {
            throw MetricsError(.currencyMismatch, "all orders are in one currency")
        }
        guard totals.count == other.totals.count else {
            throw MetricsError(.columnMismatch, "parts that merge have the same customers")
        }
        guard zip(totals, other.totals).allSatisfy({ $0.minorUnits + $1.minorUnits <= Tally.maximum }) else {
            throw Tally.tooLarge
        }
        for customer in totals.indices { totals[customer].merge(other.totals[customer]) }
    }

    /// The sums of one customer.
    private struct Totals: Hashable, Sendable {
        var orders: Int64 = 0
        var minorUnits: Int64 = 0
        var firstAt: Int64 = .max
        var lastAt: Int64 = .min

        mutating func merge(_ other: Totals) {
            orders += other.orders
            minorUnits += other.minorUnits
            firstAt = min(firstAt, other.firstAt)
            lastAt = max(lastAt, other.lastAt)
        }
    }
}

// MARK: - Reading

extension RFMColumns {
    /// How many numbers of customers there are, whether with orders or without.
    public var customerCount: Int { totals.count }

    /// Returns what a customer ordered.
    ///
    /// - Parameters:
    ///   - number: The number of the customer.
    ///   - customer: The identifier that the summary names.
    /// - Returns: The summary; nil for a customer without orders, and for a number that no customer has.
    public func summary(of number: Int, as customer: CustomerID) -> CustomerSummary? {
        guard totals.indices.contains(number) else { return nil }
        let known = totals[number]
        // Without orders there is no first time, which makes the summary nil.
        return try? CustomerSummary(
            customer: customer,
            orders: known.orders,
            spend: Money(minorUnits: known.minorUnits, in: currency),
            firstAt: Timestamp(microsecondsSince1970: known.firstAt),
            lastAt: Timestamp(microsecondsSince1970: known.lastAt)
        )
    }

    /// Returns the scores, the time of the last order to the microsecond.
    ///
    /// - Parameter definition: The currency, the highest score and the groups.
    /// - Returns: The scores of the customers with orders.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`.
    /// - Complexity: O(*c*) in the number of customers.
    public func scores(by definition: RFMDefinition) throws(MetricsError) -> RFMScoreColumns {
        try scores(by: definition) { $0 }
    }

    /// Returns the scores, all last orders of one date being equally recent.
    ///
    /// - Parameters:
    ///   - definition: The currency, the highest score and the groups.
    ///   - zone: The zone whose dates are meant.
    /// - Returns: The scores of the customers with orders.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, and `valueOutOfRange` if the last orders lie further apart than
    ///   2^20 dates.
    /// - Complexity: O(*c* + *d*) in the numbers of customers and dates.
    public func scores(
        by definition: RFMDefinition,
        datesIn zone: some TimeZoneRules
    ) throws(MetricsError) -> RFMScoreColumns {
        let times = totals.filter { $0.orders > 0 }.map(\.lastAt)
        guard let bounds = times.span.bounds else { return try scores(by: definition) }
        let dates = try InstantTable.checkedDates(in: bounds, of: zone).table
        return try scores(by: definition) { Int64(dates.number(at: $0, dates.buckets.span)) }
    }

    private func scores(
        by definition: RFMDefinition,
        recency: (Int64) -> Int64
    ) throws(MetricsError) -> RFMScoreColumns {
        guard definition.currency == currency else {
            throw MetricsError(.currencyMismatch, "the orders are in the currency of the definition")
        }
        let customers = totals.indices.filter { totals[$0].orders > 0 }
        return RFMScoreColumns(
            definition: definition,
            customers: customers.map { Int32($0) },
            recency: try RankScore.scores(
                ofColumn: customers.map { recency(totals[$0].lastAt) },
                bins: definition.bins
            ),
            frequency: try RankScore.scores(ofColumn: customers.map { totals[$0].orders }, bins: definition.bins),
            monetary: try RankScore.scores(ofColumn: customers.map { totals[$0].minorUnits }, bins: definition.bins)
        )
    }
}
