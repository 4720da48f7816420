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
    /// The running year, or other step, of membership: from the local day of enrolment, and from each day that lies a
    /// whole number of steps after it.
    ///
    /// Days are counted from the day of enrolment each time, so that a member of 31 January is not moved to the 28th
    /// for ever.
    case anniversary(CalendarStep)
    /// All time.
    case lifetime
}

// MARK: - Resolving

extension QualificationWindow {
    /// Returns the window that holds an instant.
    ///
    /// - Parameters:
    ///   - instant: The instant to look from.
    ///   - enrolledAt: When the member joined, which an anniversary is counted from.
    ///   - zone: The zone whose days a period or an anniversary means.
    /// - Returns: The window that holds an instant, or nil for an anniversary of a member who has not joined by then.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    public func window(
        asOf instant: Timestamp,
        enrolledAt: Timestamp? = nil,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> TimeWindow? {
        do {
            switch self {
            case .rolling(let span): return try .last(span, asOf: instant)
            case .period(let period): return try period.dates(containing: zone.date(at: instant)).window(in: zone)
            case .anniversary(let step):
                guard let enrolledAt else { return nil }
                let first = zone.date(at: enrolledAt)
                return try Self.dates(of: step, from: first, containing: zone.date(at: instant))?.window(in: zone)
            case .lifetime: return .always
            }
        } catch {
            throw .outOfTime
        }
    }

    /// The steps of a calendar from a date on: the one that holds another date, or nil if it lies before them all.
    private static func dates(
        of step: CalendarStep,
        from first: CivilDate,
        containing date: CivilDate
    ) throws(CoreError) -> DateRange? {
        guard first <= date, step.isForward else { return nil }
        // 4800 months of the Gregorian calendar are 146,097 days; months are at most 4 days off, so the guess is at
        // most one too high, and the search from one below it takes at most three steps.
        let days = Int64(step.months) * 146_097 + Int64(step.days) * 4_800
        var number = max(0, Int64(first.days(to: date)) * 4_800 / max(days, 1) - 1)
        var start = try advanced(first, by: step, times: number)
        while true {
            let end = try advanced(first, by: step, times: number + 1)
            if date < end { return try DateRange(from: start, to: end) }
            start = end
            number += 1
        }
    }

    private static func advanced(
        _ date: CivilDate,
        by step: CalendarStep,
        times count: Int64
    ) throws(CoreError) -> CivilDate {
        let months = Int32(clamping: Int64(step.months) * count)
        let days = Int32(clamping: Int64(step.days) * count)
        return try date.advanced(by: CalendarStep(months: months, days: days))
    }

    /// Whether all that counts leaves the window in one instant.
    var endsAtOnce: Bool {
        switch self {
        case .period, .anniversary: true
        case .rolling, .lifetime: false
        }
    }

    /// Whether the window is longer than nothing, and its steps lead forward.
    var isSound: Bool {
        switch self {
        case .rolling(let span): span > .zero
        case .anniversary(let step): step.isForward
        case .period, .lifetime: true
        }
    }
}

extension CalendarStep {
    /// Whether the step leads to a later day from every day.
    var isForward: Bool { months >= 0 && days >= 0 && (months > 0 || days > 0) }
}

// MARK: - Codable

extension QualificationWindow: Codable {
    private enum CodingKeys: String, CodingKey { case anniversary, lifetime, period, rollingMicroseconds }

    /// Reads a window from an object with one of `anniversary`, `lifetime`, `period` and `rollingMicroseconds`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw RewardsError(.invalidTiers, "a window is an object with exactly one known kind")
        }
        switch kind {
        case .anniversary: self = .anniversary(try container.decode(CalendarStep.self, forKey: kind))
        case .lifetime: self = .lifetime
        case .period: self = .period(try container.decode(CalendarPeriod.self, forKey: kind))
        case .rollingMicroseconds: self = .rolling(try container.decode(TimeSpan.self, forKey: kind))
        }
    }

    /// Writes the window as an object with its one kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .anniversary(let step): try container.encode(step, forKey: .anniversary)
        case .lifetime: try container.encode(true, forKey: .lifetime)
        case .period(let period): try container.encode(period, forKey: .period)
        case .rolling(let span): try container.encode(span, forKey: .rollingMicroseconds)
        }
    }
}
