//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// Orders of a period with their sellers and some returns, and a plan that pays three levels of each.
struct PlanWorkload: Sendable {
    let plan: CompensationPlan
    let forest: ForestSnapshot
    let sales: [CreditedSale]
    let period: TimeWindow

    /// The sellers and amounts are those of a ``CommissionsWorkload``; half of every twelfth order is given back.
    init(partners: Int, sales count: Int) throws {
        let columns = try CommissionsWorkload(partners: partners, sales: count)
        forest = columns.forest
        let start = try Timestamp(parsing: "2026-06-01T00:00:00Z")
        period = try TimeWindow(from: start, to: start.advanced(by: .days(30)))
        sales = try (0..<count).map { place in
            let total = try Money(minorUnits: columns.sales.bases[place], in: .eur)
            let at = try start.advanced(by: TimeSpan(microseconds: Int64(place)))
            let order = try Order(id: OrderID("o-\(place)"), at: at, customer: nil, total: total)
            let seller = columns.forest.partners[Int(columns.sales.sellers[place])]
            return try CreditedSale(order, to: seller, returns: place % 12 == 0 ? Self.returns(of: order) : [])
        }
        let shares = try UnilevelRule(
            levels: [.percent(10), .percent(4), .percent(1)],
            rounding: .toNearestOrAwayFromZero
        )
        plan = try CompensationPlan(
            version: DefinitionVersion("three-levels"),
            base: .total,
            components: [PlanComponent(ComponentName("cascade"), .unilevel(shares))],
            forestTime: .periodEnd,
            hold: .days(14),
            rounding: .toNearestOrAwayFromZero,
            reversalRounding: .toNearestOrAwayFromZero
        )
    }

    private static func returns(of order: Order) throws -> [Return] {
        [
            try Return(
                id: ActivityID("r-\(order.id)"),
                at: order.at,
                customer: nil,
                order: order.id,
                amount: Money(minorUnits: order.total.minorUnits / 2, in: order.currency)
            )
        ]
    }

    func run() throws -> PlanRun {
        try PlanRun(plan, over: sales, in: forest, period: period, currency: .eur)
    }
}
