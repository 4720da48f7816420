//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// When a customer is left alone, by the customer's own clock.
///
/// ```swift
/// let nights = try QuietHours(from: LocalTime(hour: 21), to: LocalTime(hour: 9))
/// nights.end(at: asOf, in: berlin)   // asOf itself, or the next 09:00 in Berlin
/// ```
///
/// As JSON: `{"days": ["sunday"], "from": "21:00", "to": "09:00"}`.
public struct QuietHours: Hashable, Sendable {
    /// The time that is the first quiet one.
    public let from: LocalTime
    /// The time that is the first one no longer quiet; before ``from`` if the quiet hours go past midnight.
    public let to: LocalTime
    /// The days of the week that are quiet from their start to their end, in the order of the week.
    public let days: [Weekday]

    /// Creates quiet hours.
    ///
    /// - Parameters:
    ///   - from: The time that is the first quiet one.
    ///   - to: The time that is the first one no longer quiet.
    ///   - days: The days of the week that are quiet as a whole.
    /// - Throws: ``SegmentsError`` with code `invalidHours` if both times are the same or nothing is left of the week.
    public init(from: LocalTime, to: LocalTime, days: Set<Weekday> = []) throws(SegmentsError) {
        guard from != to, days.count < 7, from.minutes % 1_440 != to.minutes % 1_440 else {
            throw SegmentsError(.invalidHours, "quiet hours leave some of the day and some days of the week")
        }
        self.from = from
        self.to = to
        self.days = days.sorted { $0.isoNumber < $1.isoNumber }
    }

    /// Returns whether an instant lies in quiet hours.
    ///
    /// - Parameters:
    ///   - instant: Any instant.
    ///   - zone: The customer's zone.
    /// - Returns: Whether the customer is left alone.
    public func contains(_ instant: Timestamp, in zone: some TimeZoneRules) -> Bool {
        days.contains(zone.date(at: instant).weekday) || isQuiet(zone.secondOfDay(at: instant))
    }

    /// Returns the first instant, from one on, that is not quiet.
    ///
    /// Where clocks skip the end of the quiet hours it is the instant of the change, and where they show it twice, the first
    /// that is not over.
    ///
    /// - Parameters:
    ///   - instant: Any instant.
    ///   - zone: The customer's zone.
    /// - Returns: The instant itself if it is not quiet; nil if there is none before the year 10000.
    public func end(at instant: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        var instant = instant
        // Seven quiet days, a night on either side, and a change of clocks; more than that no zone can ask for.
        for _ in 0..<24 {
            guard contains(instant, in: zone) else { return instant }
            guard let next = step(from: instant, in: zone), next > instant else { return nil }
            instant = next
        }
        return nil
    }

    private func isQuiet(_ second: Int) -> Bool {
        let (start, end) = (from.minutes * 60, to.minutes * 60)
        return start < end ? start <= second && second < end : start <= second || second < end
    }

    /// The end of the quiet day or of the quiet hours around an instant.
    private func step(from instant: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        let date = zone.date(at: instant)
        if days.contains(date.weekday) {
            return (try? date.advanced(by: .days(1))).flatMap { try? zone.startOfDay($0) }
        }
        for offset: Int32 in 0...1 {
            guard let day = try? date.advanced(by: .days(offset)), let ends = zone.instants(of: day, at: to) else {
                return nil
            }
            if ends.first > instant { return ends.first }
            if ends.last > instant { return ends.last }
        }
        return nil
    }
}

// MARK: - Codable

extension QuietHours: Codable {
    private enum Keys: String, CodingKey { case from, to, days }

    /// Reads quiet hours.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for hours that leave nothing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let from = try container.decode(LocalTime.self, forKey: .from)
        let to = try container.decode(LocalTime.self, forKey: .to)
        let days = try container.decodeIfPresent([Weekday].self, forKey: .days) ?? []
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try QuietHours(from: from, to: to, days: Set(days))
        }
    }

    /// Writes the quiet hours.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(days, forKey: .days)
    }
}
