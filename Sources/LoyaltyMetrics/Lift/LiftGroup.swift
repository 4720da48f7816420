//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What one group of a comparison did: how many customers there are, how many bought, and what they spent.
public struct LiftGroup: Hashable, Sendable {
    /// How many customers placed an order or more.
    public let buyers: Int64
    /// What each customer spent, in minor units; zero for those who placed no order.
    public let spend: SampleSums

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - buyers: How many customers placed an order or more.
    ///   - spend: What each customer spent, in minor units; zero for those who placed no order.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for fewer buyers than none, or more than there are customers.
    public init(buyers: Int64, spend: SampleSums) throws(MetricsError) {
        guard buyers >= 0, buyers <= spend.count else {
            throw MetricsError(.invalidCounts, "buyers are some, all or none of the customers")
        }
        self.buyers = buyers
        self.spend = spend
    }

    /// How many customers the group has, buyers or not.
    public var customers: Int64 { spend.count }
}
