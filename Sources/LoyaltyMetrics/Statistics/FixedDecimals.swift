//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Exact fractions as decimal text.
enum FixedDecimals {
    /// Returns a quotient with a fixed number of decimals; nil if the divisor is zero or the text would be too long.
    static func text(_ dividend: Int128, per divisor: Int64, decimals: Int, rounding: RoundingRule) -> String? {
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        guard let steps = try? rounding.quotient(dividend * Int128(scale), by: Int128(divisor)) else { return nil }
        let magnitude = Int64(steps.magnitude)
        let sign = steps < 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(magnitude)" }
        let fraction = String(magnitude % scale)
        return "\(sign)\(magnitude / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
