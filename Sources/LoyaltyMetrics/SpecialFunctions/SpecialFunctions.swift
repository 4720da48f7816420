//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The functions of mathematics behind the models of purchasing that no standard library has.
///
/// They use basic arithmetic only, so that their results have the same bits on every platform and every run. The errors
/// stated were found against 30 digits.
public enum SpecialFunctions: Sendable {
    /// Returns the logarithm of the gamma function, ln Γ(x).
    ///
    /// Stirling's series beyond 10, the recurrence below. The error is below 10⁻¹⁴ of the result, or of 1 near 1 and 2 where
    /// it is zero, exactly so. Source: NIST Digital Library of Mathematical Functions, 5.11.1.
    ///
    /// - Parameter x: A positive number.
    /// - Returns: The logarithm; infinite at 0 and at infinity, NaN for a negative number or NaN.
    public static func logGamma(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x >= 0 ? .infinity : .nan }
        guard x != 1, x != 2 else { return 0 }
        var y = x
        var product = 1.0
        while y < 10 {
            product *= y
            y += 1
        }
        let z = 1 / (y * y)
        let odd = 1.0 / 1_188 - z * (691.0 / 360_360 - z / 156)
        let series = 1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1_260 - z * (1.0 / 1_680 - z * odd)))
        let stirling = (y - 0.5) * (Elementary.log(y) - 1) + (0.418_938_533_204_672_74 + series / y)
        return y == x ? stirling : stirling - Elementary.log(product)
    }

    /// Returns the derivative of ``logGamma(_:)``, ψ(x).
    ///
    /// The error is below 10⁻¹³ of the result, or of 1 near its zero at 1.46. Source: NIST Digital Library of Mathematical
    /// Functions, 5.11.2.
    ///
    /// - Parameter x: A positive number.
    /// - Returns: The derivative; minus infinity at 0, infinite at infinity, NaN for a negative number or NaN.
    public static func digamma(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x == 0 ? -.infinity : (x > 0 ? .infinity : .nan) }
        var y = x
        var shift = 0.0
        while y < 10 {
            shift += 1 / y
            y += 1
        }
        let z = 1 / (y * y)
        let odd = 1.0 / 132 - z * (691.0 / 32_760 - z / 12)
        let series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * odd))))
        return Elementary.log(y) - 0.5 / y - series - shift
    }

    /// Returns the second derivative of ``logGamma(_:)``, ψ′(x).
    ///
    /// The error is below 10⁻¹³ of the result. Source: NIST Digital Library of Mathematical Functions, 5.15.8.
    ///
    /// - Parameter x: A positive number.
    /// - Returns: The derivative; infinite at 0, zero at infinity, NaN for a negative number or NaN.
    public static func trigamma(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x == 0 ? .infinity : (x > 0 ? 0 : .nan) }
        var y = x
        var shift = 0.0
        while y < 10 {
            shift += 1 / (y * y)
            y += 1
        }
        let z = 1 / (y * y)
        let odd = 5.0 / 66 - z * (691.0 / 2_730 - z * (7.0 / 6))
        let series = z * (1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * (1.0 / 30 - z * odd))))
        return (1 + series) / y + z / 2 + shift
    }
}
