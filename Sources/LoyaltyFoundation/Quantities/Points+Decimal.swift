//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation
public import LoyaltyCore

extension Points {
    /// Creates an amount of points that a decimal number is exactly.
    ///
    /// - Parameters:
    ///   - decimal: The amount in whole units, such as 12.5.
    ///   - unit: The unit.
    /// - Throws: ``FoundationBridgeError`` with code `inexactDecimal` if the number has more decimals than the unit,
    ///   `decimalOutOfRange` if it is not a number or lies beyond ±(2^53 − 1) steps.
    public init(exactly decimal: Decimal, in unit: PointUnit) throws(FoundationBridgeError) {
        self = try Points(decimal, in: unit, ruleOrExact: nil)
    }

    /// Creates the amount of points nearest to a decimal number by a rule.
    ///
    /// - Parameters:
    ///   - decimal: The amount in whole units.
    ///   - unit: The unit.
    ///   - rule: What becomes of a fraction of a step.
    /// - Throws: ``FoundationBridgeError`` with code `decimalOutOfRange` if the number is none or lies beyond
    ///   ±(2^53 − 1) steps.
    public init(_ decimal: Decimal, in unit: PointUnit, rounding rule: RoundingRule) throws(FoundationBridgeError) {
        self = try Points(decimal, in: unit, ruleOrExact: rule)
    }

    private init(_ decimal: Decimal, in unit: PointUnit, ruleOrExact rule: RoundingRule?) throws(FoundationBridgeError)
    {
        let steps = try DecimalDigits(decimal).steps(decimals: Int(unit.decimals), rounding: rule)
        do throws(CoreError) { try self.init(steps: steps, in: unit) } catch { throw DecimalDigits.outOfRange }
    }

    /// The amount in whole units, exactly.
    public var decimal: Decimal { Decimal(steps: steps, decimals: Int(unit.decimals)) }
}
