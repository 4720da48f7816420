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

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - points: The points that are worth the money; above zero.
    ///   - worth: What they are worth; above zero.
    ///   - minimum: The fewest points that may be redeemed at once; above zero.
    ///   - step: The number of points redeemed is a multiple of this; above zero.
    ///   - rounding: What becomes of a fraction of a minor unit in the value.
    /// - Throws: ``RewardsError`` with code `invalidRate` for an amount of zero or less, `unitMismatch` for points of
    ///   several units.
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
    /// - Returns: The largest multiple of the step within both bounds; zero if that is below the minimum.
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
        return try Steps.points(whole < minimum.steps ? 0 : whole, in: points.unit)
    }

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
