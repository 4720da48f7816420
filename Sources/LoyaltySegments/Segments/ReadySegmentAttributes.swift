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
    /// When the customer was last active in any way; an instant.
    public let lastActivity: AttributeName
    /// How many positive reviews the customer wrote; a whole number.
    public let positiveReviews: AttributeName
    /// How many negative reviews the customer wrote; a whole number.
    public let negativeReviews: AttributeName

    /// Names the attributes; those of segments that a host does not use may keep their names.
    ///
    /// - Parameters:
    ///   - orders: How many orders the customer made.
    ///   - spend: What the customer spent.
    ///   - firstOrder: When the customer ordered first.
    ///   - lastOrder: When the customer ordered last.
    ///   - lastActivity: When the customer was last active in any way.
    ///   - positiveReviews: How many positive reviews the customer wrote.
    ///   - negativeReviews: How many negative reviews the customer wrote.
    public init(
        orders: AttributeName = "orders",
        spend: AttributeName = "spend",
        firstOrder: AttributeName = "first_order",
        lastOrder: AttributeName = "last_order",
        lastActivity: AttributeName = "last_activity",
        positiveReviews: AttributeName = "positive_reviews",
        negativeReviews: AttributeName = "negative_reviews"
    ) {
        self.orders = orders
        self.spend = spend
        self.firstOrder = firstOrder
        self.lastOrder = lastOrder
        self.lastActivity = lastActivity
        self.positiveReviews = positiveReviews
        self.negativeReviews = negativeReviews
    }
}
