//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A date of the proleptic Gregorian calendar, in no zone: 2027-02-28.
///
/// Dates span the years 1 to 9999. A date becomes an instant only through ``TimeZoneRules``.
///
/// ```swift
/// let granted = try CivilDate(year: 2027, month: 1, day: 31)
/// try granted.advanced(by: .months(1)).description    // "2027-02-28"
/// ```
public struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let daysSince1970: Int32

    /// Creates a date from a count of days.
    ///
    /// - Parameter days: Days since 1970-01-01, in the years 1 to 9999.
    /// - Throws: ``CoreError`` with code `dateOutOfRange` outside these years.
    public init(daysSince1970 days: Int64) throws(CoreError) {
        guard days >= Int64(Self.earliest.daysSince1970), days <= Int64(Self.latest.daysSince1970) else {
            throw CoreError(.dateOutOfRange, "a date lies in the years 1 to 9999")
        }
        self.daysSince1970 = Int32(days)
    }

    /// Creates a date.
    ///
    /// - Parameters:
    ///   - year: The year, 1 to 9999.
    ///   - month: The month, 1 to 12.
    ///   - day: The day of the month, 1 to the month's last.
    /// - Throws: ``CoreError`` with code `dateOutOfRange` if there is no such date.
    public init(year: Int, month: Int, day: Int) throws(CoreError) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { throw CoreError(.dateOutOfRange, "there is no such date in the years 1 to 9999") }
        self.daysSince1970 = Int32(Self.days(year: year, month: month, day: day))
    }

    init(unchecked days: Int32) { self.daysSince1970 = days }

    /// The first date, 0001-01-01.
    public static let earliest = CivilDate(unchecked: -719_162)
    /// The last date, 9999-12-31.
    public static let latest = CivilDate(unchecked: 2_932_896)

    /// The date of a count of days, or the nearest date that there is.
    static func nearest(daysSince1970 days: Int64) -> CivilDate {
        let bounds = Int64(earliest.daysSince1970)...Int64(latest.daysSince1970)
        return CivilDate(unchecked: Int32(min(max(days, bounds.lowerBound), bounds.upperBound)))
    }

    /// The days from 1970-01-01 to a date, counting years from March, so that the leap day ends a year.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    /// Returns the number of days of a month.
    ///
    /// - Parameters:
    ///   - month: The month, 1 to 12.
    ///   - year: The year.
    /// - Returns: The number of days of a month.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

// MARK: - Parts

extension CivilDate {
    /// The year, month and day.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSince1970) + 719_468  // days since 0000-03-01
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The year, 1 to 9999.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, 1 to 31.
    public var day: Int { parts.day }

    /// The day of the week.
    public var weekday: Weekday {
        // The first date, 0001-01-01, was a Monday, the first day of the ISO week.
        Weekday.allCases[(Int(daysSince1970) + 719_162) % 7]
    }
}

// MARK: - Arithmetic

extension CivilDate {
    /// Returns the date that lies a step of the calendar later.
    ///
    /// Months are counted first, and a day that the month lacks becomes its last: 31 January and one month is 28 or 29
    /// February. Days are counted after that.
    ///
    /// - Parameter step: How much later; negative for earlier.
    /// - Returns: The date that lies a step of the calendar later.
    /// - Throws: ``CoreError`` with code `dateOutOfRange` outside the years 1 to 9999.
    public func advanced(by step: CalendarStep) throws(CoreError) -> CivilDate {
        var date = self
        if step.months != 0 {
            let (year, month, day) = parts
            let index = Int64(year) * 12 + Int64(month - 1) + Int64(step.months)
            let newYear = Int(index.flooredQuotient(by: 12))
            let newMonth = Int(index - Int64(newYear) * 12) + 1
            guard (1...9999).contains(newYear) else {
                throw CoreError(.dateOutOfRange, "a date lies in the years 1 to 9999")
            }
            let last = Self.length(ofMonth: newMonth, year: newYear)
            date = CivilDate(unchecked: Int32(Self.days(year: newYear, month: newMonth, day: min(day, last))))
        }
        return try CivilDate(daysSince1970: Int64(date.daysSince1970) + Int64(step.days))
    }

    /// Returns the number of days from this date to another; negative if the other is earlier.
    ///
    /// - Parameter other: The later date.
    /// - Returns: The number of days from this date to another; negative if the other is earlier.
    public func days(to other: CivilDate) -> Int { Int(other.daysSince1970) - Int(daysSince1970) }
}

extension CivilDate: Comparable {
    /// Whether the first date is earlier.
    public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool { lhs.daysSince1970 < rhs.daysSince1970 }
}

// MARK: - Text and coding

extension CivilDate: CustomStringConvertible {
    /// The date in ISO 8601, as `2027-02-28`.
    public var description: String {
        let (year, month, day) = parts
        return DecimalText.padded(year, to: 4) + "-" + DecimalText.padded(month, to: 2) + "-"
            + DecimalText.padded(day, to: 2)
    }

    /// Creates a date from its ISO 8601 text.
    ///
    /// - Parameter text: Four digits, two digits and two digits with hyphens between.
    /// - Throws: ``CoreError`` with code `invalidText` or `dateOutOfRange`, and the place.
    public init(parsing text: String) throws(CoreError) {
        var reader = TextReader(text)
        try self.init(reading: &reader)
        try reader.end()
    }

    init(reading reader: inout TextReader) throws(CoreError) {
        let place = reader.offset
        let year = Int(try reader.digits(4))
        try reader.expect("-")
        let month = Int(try reader.digits(2))
        try reader.expect("-")
        let day = Int(try reader.digits(2))
        self = try reader.placing(place) { () throws(CoreError) in
            try CivilDate(year: year, month: month, day: day)
        }
    }
}

extension CivilDate: Codable {
    /// Reads a date from its text.
    public init(from decoder: any Decoder) throws {
        self = try CivilDate(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the date as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
