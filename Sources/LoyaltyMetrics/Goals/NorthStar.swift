//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The one figure that a company steers by, with its goal and the segments that move it.
///
/// Any figure will do that sums over segments: active members, repeat customers, revenue in minor units. The parts sum to
/// the whole, or there is no North Star: an order that is counted in two segments, or in none, is found here.
///
/// ```swift
/// let star = try NorthStar(
///     goal: Goal(baseline: 1_200, target: 2_000, actual: 1_500, elapsedDays: 90, days: 180),
///     segments: [
///         NorthStarSegment(SegmentID("online"), baseline: 700, actual: 1_050),
///         NorthStarSegment(SegmentID("shops"), baseline: 500, actual: 450),
///     ])
/// star.goal.growth              // 0.25
/// star.contributions.first      // online: a change of 350, and 0.7 of the whole
/// ```
public struct NorthStar: Hashable, Sendable {
    /// The metric's name in JSON.
    public static let kind = "northStar"

    /// The figure and its goal.
    public let goal: Goal
    /// The parts of the figure, the greatest gain first.
    public let contributions: [Contribution]

    /// What one segment brings.
    public struct Contribution: Hashable, Sendable {
        /// The segment and its part of both figures.
        public let part: NorthStarSegment
        /// By how much the part has changed; these sum to the change of the whole.
        public let change: Int64
        /// The share of the whole figure now; nil if that is not above zero.
        public let share: Double?
        /// By what part of the whole's baseline this part has changed: these sum to ``Goal/growth``; nil if the baseline is
        /// not above zero.
        public let growth: Double?
    }

    /// Creates a North Star metric.
    ///
    /// - Parameters:
    ///   - goal: The figure and its goal.
    ///   - segments: The parts, each segment once; none if the figure is not divided.
    /// - Throws: ``MetricsError`` with code `invalidCounts` if a segment is named twice or the parts, if there are any, do
    ///   not sum to the whole, and `sumOutOfRange` for parts beyond ±(2^53 − 1).
    /// - Complexity: O(*n* log *n*) in the number of segments.
    public init(goal: Goal, segments: [NorthStarSegment] = []) throws(MetricsError) {
        var baseline: Int128 = 0
        var actual: Int128 = 0
        for part in segments {
            guard part.baseline.magnitude <= Tally.maximum, part.actual.magnitude <= Tally.maximum else {
                throw Tally.tooLarge
            }
            baseline += Int128(part.baseline)
            actual += Int128(part.actual)
        }
        let isWhole = baseline == Int128(goal.baseline) && actual == Int128(goal.actual)
        guard segments.isEmpty || isWhole, Set(segments.map(\.segment)).count == segments.count else {
            throw MetricsError(.invalidCounts, "the parts of each segment, named once, sum to the whole")
        }
        self.goal = goal
        contributions = segments.map { part in
            let change = part.actual - part.baseline
            return Contribution(
                part: part,
                change: change,
                share: goal.actual > 0 ? Double(part.actual) / Double(goal.actual) : nil,
                growth: goal.baseline > 0 ? Double(change) / Double(goal.baseline) : nil
            )
        }
        .sorted { ($1.change, $0.part.segment) < ($0.change, $1.part.segment) }
    }
}
