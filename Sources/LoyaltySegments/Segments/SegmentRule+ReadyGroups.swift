//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0

public import LoyaltyCore

extension SegmentRule {
    /// Returns the rule of customers who spend much at a time, order often, and say good things.
    ///
    /// - Parameters:
    ///   - averageOrder: What an average order exceeds; compared exactly, as the spend with this times the orders.
    ///   - orders: What the number of orders exceeds.
    ///   - positiveReviews: What the number of positive reviews exceeds; customers without a figure count as having none.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func vip(
        averageOrderAbove averageOrder: Money,
        ordersAbove orders: Int64,
        positiveReviewsAbove positiveReviews: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        let average = Operand.quotient(.attribute(attributes.spend), .attribute(attributes.orders))
        return .all([
            .test(operand: average, .compare(.greater, .money(averageOrder))),
            .test(attributes.orders, .compare(.greater, .integer(orders))),
            .test(attributes.positiveReviews, .compare(.greater, .integer(positiveReviews)), fallback: .integer(0)),
        ])
    }

    /// Returns the rule of customers who are about to leave: silent for long, or with too many negative reviews.
    ///
    /// A customer who was never active is silent, and so belongs to the segment.
    ///
    /// - Parameters:
    ///   - days: The days without activity.
    ///   - negativeReviews: What the number of negative reviews exceeds.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func aboutToLeave(
        silentForDays days: Int64,
        negativeReviewsAbove negativeReviews: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .any([
            .test(attributes.lastActivity, .isMissing), .not(.test(attributes.lastActivity, .inLastDays(days))),
            .test(attributes.negativeReviews, .compare(.greater, .integer(negativeReviews)), fallback: .integer(0)),
        ])
    }

    /// Returns the rule of customers whose last answer to "how likely are you to recommend us" was 9 or 10.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func promoter(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        within(attributes.recommendation, 9...10)
    }

    /// Returns the rule of customers whose last answer to "how likely are you to recommend us" was 7 or 8.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func passive(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        within(attributes.recommendation, 7...8)
    }

    /// Returns the rule of customers whose last answer to "how likely are you to recommend us" was 6 or less.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func detractor(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        within(attributes.recommendation, 0...6)
    }

    /// Returns the rule of customers whose scores of recency, frequency and monetary lie in three ranges.
    ///
    /// - Parameters:
    ///   - recency: The scores of recency.
    ///   - frequency: The scores of frequency.
    ///   - monetary: The scores of monetary; nil for any.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func rfm(
        recency: ClosedRange<Int64>,
        frequency: ClosedRange<Int64>,
        monetary: ClosedRange<Int64>? = nil,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        var rules = [within(attributes.recency, recency), within(attributes.frequency, frequency)]
        if let monetary { rules.append(within(attributes.monetary, monetary)) }
        return .all(rules)
    }

    /// Returns seven groups of scores from 1 to 5, of which a customer belongs to the first that holds.
    ///
    /// | group | recency | frequency | monetary | who |
    /// |---|---|---|---|---|
    /// | `champions` | 4–5 | 4–5 | 4–5 | order lately, often and much |
    /// | `loyal` | 3–5 | 4–5 | any | order often and still do |
    /// | `new` | 4–5 | 1 | any | began lately |
    /// | `promising` | 4–5 | 2–3 | any | active, not yet often |
    /// | `needsAttention` | 3 | 1–3 | any | slowing down |
    /// | `atRisk` | 1–2 | 3–5 | any | used to order often, and stopped |
    /// | `sleeping` | 1–2 | 1–2 | any | seldom, and long ago |
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The groups by name, in the order that they are asked.
    public static func rfmGroups(
        attributes: ReadySegmentAttributes = .init()
    ) -> [(name: String, rule: SegmentRule)] {
        [
            ("champions", .rfm(recency: 4...5, frequency: 4...5, monetary: 4...5, attributes: attributes)),
            ("loyal", .rfm(recency: 3...5, frequency: 4...5, attributes: attributes)),
            ("new", .rfm(recency: 4...5, frequency: 1...1, attributes: attributes)),
            ("promising", .rfm(recency: 4...5, frequency: 2...3, attributes: attributes)),
            ("needsAttention", .rfm(recency: 3...3, frequency: 1...3, attributes: attributes)),
            ("atRisk", .rfm(recency: 1...2, frequency: 3...5, attributes: attributes)),
            ("sleeping", .rfm(recency: 1...2, frequency: 1...2, attributes: attributes)),
        ]
    }

    /// Returns the rule that a whole number lies in a range.
    private static func within(_ attribute: AttributeName, _ range: ClosedRange<Int64>) -> SegmentRule {
        .all([
            .test(attribute, .compare(.greaterOrEqual, .integer(range.lowerBound))),
            .test(attribute, .compare(.lessOrEqual, .integer(range.upperBound))),
        ])
    }
}
