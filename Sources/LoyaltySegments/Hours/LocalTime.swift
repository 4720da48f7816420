//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A time that a clock on the wall shows: 08:30, to the minute, in no zone.
///
/// ```swift
/// let morning = try LocalTime(hour: 8, minute: 30)
/// ```
///
/// 24:00 is allowed and is the end of its day.
public struct LocalTime: Hashable, Sendable {
    /// Minutes since midnight, 0 to 1,440.
    public let minutes: Int

    /// Creates a time.
    ///
    /// - Parameters:
    ///   - hour: The hour, 0 to 24.
    ///   - minute: The minute, 0 to 59; 0 with the hour 24.
    /// - Throws: ``SegmentsError`` with code `invalidHours` if no clock shows it.
    public init(hour: Int, minute: Int = 0) throws(SegmentsError) {
        guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else {
            throw SegmentsError(.invalidHours, "a time of day lies between 00:00 and 24:00")
        }
        self.minutes = hour * 60 + minute
    }

    /// Creates a time from its text.
    ///
    /// - Parameter text: Two digits, a colon and two digits, as `08:30`.
    /// - Throws: ``SegmentsError`` with code `invalidHours` for any other text.
    public init(parsing text: String) throws(SegmentsError) {
        let zero = UInt8(ascii: "0")
        let bytes = Array(text.utf8)
        let places = [0, 1, 3, 4]
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            places.allSatisfy({ (zero...UInt8(ascii: "9")).contains(bytes[$0]) })
        else { throw SegmentsError(.invalidHours, "a time of day is written as 08:30") }
        let digits = places.map { Int(bytes[$0] - zero) }
        try self.init(hour: digits[0] * 10 + digits[1], minute: digits[2] * 10 + digits[3])
    }
}

extension LocalTime: Comparable {
    /// Whether the first time is earlier in the day.
    public static func < (lhs: LocalTime, rhs: LocalTime) -> Bool { lhs.minutes < rhs.minutes }
}

extension LocalTime: CustomStringConvertible {
    /// The time as `08:30`.
    public var description: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}

extension LocalTime: Codable {
    /// Reads a time from its text.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for text that is no time.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try DefinitionCoding.checked { () throws(SegmentsError) in try LocalTime(parsing: text) }
    }

    /// Writes the time as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
