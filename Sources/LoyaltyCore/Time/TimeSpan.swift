//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An exact length of time in microseconds, the same on every day of the year.
///
/// A span is elapsed time: `.days(1)` is 24 hours, even where a clock change makes a local day 23 hours long. For "a month
/// later" or "the end of the quarter" use ``CalendarStep`` and ``CalendarPeriod``, which know the calendar.
///
/// ```swift
/// let hold = try TimeSpan.days(14)
/// let due = try orderedAt.advanced(by: hold)
/// ```
public struct TimeSpan: Hashable, Sendable {
    /// The length in microseconds; negative for a span back in time.
    public let microseconds: Int64

    /// Creates a span from microseconds.
    ///
    /// - Parameter microseconds: Any length.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// No time at all.
    public static let zero = TimeSpan(microseconds: 0)

    /// Returns a span of whole seconds.
    ///
    /// - Parameter count: The number of seconds.
    /// - Returns: A span of whole seconds.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` if the span does not fit.
    public static func seconds(_ count: Int64) throws(CoreError) -> TimeSpan { try TimeSpan(count, of: 1_000_000) }

    /// Returns a span of whole minutes.
    ///
    /// - Parameter count: The number of minutes.
    /// - Returns: A span of whole minutes.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` if the span does not fit.
    public static func minutes(_ count: Int64) throws(CoreError) -> TimeSpan { try TimeSpan(count, of: 60_000_000) }

    /// Returns a span of whole hours.
    ///
    /// - Parameter count: The number of hours.
    /// - Returns: A span of whole hours.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` if the span does not fit.
    public static func hours(_ count: Int64) throws(CoreError) -> TimeSpan { try TimeSpan(count, of: 3_600_000_000) }

    /// Returns a span of days of exactly 24 hours.
    ///
    /// - Parameter count: The number of days.
    /// - Returns: A span of days of exactly 24 hours.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` if the span does not fit.
    public static func days(_ count: Int64) throws(CoreError) -> TimeSpan { try TimeSpan(count, of: 86_400_000_000) }

    private init(_ count: Int64, of microseconds: Int64) throws(CoreError) {
        let (product, overflow) = count.multipliedReportingOverflow(by: microseconds)
        guard !overflow else { throw CoreError(.instantOutOfRange, "a span fits into 64 bits of microseconds") }
        self.init(microseconds: product)
    }
}

// MARK: - Comparable

extension TimeSpan: Comparable {
    /// Whether the first span is shorter.
    public static func < (lhs: TimeSpan, rhs: TimeSpan) -> Bool { lhs.microseconds < rhs.microseconds }
}

// MARK: - Codable

extension TimeSpan: Codable {
    /// Reads a span from an integer number of microseconds.
    public init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes the span as an integer number of microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}
