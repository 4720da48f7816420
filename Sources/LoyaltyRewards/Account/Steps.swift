//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The bounds of points as bare steps: an account knows its unit once, and its lots hold numbers.
enum Steps {
    /// The bound of every amount of LoyaltyCore, 2^53 − 1.
    static let maximum: Int64 = 9_007_199_254_740_991

    /// Returns the sum of two amounts of zero or more, or nil beyond the bound.
    static func sum(_ lhs: Int64, _ rhs: Int64) -> Int64? {
        let (sum, overflow) = lhs.addingReportingOverflow(rhs)
        return overflow || sum > maximum ? nil : sum
    }

    /// Whether a number may stand for an amount of zero or more.
    static func isValid(_ steps: Int64) -> Bool { steps >= 0 && steps <= maximum }

    /// Returns steps that are known to be within the bound as points.
    static func points(_ steps: Int64, in unit: PointUnit) throws(RewardsError) -> Points {
        do { return try Points(steps: steps, in: unit) } catch { throw .outOfRange }
    }

    /// Returns minor units as money.
    static func money(_ minorUnits: Int64, in currency: Currency) throws(RewardsError) -> Money {
        do { return try Money(minorUnits: minorUnits, in: currency) } catch { throw .outOfRange }
    }
}
