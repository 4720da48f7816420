//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// Short words for orders, plans and what they earn.
enum Shop {
    /// A line of so many cents for all of its units.
    static func line(
        _ id: String,
        _ item: String = "tea",
        categories: [String] = [],
        quantity: String = "1",
        cents: Int64,
        discount: Int64 = 0,
        tax: Int64 = 0
    ) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID(item),
            categories: categories.map { try CategoryID($0) },
            quantity: Quantity(parsing: quantity),
            unitPrice: UnitPrice(parsing: "1", in: .eur),
            gross: Sample.euro(cents),
            discount: Sample.euro(discount),
            tax: Sample.euro(tax)
        )
    }

    static func order(
        _ lines: [OrderLine],
        at: String = "2027-01-01",
        shipping: Int64 = 0,
        tenders: [Tender] = [],
        channel: String? = nil,
        place: String? = nil
    ) throws -> Order {
        try Order(
            id: OrderID("o-1"),
            at: Sample.time(at),
            customer: Sample.member(),
            currency: .eur,
            lines: lines,
            shipping: Sample.euro(shipping),
            tenders: tenders,
            channel: channel.map { try ChannelID($0) },
            place: place.map { try PlaceID($0) }
        )
    }

    static func action(
        _ name: String,
        at: String = "2027-01-01",
        item: String? = nil,
        place: String? = nil
    ) throws -> AccrualSource {
        .action(
            try CustomAction(
                id: ActivityID("a-1"),
                at: Sample.time(at),
                customer: Sample.member(),
                name: ActionName(name),
                item: item.map { try ItemID($0) },
                place: place.map { try PlaceID($0) }
            )
        )
    }

    static let all = AccrualBase(tax: .included, shipping: .included)

    /// Points for spend.
    static func spend(
        _ points: Int64 = 1,
        per cents: Int64 = 100,
        counting: AccrualRate.Counting = .proportionally
    ) throws -> AccrualEarning {
        .spend(try AccrualRate(Sample.points(points), per: Sample.euro(cents), counting: counting))
    }

    static func plan(
        _ rules: [AccrualRule],
        base: AccrualBase = all,
        campaigns: [Campaign] = [],
        combination: MultiplierCombination = .multiply,
        limits: [AccrualLimit] = [],
        rounding: RoundingRule = .down,
        stage: AccrualPlan.Stage = .order,
        remainder: AccrualPlan.Remainder = .dropped,
        onReturn: ThresholdOnReturn = .reclaim
    ) throws -> AccrualPlan {
        try AccrualPlan(
            base: base,
            rules: rules,
            campaigns: campaigns,
            combination: combination,
            limits: limits,
            rounding: rounding,
            stage: stage,
            remainder: remainder,
            onReturn: onReturn
        )
    }

    /// A return of units, by line.
    static func back(_ units: KeyValuePairs<String, String>, id: String = "r", cents: Int64 = 0) throws -> Return {
        try Return(
            id: ActivityID(id),
            at: Sample.time("2027-02-01"),
            customer: nil,
            order: OrderID("o-1"),
            lines: units.map { try ReturnedLine(line: LineID($0.key), quantity: Quantity(parsing: $0.value)) },
            amount: Sample.euro(cents)
        )
    }
}

extension AccrualPlan {
    /// What a source earns a member who used none of the limits.
    func figures(
        _ source: AccrualSource,
        returned: ReturnedUnits = .none,
        tier: String? = nil,
        times multiplier: Rate = .one,
        usage: AccrualUsage = AccrualUsage()
    ) throws -> AccrualFigures {
        let context = try AccrualContext(
            at: source.at,
            tier: tier.map { try TierID($0) },
            multiplier: multiplier,
            room: usage.room(for: self, asOf: source.at, in: FixedOffset.utc)
        )
        return try figures(of: source, returned: returned, in: context, zone: FixedOffset.utc)
    }

    /// The points that an order earns.
    func earns(_ order: Order, returned: ReturnedUnits = .none, times multiplier: Rate = .one) throws -> Int64 {
        try figures(.order(order), returned: returned, times: multiplier).steps
    }
}
