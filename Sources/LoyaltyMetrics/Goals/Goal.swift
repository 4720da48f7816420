//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How far a figure has come towards its target, beside how much of the time is gone.
///
/// ```swift
/// let goal = try Goal(baseline: 1_200, target: 2_000, actual: 1_500, elapsedDays: 90, days: 180)
/// goal.progress                              // 0.375 of the way,
/// goal.pace                                  // in 0.5 of the time:
/// goal.isOnTrack                             // false
/// goal.gap                                   // 500 to go,
/// goal.requiredPerDay                        // 5.56 a day
/// goal.projection(rounding: .down)           // 1800 at this speed
/// ```
///
/// The way is taken to be even, as a straight line from the baseline to the target: a seasonal business compares with the
/// same dates of last year instead. Figures are whole numbers in a unit of your choice; a goal is made of given figures, so
/// that there is nothing to accumulate.
public struct Goal: Hashable, Sendable {
    /// The figure at the beginning.
    public let baseline: Int64
    /// The figure that is to be reached.
    public let target: Int64
    /// The figure now.
    public let actual: Int64
    /// How many days of the period are gone.
    public let elapsedDays: Int
    /// How many days the period has.
    public let days: Int

    /// Creates a goal's state from plain numbers.
    ///
    /// - Parameters:
    ///   - baseline: The figure at the beginning, within ±(2^53 − 1).
    ///   - target: The figure that is to be reached, within ±(2^53 − 1); not the baseline.
    ///   - actual: The figure now, within ±(2^53 − 1).
    ///   - elapsedDays: How many days of the period are gone; zero up to all.
    ///   - days: How many days the period has; 1 to 3,652,059, those of the years 1 to 9999.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a target that is the baseline or beyond the bounds,
    ///   `sumOutOfRange` for a figure beyond them, and `invalidCounts` for other days.
    public init(
        baseline: Int64,
        target: Int64,
        actual: Int64,
        elapsedDays: Int,
        days: Int
    ) throws(MetricsError) {
        try Self.check(baseline: baseline, target: target)
        guard actual.magnitude <= Tally.maximum else { throw Tally.tooLarge }
        guard (1...3_652_059).contains(days), (0...days).contains(elapsedDays) else {
            throw MetricsError(.invalidCounts, "the days that are gone are days of the period")
        }
        self.baseline = baseline
        self.target = target
        self.actual = actual
        self.elapsedDays = elapsedDays
        self.days = days
    }

    /// Creates the state of a goal on a date.
    ///
    /// - Parameters:
    ///   - actual: The figure now, within ±(2^53 − 1).
    ///   - asOf: The date up to which it is complete, itself not: on the first date of the period nothing is gone. Before
    ///     the period nothing is gone, after it all.
    ///   - definition: The goal.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` for a figure beyond the bounds.
    public init(actual: Int64, asOf: CivilDate, by definition: GoalDefinition) throws(MetricsError) {
        let days = definition.period.count
        try self.init(
            baseline: definition.baseline,
            target: definition.target,
            actual: actual,
            elapsedDays: min(max(0, definition.period.start.days(to: asOf)), days),
            days: days
        )
    }

    static func check(baseline: Int64, target: Int64) throws(MetricsError) {
        guard baseline.magnitude <= Tally.maximum, target.magnitude <= Tally.maximum, baseline != target else {
            throw MetricsError(.invalidDefinition, "a target is another figure than the baseline, and both are bounded")
        }
    }
}

// MARK: - The way and the time

extension Goal {
    /// What is still missing, in the figure's unit: zero if the target is reached; negative if the figure is to fall.
    public var gap: Int64 { isReached ? 0 : target - actual }

    /// Whether the figure is at the target or beyond.
    public var isReached: Bool { target > baseline ? actual >= target : actual <= target }

    /// The share of the way that is done: 0 at the baseline, 1 at the target; negative or more than 1 outside.
    public var progress: Double { Double(actual - baseline) / Double(target - baseline) }

    /// The share of the time that is gone, 0 to 1.
    public var pace: Double { Double(elapsedDays) / Double(days) }

    /// Whether the share of the way that is done is at least the share of the time that is gone; compared exactly.
    public var isOnTrack: Bool {
        let done = Int128(actual - baseline) * Int128(days)
        let due = Int128(target - baseline) * Int128(elapsedDays)
        return target > baseline ? done >= due : done <= due
    }

    /// What each day that is left must bring, in the figure's unit; nil if no day is left.
    public var requiredPerDay: Double? { elapsedDays < days ? Double(gap) / Double(days - elapsedDays) : nil }

    /// Returns the figure at the end of the period if the rest of it goes as the days that are gone.
    ///
    /// - Parameter rounding: What becomes of a fraction.
    /// - Returns: The figure; nil if no day is gone, or beyond ±(2^53 − 1).
    public func projection(rounding: RoundingRule) -> Int64? {
        let dividend = Int128(baseline) * Int128(elapsedDays) + Int128(actual - baseline) * Int128(days)
        return try? rounding.quotient(dividend, by: Int128(elapsedDays))
    }

    /// By what part of the baseline the figure has grown; nil if the baseline is not above zero.
    public var growth: Double? { baseline > 0 ? Double(actual - baseline) / Double(baseline) : nil }
}
