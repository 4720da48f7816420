//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// When somebody is there to answer: hours by day of the week, less holidays.
///
/// ```swift
/// let day = try DayHours(from: LocalTime(hour: 9), to: LocalTime(hour: 18))
/// let desk = try OpeningHours([.monday: [day], .tuesday: [day], .wednesday: [day], .thursday: [day], .friday: [day]])
/// desk.due(try .hours(4), after: fridayAt17, in: berlin)   // Monday 12:00 in Berlin
/// ```
///
/// As JSON: `{"holidays": ["2027-01-01"], "hours": {"monday": [{"from": "09:00", "to": "18:00"}]}}`.
public struct OpeningHours: Hashable, Sendable {
    private let hours: [Weekday: [DayHours]]
    /// The dates that are closed whatever their day of the week, in order.
    public let holidays: [CivilDate]

    /// Creates opening hours.
    ///
    /// - Parameters:
    ///   - hours: The hours of each day of the week, in order; a day without any is closed.
    ///   - holidays: The dates that are closed.
    /// - Throws: ``SegmentsError`` with code `invalidHours` if no day is open or hours of a day overlap or are not in order.
    public init(_ hours: [Weekday: [DayHours]], holidays: Set<CivilDate> = []) throws(SegmentsError) {
        let open = hours.filter { !$0.value.isEmpty }
        let inOrder = open.values.allSatisfy { day in zip(day, day.dropFirst()).allSatisfy { $0.to <= $1.from } }
        guard !open.isEmpty, inOrder else {
            throw SegmentsError(.invalidHours, "some day is open, and the hours of a day follow each other")
        }
        self.hours = open
        self.holidays = holidays.sorted()
    }

    /// Returns the hours of a date, in order; none if it is closed.
    ///
    /// - Parameter date: Any date.
    /// - Returns: The hours.
    public func hours(on date: CivilDate) -> [DayHours] {
        isHoliday(date) ? [] : hours[date.weekday] ?? []
    }

    /// Returns the instant at which a length of open time has passed.
    ///
    /// Time counts as it passes: on a day whose clocks are set forward an open hour may be missing.
    ///
    /// - Parameters:
    ///   - span: The length; less than zero counts as zero.
    ///   - start: The instant to count from.
    ///   - zone: The zone of the hours.
    /// - Returns: The instant, never before the start nor while closed, except at closing time itself; nil if that takes more
    ///   than ``maximumDays`` days or leads beyond the year 9999.
    /// - Complexity: O(*n*) in the number of days.
    public func due(_ span: TimeSpan, after start: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        var remaining = max(span, .zero).microseconds
        var date = zone.date(at: start)
        for _ in 0..<Self.maximumDays {
            for open in hours(on: date) {
                guard let from = zone.instants(of: date, at: open.from)?.first,
                    let to = zone.instants(of: date, at: open.to)?.first
                else { return nil }
                let begins = max(from, start)
                guard begins < to else { continue }
                let available = begins.span(to: to).microseconds
                if remaining <= available { return try? begins.advanced(by: TimeSpan(microseconds: remaining)) }
                remaining -= available
            }
            guard let next = try? date.advanced(by: .days(1)) else { return nil }
            date = next
        }
        return nil
    }

    /// How many days are looked through for open time: a hundred years.
    public static let maximumDays = 36_525

    private func isHoliday(_ date: CivilDate) -> Bool {
        var (low, high) = (0, holidays.count)
        while low < high {
            let middle = low + (high - low) / 2
            if holidays[middle] == date { return true }
            if holidays[middle] < date { low = middle + 1 } else { high = middle }
        }
        return false
    }
}

// MARK: - Codable

extension OpeningHours: Codable {
    private enum Keys: String, CodingKey { case hours, holidays }

    /// Reads opening hours.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for hours that are none or not in order.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let named = try container.decode([String: [DayHours]].self, forKey: .hours)
        let holidays = try container.decodeIfPresent([CivilDate].self, forKey: .holidays) ?? []
        var hours: [Weekday: [DayHours]] = [:]
        for (name, day) in named {
            guard let weekday = Weekday(rawValue: name) else {
                throw CoreError(.unexpectedJSON, "opening hours are named by the days of the week")
            }
            hours[weekday] = day
        }
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try OpeningHours(hours, holidays: Set(holidays))
        }
    }

    /// Writes the opening hours.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        var named: [String: [DayHours]] = [:]
        for (weekday, day) in hours { named[weekday.rawValue] = day }
        try container.encode(named, forKey: .hours)
        try container.encode(holidays, forKey: .holidays)
    }
}
