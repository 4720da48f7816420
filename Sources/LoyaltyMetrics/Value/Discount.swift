//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What later money is worth earlier: an estimate in floating point.
enum Discount {
    /// Returns what an amount of a later instant is worth at an earlier one: amount / (1 + rate)^(days / 365).
    static func value(of minorUnits: Int128, at: Timestamp, from first: Timestamp, perYear rate: Rate) -> Double {
        let years = Double(first.span(to: at).microseconds) / (365 * 86_400_000_000)
        return Double(minorUnits) / pow(1 + Double(rate.numerator) / Double(rate.denominator), years)
    }
}
