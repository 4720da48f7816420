//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The one rule of the simplest plan, points for all spend: computed without a basket, a list or a date.
struct StraightRule: Sendable {
    private let spend: EarningTerm
    private let qualifying: EarningTerm?
    private let isSame: Bool
    private let minimum: Int64
    private let isMultiplied: Bool

    init?(_ rules: [AccrualRule]) {
        guard rules.count == 1, case .spend = rules[0].earns, rules[0].scope == .everything,
            rules[0].condition == .always
        else { return nil }
        spend = EarningTerm(rules[0].earns)
        switch rules[0].qualification {
        case .samePoints:
            qualifying = spend
            isSame = true
        case .earning(let own):
            guard case .spend = own else { return nil }
            qualifying = EarningTerm(own)
            isSame = false
        case .nothing:
            qualifying = nil
            isSame = false
        }
        minimum = rules[0].minimum?.spend.minorUnits ?? 0
        isMultiplied = rules[0].isMultiplied
    }

    /// What spend earns.
    func figures(
        for minorUnits: Int64,
        _ order: Order,
        multiplier: Rate,
        rounding: RoundingRule,
        remainder: AccrualPlan.Remainder
    ) throws(RewardsError) -> AccrualFigures {
        var steps: Int64 = 0
        var millionths: Int64 = 0
        if minorUnits >= minimum {
            let multiplier = isMultiplied ? multiplier : .one
            let (dividend, divisor) = try fraction(of: minorUnits, spend, multiplier)
            steps = try ExactSteps.quotient(dividend, by: divisor, rounding)
            if remainder == .carried {
                millionths = try ExactSteps.millionths(dividend, by: divisor)
            }
        }
        var points = isSame ? steps : 0
        if !isSame || (isMultiplied && multiplier != .one) {
            points = try qualifyingPoints(for: minorUnits, rounding: rounding)
        }
        return AccrualFigures(
            steps: steps,
            millionths: millionths,
            spend: try Steps.money(minorUnits, in: order.currency),
            qualifying: amounts(points, minorUnits, order)
        )
    }

    /// What counts for tiers.
    func qualifying(
        for minorUnits: Int64,
        _ order: Order,
        rounding: RoundingRule
    ) throws(RewardsError) -> QualifyingAmounts {
        amounts(try qualifyingPoints(for: minorUnits, rounding: rounding), minorUnits, order)
    }

    private func amounts(_ points: Int64, _ spend: Int64, _ order: Order) -> QualifyingAmounts {
        QualifyingAmounts(points: points, spend: spend, orders: order.total.isZero ? 0 : 1)
    }

    private func qualifyingPoints(for minorUnits: Int64, rounding: RoundingRule) throws(RewardsError) -> Int64 {
        guard let qualifying, minorUnits >= minimum else { return 0 }
        let (dividend, divisor) = try fraction(of: minorUnits, qualifying, .one)
        return try ExactSteps.quotient(dividend, by: divisor, rounding)
    }

    private func fraction(
        of minorUnits: Int64,
        _ term: EarningTerm,
        _ multiplier: Rate
    ) throws(RewardsError) -> (dividend: Int128, divisor: Int128) {
        var amount = minorUnits
        if case .wholeSteps(let step) = term.measure { amount /= step }
        // The first product of each is of two numbers within 53 bits.
        let dividend = try ExactSteps.product(Int128(amount) * term.factor, Int128(multiplier.numerator))
        return (dividend, term.divisor * Int128(multiplier.denominator))
    }
}

extension ExactSteps {
    /// Millionths of the quotient of a dividend of zero or more and a divisor above zero, rounded down.
    static func millionths(_ dividend: Int128, by divisor: Int128) throws(RewardsError) -> Int64 {
        let (whole, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard let steps = Int64(exactly: whole) else { throw .outOfRange }
        let (product, overflow) = steps.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { throw .outOfRange }
        let part = Int64(truncatingIfNeeded: try self.product(remainder, 1_000_000) / divisor)
        let (sum, beyond) = product.addingReportingOverflow(part)
        guard !beyond else { throw .outOfRange }
        return sum
    }
}
