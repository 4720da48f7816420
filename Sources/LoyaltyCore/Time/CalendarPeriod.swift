//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A kind of period that the calendar repeats: day, week, month, quarter, half-year, year.
///
/// ```swift
/// let quarter = try CalendarPeriod.quarter.dates(containing: CivilDate(parsing: "2026-11-21"))
/// quarter.description   // "2026-10-01 ..< 2027-01-01"
/// ```
public enum CalendarPeriod: Hashable, Sendable {
    /// One date.
    case day
    /// Seven dates from a weekday on.
    case week(startingOn: Weekday)
    /// A calendar month.
    case month
    /// Three months from January, April, July or October on.
    case quarter
    /// Six months from January or July on.
    case halfYear
    /// Twelve months from January on.
    case year

    /// Returns the period that a date lies in.
    ///
    /// - Parameter date: Any date.
    /// - Returns: The period that a date lies in.
    /// - Throws: ``CoreError`` with code `dateOutOfRange` if the period starts or ends outside the years 1 to 9999.
    public func dates(containing date: CivilDate) throws(CoreError) -> DateRange {
        switch self {
        case .day:
            return try DateRange(from: date, to: date.advanced(by: step))
        case .week(let first):
            let back = (date.weekday.isoNumber - first.isoNumber + 7) % 7
            let start = try date.advanced(by: .days(Int32(-back)))
            return try DateRange(from: start, to: start.advanced(by: step))
        case .month, .quarter, .halfYear, .year:
            let (year, month, _) = date.parts
            let first = (month - 1) / monthCount * monthCount + 1
            let next = first + monthCount
            let start = CivilDate(unchecked: Int32(CivilDate.days(year: year, month: first, day: 1)))
            let end = try CivilDate(year: next > 12 ? year + 1 : year, month: next > 12 ? 1 : next, day: 1)
            return try DateRange(from: start, to: end)
        }
    }

    /// The distance from one period's start to the next.
    public var step: CalendarStep {
        switch self {
        case .day: .days(1)
        case .week: .days(7)
        case .month, .quarter, .halfYear, .year: .months(Int32(monthCount))
        }
    }

    private var monthCount: Int {
        switch self {
        case .day, .week, .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}

// MARK: - Text and coding

extension CalendarPeriod: CustomStringConvertible {
    /// The period in one word; a week names its first day, as `week.monday`.
    public var description: String {
        switch self {
        case .day: "day"
        case .week(let first): "week.\(first.rawValue)"
        case .month: "month"
        case .quarter: "quarter"
        case .halfYear: "halfYear"
        case .year: "year"
        }
    }

    /// Creates a period from its word.
    ///
    /// - Parameter text: One of `day`, `week.monday` and so on, `month`, `quarter`, `halfYear`, `year`.
    /// - Throws: ``CoreError`` with code `invalidText` for any other word.
    public init(parsing text: String) throws(CoreError) {
        let weeks = Weekday.allCases.map(CalendarPeriod.week(startingOn:))
        let all = [.day, .month, .quarter, .halfYear, .year] + weeks
        guard let period = all.first(where: { $0.description == text }) else {
            throw TextReader(text).error(
                "a period is day, week.monday to week.sunday, month, quarter, halfYear or year"
            )
        }
        self = period
    }
}

extension CalendarPeriod: Codable {
    /// Reads a period from its word.
    public init(from decoder: any Decoder) throws {
        self = try CalendarPeriod(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the period as its word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
