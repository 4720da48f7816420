//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The one bound on counts and sums, 2^53 − 1, and the additions that keep it.
enum Tally {
    static let maximum: Int64 = 9_007_199_254_740_991

    /// Returns the sum of two values, if it is within the bound.
    static func sum(_ first: Int64, _ second: Int64) throws(MetricsError) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow, sum <= maximum else { throw tooLarge }
        return sum
    }

    /// Returns the sum of counts, if none is negative and it is within the bound.
    static func sum(ofCounts counts: [Int64]) throws(MetricsError) -> Int64 {
        var total: Int64 = 0
        for count in counts {
            guard count >= 0 else { throw MetricsError(.invalidCounts, "a count is zero or more") }
            total = try sum(total, count)
        }
        return total
    }

    /// Returns the exact quotient of two sums; nil if the divisor is zero.
    static func ratio(_ dividend: Int64, _ divisor: Int64) -> Rate? {
        // Both are within the bound of a rate's terms, so that only a zero divisor is refused.
        try? Rate(dividend, per: divisor)
    }

    /// Returns an amount that is known to be within the bound.
    static func money(_ minorUnits: Int64, in currency: Currency) throws(MetricsError) -> Money {
        guard let money = try? Money(minorUnits: minorUnits, in: currency) else { throw tooLarge }
        return money
    }

    static var tooLarge: MetricsError {
        MetricsError(.sumOutOfRange, "a count or a sum is at most 9007199254740991")
    }
}
