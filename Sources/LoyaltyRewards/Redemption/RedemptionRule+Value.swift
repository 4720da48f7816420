//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension RedemptionRule {
    /// Returns what an amount of points is worth.
    ///
    /// - Parameter amount: The points; zero or more.
    /// - Returns: What an amount of points is worth.
    /// - Throws: ``RewardsError`` with code `unitMismatch`, `invalidAmount` or `amountOutOfRange`.
    public func value(of amount: Points) throws(RewardsError) -> Money { try value(of: amount, rounding: rounding) }

    /// The value by another rule of rounding than the redemption's own.
    func value(of amount: Points, rounding: RoundingRule) throws(RewardsError) -> Money {
        try check(amount)
        let product = Int128(amount.steps) * Int128(worth.minorUnits)
        do {
            return try Steps.money(rounding.quotient(product, by: Int128(points.steps)), in: worth.currency)
        } catch {
            throw .outOfRange
        }
    }

    /// Returns the most points that may be redeemed at once.
    ///
    /// - Parameters:
    ///   - available: The points that there are; zero or more.
    ///   - due: What is to be paid; the points are worth no more than that. Nil for no bound.
    /// - Returns: The largest multiple of the step within these bounds and ``maximum``; zero if that is below
    ///   ``leastRedeemable``.
    /// - Throws: ``RewardsError`` with code `unitMismatch`, `currencyMismatch` or `invalidAmount`.
    public func redeemable(from available: Points, towards due: Money? = nil) throws(RewardsError) -> Points {
        try check(available)
        var most = min(available.steps, maximum?.steps ?? Steps.maximum)
        if let due {
            try check(due)
            most = min(most, stepsCovering(due.minorUnits))
        }
        let whole = most - most % step.steps
        return try Steps.points(whole < leastRedeemable.steps ? 0 : whole, in: points.unit)
    }

    /// The most points whose exact value stays within an amount; so their rounded value stays there too.
    func stepsCovering(_ minorUnits: Int64) -> Int64 {
        let covering = Int128(minorUnits) * Int128(points.steps) / Int128(worth.minorUnits)
        return Int64(truncatingIfNeeded: min(covering, Int128(Steps.maximum)))
    }

    /// The amount to offer for one that is not a multiple of the step: the multiple below, or the least of all.
    func nearestSteps(to steps: Int64) -> Int64 { max(steps - steps % step.steps, leastRedeemable.steps) }

    func check(_ amount: Points) throws(RewardsError) {
        guard amount.unit == points.unit else {
            throw RewardsError(.unitMismatch, "points are in the unit of the redemption rule")
        }
        guard !amount.isNegative else { throw RewardsError(.invalidAmount, "points are zero or more") }
    }

    func check(_ due: Money) throws(RewardsError) {
        guard due.currency == worth.currency else {
            throw RewardsError(.currencyMismatch, "what is due is in the currency of the redemption rule")
        }
        guard !due.isNegative else { throw RewardsError(.invalidAmount, "what is due is zero or more") }
    }
}
