//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension ScorecardSection {
    /// What customers will buy in the next ninety days, by a model of purchasing; nothing if the data supports none.
    static func prediction(_ orders: [Order], _ asOf: Timestamp) throws -> [ScorecardLine] {
        let histories = try histories(orders, asOf)
        guard let fit = try? BetaGeometricModel.fit(to: PurchaseHistories(histories, in: .day)), fit.isConverged else {
            return []
        }
        var alive = 0.0
        var purchases = 0.0
        for history in histories {
            alive += fit.model.probabilityAlive(of: history)
            purchases += try fit.model.expectedPurchases(of: history, in: 90)
        }
        return [
            try ScorecardLine(
                fit.model,
                value: Figures.fixed(purchases, 0) + " purchases",
                detail: "expected in 90 days of \(Figures.fixed(alive, 0)) customers who are still active",
                figure: Figures.json(purchases)
            )
        ]
    }

    /// Purchases of one day count as one.
    private static func histories(_ orders: [Order], _ asOf: Timestamp) throws -> [PurchaseHistory] {
        var days: [CustomerID: Set<CivilDate>] = [:]
        for order in orders {
            if let customer = order.customer { days[customer, default: []].insert(FixedOffset.utc.date(at: order.at)) }
        }
        let today = FixedOffset.utc.date(at: asOf)
        return try days.values.map { days in
            let sorted = days.sorted()
            let (first, last) = (sorted.first ?? today, sorted.last ?? today)
            return try PurchaseHistory(
                repeatPurchases: Int64(days.count - 1),
                lastAt: Double(first.days(to: last)),
                age: Double(first.days(to: today))
            )
        }
    }
}
