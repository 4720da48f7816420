//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long cases took to a first response or to their resolution, and how many have not got there.
///
/// Times are whole minutes, and a minute that is begun counts, so that 24 hours and a second are not within 24 hours.
/// Percentiles are those of the cases that got there: show ``openShare`` beside them, because the open ones are the slow
/// ones.
///
/// ```swift
/// let times = try HandlingTimes(minutes: Percentiles([30, 50, 1_500]), open: 1)
/// try times.minutes.nearestRank(.percent(50))      // 50
/// try times.within(.hours(24), of: .resolved)      // 2 of 3
/// try times.within(.hours(24), of: .due)           // 2 of 4
/// ```
public struct HandlingTimes: Hashable, Sendable {
    /// The times of cases that got there.
    public let minutes: Percentiles
    /// The cases that have not got there, of these and those that have, and the Wilson interval.
    public let openShare: Proportion
    /// How many cases got there before they were opened; part of nothing else.
    public let negative: Int64
    /// How sure the intervals are meant to be.
    public let level: ConfidenceLevel

    /// Creates times.
    ///
    /// - Parameters:
    ///   - minutes: The times of cases that got there, each zero or more.
    ///   - open: How many cases have not got there.
    ///   - negative: How many got there before they were opened.
    ///   - level: How sure the intervals are meant to be.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative time or count, and `sumOutOfRange` beyond
    ///   2^53 − 1.
    public init(
        minutes: Percentiles,
        open: Int64,
        negative: Int64 = 0,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) {
        guard minutes.count(through: -1) == 0 else { throw MetricsError(.invalidCounts, "a time is zero or more") }
        openShare = try Proportion(open, of: Tally.sum(ofCounts: [open, minutes.total]), level: level)
        self.negative = try Tally.sum(ofCounts: [negative])
        self.minutes = minutes
        self.level = level
    }

    /// How many cases have not got there.
    public var open: Int64 { openShare.count }

    /// Returns the share of cases that got there within a time.
    ///
    /// - Parameters:
    ///   - limit: The time, in whole minutes; zero or more.
    ///   - denominator: Whether open cases are left out, or count as not within it. A case that was opened a moment ago may
    ///     still make it: add cases whose time is over.
    /// - Returns: The share, with the Wilson interval.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a limit below zero or with seconds.
    public func within(_ limit: TimeSpan, of denominator: CaseDenominator) throws(MetricsError) -> Proportion {
        guard limit >= .zero, limit.microseconds % 60_000_000 == 0 else {
            throw MetricsError(.invalidDefinition, "a limit is a number of whole minutes")
        }
        let within = minutes.count(through: limit.microseconds / 60_000_000)
        switch denominator {
        case .resolved: return try Proportion(within, of: minutes.total, level: level)
        case .due: return try Proportion(within, of: openShare.total, level: level)
        }
    }

    /// The whole minutes from one instant to another, rounded up; −1 if the second is earlier.
    static func minutes(from start: Timestamp, to end: Timestamp) -> Int64 {
        let span = start.span(to: end).microseconds
        return span < 0 ? -1 : span / 60_000_000 + (span % 60_000_000 > 0 ? 1 : 0)
    }
}
