//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension SegmentRule {
    /// Returns the rule of customers who spent much and still order.
    ///
    /// - Parameters:
    ///   - spend: The least spend.
    ///   - days: The days within which the last order lies.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func vip(
        spend: Money,
        activeInLastDays days: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .all([
            .test(attributes.spend, .compare(.greaterOrEqual, .money(spend))),
            .test(attributes.lastOrder, .inLastDays(days)),
        ])
    }

    /// Returns the rule of customers whose first order is recent.
    ///
    /// - Parameters:
    ///   - days: The days within which the first order lies.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func newCustomer(
        firstOrderInLastDays days: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .test(attributes.firstOrder, .inLastDays(days))
    }

    /// Returns the rule of customers who order often and still do.
    ///
    /// - Parameters:
    ///   - orders: The least number of orders.
    ///   - days: The days within which the last order lies.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func loyal(
        orders: Int64,
        activeInLastDays days: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .all([
            .test(attributes.orders, .compare(.greaterOrEqual, .integer(orders))),
            .test(attributes.lastOrder, .inLastDays(days)),
        ])
    }

    /// Returns the rule of customers who used to order and are late: silent for some days, but not yet for long.
    ///
    /// - Parameters:
    ///   - orders: The least number of orders.
    ///   - days: The days without an order.
    ///   - sleepingAfter: The days after which the customer counts as sleeping instead; more than `days`.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func atRisk(
        orders: Int64,
        silentForDays days: Int64,
        sleepingAfter: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .all([
            .test(attributes.orders, .compare(.greaterOrEqual, .integer(orders))),
            .not(.test(attributes.lastOrder, .inLastDays(days))),
            .test(attributes.lastOrder, .inLastDays(sleepingAfter)),
        ])
    }

    /// Returns the rule of customers who ordered once and then no more for long.
    ///
    /// A customer who never ordered has no last order, so the verdict is unknown and the customer no member.
    ///
    /// - Parameters:
    ///   - days: The days without an order.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func sleeping(
        silentForDays days: Int64,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        .not(.test(attributes.lastOrder, .inLastDays(days)))
    }
}
