//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// "Who buys coffee is offered syrup": how often one item goes with another.
///
/// ```swift
/// let rule = try CrossSellRule(
///     buyersOf: ItemID("coffee"), areOffered: ItemID("syrup"),
///     together: 30, withItem: 50, withOffer: 40, baskets: 100)
/// rule.support       // 0.3 of all baskets have both
/// rule.confidence    // 30 of 50 with coffee have syrup, too
/// rule.lift          // 1.5 times as many as of all baskets
/// ```
///
/// Lift 1 is chance. Confidence alone misleads where everybody buys the offer anyway.
///
/// Source: R. Agrawal, T. Imieliński, A. Swami, "Mining association rules between sets of items in large databases",
/// SIGMOD (1993), 207–216 (support, confidence); S. Brin, R. Motwani, J. D. Ullman, S. Tsur, "Dynamic itemset counting and
/// implication rules for market basket data", SIGMOD (1997), 255–264 (lift, there called interest).
public struct CrossSellRule: Hashable, Sendable {
    /// The item that is bought.
    public let item: ItemID
    /// The item that is offered with it.
    public let offer: ItemID
    /// Of the baskets with ``item`` those with ``offer``, too, and the Wilson interval.
    public let confidence: Proportion
    /// How many baskets have ``offer``.
    public let withOffer: Int64
    /// How many baskets there are.
    public let baskets: Int64

    /// Creates a rule from counts.
    ///
    /// - Parameters:
    ///   - item: The item that is bought.
    ///   - offer: The item that is offered with it.
    ///   - together: How many baskets have both.
    ///   - withItem: How many have the item; at least one.
    ///   - withOffer: How many have the offer; at least one.
    ///   - baskets: How many baskets there are.
    ///   - level: How sure the interval is meant to be.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for counts that contradict each other, and `sumOutOfRange`
    ///   beyond 2^53 − 1.
    public init(
        buyersOf item: ItemID,
        areOffered offer: ItemID,
        together: Int64,
        withItem: Int64,
        withOffer: Int64,
        baskets: Int64,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) {
        guard together >= 0, withItem >= 1, withOffer >= max(1, together), withItem <= baskets, withOffer <= baskets
        else { throw MetricsError(.invalidCounts, "baskets with both items have each of them, and are baskets") }
        guard baskets <= Tally.maximum else { throw Tally.tooLarge }
        confidence = try Proportion(together, of: withItem, level: level)
        self.item = item
        self.offer = offer
        self.withOffer = withOffer
        self.baskets = baskets
    }
}

extension CrossSellRule {
    /// How many baskets have both items.
    public var together: Int64 { confidence.count }
    /// How many baskets have ``item``.
    public var withItem: Int64 { confidence.total }
    /// The share of all baskets that have both.
    public var support: Double { Double(together) / Double(baskets) }
    /// How many times as many buyers of ``item`` as of all baskets have ``offer``: 1 is chance.
    public var lift: Double { Double(together) * Double(baskets) / (Double(withItem) * Double(withOffer)) }
}
