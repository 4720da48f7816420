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
    /// The customer's score of recency, 1 to 5; a whole number.
    public let recencyScore: AttributeName
    /// The customer's score of frequency, 1 to 5; a whole number.
    public let frequencyScore: AttributeName
    /// The customer's score of spend, 1 to 5; a whole number.
    public let monetaryScore: AttributeName
    /// How likely the customer is to recommend the host, 0 to 10; a whole number.
    public let recommendation: AttributeName

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
    ///   - recencyScore: The customer's score of recency.
    ///   - frequencyScore: The customer's score of frequency.
    ///   - monetaryScore: The customer's score of spend.
    ///   - recommendation: How likely the customer is to recommend the host.
    public init(
        orders: AttributeName = "orders",
        spend: AttributeName = "spend",
        firstOrder: AttributeName = "first_order",
        lastOrder: AttributeName = "last_order",
        lastActivity: AttributeName = "last_activity",
        positiveReviews: AttributeName = "positive_reviews",
        negativeReviews: AttributeName = "negative_reviews",
        recencyScore: AttributeName = "recency_score",
        frequencyScore: AttributeName = "frequency_score",
        monetaryScore: AttributeName = "monetary_score",
        recommendation: AttributeName = "recommendation"
    ) {
        self.orders = orders
        self.spend = spend
        self.firstOrder = firstOrder
        self.lastOrder = lastOrder
        self.lastActivity = lastActivity
        self.positiveReviews = positiveReviews
        self.negativeReviews = negativeReviews
        self.recencyScore = recencyScore
        self.frequencyScore = frequencyScore
        self.monetaryScore = monetaryScore
        self.recommendation = recommendation
    }
}
