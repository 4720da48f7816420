//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What points are worth, and how many may be redeemed at once.
///
/// ```swift
/// let rule = try RedemptionRule(
///     Points(steps: 1, in: .points), worth: Money(parsing: "0.03 EUR"),
///     minimum: Points(steps: 100, in: .points), step: Points(steps: 10, in: .points), rounding: .down)
/// try rule.value(of: Points(steps: 3_030, in: .points)).description   // "90.90 EUR"
/// ```
public struct RedemptionRule: Hashable, Sendable {
    /// The points that are worth ``worth``; above zero.
    public let points: Points
    /// What ``points`` are worth; above zero.
    public let worth: Money
    /// The fewest points that may be redeemed at once; above zero.
    public let minimum: Points
    /// The number of points redeemed is a multiple of this; above zero.
    public let step: Points
    /// What becomes of a fraction of a minor unit in the value.
    public let rounding: RoundingRule
    /// The fewest points that can be redeemed at once: no fewer than ``minimum``, in whole steps, and worth something.
    public let leastRedeemable: Points

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - points: The points that are worth the money; above zero.
    ///   - worth: What they are worth; above zero.
    ///   - minimum: The fewest points that may be redeemed at once; above zero.
    ///   - step: The number of points redeemed is a multiple of this; above zero.
    ///   - rounding: What becomes of a fraction of a minor unit in the value.
    /// - Throws: ``RewardsError`` with code `invalidRate` for an amount of zero or less, or if no amount of points could ever be
    ///   redeemed; `unitMismatch` for points of several units.
    public init(
        _ points: Points,
        worth: Money,
        minimum: Points,
        step: Points,
        rounding: RoundingRule
    ) throws(RewardsError) {
        guard points.steps > 0, worth.minorUnits > 0, minimum.steps > 0, step.steps > 0 else {
            throw RewardsError(.invalidRate, "a redemption rule has amounts above zero")
        }
        guard minimum.unit == points.unit, step.unit == points.unit else {
            throw RewardsError(.unitMismatch, "a redemption rule has points of one unit")
        }
        self.points = points
        self.worth = worth
        self.minimum = minimum
        self.step = step
        self.rounding = rounding
        let steps = try Self.leastSteps(points.steps, worth.minorUnits, minimum.steps, step.steps, rounding)
        self.leastRedeemable = try Steps.points(steps, in: points.unit)
    }

    /// The least multiple of the step from the minimum on that is worth a minor unit; value never falls as points grow.
    private static func leastSteps(
        _ points: Int64,
        _ worth: Int64,
        _ minimum: Int64,
        _ step: Int64,
        _ rounding: RoundingRule
    ) throws(RewardsError) -> Int64 {
        func isWorthSomething(_ count: Int64) -> Bool {
            // A value beyond the bound is worth more than nothing.
            (try? rounding.quotient(Int128(count) * Int128(step) * Int128(worth), by: Int128(points)) > 0) ?? true
        }
        var low = (minimum - 1) / step + 1
        var high = Steps.maximum / step
        guard low <= high, isWorthSomething(high) else {
            throw RewardsError(.invalidRate, "a redemption rule lets some amount of points be redeemed")
        }
        while low < high {
            let middle = low + (high - low) / 2
            if isWorthSomething(middle) { high = middle } else { low = middle + 1 }
        }
        return low * step
    }
}

// MARK: - Value

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
    /// - Returns: The largest multiple of the step within both bounds; zero if that is below ``leastRedeemable``.
    /// - Throws: ``RewardsError`` with code `unitMismatch`, `currencyMismatch` or `invalidAmount`.
    public func redeemable(from available: Points, towards due: Money? = nil) throws(RewardsError) -> Points {
        try check(available)
        var most = available.steps
        if let due {
            guard due.currency == worth.currency else {
                throw RewardsError(.currencyMismatch, "what is due is in the currency of the redemption rule")
            }
            guard !due.isNegative else { throw RewardsError(.invalidAmount, "what is due is zero or more") }
            // The exact value of the points stays within what is due, so its rounded value stays there too.
            let covering = Int128(due.minorUnits) * Int128(points.steps) / Int128(worth.minorUnits)
            if covering < Int128(most) { most = Int64(covering) }
        }
        let whole = most - most % step.steps
        return try Steps.points(whole < leastRedeemable.steps ? 0 : whole, in: points.unit)
    }

    /// The amount to offer for one that is not a multiple of the step: the multiple below, or the least of all.
    func nearestSteps(to steps: Int64) -> Int64 { max(steps - steps % step.steps, leastRedeemable.steps) }

    private func check(_ amount: Points) throws(RewardsError) {
        guard amount.unit == points.unit else {
            throw RewardsError(.unitMismatch, "points are in the unit of the redemption rule")
        }
        guard !amount.isNegative else { throw RewardsError(.invalidAmount, "points are zero or more") }
    }
}

// MARK: - Codable

extension RedemptionRule: Codable {
    private enum CodingKeys: String, CodingKey { case minimum, points, rounding, step, worth }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Points.self, forKey: .points),
            worth: container.decode(Money.self, forKey: .worth),
            minimum: container.decode(Points.self, forKey: .minimum),
            step: container.decode(Points.self, forKey: .step),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(points, forKey: .points)
        try container.encode(worth, forKey: .worth)
        try container.encode(minimum, forKey: .minimum)
        try container.encode(step, forKey: .step)
        try container.encode(rounding, forKey: .rounding)
    }
}
