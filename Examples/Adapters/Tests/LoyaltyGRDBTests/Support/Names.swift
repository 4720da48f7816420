//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// Short words for the values that these tests speak of.
enum Names {
    static func now(_ seconds: Int64 = 0) throws -> Timestamp {
        try Timestamp(secondsSince1970: 1_767_225_600 + seconds)
    }
    static func tab(_ name: String = "ann") throws -> StreamID { try StreamID("tab/\(name)") }
    static func key(_ text: String) throws -> CommandKey { try CommandKey(text, scope: "bar") }
}
