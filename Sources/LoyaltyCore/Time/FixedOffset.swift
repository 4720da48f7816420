//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A zone whose clocks always stand the same way to UTC.
///
/// ```swift
/// let moscow = try FixedOffset(hours: 3)
/// try moscow.startOfDay(CivilDate(parsing: "2027-03-01"))   // 2027-02-28T21:00:00Z
/// ```
public struct FixedOffset: TimeZoneRules, Hashable {
    /// Seconds east of UTC.
    public let seconds: Int

    /// Creates an offset.
    ///
    /// - Parameter seconds: Seconds east of UTC, a whole number of minutes within ±18 hours.
    /// - Throws: ``CoreError`` with code `unknownTimeZone` for any other offset.
    public init(seconds: Int) throws(CoreError) {
        guard seconds % 60 == 0, (-64_800...64_800).contains(seconds) else {
            throw CoreError(.unknownTimeZone, "an offset is a whole number of minutes within 18 hours of UTC")
        }
        self.seconds = seconds
    }

    /// Creates an offset of hours and minutes.
    ///
    /// - Parameters:
    ///   - hours: Hours east of UTC, within ±18.
    ///   - minutes: Minutes further from UTC in the same direction, 0 to 59.
    /// - Throws: ``CoreError`` with code `unknownTimeZone` for any other offset.
    public init(hours: Int, minutes: Int = 0) throws(CoreError) {
        guard (-18...18).contains(hours), (0...59).contains(minutes) else {
            throw CoreError(.unknownTimeZone, "an offset is a whole number of minutes within 18 hours of UTC")
        }
        try self.init(seconds: hours * 3_600 + (hours < 0 ? -minutes : minutes) * 60)
    }

    private init() { seconds = 0 }

    /// Coordinated Universal Time.
    public static let utc = FixedOffset()

    /// The offset as `+03:00`; `UTC` for none.
    public var identifier: String {
        guard seconds != 0 else { return "UTC" }
        let minutes = Int(seconds.magnitude) / 60
        let sign = seconds < 0 ? "-" : "+"
        return sign + DecimalText.padded(minutes / 60, to: 2) + ":" + DecimalText.padded(minutes % 60, to: 2)
    }

    /// Returns the same offset at every instant.
    public func secondsFromUTC(at instant: Timestamp) -> Int { seconds }
}
