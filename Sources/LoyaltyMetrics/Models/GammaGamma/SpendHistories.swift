//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The distinct spending of many customers, each with how many customers have it, and how many tell nothing.
///
/// Customers without repeat purchases, and those whose repeat purchases were worth zero or less, are counted apart: the model
/// knows only spending above zero.
public struct SpendHistories: Hashable, Sendable {
    /// The distinct histories from which the model can learn, ascending.
    public let distinct: [SpendHistory]
    /// How many customers have each of the distinct histories.
    public let customersPerHistory: [Int64]
    /// How many customers the model can learn from.
    public let customers: Int64
    /// How many customers have no repeat purchases.
    public let customersWithoutRepeat: Int64
    /// How many customers have repeat purchases that were worth zero or less.
    public let customersWithoutSpend: Int64

    /// Counts the distinct histories of customers.
    ///
    /// - Parameter histories: A history for each customer.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public init(_ histories: [SpendHistory]) {
        self.init(DistinctRows(histories, counts: nil))
    }

    /// Counts the distinct histories of customers that are partly counted, such as the rows of a `GROUP BY`.
    ///
    /// - Parameters:
    ///   - histories: The histories, in any order; one may come several times.
    ///   - customers: How many customers each entry of `histories` stands for.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a count below 1 or another number of counts than of
    ///   histories, and `sumOutOfRange` for more than 2^53 − 1 customers.
    /// - Complexity: O(*n* log *n*) in the number of entries.
    public init(_ histories: [SpendHistory], customers: [Int64]) throws(MetricsError) {
        _ = try DistinctRows<SpendHistory>.total(of: customers, for: histories)
        self.init(DistinctRows(histories, counts: customers))
    }

    private init(_ rows: DistinctRows<SpendHistory>) {
        let counted = zip(rows.rows, rows.counts)
        distinct = rows.rows.filter(\.isInformative)
        customersPerHistory = counted.filter(\.0.isInformative).map(\.1)
        customers = customersPerHistory.reduce(0, +)
        customersWithoutRepeat = counted.reduce(0) { $0 + ($1.0.repeatPurchases == 0 ? $1.1 : 0) }
        customersWithoutSpend = rows.counts.reduce(0, +) - customers - customersWithoutRepeat
    }

    /// How strongly mean spend goes along with the number of purchases, −1 to 1; nil if one of them is the same for all.
    ///
    /// The model takes the two as independent. On the data of its paper the correlation is 0.11; far from zero, expect its
    /// figures to be off for the most and the least frequent buyers.
    public var correlation: Double? {
        guard customers > 1 else { return nil }
        let weighted = zip(distinct, customersPerHistory)
        let total = Double(customers)
        let meanPurchases = weighted.reduce(0) { $0 + Double($1.0.repeatPurchases) * Double($1.1) } / total
        let meanSpend = weighted.reduce(0) { $0 + $1.0.meanSpend * Double($1.1) } / total
        var (both, purchases, spend) = (0.0, 0.0, 0.0)
        for (history, count) in weighted {
            let x = Double(history.repeatPurchases) - meanPurchases
            let m = history.meanSpend - meanSpend
            both += Double(count) * x * m
            purchases += Double(count) * x * x
            spend += Double(count) * m * m
        }
        guard purchases > 0, spend > 0 else { return nil }
        return min(1, max(-1, both / (purchases.squareRoot() * spend.squareRoot())))
    }
}
