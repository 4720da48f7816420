//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// When the events of a window happened; every period ends at `asOf` at the latest.
///
/// A rolling period counts hours, a calendar period counts dates of the zone that the rule is prepared with; the two have
/// two different words.
public enum EventPeriod: Hashable, Sendable {
    /// Ever, up to `asOf`.
    case all
    /// The half-open window (`asOf` − days · 24 h, `asOf`]; 1 to ``SegmentTest/maximumDays`` days.
    case rolling(days: Int64)
    /// From the start of the day, week, month … that lies `count` − 1 before that of `asOf`, to `asOf`; so a count of 1 is
    /// "this month so far".
    case calendar(CalendarPeriod, count: Int64)
    /// From the start of a date to the end of another, both included.
    case between(CivilDate, CivilDate)
}

extension EventPeriod {
    /// Whether the period needs a time zone.
    var needsZone: Bool {
        switch self {
        case .all, .rolling: false
        case .calendar, .between: true
        }
    }

    /// Whether the period's numbers make a period.
    var isValid: Bool {
        switch self {
        case .all: true
        case .rolling(let days): 1...SegmentTest.maximumDays ~= days
        case .calendar(_, let count): 1...SegmentTest.maximumDays ~= count
        case .between(let first, let last): first <= last
        }
    }

    /// Returns the first and the last microsecond of the period, both included.
    ///
    /// - Parameters:
    ///   - asOf: The instant that the period ends at.
    ///   - zone: The zone of the calendar.
    /// - Returns: The bounds, the first beyond the last for a period that has not begun.
    func bounds(asOf: Timestamp, in zone: any TimeZoneRules) -> (first: Int64, last: Int64) {
        let end = asOf.microsecondsSince1970
        switch self {
        case .all: return (.min, end)
        case .rolling(let days): return (PreparedTest.start(of: days, asOf) + 1, end)
        case .calendar(let unit, let count):
            return (Self.start(of: unit.start(zone.date(at: asOf), back: count - 1), in: zone), end)
        case .between(let first, let last):
            // The day after the last of all days begins after all of time.
            guard let next = try? last.advanced(by: .days(1)) else { return (Self.start(of: first, in: zone), end) }
            return (Self.start(of: first, in: zone), min(end, Self.start(of: next, in: zone) - 1))
        }
    }

    /// The first microsecond of a date; where it lies before all of time or after it, the nearest there is.
    private static func start(of date: CivilDate, in zone: any TimeZoneRules) -> Int64 {
        if let start = try? zone.startOfDay(date) { return start.microsecondsSince1970 }
        return date.daysSince1970 < 0 ? .min : .max
    }
}

extension CalendarPeriod {
    /// Returns the first date of the period that lies so many periods before the one of a date.
    func start(_ date: CivilDate, back count: Int64) -> CivilDate {
        if case .week(let first) = self {
            let days = Int64((date.weekday.isoNumber - first.isoNumber + 7) % 7) + count * 7
            return Self.date(daysSince1970: Int64(date.daysSince1970) - days)
        }
        let months = Int64(step.months)
        guard months > 0 else { return Self.date(daysSince1970: Int64(date.daysSince1970) - count) }
        let month = (Int64(date.month) - 1) / months * months - count * months + Int64(date.year) * 12
        return (try? CivilDate(year: Int(month / 12), month: Int(month % 12) + 1, day: 1)) ?? .earliest
    }

    private static func date(daysSince1970 days: Int64) -> CivilDate {
        (try? CivilDate(daysSince1970: days)) ?? .earliest
    }
}
