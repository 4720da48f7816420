//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Sums and products of zero or more that fit into 128 bits, or are refused.
enum ExactSteps {
    static func product(_ lhs: Int128, _ rhs: Int128) throws(RewardsError) -> Int128 {
        // Two factors of 64 bits always fit, and need no check of 128.
        if let lhs = Int64(exactly: lhs), let rhs = Int64(exactly: rhs) { return Int128(lhs) &* Int128(rhs) }
        let (product, overflow) = lhs.multipliedReportingOverflow(by: rhs)
        guard !overflow else { throw .outOfRange }
        return product
    }

    static func sum(_ lhs: Int128, _ rhs: Int128) throws(RewardsError) -> Int128 {
        let (sum, overflow) = lhs.addingReportingOverflow(rhs)
        guard !overflow else { throw .outOfRange }
        return sum
    }

    static func sum(_ lhs: Int64, _ rhs: Int64) throws(RewardsError) -> Int64 {
        guard let sum = Steps.sum(lhs, rhs) else { throw .outOfRange }
        return sum
    }

    /// The quotient of a dividend of zero or more and a divisor above zero, rounded; in 64 bits wherever both fit.
    static func quotient(
        _ dividend: Int128,
        by divisor: Int128,
        _ rounding: RoundingRule
    ) throws(RewardsError) -> Int64 {
        guard let small = Int64(exactly: dividend), let divider = Int64(exactly: divisor) else {
            do { return try rounding.quotient(dividend, by: divisor) } catch { throw .outOfRange }
        }
        return try quotient(small, by: divider, rounding)
    }

    /// The quotient of a dividend of zero or more and a divisor above zero, rounded.
    static func quotient(_ dividend: Int64, by divisor: Int64, _ rounding: RoundingRule) throws(RewardsError) -> Int64 {
        let (whole, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        let result = remainder == 0 ? whole : rounded(whole, remainder, divisor, rounding)
        guard result <= Steps.maximum else { throw .outOfRange }
        return result
    }

    private static func rounded(
        _ whole: Int64,
        _ remainder: Int64,
        _ divisor: Int64,
        _ rounding: RoundingRule
    ) -> Int64 {
        switch rounding {
        case .down, .towardZero: return whole
        case .up, .awayFromZero: return whole + 1
        case .toNearestOrEven, .toNearestOrAwayFromZero:
            let left = divisor - remainder
            if remainder == left { return rounding == .toNearestOrAwayFromZero ? whole + 1 : whole + whole % 2 }
            return remainder > left ? whole + 1 : whole
        }
    }

    /// The least common multiple of two numbers above zero.
    static func leastCommonMultiple(_ lhs: Int128, _ rhs: Int128) throws(RewardsError) -> Int128 {
        var (larger, smaller) = (lhs, rhs)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return try product(lhs / larger, rhs)
    }

    /// Whole steps for exact shares: each its own whole ones, and those left over by largest remainder, first come first.
    ///
    /// - Parameters:
    ///   - steps: The steps; the exact shares sum to less than one step more or less for each share.
    ///   - shares: The exact share of each, times the divisor.
    ///   - divisor: Above zero.
    /// - Returns: The whole steps of each.
    static func whole(_ steps: Int64, of shares: [Int128], over divisor: Int128) -> [Int64] {
        var parts = Array(repeating: Int64(0), count: shares.count)
        var fractions: [(index: Int, remainder: Int128)] = []
        var left = steps
        for index in shares.indices where shares[index] > 0 {
            let (whole, remainder) = shares[index].quotientAndRemainder(dividingBy: divisor)
            // The sum of the shares is known to fit.
            parts[index] = Int64(truncatingIfNeeded: whole)
            left -= parts[index]
            if remainder > 0 { fractions.append((index, remainder)) }
        }
        guard left > 0 else { return parts }
        fractions.sort { $0.remainder == $1.remainder ? $0.index < $1.index : $0.remainder > $1.remainder }
        for (index, _) in fractions.prefix(Int(left)) { parts[index] += 1 }
        return parts
    }
}
