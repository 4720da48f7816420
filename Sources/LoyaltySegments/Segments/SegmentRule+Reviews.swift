//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

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
}
