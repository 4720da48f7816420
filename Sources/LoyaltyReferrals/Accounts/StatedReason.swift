//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The one rule for a reason in the host's words.
enum StatedReason {
    /// Returns the text if it says something.
    static func checked(_ text: String) throws(ReferralsError) -> String {
        guard (try? StreamID(text)) != nil, text.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else {
            throw ReferralsError(
                .reasonRequired,
                "a reason is 1 to 512 bytes, not blank and without control characters"
            )
        }
        return text
    }
}
