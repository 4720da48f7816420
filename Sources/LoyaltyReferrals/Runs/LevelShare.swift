//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The share of one level, ready to be taken of many amounts.
struct LevelShare {
    private let numerator: UInt64
    private let denominator: UInt64
    private let rounding: RoundingRule

    init(_ rate: Rate, _ rounding: RoundingRule) {
        numerator = UInt64(rate.numerator.magnitude)
        denominator = UInt64(rate.denominator.magnitude)
        self.rounding = rounding
    }

    /// Returns the share of an amount; both are zero or more, and the rate is at most one.
    @inline(__always)
    func part(of amount: Int64) -> Int64 {
        let (high, low) = UInt64(bitPattern: amount).multipliedFullWidth(by: numerator)
        let (whole, rest) =
            high == 0
            ? low.quotientAndRemainder(dividingBy: denominator) : denominator.dividingFullWidth((high, low))
        return Int64(bitPattern: whole &+ step(whole, rest))
    }

    /// One if the rest is rounded up, else zero.
    @inline(__always)
    private func step(_ whole: UInt64, _ rest: UInt64) -> UInt64 {
        switch rounding {
        case .down, .towardZero: 0
        case .up, .awayFromZero: rest > 0 ? 1 : 0
        case .toNearestOrAwayFromZero: rest >= denominator &- rest ? 1 : 0
        case .toNearestOrEven: rest > denominator &- rest || (rest == denominator &- rest && whole & 1 == 1) ? 1 : 0
        }
    }
}
