//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation
public import LoyaltyCore

extension Money {
    /// Creates an amount that a decimal number is exactly.
    ///
    /// - Parameters:
    ///   - decimal: The amount in units of the currency, such as 12.5.
    ///   - currency: The currency.
    /// - Throws: ``FoundationBridgeError`` with code `inexactDecimal` if the number has more decimals than the currency,
    ///   `decimalOutOfRange` if it is not a number or lies beyond ±(2^53 − 1) minor units.
    public init(exactly decimal: Decimal, in currency: Currency) throws(FoundationBridgeError) {
        self = try Money(decimal, in: currency, ruleOrExact: nil)
    }

    /// Creates the amount nearest to a decimal number by a rule.
    ///
    /// - Parameters:
    ///   - decimal: The amount in units of the currency.
    ///   - currency: The currency.
    ///   - rule: What becomes of a fraction of a minor unit.
    /// - Throws: ``FoundationBridgeError`` with code `decimalOutOfRange` if the number is none or lies beyond
    ///   ±(2^53 − 1) minor units.
    public init(_ decimal: Decimal, in currency: Currency, rounding rule: RoundingRule) throws(FoundationBridgeError) {
        self = try Money(decimal, in: currency, ruleOrExact: rule)
    }

    private init(
        _ decimal: Decimal,
        in currency: Currency,
        ruleOrExact rule: RoundingRule?
    ) throws(FoundationBridgeError) {
        let steps = try DecimalDigits(decimal).steps(decimals: Int(currency.exponent), rounding: rule)
        do throws(CoreError) { try self.init(minorUnits: steps, in: currency) } catch { throw DecimalDigits.outOfRange }
    }

    /// The amount in units of the currency, exactly.
    public var decimal: Decimal { Decimal(steps: minorUnits, decimals: Int(currency.exponent)) }
}

extension Decimal {
    /// The decimal number of so many steps; exact, because a `Decimal` holds 38 digits.
    init(steps: Int64, decimals: Int) {
        self.init(sign: steps < 0 ? .minus : .plus, exponent: -decimals, significand: Decimal(steps.magnitude))
    }
}
