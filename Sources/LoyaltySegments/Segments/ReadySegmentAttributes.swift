//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The attributes that the ready segments ask, under the host's names.
public struct ReadySegmentAttributes: Hashable, Sendable {
    /// How many orders the customer made; a whole number.
    public let orders: AttributeName
    /// What the customer spent; money.
    public let spend: AttributeName
    /// When the customer ordered first; an instant.
    public let firstOrder: AttributeName
    /// When the customer ordered last; an instant.
    public let lastOrder: AttributeName

    /// Names the attributes.
    ///
    /// - Parameters:
    ///   - orders: How many orders the customer made.
    ///   - spend: What the customer spent.
    ///   - firstOrder: When the customer ordered first.
    ///   - lastOrder: When the customer ordered last.
    public init(
        orders: AttributeName = "orders",
        spend: AttributeName = "spend",
        firstOrder: AttributeName = "first_order",
        lastOrder: AttributeName = "last_order"
    ) {
        self.orders = orders
        self.spend = spend
        self.firstOrder = firstOrder
        self.lastOrder = lastOrder
    }
}
