//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A period with both ends.
struct PlanPeriod {
    let start: Timestamp
    /// The first instant after the period.
    let end: Timestamp

    init(_ window: TimeWindow) throws(ReferralsError) {
        guard let start = window.start, let end = window.end, start < end else {
            throw ReferralsError(.invalidPeriod, "the period of a run begins, and ends later")
        }
        self.start = start
        self.end = end
    }

    /// The last instant of the period.
    var lastInstant: Timestamp { (try? end.advanced(by: TimeSpan(microseconds: -1))) ?? start }
}
