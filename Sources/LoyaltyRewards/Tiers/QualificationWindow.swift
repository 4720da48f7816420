//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The time whose accruals count for a tier.
public enum QualificationWindow: Hashable, Sendable {
    /// The time up to now, so many hours and minutes long: (asOf − span, asOf].
    case rolling(TimeSpan)
    /// The running period of the calendar, in the program's time zone.
    case period(CalendarPeriod)
}

// MARK: - Resolving

extension QualificationWindow {
    /// Returns the window that holds an instant.
    ///
    /// - Parameters:
    ///   - instant: The instant to look from.
    ///   - zone: The zone whose days a calendar period means.
    /// - Returns: The window that holds an instant.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    public func window(asOf instant: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> TimeWindow {
        do {
            switch self {
            case .rolling(let span): return try .last(span, asOf: instant)
            case .period(let period): return try period.dates(containing: zone.date(at: instant)).window(in: zone)
            }
        } catch {
            throw .outOfTime
        }
    }
}

// MARK: - Codable

extension QualificationWindow: Codable {
    private enum CodingKeys: String, CodingKey { case period, rollingMicroseconds }

    /// Reads a window from an object with either `rollingMicroseconds` or `period`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let span = try container.decodeIfPresent(TimeSpan.self, forKey: .rollingMicroseconds) {
            self = .rolling(span)
        } else {
            self = .period(try container.decode(CalendarPeriod.self, forKey: .period))
        }
    }

    /// Writes the window as an object with either `rollingMicroseconds` or `period`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .rolling(let span): try container.encode(span, forKey: .rollingMicroseconds)
        case .period(let period): try container.encode(period, forKey: .period)
        }
    }
}
