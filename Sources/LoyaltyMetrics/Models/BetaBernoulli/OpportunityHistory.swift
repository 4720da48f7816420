//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the model of opportunities knows of one customer: at how many of them the customer bought, and at which one last.
///
/// Opportunities come for all at the same times, such as a yearly appeal, a monthly issue, a season: at each, a customer buys
/// once or not. The one that made somebody a customer is not counted.
///
/// ```swift
/// // Six yearly appeals after the first gift; gifts at the first, the second and the fourth.
/// let donor = try OpportunityHistory(repeatPurchases: 3, lastAt: 4, opportunities: 6)
/// ```
public struct OpportunityHistory: Hashable, Sendable {
    /// At how many opportunities the customer bought; *x* in the literature.
    public let repeatPurchases: Int
    /// The number of the last opportunity at which the customer bought, counted from 1; 0 without any.
    public let lastAt: Int
    /// How many opportunities there have been; *n* in the literature.
    public let opportunities: Int

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - repeatPurchases: At how many opportunities the customer bought; at most `lastAt`.
    ///   - lastAt: The number of the last opportunity at which the customer bought, counted from 1; 0 without any.
    ///   - opportunities: How many opportunities there have been, 0 to 10,000.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for other numbers.
    public init(repeatPurchases: Int, lastAt: Int, opportunities: Int) throws(MetricsError) {
        guard (0...Self.mostOpportunities).contains(opportunities), (0...opportunities).contains(lastAt),
            (0...lastAt).contains(repeatPurchases), (repeatPurchases == 0) == (lastAt == 0)
        else {
            throw MetricsError(
                .invalidHistory,
                "a history has 0 to 10000 opportunities, and purchases at some of them up to the last one"
            )
        }
        self.repeatPurchases = repeatPurchases
        self.lastAt = lastAt
        self.opportunities = opportunities
    }

    /// The limit keeps tables and sums of the model short.
    static let mostOpportunities = 10_000
}

// MARK: - Comparable

extension OpportunityHistory: Comparable {
    /// Orders histories by repeat purchases, then by the last purchase, then by opportunities.
    public static func < (first: OpportunityHistory, second: OpportunityHistory) -> Bool {
        (first.repeatPurchases, first.lastAt, first.opportunities)
            < (second.repeatPurchases, second.lastAt, second.opportunities)
    }
}
