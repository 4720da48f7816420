//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What keeps a bad clock from doing harm: it lets time stand for a moment, but never go back, nor leap far ahead.
///
/// Points expire and tiers end as time passes, so a machine whose clock is wrong by years could write off every account in
/// an hour. A host keeps one guard, passes each reading of its clock through it, and hands on what it answers:
///
/// ```swift
/// var clock = try ClockGuard(latest: opened, tolerance: .minutes(5), leap: .days(400))
/// let asOf = try clock.admit(now)
/// ```
///
/// A reading that lies behind by no more than the tolerance, as after a correction over the network, is answered with the
/// latest one. Anything else that is refused leaves the guard as it was. After a true pause longer than the leap, a person
/// looks at the clock and the host makes a new guard.
public struct ClockGuard: Hashable, Sendable {
    /// The latest instant that was admitted.
    public private(set) var latest: Timestamp
    /// How far a reading may lie behind the latest one; zero or more.
    public let tolerance: TimeSpan
    /// How far a reading may lie ahead of the latest one; above zero.
    public let leap: TimeSpan

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - latest: The latest instant that is known to have come, such as that of the last stored commit.
    ///   - tolerance: How far a reading may lie behind; zero or more.
    ///   - leap: How far a reading may lie ahead; above zero, and longer than the host may stand still.
    /// - Throws: ``CoreError`` with code `invalidWindow` for other spans.
    public init(latest: Timestamp, tolerance: TimeSpan, leap: TimeSpan) throws(CoreError) {
        guard tolerance >= .zero, leap > .zero else {
            throw CoreError(.invalidWindow, "a clock guard tolerates zero or more and lets time leap by more than zero")
        }
        self.latest = latest
        self.tolerance = tolerance
        self.leap = leap
    }

    /// Admits a reading of the clock and returns the instant to work with.
    ///
    /// - Parameter now: What the clock shows.
    /// - Returns: The reading, or ``latest`` if the reading lies behind it by no more than ``tolerance``.
    /// - Throws: ``CoreError`` with code `clockRegressed` for a reading further behind, and `clockSuspicious` for one ahead
    ///   by more than ``leap``.
    public mutating func admit(_ now: Timestamp) throws(CoreError) -> Timestamp {
        let ahead = latest.span(to: now)
        guard ahead > .zero else {
            guard now.span(to: latest) <= tolerance else {
                throw CoreError(.clockRegressed, "a clock does not go back by more than the tolerance")
            }
            return latest
        }
        guard ahead <= leap else {
            throw CoreError(.clockSuspicious, "a clock does not leap ahead by more than it may")
        }
        latest = now
        return now
    }
}

// MARK: - Codable

extension ClockGuard: Codable {
    private enum CodingKeys: String, CodingKey { case latest, leapMicroseconds, toleranceMicroseconds }

    /// Reads a guard and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            latest: container.decode(Timestamp.self, forKey: .latest),
            tolerance: container.decode(TimeSpan.self, forKey: .toleranceMicroseconds),
            leap: container.decode(TimeSpan.self, forKey: .leapMicroseconds)
        )
    }

    /// Writes the guard as an object, with its spans in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(latest, forKey: .latest)
        try container.encode(leap, forKey: .leapMicroseconds)
        try container.encode(tolerance, forKey: .toleranceMicroseconds)
    }
}
