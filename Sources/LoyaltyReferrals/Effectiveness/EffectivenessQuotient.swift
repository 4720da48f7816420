//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A figure of partners with both of its terms, so that nobody has to ask what it is a share of.
public struct EffectivenessQuotient: Hashable, Sendable {
    /// What the figure is.
    public let figure: EffectivenessFigure
    /// What is divided, in minor units if it is money.
    public let numerator: Int64
    /// What it is divided by, in minor units if it is money.
    public let denominator: Int64
    /// The currency of whatever is money.
    public let currency: Currency

    /// The exact quotient, or nil where there is nothing to divide by.
    public var rate: Rate? { denominator > 0 ? try? Rate(numerator, per: denominator) : nil }

    /// The quotient for a chart, or nil where there is nothing to divide by.
    public var value: Double? { denominator > 0 ? Double(numerator) / Double(denominator) : nil }

    /// Returns an amount for each of what is counted, such as revenue for each click.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The amount, or nil for a figure that is not money over a count, or where there is nothing to divide by.
    public func amount(rounding: RoundingRule) -> Money? {
        guard figure.numerator.isMoney, !figure.denominator.isMoney, denominator > 0 else { return nil }
        guard let units = try? rounding.quotient(Int128(numerator), by: Int128(denominator)) else { return nil }
        return try? Money(minorUnits: units, in: currency)
    }

    /// Whether two quotients are equal as numbers; neither divides by nothing.
    func isSame(as other: EffectivenessQuotient) -> Bool { !isLess(than: other) && !other.isLess(than: self) }

    /// Whether the quotient is less than another; neither divides by nothing.
    func isLess(than other: EffectivenessQuotient) -> Bool {
        Int128(numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(denominator)
    }
}
