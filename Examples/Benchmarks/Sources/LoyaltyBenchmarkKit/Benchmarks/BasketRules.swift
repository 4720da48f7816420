//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// A thousand accrual rules of the kinds that shops have, with campaigns and limits.
enum BasketRules {
    /// How many of the rules are a bonus that a promo code brings.
    static let bonuses = 100

    static func plan(of shop: Shop, actions: [ActionName], using generator: inout SplitMix64) throws -> AccrualPlan {
        var rules = [try AccrualRule(RuleID("base"), earns: .spend(rate(1, per: 100)))]
        rules += try (0..<549).map { try itemRule($0, of: shop, using: &generator) }
        rules += try (0..<250).map { try categoryRule($0, of: shop, using: &generator) }
        rules += try (0..<80).map { try placeRule($0, of: shop) }
        rules += try (0..<20).map { try exceptRule($0, of: shop, using: &generator) }
        rules += try actions.map { name in
            let points = try points(Int64.random(in: 50...500, using: &generator))
            return try AccrualRule(
                RuleID("bonus-\(name)"),
                earns: .action(points),
                qualification: .nothing,
                scope: AccrualScope(actions: [name]),
                isMultiplied: false
            )
        }
        return try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .excluded),
            rules: rules,
            campaigns: campaigns(of: shop),
            combination: .add,
            limits: limits(),
            rounding: .down,
            stage: .order
        )
    }

    /// Points for a unit of any of ten items, half of the rules in one month only.
    private static func itemRule(
        _ number: Int,
        of shop: Shop,
        using generator: inout SplitMix64
    ) throws -> AccrualRule {
        try AccrualRule(
            RuleID("item-\(number)"),
            earns: .unit(points(Int64(1 + number % 9))),
            scope: AccrualScope(items: picked(10, of: shop.items, using: &generator)),
            condition: number.isMultiple(of: 2) ? .always : AccrualCondition(window: month(number % 12)),
            isMultiplied: !number.isMultiple(of: 5)
        )
    }

    /// Points for what a narrow or a wide category costs, some without a few of its items, some for higher tiers only.
    private static func categoryRule(
        _ number: Int,
        of shop: Shop,
        using generator: inout SplitMix64
    ) throws -> AccrualRule {
        try AccrualRule(
            RuleID("category-\(number)"),
            earns: .spend(rate(1, per: Int64(100 + number % 5 * 100))),
            scope: AccrualScope(
                categories: picked(1, of: number < 220 ? shop.narrow : shop.wide, using: &generator),
                excludedItems: number.isMultiple(of: 4) ? picked(5, of: shop.items, using: &generator) : []
            ),
            condition: AccrualCondition(
                window: number.isMultiple(of: 2) ? nil : month(number % 12),
                tiers: number.isMultiple(of: 3) ? Array(shop.tiers.dropFirst()) : []
            ),
            minimum: number.isMultiple(of: 7) ? AccrualMinimum(euro(2_000), of: .scope) : nil
        )
    }

    /// Points for an order at one place or in one channel, above a least sum.
    private static func placeRule(_ number: Int, of shop: Shop) throws -> AccrualRule {
        try AccrualRule(
            RuleID("place-\(number)"),
            earns: .order(points(10)),
            scope: number.isMultiple(of: 2)
                ? AccrualScope(places: [shop.places[number / 2]])
                : AccrualScope(channels: [shop.channels[number % 3]]),
            condition: AccrualCondition(weekdays: [Weekday.allCases[number % 7]]),
            minimum: AccrualMinimum(euro(5_000), of: .order),
            isMultiplied: false
        )
    }

    /// Points for everything except some items and categories, which no index finds.
    private static func exceptRule(
        _ number: Int,
        of shop: Shop,
        using generator: inout SplitMix64
    ) throws -> AccrualRule {
        try AccrualRule(
            RuleID("except-\(number)"),
            earns: .spend(rate(1, per: 1_000)),
            scope: AccrualScope(
                excludedItems: picked(5, of: shop.items, using: &generator),
                excludedCategories: picked(2, of: shop.narrow, using: &generator)
            ),
            condition: AccrualCondition(window: month(number % 12))
        )
    }

    private static func campaigns(of shop: Shop) throws -> [Campaign] {
        try (0..<12).map { number in
            try Campaign(
                CampaignID("campaign-\(number)"),
                multiplier: Rate(Int64(2 + number % 2), per: 1),
                scope: AccrualScope(categories: [shop.wide[number]]),
                condition: AccrualCondition(window: month(number))
            )
        }
    }

    private static func limits() throws -> [AccrualLimit] {
        [
            try AccrualLimit(LimitID("daily"), of: .plan, to: .points(points(1_000_000)), per: .calendar(.day)),
            try AccrualLimit(LimitID("item-0"), of: .rule(RuleID("item-0")), to: .times(5), per: .calendar(.month)),
        ]
    }

    private static func picked<ID>(_ count: Int, of list: [ID], using generator: inout SplitMix64) -> [ID] {
        (0..<count).map { _ in list[Int.random(in: list.indices, using: &generator)] }
    }

    /// A month of 2027, counted from 0.
    private static func month(_ number: Int) throws -> DateRange {
        try CalendarPeriod.month.dates(containing: CivilDate(year: 2027, month: number + 1, day: 1))
    }

    private static func rate(_ steps: Int64, per minorUnits: Int64) throws -> AccrualRate {
        try AccrualRate(points(steps), per: euro(minorUnits), counting: .proportionally)
    }

    private static func points(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }

    private static func euro(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: .eur) }
}
