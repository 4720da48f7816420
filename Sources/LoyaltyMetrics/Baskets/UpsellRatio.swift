//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Buyers of several kinds of item for each buyer of one kind.
///
/// ```swift
/// let ratio = try UpsellRatio(kindsPerBasket: [1, 3, 2, 1, 5, 2])
/// ratio.value          // 2.0: four bought several kinds, two bought one
/// ratio.share.value    // 0.667 of all
/// ```
///
/// Five of the same cup are one kind. The ratio has no value if nobody bought one kind only; the share always has.
public struct UpsellRatio: Hashable, Sendable {
    /// The choices that the ratio was made by.
    public let definition: UpsellRatioDefinition
    /// The baskets with several kinds of all baskets, and the Wilson interval.
    public let share: Proportion
    /// How many orders were left out: without lines or, where customers are meant, without a customer.
    public let ordersLeftOut: Int64

    /// Creates a ratio from the number of kinds in each basket.
    ///
    /// - Parameters:
    ///   - kinds: How many kinds of item each basket has; zeros are no baskets.
    ///   - definition: What a basket is, the confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative number.
    /// - Complexity: O(*n*) in the number of baskets.
    public init(
        kindsPerBasket kinds: some Sequence<Int>,
        by definition: UpsellRatioDefinition = .standard
    ) throws(MetricsError) {
        var several: Int64 = 0
        var one: Int64 = 0
        for count in kinds {
            guard count >= 0 else { throw MetricsError(.invalidCounts, "a count is zero or more") }
            if count == 1 { one += 1 }
            if count > 1 { several += 1 }
        }
        try self.init(severalKinds: several, oneKind: one, by: definition)
    }

    /// Creates a ratio from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - severalKinds: How many baskets have two kinds of item or more.
    ///   - oneKind: How many have one.
    ///   - ordersLeftOut: How many orders were left out.
    ///   - definition: What a basket is, the confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` beyond 2^53 − 1.
    public init(
        severalKinds: Int64,
        oneKind: Int64,
        ordersLeftOut: Int64 = 0,
        by definition: UpsellRatioDefinition = .standard
    ) throws(MetricsError) {
        let baskets = try Tally.sum(ofCounts: [severalKinds, oneKind])
        share = try Proportion(severalKinds, of: baskets, level: definition.confidence)
        self.ordersLeftOut = try Tally.sum(ofCounts: [ordersLeftOut])
        self.definition = definition
    }
}

extension UpsellRatio {
    /// How many baskets have two kinds of item or more: the numerator of the ratio.
    public var severalKinds: Int64 { share.count }
    /// How many baskets have one kind: the denominator of the ratio.
    public var oneKind: Int64 { share.total - share.count }
    /// How many baskets there are: the denominator of the share.
    public var baskets: Int64 { share.total }
    /// The ratio; nil if no basket has one kind only.
    public var value: Double? { oneKind > 0 ? Double(severalKinds) / Double(oneKind) : nil }
    /// The ratio as an exact fraction; nil if no basket has one kind only.
    public var exactValue: Rate? { Tally.ratio(severalKinds, oneKind) }
    /// Whether there are fewer baskets than the definition asks for.
    public var isSmallSample: Bool { baskets < definition.minimumSample }
}
