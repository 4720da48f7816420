//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many points spend earns: some points for each amount of spend.
///
/// A rate pairs two exact amounts, so spend never passes through floating point on its way to points. It says as well
/// whether a part of the spend earns its part of the points:
///
/// ```swift
/// let rate = try AccrualRate(
///     Points(steps: 10, in: .points), per: Money(parsing: "2.00 EUR"), counting: .wholeSteps)
/// try rate.points(for: Money(parsing: "7.00 EUR"), rounding: .down)   // 30 points; the last euro earns nothing
/// ```
///
/// With `.proportionally` the same spend earns 35 points.
public struct AccrualRate: Hashable, Sendable {
    /// What becomes of spend that is less than ``AccrualRate/spend``.
    public enum Counting: String, Hashable, CaseIterable, Codable, Sendable {
        /// It earns its exact share of the points, before the result is rounded.
        case proportionally
        /// It earns nothing: only whole amounts of spend count.
        case wholeSteps
    }

    /// The points that each amount of spend earns; above zero.
    public let points: Points
    /// The spend that earns ``points``; above zero.
    public let spend: Money
    /// What becomes of spend that is less than ``spend``.
    public let counting: Counting

    /// Creates a rate.
    ///
    /// - Parameters:
    ///   - points: The points that each amount of spend earns; above zero.
    ///   - spend: The spend that earns them; above zero.
    ///   - counting: What becomes of spend that is less.
    /// - Throws: ``RewardsError`` with code `invalidRate` if either amount is zero or less.
    public init(_ points: Points, per spend: Money, counting: Counting) throws(RewardsError) {
        guard points.steps > 0, spend.minorUnits > 0 else {
            throw RewardsError(.invalidRate, "an accrual rate has points and spend above zero")
        }
        self.points = points
        self.spend = spend
        self.counting = counting
    }
}

// MARK: - Points for spend

extension AccrualRate {
    /// Returns the points that an amount of spend earns.
    ///
    /// - Parameters:
    ///   - amount: The spend; zero or more, in the currency of the rate.
    ///   - multiplier: By how much a tier or campaign multiplies the points; zero or more.
    ///   - rounding: What becomes of a fraction of a step, once, after the multiplier.
    /// - Returns: The points, zero if the spend does not reach the first step.
    /// - Throws: ``RewardsError`` with code `currencyMismatch`, `invalidAmount` for negative spend, `invalidRate` for a negative
    ///   multiplier, or `amountOutOfRange`.
    public func points(
        for amount: Money,
        multiplier: Rate = .one,
        rounding: RoundingRule
    ) throws(RewardsError) -> Points {
        guard amount.currency == spend.currency else {
            throw RewardsError(.currencyMismatch, "spend is in the currency of the accrual rate")
        }
        guard !amount.isNegative else {
            throw RewardsError(.invalidAmount, "spend is zero or more; a return reverses an accrual")
        }
        guard !multiplier.isNegative else { throw RewardsError(.invalidRate, "a multiplier is zero or more") }
        return try Steps.points(
            steps(for: amount.minorUnits, multiplier: multiplier, rounding: rounding),
            in: points.unit
        )
    }

    /// The steps of points for minor units of spend.
    func steps(
        for minorUnits: Int64,
        multiplier: Rate,
        rounding: RoundingRule
    ) throws(RewardsError) -> Int64 {
        var dividend = Int128(minorUnits)
        var divisor = Int128(multiplier.denominator)
        switch counting {
        case .proportionally: divisor *= Int128(spend.minorUnits)
        case .wholeSteps: dividend /= Int128(spend.minorUnits)
        }
        dividend *= Int128(points.steps)
        let (product, overflow) = dividend.multipliedReportingOverflow(by: Int128(multiplier.numerator))
        guard !overflow else { throw .outOfRange }
        do { return try rounding.quotient(product, by: divisor) } catch { throw .outOfRange }
    }
}

// MARK: - Codable

extension AccrualRate: Codable {
    private enum CodingKeys: String, CodingKey { case counting, per, points }

    /// Reads a rate from an object with `points`, `per` and `counting`, and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Points.self, forKey: .points),
            per: container.decode(Money.self, forKey: .per),
            counting: container.decode(Counting.self, forKey: .counting)
        )
    }

    /// Writes the rate as an object with `points`, `per` and `counting`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(points, forKey: .points)
        try container.encode(spend, forKey: .per)
        try container.encode(counting, forKey: .counting)
    }
}
