//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The distinct histories of many customers with opportunities to buy, each with how many customers have it.
///
/// Whatever the number of customers, there are few: 11,104 donors with six opportunities have 22.
public struct OpportunityHistories: Hashable, Sendable {
    /// The distinct histories, ascending.
    public let distinct: [OpportunityHistory]
    /// How many customers have each of the distinct histories.
    public let customersPerHistory: [Int64]
    /// How many customers there are.
    public let customers: Int64

    /// Counts the distinct histories of customers.
    ///
    /// - Parameter histories: A history for each customer.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public init(_ histories: [OpportunityHistory]) {
        let counted = DistinctRows(histories, counts: nil)
        distinct = counted.rows
        customersPerHistory = counted.counts
        customers = Int64(histories.count)
    }

    /// Counts the distinct histories of customers that are partly counted, such as the rows of a `GROUP BY`.
    ///
    /// - Parameters:
    ///   - histories: The histories, in any order; one may come several times.
    ///   - customers: How many customers each entry of `histories` stands for.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a count below 1 or another number of counts than of
    ///   histories, and `sumOutOfRange` for more than 2^53 − 1 customers.
    /// - Complexity: O(*n* log *n*) in the number of entries.
    public init(_ histories: [OpportunityHistory], customers: [Int64]) throws(MetricsError) {
        self.customers = try DistinctRows<OpportunityHistory>.total(of: customers, for: histories)
        let counted = DistinctRows(histories, counts: customers)
        distinct = counted.rows
        customersPerHistory = counted.counts
    }

    /// The most opportunities that a customer had.
    var mostOpportunities: Int { distinct.reduce(0) { max($0, $1.opportunities) } }
}
