//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A day that comes back every year: a birthday, a year of membership.
///
/// As JSON: `{"at": "10:00", "date": "birthday", "daysBefore": 0, "leapDay": "february28", "years": []}`.
public struct Anniversary: Hashable, Sendable {
    /// The customer's date that comes back.
    public let date: AttributeName
    /// The time of day, by the customer's clock.
    public let at: LocalTime
    /// How many days before the day itself; 0 for the day.
    public let daysBefore: Int32
    /// What a 29 February is in other years.
    public let leapDay: LeapDayRule
    /// The years that count, as 1, 5 and 10; empty for every year from the first on.
    public let years: [Int]

    /// Creates an anniversary.
    ///
    /// - Parameters:
    ///   - date: The customer's date that comes back.
    ///   - at: The time of day, by the customer's clock.
    ///   - daysBefore: How many days before the day itself, 0 to 366.
    ///   - leapDay: What a 29 February is in other years.
    ///   - years: The years that count, each at least 1; empty for every year.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for other numbers.
    public init(
        of date: AttributeName,
        at: LocalTime,
        daysBefore: Int32 = 0,
        leapDay: LeapDayRule,
        years: [Int] = []
    ) throws(SegmentsError) {
        guard (0...366).contains(daysBefore), years.allSatisfy({ (1...9_998).contains($0) }) else {
            throw SegmentsError(.invalidTrigger, "an anniversary is at most 366 days early and counts years from 1")
        }
        self.date = date
        self.at = at
        self.daysBefore = daysBefore
        self.leapDay = leapDay
        self.years = years
    }
}

// MARK: - Codable

extension Anniversary: Codable {
    private enum Keys: String, CodingKey { case date, at, daysBefore, leapDay, years }

    /// Reads an anniversary.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for numbers that make none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let date = try container.decode(AttributeName.self, forKey: .date)
        let at = try container.decode(LocalTime.self, forKey: .at)
        let daysBefore = try container.decodeIfPresent(Int32.self, forKey: .daysBefore) ?? 0
        let leapDay = try container.decode(LeapDayRule.self, forKey: .leapDay)
        let years = try container.decodeIfPresent([Int].self, forKey: .years) ?? []
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try Anniversary(of: date, at: at, daysBefore: daysBefore, leapDay: leapDay, years: years)
        }
    }

    /// Writes the anniversary.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(date, forKey: .date)
        try container.encode(at, forKey: .at)
        try container.encode(daysBefore, forKey: .daysBefore)
        try container.encode(leapDay, forKey: .leapDay)
        try container.encode(years, forKey: .years)
    }
}
