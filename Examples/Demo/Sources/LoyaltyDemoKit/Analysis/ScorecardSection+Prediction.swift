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
    /// What customers will buy and be worth, by models of purchasing and spending; nothing if the data supports none.
    static func prediction(_ orders: [Order], _ asOf: Timestamp) throws -> [ScorecardLine] {
        let customers = try customers(orders, asOf)
        let histories = customers.map(\.purchases)
        guard let fit = try? BetaGeometricModel.fit(to: PurchaseHistories(histories, in: .day)), fit.isConverged else {
            return []
        }
        var alive = 0.0
        var purchases = 0.0
        for history in histories {
            alive += fit.model.probabilityAlive(of: history)
            purchases += try fit.model.expectedPurchases(of: history, in: 90)
        }
        let line = try ScorecardLine(
            fit.model,
            value: Figures.fixed(purchases, 0) + " purchases",
            detail: "expected in 90 days of \(Figures.fixed(alive, 0)) customers who are still active",
            figure: Figures.json(purchases)
        )
        return try [line] + worth(of: customers, fit.model)
    }

    /// What customers will be worth in twelve months; a purchase of nothing has no place in the model of spending.
    private static func worth(of customers: [Customer], _ model: BetaGeometricModel) throws -> [ScorecardLine] {
        let spends = try customers.filter { $0.meanSpend > 0 }.map { customer in
            try SpendHistory(repeatPurchases: customer.purchases.repeatPurchases, meanSpend: customer.meanSpend)
        }
        guard let spend = try? GammaGammaModel.fit(to: SpendHistories(spends)), spend.isConverged else { return [] }
        let values = try LifetimeValueModel(purchases: model, spend: spend.model).values(
            of: customers.map(\.purchases),
            meanSpend: customers.map(\.meanSpend)
        )
        let known = values.compactMap { $0 }
        let sum = known.reduce(0, +)
        return [
            try ScorecardLine(
                LifetimeValueDefinition.standard,
                value: Figures.fixed(sum / Double(max(known.count, 1)), 2),
                detail: "a customer in the next twelve months, \(Figures.fixed(sum, 0)) in all, an estimate",
                figure: Figures.json(sum)
            )
        ]
    }

    /// What the models know of a customer; purchases of one day count as one.
    private struct Customer {
        let purchases: PurchaseHistory
        /// What a repeat purchase was worth on average, in the currency's major unit; 0 without any.
        let meanSpend: Double
    }

    private static func customers(_ orders: [Order], _ asOf: Timestamp) throws -> [Customer] {
        var days: [CustomerID: [CivilDate: Int64]] = [:]
        var unit = 1.0
        for order in orders {
            unit = (0..<order.currency.exponent).reduce(1) { unit, _ in unit * 10 }
            guard let customer = order.customer else { continue }
            days[customer, default: [:]][FixedOffset.utc.date(at: order.at), default: 0] += order.total.minorUnits
        }
        let today = FixedOffset.utc.date(at: asOf)
        return try days.sorted { $0.key < $1.key }.map { _, days in
            let (first, last) = (days.keys.min() ?? today, days.keys.max() ?? today)
            let repeats = days.filter { $0.key != first }
            let spend = Double(repeats.values.reduce(0, +)) / unit
            return Customer(
                purchases: try PurchaseHistory(
                    repeatPurchases: Int64(repeats.count),
                    lastAt: Double(first.days(to: last)),
                    age: Double(first.days(to: today))
                ),
                meanSpend: repeats.isEmpty ? 0 : spend / Double(repeats.count)
            )
        }
    }
}
