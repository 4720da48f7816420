//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Until when a tier is held, and why.
struct TierHoldEnd {
    /// The first instant without the tier, or nil if it is held for ever.
    let until: Timestamp?
    let hold: TierHold

    func lasts(after instant: Timestamp) -> Bool { until.map { $0 > instant } ?? true }

    /// The one of two that lasts longer; the first if both last as long.
    static func later(_ lhs: TierHoldEnd?, _ rhs: TierHoldEnd) -> TierHoldEnd {
        guard let lhs else { return rhs }
        guard let left = lhs.until else { return lhs }
        guard let right = rhs.until else { return rhs }
        return left < right ? rhs : lhs
    }
}
