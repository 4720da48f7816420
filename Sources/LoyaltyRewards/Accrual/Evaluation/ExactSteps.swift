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
        guard let small = Int64(exactly: dividend), let divider = Int64(exactly: divisor), small >= 0, divider > 0
        else {
            do { return try rounding.quotient(dividend, by: divisor) } catch { throw .outOfRange }
        }
        let (whole, remainder) = small.quotientAndRemainder(dividingBy: divider)
        guard whole < Steps.maximum else {
            do { return try rounding.quotient(dividend, by: divisor) } catch { throw .outOfRange }
        }
        guard remainder > 0 else { return whole }
        switch rounding {
        case .down, .towardZero: return whole
        case .up, .awayFromZero: return whole + 1
        case .toNearestOrEven, .toNearestOrAwayFromZero:
            let left = divider - remainder
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
        var parts: [Int64] = []
        parts.reserveCapacity(shares.count)
        var remainders: [Int128] = []
        remainders.reserveCapacity(shares.count)
        var left = steps
        for share in shares {
            let (whole, remainder) = share.quotientAndRemainder(dividingBy: divisor)
            // The sum of the shares is known to fit.
            let part = Int64(truncatingIfNeeded: whole)
            parts.append(part)
            remainders.append(remainder)
            left -= part
        }
        guard left > 0 else { return parts }
        let order = shares.indices.sorted {
            remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
        }
        for index in order.prefix(Int(left)) { parts[index] += 1 }
        return parts
    }
}
