//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How much more a loyal customer is worth than another one: the difference of two averages.
///
/// ```swift
/// let premium = try LoyaltyPremium(
///     loyal: MoneyAverage(sum: Money(parsing: "1200.00 EUR"), count: 10),
///     others: MoneyAverage(sum: Money(parsing: "4500.00 EUR"), count: 50))
/// premium.difference(rounding: .down)    // 30.00 EUR
/// premium.relative                       // 0.333
/// ```
///
/// Take both averages from figures of one kind, over one period: order values, or customers' values. The difference is what
/// is seen, not what loyalty causes: those who buy more join more readily. For the effect of a program, compare with a
/// control group.
public struct LoyaltyPremium: Hashable, Sendable {
    /// The metric's name in JSON.
    public static let kind = "loyaltyPremium"

    /// The average of loyal customers.
    public let loyal: MoneyAverage
    /// The average of the others.
    public let others: MoneyAverage

    /// Compares two averages.
    ///
    /// - Parameters:
    ///   - loyal: The average of loyal customers, as your own rule names them.
    ///   - others: The average of the others.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`.
    public init(loyal: MoneyAverage, others: MoneyAverage) throws(MetricsError) {
        guard loyal.sum.currency == others.sum.currency else {
            throw MetricsError(.currencyMismatch, "both averages are in one currency")
        }
        self.loyal = loyal
        self.others = others
    }

    /// Returns by how much the average of loyal customers is greater; rounded once, from the exact difference.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The difference, negative if loyal customers are worth less; nil if either average has no value, or beyond
    ///   ±(2^53 − 1) minor units.
    public func difference(rounding: RoundingRule) -> Money? {
        // Each product is below 2^106.
        let dividend =
            Int128(loyal.sum.minorUnits) * Int128(others.count) - Int128(others.sum.minorUnits) * Int128(loyal.count)
        return (try? rounding.quotient(dividend, by: Int128(loyal.count) * Int128(others.count)))
            .flatMap { try? Money(minorUnits: $0, in: loyal.sum.currency) }
    }

    /// The difference in parts of the others' average; nil if either has no value, or the others' is not above zero.
    public var relative: Double? {
        guard loyal.count > 0, others.count > 0, others.sum.minorUnits > 0 else { return nil }
        let whole = Int128(others.sum.minorUnits) * Int128(loyal.count)
        return Double(Int128(loyal.sum.minorUnits) * Int128(others.count) - whole) / Double(whole)
    }

    /// Returns whether either group is small.
    ///
    /// - Parameter minimum: The customary least number of cases.
    /// - Returns: Whether either group has fewer cases.
    public func isSmallSample(below minimum: Int64 = 30) -> Bool { min(loyal.count, others.count) < minimum }
}
