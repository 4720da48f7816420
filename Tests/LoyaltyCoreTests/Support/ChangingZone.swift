//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

/// A zone whose clocks change at the instants that a test names.
struct ChangingZone: TimeZoneRules, CustomTestStringConvertible {
    let identifier: String
    let first: Int
    var changes: [(at: Timestamp, seconds: Int)] = []

    init(_ identifier: String, _ first: Int, _ changes: [(at: String, seconds: Int)]) throws {
        self.identifier = identifier
        self.first = first
        for change in changes { self.changes.append((try Timestamp(parsing: change.at), change.seconds)) }
    }

    func secondsFromUTC(at instant: Timestamp) -> Int {
        changes.last { $0.at <= instant }?.seconds ?? first
    }

    var testDescription: String { identifier }
}
