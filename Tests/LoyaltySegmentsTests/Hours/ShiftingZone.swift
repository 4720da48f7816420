//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A zone whose offset changes once: what a change of clocks looks like, without a database of zones.
struct ShiftingZone: TimeZoneRules {
    let change: Timestamp
    let before: Int
    let after: Int
    let identifier: String

    func secondsFromUTC(at instant: Timestamp) -> Int { instant < change ? before : after }

    /// Berlin around 28 March 2027: 02:00 is followed by 03:00.
    static func spring() throws -> ShiftingZone {
        ShiftingZone(
            change: try Timestamp(parsing: "2027-03-28T01:00:00Z"),
            before: 3_600,
            after: 7_200,
            identifier: "spring"
        )
    }

    /// Berlin around 31 October 2027: 03:00 is followed by 02:00.
    static func autumn() throws -> ShiftingZone {
        ShiftingZone(
            change: try Timestamp(parsing: "2027-10-31T01:00:00Z"),
            before: 7_200,
            after: 3_600,
            identifier: "autumn"
        )
    }

    /// A zone that skips 30 December 2011 whole, as Samoa did.
    static func samoa() throws -> ShiftingZone {
        ShiftingZone(
            change: try Timestamp(parsing: "2011-12-30T10:00:00Z"),
            before: -36_000,
            after: 50_400,
            identifier: "samoa"
        )
    }

    static func named(_ name: String) throws -> ShiftingZone {
        switch name {
        case "spring": try spring()
        case "autumn": try autumn()
        default: try samoa()
        }
    }
}
