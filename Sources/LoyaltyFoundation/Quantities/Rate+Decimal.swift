//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation
public import LoyaltyCore

extension Rate {
    /// Creates the rate that a decimal number is: 0.025 is 2.5 %.
    ///
    /// - Parameter decimal: The number; a rate is exact, so nothing is rounded.
    /// - Throws: ``FoundationBridgeError`` with code `decimalOutOfRange` if the number is none, has more than 18
    ///   decimals, or its terms in lowest form lie beyond ±(2^53 − 1).
    public init(exactly decimal: Decimal) throws(FoundationBridgeError) {
        let digits = try DecimalDigits(decimal)
        guard digits.fraction.count <= 18 else { throw DecimalDigits.outOfRange }
        let steps = try digits.steps(decimals: digits.fraction.count, rounding: nil)
        let scale = (0..<digits.fraction.count).reduce(Int64(1)) { power, _ in power * 10 }
        do throws(CoreError) { try self.init(steps, per: scale) } catch { throw DecimalDigits.outOfRange }
    }

    /// The rate as a decimal number, or nil if it is none with at most 18 decimals: 1/8 is 0.125, 1/3 is nil.
    public var exactDecimal: Decimal? {
        var scale: Int64 = 1
        for decimals in 0...18 {
            if scale % denominator == 0 {
                let product = Decimal(numerator.magnitude) * Decimal(scale / denominator)
                return Decimal(sign: numerator < 0 ? .minus : .plus, exponent: -decimals, significand: product)
            }
            if decimals < 18 { scale *= 10 }
        }
        return nil
    }
}
