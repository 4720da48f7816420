//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A distance in the calendar: months, then days.
///
/// A month is as long as the calendar says, and ends clamp: 31 January and one month is the last day of February.
/// For elapsed time use ``TimeSpan``.
public struct CalendarStep: Hashable, Codable, Sendable {
    /// The months of the step, counted first.
    public let months: Int32
    /// The days of the step, counted after the months.
    public let days: Int32

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - months: The months, counted first.
    ///   - days: The days, counted after the months.
    public init(months: Int32 = 0, days: Int32 = 0) {
        self.months = months
        self.days = days
    }

    /// Returns a step of days.
    ///
    /// - Parameter count: How many days.
    /// - Returns: A step of days.
    public static func days(_ count: Int32) -> CalendarStep { CalendarStep(days: count) }

    /// Returns a step of months.
    ///
    /// - Parameter count: How many months.
    /// - Returns: A step of months.
    public static func months(_ count: Int32) -> CalendarStep { CalendarStep(months: count) }

    /// Returns a step of years of twelve months.
    ///
    /// - Parameter count: How many years; out of the range of dates is refused when the step is taken.
    /// - Returns: A step of years of twelve months.
    public static func years(_ count: Int32) -> CalendarStep {
        let (months, overflow) = count.multipliedReportingOverflow(by: 12)
        return CalendarStep(months: overflow ? (count < 0 ? .min : .max) : months)
    }
}
