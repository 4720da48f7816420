//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension TimeZoneRules {
    /// Returns when local clocks show a time of a date: the first instant and, where clocks are set back over it, the last.
    ///
    /// A time that clocks skip gives the instant of the change. Nil outside the years 1 to 9999 of UTC.
    func instants(of date: CivilDate, at time: LocalTime) -> (first: Timestamp, last: Timestamp)? {
        let local = Int64(date.daysSince1970) * 86_400 + Int64(time.minutes) * 60
        // Offsets are at most 18 hours and change once in two days at most, so these lie on either side of the time.
        let (before, after) = (offset(atSecond: local - 86_400), offset(atSecond: local + 86_400))
        let (larger, smaller) = (max(before, after), min(before, after))
        let first = isInForce(larger, at: local - larger) ? local - larger : nil
        let last = isInForce(smaller, at: local - smaller) ? local - smaller : nil
        guard let second = first ?? last else {
            guard let change = (try? Timestamp(secondsSince1970: change(local - larger, local - smaller, to: local)))
            else {
                return nil
            }
            return (change, change)
        }
        guard let first = try? Timestamp(secondsSince1970: second),
            let last = try? Timestamp(secondsSince1970: last ?? second)
        else { return nil }
        return (first, last)
    }

    /// The seconds since midnight that a local clock shows.
    func secondOfDay(at instant: Timestamp) -> Int {
        let second = Self.floored(instant.microsecondsSince1970, by: 1_000_000) + clampedOffset(at: instant)
        return Int(second - Self.floored(second, by: 86_400) * 86_400)
    }

    /// The first second after the clocks skipped a local time, between two seconds around the change.
    private func change(_ early: Int64, _ late: Int64, to local: Int64) -> Int64 {
        var low = early - 1
        var high = late
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + offset(atSecond: middle) >= local { high = middle } else { low = middle }
        }
        return high
    }

    private func isInForce(_ offset: Int64, at second: Int64) -> Bool { self.offset(atSecond: second) == offset }

    /// The offset at a second; outside the range of time, that at its end.
    private func offset(atSecond second: Int64) -> Int64 {
        let bounds = Self.seconds(of: .earliest)...Self.seconds(of: .latest)
        let inside = min(max(second, bounds.lowerBound), bounds.upperBound)
        return (try? Timestamp(secondsSince1970: inside)).map(clampedOffset) ?? 0
    }

    private static func seconds(of instant: Timestamp) -> Int64 {
        floored(instant.microsecondsSince1970, by: 1_000_000)
    }

    /// The offset at an instant, bounded, so that no rules of a host's own can overflow a sum.
    private func clampedOffset(at instant: Timestamp) -> Int64 {
        Int64(min(max(secondsFromUTC(at: instant), -64_800), 64_800))
    }

    private static func floored(_ value: Int64, by divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
