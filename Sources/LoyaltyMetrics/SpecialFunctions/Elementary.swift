//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The logarithm and the exponential function in arithmetic that every platform rounds alike.
///
/// The C libraries of two platforms may differ in the last bit, and a fitted model would then differ by platform. These are
/// Taylor series behind the usual reductions, and err by less than two units of the last place.
enum Elementary {
    /// Returns the natural logarithm.
    static func log(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x == 0 ? -.infinity : (x > 0 ? .infinity : .nan) }
        var bits = x.bitPattern
        var shift = 0.0
        if bits < 0x0010_0000_0000_0000 {
            bits = (x * 0x1p54).bitPattern
            shift = -54
        }
        // x = 2^k · (1 + f) with 1 + f between √½ and √2, so that k is 0 near 1 and nothing cancels there.
        let offset = bits &- 0x3FE6_A09E_667F_3BCD
        let k = shift + Double(Int64(bitPattern: offset) >> 52)
        let f = Double(bitPattern: (offset & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD) - 1
        // ln(1 + f) = 2 artanh s = f − s (f − r).
        let s = f / (2 + f)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        let low = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9))
        let middle = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17))
        let high = (2.0 / 19 + z * (2.0 / 21)) + z2 * (2.0 / 23)
        let r = z * (low + z4 * (middle + z4 * high))
        return k * 0x1.62e42feep-1 - ((s * (f - r) - k * 0x1.a39ef35793c76p-33) - f)
    }

    /// Returns ln(1 + x), also exactly where x is small.
    static func log1p(_ x: Double) -> Double {
        let sum = 1 + x
        guard sum != 1 else { return x }
        guard sum > 0, sum < .infinity else { return log(sum) }
        return log(sum) * (x / (sum - 1))
    }

    /// Returns e to a power.
    static func exp(_ x: Double) -> Double {
        guard x > -745.2, x < 709.79 else { return x > 0 ? .infinity : (x < 0 ? 0 : x) }
        // x = k ln 2 + r with |r| ≤ ½ ln 2; adding and taking away 1.5 · 2^52 rounds to an integer.
        let k = (x * 1.442_695_040_888_963_4 + 0x1.8p52) - 0x1.8p52
        let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
        let power = 1 + (r + r * r * tail(r))
        let n = Int64(k)
        guard n >= -1_021, n <= 1_023 else {
            let half = n / 2
            return power * scale(half) * scale(n - half)
        }
        return power * scale(n)
    }

    /// Returns e to a power, less 1, also exactly where the power is small.
    static func expm1(_ x: Double) -> Double {
        abs(x) < 0.35 ? x + x * x * tail(x) : exp(x) - 1
    }

    /// Returns (eˣ − 1) / x, which is 1 at 0.
    static func expm1Ratio(_ x: Double) -> Double { x == 0 ? 1 : expm1(x) / x }

    /// The Taylor series of (eʳ − 1 − r) / r².
    private static func tail(_ r: Double) -> Double {
        let r2 = r * r
        let r4 = r2 * r2
        let low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))
        let middle = (1.0 / 720 + r * (1.0 / 5_040)) + r2 * (1.0 / 40_320 + r * (1.0 / 362_880))
        let high = (1.0 / 3_628_800 + r * (1.0 / 39_916_800)) + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
        return low + r4 * (middle + r4 * high)
    }

    /// 2 to a power between −1022 and 1023.
    private static func scale(_ n: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: n &+ 1_023) &<< 52)
    }
}
