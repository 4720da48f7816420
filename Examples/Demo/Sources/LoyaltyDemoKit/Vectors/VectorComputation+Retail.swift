//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension VectorComputation {
    /// Cases on the Online Retail data set.
    static let retail: [String: VectorComputation] = [
        "orders.online_retail": VectorComputation { try orders($0.onlineRetail()) },
        "gaps.online_retail": VectorComputation { try gaps($0.onlineRetail()) },
        "cohort.online_retail_month": VectorComputation { try cohorts($0.onlineRetail()) },
        "cohort.online_retail_weighted": VectorComputation { try averages($0.onlineRetail()) },
        "period.online_retail": VectorComputation { try periods($0.onlineRetail()) },
        "lifecycle.identity": VectorComputation { data in
            let lifecycle = try lifecycle(data.onlineRetail())
            return .bool(lifecycle.counts.allSatisfy { $0.active == $0.new + $0.retained + $0.resurrected })
        },
    ]

    private static func orders(_ orders: [Order]) throws -> JSONValue {
        var value = try AverageOrderValueAccumulator(.standard(in: OnlineRetail.currency()))
        var repurchase = RepurchaseRateAccumulator(.standard)
        var days = try RepurchaseRateAccumulator(
            RepurchaseRateDefinition(unit: .purchaseDays(zone: FixedOffset.utc.identifier))
        )
        var customers = try UpsellRatioAccumulator(UpsellRatioDefinition(scope: .customer))
        var baskets = try UpsellRatioAccumulator(UpsellRatioDefinition(scope: .order))
        for order in orders {
            try value.add(order)
            try repurchase.add(order, in: FixedOffset.utc)
            try days.add(order, in: FixedOffset.utc)
            try customers.add(order)
            try baskets.add(order)
        }
        let (average, rate, ratio) = (try value.finish(), try repurchase.finish(), try customers.finish())
        let basketRatio = try baskets.finish()
        let mills = Double(average.revenue.minorUnits)
        return .object([
            "lines": Figures.json(orders.reduce(0) { $0 + $1.lines.count }),
            "orders": Figures.json(average.orders), "customers": Figures.json(average.customers),
            "revenue_mills": Figures.json(average.revenue.minorUnits),
            "aov": Figures.json(mills / 1_000 / Double(average.orders)),
            "purchase_frequency": Figures.json(average.purchaseFrequency),
            "revenue_per_customer": Figures.json(mills / 1_000 / Double(average.customers)),
            "repurchase_customers": Figures.json(rate.repeatCustomers), "repurchase_rate": Figures.json(rate.value),
            "repurchase_customers_distinct_days": Figures.json(try days.finish().repeatCustomers),
            "upsell_multi_sku_customers": Figures.json(ratio.severalKinds),
            "upsell_single_sku_customers": Figures.json(ratio.oneKind), "upsell_ratio": Figures.json(ratio.value),
            "orders_multi_sku": Figures.json(basketRatio.severalKinds),
            "orders_single_sku": Figures.json(basketRatio.oneKind),
            "order_upsell_ratio": Figures.json(basketRatio.value),
        ])
    }

    /// Whole days between the dates of consecutive orders of a customer.
    private static func gaps(_ orders: [Order]) throws -> JSONValue {
        var last: [CustomerID: CivilDate] = [:]
        var gaps: [Int64] = []
        for order in orders {
            guard let customer = order.customer else { continue }
            let date = FixedOffset.utc.date(at: order.at)
            if let before = last.updateValue(date, forKey: customer) { gaps.append(Int64(before.days(to: date))) }
        }
        let percentiles = try Percentiles(gaps)
        let shares = try [50, 75, 90, 95, 99].map { try Rate.percent($0) }
        return .object([
            "n": Figures.json(gaps.count), "mean": Figures.json(percentiles.mean),
            "nearest_rank": .array(try shares.map { Figures.json(try percentiles.nearestRank($0) ?? 0) }),
            "type7": .numbers(try shares.map { try percentiles.interpolated($0) }),
        ])
    }
}
