//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The one bound on every amount: 2^53 − 1, the largest integer that JSON readers of other languages carry exactly.
///
/// The sum or difference of two such amounts always fits into 64 bits.
enum Magnitude {
    static let maximum: Int64 = 9_007_199_254_740_991

    static var error: CoreError { CoreError(.amountOutOfRange, "an amount lies within ±9007199254740991") }

    /// Returns the value if it is within the bound.
    static func checked(_ value: Int64) throws(CoreError) -> Int64 {
        guard value.magnitude <= maximum else { throw error }
        return value
    }

    /// Returns the value as 64 bits if it is within the bound.
    static func checked(_ value: Int128) throws(CoreError) -> Int64 {
        guard value.magnitude <= maximum else { throw error }
        return Int64(truncatingIfNeeded: value)
    }
}
