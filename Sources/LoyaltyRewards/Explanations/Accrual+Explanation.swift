//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension Accrual {
    /// Returns why the order earns these points: what counted, the rate, the multiplier, the rounding, and how much more spend
    /// gives more points.
    ///
    /// Made on demand; nothing of it is stored. The near-miss of an accrual that is rounded line by line speaks of the line
    /// that needs the least.
    ///
    /// - Returns: The tree of reasons, with paths into the program's definition.
    /// - Complexity: O(*n*) in the number of lines.
    public func explanation() -> Explanation {
        var children = [spendExplanation]
        if let minimum = rule.minimumSpend {
            children.append(
                Explanation(
                    spend.spend.minorUnits < minimum.minorUnits ? .no : .yes,
                    Reason(.accrualMinimum, ["minimum": .money(minimum)]),
                    actual: .money(spend.spend),
                    threshold: .money(minimum),
                    path: "accrual/minimumSpend"
                )
            )
        }
        children.append(
            Explanation(
                nil,
                Reason(.accrualRate, ["points": .points(rule.rate.points), "spend": .money(rule.rate.spend)]),
                path: "accrual/rate"
            )
        )
        if multiplier != .one {
            children.append(
                Explanation(nil, Reason(.accrualMultiplier, ["multiplier": .rate(multiplier)]), path: "tiers")
            )
        }
        return Explanation(
            points.isZero ? .no : .yes,
            Reason(.accrualPoints, ["points": .points(points), "spend": .money(spend.spend)]),
            path: "accrual",
            rounding: roundingStep,
            nearMiss: nearMiss,
            children: children
        )
    }

    private var spendExplanation: Explanation {
        let left: [(ReasonCode, Money, String)] = [
            (.accrualTaxExcluded, spend.excludedTax, "accrual/base/tax"),
            (.accrualShippingExcluded, spend.excludedShipping, "accrual/base/shipping"),
            (.accrualTenderExcluded, spend.excludedByTender, "accrual/base/excludedTenders"),
        ]
        return Explanation(
            nil,
            Reason(.accrualSpend, ["spend": .money(spend.spend)]),
            actual: .money(spend.spend),
            path: "accrual/base",
            children: left.filter { !$0.1.isZero }.map { code, amount, path in
                Explanation(nil, Reason(code, ["amount": .money(amount)]), path: path)
            }
        )
    }

    /// The exact points before rounding, when they are rounded once and a decimal number holds them.
    private var roundingStep: RoundingStep? {
        guard rule.stage == .order, rule.rate.counting == .proportionally, !isBelowMinimum else { return nil }
        var exact = rule.rate.exactSteps(for: spend.spend.minorUnits, multiplier)
        guard exact.numerator % exact.denominator != 0 else { return nil }
        for decimals in 1...6 {
            exact.numerator *= 10
            guard exact.numerator % exact.denominator == 0 else { continue }
            guard let steps = Int64(exactly: exact.numerator / exact.denominator),
                let number = try? ExactDecimal(steps: steps, decimals: decimals + Int(points.unit.decimals))
            else { return nil }
            return RoundingStep(exact: .decimal(number), rounded: .points(points), rule: rule.rounding)
        }
        return nil
    }

    private var isBelowMinimum: Bool { rule.minimumSpend.map { spend.spend.minorUnits < $0.minorUnits } ?? false }

    /// The least further spend that gives more points, by doubling and halving: points never fall as spend grows.
    private var nearMiss: NearMiss? {
        let parts = rule.stage == .line ? spend.parts.map(\.spend.minorUnits) : [spend.spend.minorUnits]
        var best: (more: Int64, points: Points)?
        for index in parts.indices {
            func points(with more: Int64) -> Points? {
                var parts = parts
                parts[index] += more
                let total = spend.spend.minorUnits + more
                guard let steps = try? rule.steps(for: parts, total: total, multiplier) else { return nil }
                return try? Points(steps: steps, in: self.points.unit)
            }
            var high: Int64 = 1
            while let gained = points(with: high), gained.steps <= self.points.steps, high < Steps.maximum { high *= 2 }
            guard let gained = points(with: high), gained.steps > self.points.steps else { continue }
            var low = high / 2
            while high - low > 1 {
                let middle = low + (high - low) / 2
                if let gained = points(with: middle), gained.steps <= self.points.steps {
                    low = middle
                } else {
                    high = middle
                }
            }
            if let outcome = points(with: high), high < best?.more ?? .max { best = (high, outcome) }
        }
        guard let best, let shortfall = try? Money(minorUnits: best.more, in: spend.spend.currency) else { return nil }
        return NearMiss(shortfall: .money(shortfall), outcome: .points(best.points))
    }
}

extension AccrualRate {
    /// The steps before rounding, for spend that earned points already, so that the product is known to fit.
    fileprivate func exactSteps(
        for minorUnits: Int64,
        _ multiplier: Rate
    ) -> (numerator: Int128, denominator: Int128) {
        let product = Int128(minorUnits) * Int128(points.steps)
        let (numerator, overflow) = product.multipliedReportingOverflow(by: Int128(multiplier.numerator))
        let denominator = Int128(spend.minorUnits) * Int128(multiplier.denominator)
        // Room is left for six decimals; a larger product is shown without its exact value.
        guard !overflow, numerator < Int128.max / 1_000_000 else { return (0, 1) }
        return (numerator, denominator)
    }
}
