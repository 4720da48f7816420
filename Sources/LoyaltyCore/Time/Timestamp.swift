//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An instant: microseconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.
///
/// Hosts pass instants in; nothing in this package reads a clock. Order between instants is the order of time, with no
/// leap seconds, as in POSIX.
///
/// ```swift
/// let opened = try Timestamp(parsing: "2026-11-21T09:30:00Z")
/// let closes = try opened.advanced(by: .hours(8))
/// closes.description  // "2026-11-21T17:30:00Z"
/// ```
///
/// As `Codable`, an instant is its ISO 8601 text in UTC, because microseconds after the year 2255 are more than JSON
/// numbers carry exactly in other languages.
public struct Timestamp: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public let microsecondsSince1970: Int64

    /// Creates an instant.
    ///
    /// - Parameter microseconds: Microseconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` outside these years.
    public init(microsecondsSince1970 microseconds: Int64) throws(CoreError) {
        guard microseconds >= Self.earliest.microsecondsSince1970, microseconds <= Self.latest.microsecondsSince1970
        else {
            throw CoreError(.instantOutOfRange, "an instant lies in the years 1 to 9999")
        }
        self.microsecondsSince1970 = microseconds
    }

    private init(unchecked microseconds: Int64) { self.microsecondsSince1970 = microseconds }

    /// Creates an instant from whole seconds.
    ///
    /// - Parameter seconds: Seconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` outside these years.
    public init(secondsSince1970 seconds: Int64) throws(CoreError) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { throw CoreError(.instantOutOfRange, "an instant lies in the years 1 to 9999") }
        try self.init(microsecondsSince1970: product)
    }

    /// The instant of a small count of seconds, or the nearest instant that there is.
    static func nearest(secondsSince1970 seconds: Int64) -> Timestamp {
        let bounds = earliest.microsecondsSince1970...latest.microsecondsSince1970
        return Timestamp(unchecked: min(max(seconds * 1_000_000, bounds.lowerBound), bounds.upperBound))
    }

    /// The first instant, 0001-01-01T00:00:00Z.
    public static let earliest = Timestamp(unchecked: -62_135_596_800_000_000)
    /// The last instant, 9999-12-31T23:59:59.999999Z.
    public static let latest = Timestamp(unchecked: 253_402_300_799_999_999)
    /// 1970-01-01T00:00:00Z.
    public static let unixEpoch = Timestamp(unchecked: 0)
}

// MARK: - Arithmetic

extension Timestamp {
    /// Returns the instant that lies a span later.
    ///
    /// - Parameter span: How much later; negative for earlier.
    /// - Returns: The instant that lies a span later.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` outside the years 1 to 9999.
    public func advanced(by span: TimeSpan) throws(CoreError) -> Timestamp {
        let (sum, overflow) = microsecondsSince1970.addingReportingOverflow(span.microseconds)
        guard !overflow else { throw CoreError(.instantOutOfRange, "an instant lies in the years 1 to 9999") }
        return try Timestamp(microsecondsSince1970: sum)
    }

    /// Returns the time from this instant to another; negative if the other is earlier.
    ///
    /// - Parameter other: The later instant.
    /// - Returns: The time from this instant to another; negative if the other is earlier.
    public func span(to other: Timestamp) -> TimeSpan {
        TimeSpan(microseconds: other.microsecondsSince1970 - microsecondsSince1970)
    }
}

// MARK: - Comparable

extension Timestamp: Comparable {
    /// Whether the first instant is earlier.
    public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
        lhs.microsecondsSince1970 < rhs.microsecondsSince1970
    }
}
