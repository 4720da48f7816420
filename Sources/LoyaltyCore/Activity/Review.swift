//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer rated something, in words or on a scale.
public struct Review: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// What was reviewed; nil for the host as a whole.
    public let item: ItemID?
    /// The rating, if one was given.
    public let rating: Rating?
    /// The words, if any were given.
    public let text: String?
    /// The host's judgement of the words, if it has one.
    public let sentiment: Sentiment?

    /// Creates a review.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - item: What was reviewed; nil for the host as a whole.
    ///   - rating: The rating, if one was given.
    ///   - text: The words, if any were given.
    ///   - sentiment: The host's judgement of the words, if it has one.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        item: ItemID? = nil,
        rating: Rating? = nil,
        text: String? = nil,
        sentiment: Sentiment? = nil
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.item = item
        self.rating = rating
        self.text = text
        self.sentiment = sentiment
    }
}
