//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ExpiryPolicy {
    /// Returns the first instant at which points of one grant are gone, or nil if nothing but inactivity ends them.
    ///
    /// - Parameters:
    ///   - instant: When the points are granted.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which points are gone, or nil if the grant sets none.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999, or `invalidProgram` for a fixed day that
    ///   no year has.
    public func expiry(
        ofPointsGrantedAt instant: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp? {
        switch self {
        case .never, .inactivity: return nil
        case .throughDay(let step): return try zone.end(ofDayAfter: step, from: instant)
        case .throughEnd(let period, let step):
            do {
                return try zone.startOfDay(period.dates(containing: zone.date(at: instant).advanced(by: step)).end)
            } catch {
                throw .outOfTime
            }
        case .fixedDay(let month, let day, let step):
            return try Self.end(ofDay: day, month, after: step, from: instant, zone)
        case .earliest(let policies):
            var first: Timestamp?
            for policy in policies {
                first = try Self.earlier(first, policy.expiry(ofPointsGrantedAt: instant, in: zone))
            }
            return first
        }
    }

    /// Returns the first instant at which all points of an account are gone for want of activity.
    ///
    /// - Parameters:
    ///   - instant: When the account was last active.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which points are gone, or nil if inactivity ends nothing.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func inactivityEnd(
        ofActivityAt instant: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp? {
        switch self {
        case .never, .throughDay, .throughEnd, .fixedDay: return nil
        case .inactivity(let step): return try zone.end(ofDayAfter: step, from: instant)
        case .earliest(let policies):
            var first: Timestamp?
            for policy in policies {
                first = try Self.earlier(first, policy.inactivityEnd(ofActivityAt: instant, in: zone))
            }
            return first
        }
    }

    private static func earlier(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }
}

// MARK: - Fixed days

extension ExpiryPolicy {
    /// The end of the first such day of a year that is no earlier than the step asks.
    private static func end(
        ofDay day: Int,
        _ month: Int,
        after step: CalendarStep,
        from instant: Timestamp,
        _ zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp {
        // A day that no year has is refused before the year is asked for.
        _ = try date(month: month, day: day, year: 2_000)
        let bound: CivilDate
        do { bound = try zone.date(at: instant).advanced(by: step) } catch { throw .outOfTime }
        var last = try date(month: month, day: day, year: bound.year)
        if last < bound {
            guard bound.year < 9_999 else { throw .outOfTime }
            last = try date(month: month, day: day, year: bound.year + 1)
        }
        do { return try zone.startOfDay(last.advanced(by: .days(1))) } catch { throw .outOfTime }
    }

    /// The date of a year; 29 February is 28 February in a common year.
    static func date(month: Int, day: Int, year: Int) throws(RewardsError) -> CivilDate {
        do {
            let isLeapDay = month == 2 && day == 29
            if isLeapDay { return try CivilDate(year: year, month: 3, day: 1).advanced(by: .days(-1)) }
            return try CivilDate(year: year, month: month, day: day)
        } catch {
            throw RewardsError(.invalidProgram, "a fixed day is a day that some year has")
        }
    }
}
