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
///
/// A bill is paid with points and money: ``quote(for:due:available:pending:asked:)`` says how much of each.
public struct RedemptionRule: Hashable, Sendable {
    /// The points that are worth ``worth``; above zero.
    public let points: Points
    /// What ``points`` are worth; above zero.
    public let worth: Money
    /// The fewest points that may be redeemed at once; above zero.
    public let minimum: Points
    /// The number of points redeemed is a multiple of this; above zero.
    public let step: Points
    /// The most points that may be redeemed at once, or nil for no bound.
    public let maximum: Points?
    /// The greatest share of an order's total that may be paid with points, above 0 and up to 100 %, or nil for all of it.
    public let orderShare: Rate?
    /// What becomes of the rest of a bill that whole steps cannot cover.
    public let residual: ResidualPolicy
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
    ///   - maximum: The most points that may be redeemed at once, or nil for no bound.
    ///   - orderShare: The greatest share of an order's total that may be paid with points, or nil for all of it.
    ///   - residual: What becomes of the rest of a bill that whole steps cannot cover.
    ///   - rounding: What becomes of a fraction of a minor unit in the value.
    /// - Throws: ``RewardsError`` with code `invalidRate` for an amount of zero or less, a share of zero or less or of more
    ///   than all, or if no amount of points could ever be redeemed; `unitMismatch` for points of several units.
    public init(
        _ points: Points,
        worth: Money,
        minimum: Points,
        step: Points,
        maximum: Points? = nil,
        orderShare: Rate? = nil,
        residual: ResidualPolicy = .paid,
        rounding: RoundingRule
    ) throws(RewardsError) {
        guard points.steps > 0, worth.minorUnits > 0, minimum.steps > 0, step.steps > 0 else {
            throw RewardsError(.invalidRate, "a redemption rule has amounts above zero")
        }
        guard minimum.unit == points.unit, step.unit == points.unit, (maximum ?? points).unit == points.unit else {
            throw RewardsError(.unitMismatch, "a redemption rule has points of one unit")
        }
        if let orderShare, orderShare <= .zero || orderShare > .one {
            throw RewardsError(.invalidRate, "points pay a share of an order above 0 % and up to 100 %")
        }
        self.points = points
        self.worth = worth
        self.minimum = minimum
        self.step = step
        self.maximum = maximum
        self.orderShare = orderShare
        self.residual = residual
        self.rounding = rounding
        let steps = try Self.leastSteps(points.steps, worth.minorUnits, minimum.steps, step.steps, rounding)
        guard steps <= maximum?.steps ?? Steps.maximum else { throw Self.useless }
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
        guard low <= high, isWorthSomething(high) else { throw useless }
        while low < high {
            let middle = low + (high - low) / 2
            if isWorthSomething(middle) { high = middle } else { low = middle + 1 }
        }
        return low * step
    }

    private static var useless: RewardsError {
        RewardsError(.invalidRate, "a redemption rule lets some amount of points be redeemed")
    }
}
