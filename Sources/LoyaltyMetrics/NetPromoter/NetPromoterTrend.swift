//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The Net Promoter Score of each period that has answers, in order, with its change.
///
/// ```swift
/// for point in trend.points {
///     print(point.period.start, point.score.score ?? 0, point.change?.adjusted?.pValue ?? 1)
/// }
/// ```
public struct NetPromoterTrend: Hashable, Sendable {
    /// The choices that the trend was made by.
    public let definition: NetPromoterTrendDefinition
    /// The periods with an answer, a blank or an answer off the scale, the earliest first; others are left out.
    public let points: [Point]

    /// The score of one period.
    public struct Point: Hashable, Sendable {
        /// The dates of the period.
        public let period: DateRange
        /// Its score.
        public let score: NetPromoterScore
        /// The change from the latest period before that has answers; nil if there is none, or no answers in this one.
        public let change: NetPromoterChange?
    }

    /// Creates a trend from histograms by the first date of their period.
    init(_ periods: [CivilDate: AnswerHistogram], _ definition: NetPromoterTrendDefinition) throws(MetricsError) {
        var points: [Point] = []
        var previous: NetPromoterScore?
        for (start, histogram) in periods.sorted(by: { $0.key < $1.key }) {
            let score = NetPromoterScore(histogram, definition.score)
            var change: NetPromoterChange?
            if score.count > 0 {
                if let previous { change = try NetPromoterChange(from: previous, to: score) }
                previous = score
            }
            let period = try PeriodStart.dates(of: definition.period, containing: start)
            points.append(Point(period: period, score: score, change: change))
        }
        self.definition = definition
        self.points = points
    }
}
