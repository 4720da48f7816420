//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension CounterChange {
    /// Returns the counter's value after the change, or nil if the change must be refused.
    ///
    /// This is the one rule of counters; stores that compute in their own language do the same: the new value lies in
    /// 0...``limit``, or in 0...2^53 − 1 without a limit.
    ///
    /// - Parameter value: The counter's value before the change; 0 for a counter that nobody moved.
    /// - Returns: The new value, or nil.
    public func applied(to value: Int64) -> Int64? {
        let (sum, overflow) = value.addingReportingOverflow(change)
        guard !overflow, sum >= 0, sum <= limit ?? JournalLimits.version else { return nil }
        return sum
    }
}
