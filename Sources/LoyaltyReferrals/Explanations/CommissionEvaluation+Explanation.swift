//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension CommissionEvaluation {
    /// How the commission came about: the base part by part, the rate and its rounding, and the cap.
    ///
    /// Made on demand; deciding never makes it.
    public var explanation: Explanation {
        var steps = [
            Explanation(
                nil,
                Reason("commission.base", ["amount": .money(base.amount)]),
                path: "base",
                children: base.parts.map(\.explanation)
            ),
            Explanation(
                nil,
                Reason("commission.rate", ["rate": .rate(rate), "amount": .money(uncapped)]),
                path: "rate",
                rounding: roundingStep
            ),
        ]
        if let cap {
            steps.append(
                Explanation(
                    amount == uncapped ? .no : .yes,
                    Reason(amount == uncapped ? "commission.capNotReached" : "commission.capped", ["cap": .money(cap)]),
                    path: "cap"
                )
            )
        }
        return Explanation(
            nil,
            Reason(
                "commission.amount",
                ["amount": .money(amount), "plan": .text(plan.text), "houseShare": .money(houseShare)]
            ),
            children: steps
        )
    }

    /// What was rounded, or nil if the product is exact.
    private var roundingStep: RoundingStep? {
        RoundingStep(of: base.amount, times: rate, rounded: uncapped, rule: rounding)
    }
}

extension RoundingStep {
    /// What was rounded of an amount times a rate, or nil if the product is exact.
    init?(of amount: Money, times rate: Rate, rounded: Money, rule: RoundingRule) {
        let product = Int128(amount.minorUnits) * Int128(rate.numerator)
        let divisor = Int128(rate.denominator)
        guard product % divisor != 0 else { return nil }
        let exact = Self.exact(product, divisor, in: amount.currency)
        self.init(exact: exact, rounded: .money(rounded), rule: rule)
    }

    /// The product as a decimal, or as a fraction of minor units if no decimal is exact.
    private static func exact(_ product: Int128, _ divisor: Int128, in currency: Currency) -> ExplainedValue {
        let exponent = Int(currency.exponent)
        var scaled = product
        for decimals in (exponent + 1)...(exponent + 9) {
            scaled *= 10
            guard scaled % divisor == 0, let steps = Int64(exactly: scaled / divisor),
                let value = try? ExactDecimal(steps: steps, decimals: decimals)
            else { continue }
            return .decimal(value)
        }
        return .text("\(product)/\(divisor)")
    }
}

extension CommissionBasePart {
    /// How the part counts.
    var explanation: Explanation {
        var values: [String: ExplainedValue] = ["paid": .money(paid), "counted": .money(counted)]
        values["line"] = line.map { .text($0.text) }
        return Explanation(counted.isZero ? .no : .yes, Reason(finding.reasonCode, values), path: "base")
    }
}
