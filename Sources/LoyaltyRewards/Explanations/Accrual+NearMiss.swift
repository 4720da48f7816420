//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension Accrual {
    /// The least further spend that gives more points, by doubling and halving: points never fall as spend grows.
    var nearMiss: NearMiss? {
        guard case .order(let order) = source, !returned.isComplete(for: order),
            let basket = try? AccrualBasket(order, plan.base, without: returned)
        else { return nil }
        var best: (more: Int64, steps: Int64)?
        for place in places(in: basket) {
            func steps(with more: Int64) -> Int64? { outcome(of: order, basket, with: more, at: place) }
            var high: Int64 = 1
            while let gained = steps(with: high), gained <= figures.steps, high < Steps.maximum { high *= 2 }
            guard let gained = steps(with: high), gained > figures.steps else { continue }
            var low = high / 2
            while high - low > 1 {
                let middle = low + (high - low) / 2
                if let gained = steps(with: middle), gained <= figures.steps { low = middle } else { high = middle }
            }
            if let outcome = steps(with: high), high < best?.more ?? .max { best = (high, outcome) }
        }
        guard let best, let shortfall = try? Money(minorUnits: best.more, in: order.currency),
            let outcome = try? Points(steps: best.steps, in: plan.unit)
        else { return nil }
        return NearMiss(shortfall: .money(shortfall), outcome: .points(outcome))
    }

    /// The lines that could grow, or nil for an order of which only the total is known.
    private func places(in basket: AccrualBasket) -> [Int?] {
        guard !basket.isTotalOnly else { return [nil] }
        let paid = basket.parts.indices.filter { basket.parts[$0].units > 0 }
        // Where all lines are alike, one speaks for all.
        let isAlike =
            plan.stage != .line && plan.campaigns.isEmpty && plan.rules.allSatisfy { !$0.scope.dividesLines }
        return paid.prefix(isAlike ? 1 : 32).map { $0 }
    }

    private func outcome(of order: Order, _ basket: AccrualBasket, with more: Int64, at place: Int?) -> Int64? {
        var basket = basket
        if let place { basket.parts[place].spend += more } else { basket.undivided += more }
        return (try? plan.figures(of: order, basket, returned: returned, in: context, date: date))?.steps
    }
}
