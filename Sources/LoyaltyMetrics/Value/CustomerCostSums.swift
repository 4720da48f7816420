//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was spent on winning and on keeping customers: ``CustomerCost`` before it is spread over customers.
public struct CustomerCostSums: Hashable, Sendable {
    /// The choices that the sums were made by.
    public let definition: CustomerCostDefinition
    /// What was spent on winning customers.
    public let acquisition: Money
    /// What was spent on keeping customers.
    public let retention: Money
    /// What was spent for other purposes; part of nothing else.
    public let other: Money
    /// How many costs there are, those for other purposes among them.
    public let costs: Int64

    /// Returns the costs for each customer.
    ///
    /// - Parameters:
    ///   - newCustomers: How many customers were new in the period of the costs.
    ///   - retainedCustomers: How many customers stayed in it.
    /// - Returns: The costs for each customer.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, or `sumOutOfRange` beyond 2^53 − 1.
    public func perCustomer(newCustomers: Int64, retainedCustomers: Int64) throws(MetricsError) -> CustomerCost {
        try CustomerCost(
            acquisition: acquisition,
            newCustomers: newCustomers,
            retention: retention,
            retainedCustomers: retainedCustomers
        )
    }
}
