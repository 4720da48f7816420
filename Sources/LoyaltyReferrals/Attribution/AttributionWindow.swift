//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long after a touch an order is credited to it, and by which arithmetic.
///
/// Elapsed time ends to the microsecond, calendar days end at midnight: a click at noon of 1 June with a window of 30 days
/// credits orders before noon of 1 July by the first, and through the whole of 30 June by the second.
public enum AttributionWindow: Hashable, Sendable {
    /// From the touch on, for less than the span.
    case elapsed(TimeSpan)
    /// Through so many local dates, of which the touch's own is the first. Days of 23 and 25 hours count as days.
    case calendarDays(Int)

    /// The most days that a window of calendar days has, a hundred years.
    public static let maximumDays = 36_525

    /// Whether the window is longer than nothing and no longer than days are counted.
    var isSound: Bool {
        switch self {
        case .elapsed(let span): span > .zero
        case .calendarDays(let days): 1...Self.maximumDays ~= days
        }
    }

    /// Whether the window ends by the dates of a zone.
    public var needsZone: Bool {
        switch self {
        case .elapsed: false
        case .calendarDays: true
        }
    }

    /// Returns whether an instant lies in the window of a touch.
    ///
    /// - Parameters:
    ///   - instant: The instant of an order.
    ///   - touch: The instant of the touch; never later than the order.
    ///   - zone: The zone whose dates are counted; unused with elapsed time.
    /// - Returns: Whether the touch still credits the order; false for an instant before the touch.
    public func covers(_ instant: Timestamp, from touch: Timestamp, in zone: some TimeZoneRules) -> Bool {
        guard touch <= instant else { return false }
        switch self {
        case .elapsed(let span): return touch.span(to: instant) < span
        case .calendarDays(let days): return zone.date(at: touch).days(to: zone.date(at: instant)) < days
        }
    }
}

// MARK: - Codable

extension AttributionWindow: Codable {
    private enum CodingKeys: String, CodingKey { case calendarDays, elapsed }

    /// Reads a window: an object whose one key is `calendarDays` or `elapsed`.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .calendarDays: self = .calendarDays(try container.decode(Int.self, forKey: .calendarDays))
        case .elapsed: self = .elapsed(try container.decode(TimeSpan.self, forKey: .elapsed))
        }
    }

    /// Writes the window as days or as microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .elapsed(let span): try container.encode(span, forKey: .elapsed)
        case .calendarDays(let days): try container.encode(days, forKey: .calendarDays)
        }
    }
}
