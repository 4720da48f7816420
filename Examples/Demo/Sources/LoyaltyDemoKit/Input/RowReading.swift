//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The forms that a date or time may have in a file.
enum RowReading {
    /// Returns the instant that a field says: a date, or a date and a time; UTC where no offset is given.
    static func instant(_ text: String) -> Timestamp? {
        if let date = try? CivilDate(parsing: text) { return try? FixedOffset.utc.startOfDay(date) }
        var text = text
        if text.utf8.count > 10 {
            let separator = text.index(text.startIndex, offsetBy: 10, limitedBy: text.endIndex) ?? text.endIndex
            if separator < text.endIndex, text[separator] == " " {
                text.replaceSubrange(separator...separator, with: "T")
            }
        }
        if text.utf8.count == 16 { text += ":00" }  // minutes without seconds
        return (try? Timestamp(parsing: text)) ?? (try? Timestamp(parsing: text + "Z"))
    }
}
