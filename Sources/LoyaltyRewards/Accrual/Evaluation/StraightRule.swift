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
    private let spend: StraightTerm
    private let qualifying: StraightTerm?
    private let isSame: Bool
    private let minimum: Int64
    private let isMultiplied: Bool

    init?(_ rules: [AccrualRule]) {
        guard rules.count == 1, case .spend(let rate) = rules[0].earns, rules[0].scope == .everything,
            rules[0].condition == .always
        else { return nil }
        spend = StraightTerm(rate)
        switch rules[0].qualification {
        case .samePoints:
            qualifying = spend
            isSame = true
        case .earning(let own):
            guard case .spend(let own) = own else { return nil }
            qualifying = StraightTerm(own)
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
        var points: Int64 = 0
        if minorUnits >= minimum {
            let multiplier = isMultiplied ? multiplier : .one
            steps = try self.steps(for: minorUnits, spend, multiplier, rounding)
            if remainder == .carried {
                let (dividend, divisor) = try fraction(of: minorUnits, spend, multiplier)
                millionths = try ExactSteps.millionths(dividend, by: divisor)
            }
            if isSame, multiplier == .one {
                points = steps
            } else if let qualifying {
                points = try self.steps(for: minorUnits, qualifying, .one, rounding)
            }
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
        return try steps(for: minorUnits, qualifying, .one, rounding)
    }

    /// The rounded steps; in 64 bits wherever these hold the product and the divisor.
    private func steps(
        for minorUnits: Int64,
        _ term: StraightTerm,
        _ multiplier: Rate,
        _ rounding: RoundingRule
    ) throws(RewardsError) -> Int64 {
        let amount = term.step > 1 ? minorUnits / term.step : minorUnits
        let (points, isLarge) = amount.multipliedReportingOverflow(by: term.factor)
        let (product, isLarger) = points.multipliedReportingOverflow(by: multiplier.numerator)
        let (divisor, isFine) = term.divisor.multipliedReportingOverflow(by: multiplier.denominator)
        if !isLarge, !isLarger, !isFine { return try ExactSteps.quotient(product, by: divisor, rounding) }
        let fraction = try fraction(of: minorUnits, term, multiplier)
        return try ExactSteps.quotient(fraction.dividend, by: fraction.divisor, rounding)
    }

    private func fraction(
        of minorUnits: Int64,
        _ term: StraightTerm,
        _ multiplier: Rate
    ) throws(RewardsError) -> (dividend: Int128, divisor: Int128) {
        // The first product of each is of two numbers within 53 bits.
        let points = Int128(minorUnits / term.step) * Int128(term.factor)
        let dividend = try ExactSteps.product(points, Int128(multiplier.numerator))
        return (dividend, Int128(term.divisor) * Int128(multiplier.denominator))
    }
}

/// A rate for spend as numbers of 53 bits: steps = amount ÷ step × factor ÷ divisor.
private struct StraightTerm: Sendable {
    let factor: Int64
    let divisor: Int64
    let step: Int64

    init(_ rate: AccrualRate) {
        factor = rate.points.steps
        let isWhole = rate.counting == .wholeSteps
        divisor = isWhole ? 1 : rate.spend.minorUnits
        step = isWhole ? rate.spend.minorUnits : 1
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
