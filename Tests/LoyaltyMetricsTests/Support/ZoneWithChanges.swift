//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A zone whose clocks change at given instants.
struct ZoneWithChanges: TimeZoneRules {
    let identifier: String
    /// The offset before the first change, in hours.
    let hours: Int
    /// When clocks change, and to which offset in hours; in order of time.
    let changes: [(at: Timestamp, hours: Int)]

    func secondsFromUTC(at instant: Timestamp) -> Int {
        3_600 * (changes.last { $0.at <= instant }?.hours ?? hours)
    }

    /// Los Angeles in 2024: 23 hours on 10 March, 25 on 3 November.
    static let losAngeles2024: ZoneWithChanges = {
        let changes = [("2024-03-10T10:00:00Z", -7), ("2024-11-03T09:00:00Z", -8)]
        return ZoneWithChanges(
            identifier: "America/Los_Angeles",
            hours: -8,
            changes: changes.compactMap { text, hours in (try? Timestamp(parsing: text)).map { ($0, hours) } }
        )
    }()
}
