//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension InstantTable {
    /// Returns the stretches in which local calendars show one date, and the first of the dates, or refuses too many.
    static func checkedDates(
        in bounds: ClosedRange<Int64>,
        of zone: some TimeZoneRules
    ) throws(MetricsError) -> (table: InstantTable, firstDay: Int32) {
        guard let dates = dates(in: bounds, of: zone) else {
            throw MetricsError(.valueOutOfRange, "the orders lie within 1048576 dates")
        }
        return dates
    }

    /// Returns the stretches in which local calendars show one date, and the first of the dates.
    ///
    /// The rules are asked twice a day, and where clocks change as often as it takes to find the instant. Where midnight comes
    /// twice, and the date before it with it, both are there: a date is exactly what `zone.date(at:)` says.
    ///
    /// - Parameters:
    ///   - bounds: The first and the last instant, in microseconds since 1970.
    ///   - zone: The zone.
    /// - Returns: A table whose numbers are days after `firstDay`, which is a count of days since 1970-01-01; nil for more
    ///   than 2^20 dates.
    private static func dates(
        in bounds: ClosedRange<Int64>,
        of zone: some TimeZoneRules
    ) -> (table: InstantTable, firstDay: Int32)? {
        let day = LocalOffset.day
        guard (bounds.upperBound - bounds.lowerBound) / day < 1 << 20 - 3 else { return nil }
        var starts: [(at: Int64, day: Int32)] = []
        /// Notes the dates from an instant to another one, between which clocks do not change.
        func note(_ instants: Range<Int64>, _ offset: Int64) {
            var at = instants.lowerBound
            while at < instants.upperBound {
                let date = (at + offset).flooredQuotient(by: day)
                let bounded = min(
                    max(date, Int64(CivilDate.earliest.daysSince1970)),
                    Int64(CivilDate.latest.daysSince1970)
                )
                if starts.last?.day != Int32(bounded) { starts.append((at, Int32(bounded))) }
                at = (date + 1) * day - offset
            }
        }
        var start = bounds.lowerBound
        var offset = LocalOffset.microseconds(at: start, zone)
        while start <= bounds.upperBound {
            // At most one change lies within two days, so that equal offsets at both ends say that there is none.
            let end = min(start + day, bounds.upperBound + 1)
            let offsetAtEnd = LocalOffset.microseconds(at: end, zone)
            let change = offset == offsetAtEnd ? end : LocalOffset.change(from: offset, in: start..<end, zone)
            note(start..<change, offset)
            note(change..<end, offsetAtEnd)
            (start, offset) = (end, offsetAtEnd)
        }
        let firstDay = starts.map(\.day).min() ?? 0
        let stretches = starts.map { Stretch(start: $0.at, number: $0.day - firstDay) }
        return (InstantTable(stretches, end: bounds.upperBound + 1), firstDay)
    }
}

/// How far local clocks are ahead of UTC, in microseconds.
private enum LocalOffset {
    static let day: Int64 = 86_400_000_000

    /// The offset at an instant, or at the nearest one that there is, bounded as `TimeZoneRules` bounds it.
    static func microseconds(at instant: Int64, _ zone: some TimeZoneRules) -> Int64 {
        let nearest = (try? Timestamp(microsecondsSince1970: instant)) ?? .latest
        return Int64(min(max(zone.secondsFromUTC(at: nearest), -64_800), 64_800)) * 1_000_000
    }

    /// The first instant after the start of a range at which the offset is another one; it is another one at the end.
    static func change(from offset: Int64, in instants: Range<Int64>, _ zone: some TimeZoneRules) -> Int64 {
        var (low, high) = (instants.lowerBound, instants.upperBound)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if microseconds(at: middle, zone) == offset { low = middle } else { high = middle }
        }
        return high
    }
}

extension Int64 {
    /// The quotient rounded down; the divisor is positive.
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 { self / divisor - (self % divisor < 0 ? 1 : 0) }
}
