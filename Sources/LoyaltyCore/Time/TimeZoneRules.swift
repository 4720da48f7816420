//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How local clocks of one zone stand to UTC: what turns dates into instants and back.
///
/// Core knows fixed offsets (``FixedOffset``); LoyaltyFoundation brings the zones of the IANA database. A host with its
/// own data conforms a small type of its own: it supplies an identifier and the offset at any instant, and the rest follows.
public protocol TimeZoneRules: Sendable {
    /// The name of the zone, stored with results, such as `Europe/Berlin` or `+03:00`.
    var identifier: String { get }

    /// Returns how far local clocks are ahead of UTC.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Whole seconds east of UTC, within ±64,800 (18 hours); more is taken as 18 hours. At most one change lies
    ///   within two days.
    func secondsFromUTC(at instant: Timestamp) -> Int
}

extension TimeZoneRules {
    /// Returns the date that local calendars show at an instant.
    ///
    /// - Parameter instant: Any instant; in the first or last hours of the range of time, where the local date would fall
    ///   outside the years 1 to 9999, the nearest date inside it.
    /// - Returns: The date that local calendars show at an instant.
    public func date(at instant: Timestamp) -> CivilDate {
        .nearest(daysSince1970: localSeconds(at: instant).flooredQuotient(by: 86_400))
    }

    /// Returns the first instant of a local date.
    ///
    /// Where clocks skip midnight, as in Cairo on 30 April 2027, it is the instant of the change; where midnight comes
    /// twice, it is the first of the two. A date that a zone skips whole, as Samoa did 30 December 2011, starts with the
    /// next one and lasts no time.
    ///
    /// - Parameter date: The local date.
    /// - Returns: The first instant of a local date.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` if the instant lies outside the years 1 to 9999 of UTC.
    public func startOfDay(_ date: CivilDate) throws(CoreError) -> Timestamp {
        let midnight = Int64(date.daysSince1970) * 86_400
        let before = offset(at: .nearest(secondsSince1970: midnight - 86_400))
        let after = offset(at: .nearest(secondsSince1970: midnight + 86_400))
        // With one offset on both sides there is no change in between, and local midnight is where that offset puts it.
        guard before != after else { return try Timestamp(secondsSince1970: midnight - before) }
        // An offset that is in force at the instant it leads to makes that instant a local midnight; earliest first.
        for offset in [max(before, after), min(before, after)] {
            let candidate = Timestamp.nearest(secondsSince1970: midnight - offset)
            if localSeconds(at: candidate) == midnight { return candidate }
        }
        // Midnight is skipped: find the change, the first instant whose local time is past midnight.
        var low = midnight - max(before, after) - 1
        var high = midnight - min(before, after)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if localSeconds(at: .nearest(secondsSince1970: middle)) >= midnight {
                high = middle
            } else {
                low = middle
            }
        }
        return try Timestamp(secondsSince1970: high)
    }

    /// The seconds that a local clock shows since 1970-01-01T00:00:00 of its own.
    private func localSeconds(at instant: Timestamp) -> Int64 {
        instant.microsecondsSince1970.flooredQuotient(by: 1_000_000) + offset(at: instant)
    }

    /// The offset at an instant, bounded, so that no rules of a host's own can overflow a sum.
    private func offset(at instant: Timestamp) -> Int64 {
        Int64(min(max(secondsFromUTC(at: instant), -64_800), 64_800))
    }
}
