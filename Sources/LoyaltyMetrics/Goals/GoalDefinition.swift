//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is to be reached with one figure: from where, to where, and in which dates.
///
/// Figures are whole numbers in a unit that you choose once: customers, minor units of money, hundredths of a score.
///
/// ```swift
/// let definition = try GoalDefinition(
///     metric: "netPromoterScore", baseline: 3_000, target: 4_000,
///     period: CalendarPeriod.quarter.dates(containing: CivilDate(parsing: "2026-11-21")))
/// ```
///
/// A target below the baseline is a goal too: a churn rate is to fall.
public struct GoalDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "goal"

    /// What the figure is: a metric's ``MetricDefinition/kind``, or a name of the host's.
    public let metric: String
    /// The figure at the beginning.
    public let baseline: Int64
    /// The figure that is to be reached; not the baseline.
    public let target: Int64
    /// The dates in which it is to be reached; one or more.
    public let period: DateRange

    /// Creates a goal.
    ///
    /// - Parameters:
    ///   - metric: What the figure is; not empty.
    ///   - baseline: The figure at the beginning, within ±(2^53 − 1).
    ///   - target: The figure that is to be reached, within ±(2^53 − 1); not the baseline.
    ///   - period: The dates in which it is to be reached; one or more.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(metric: String, baseline: Int64, target: Int64, period: DateRange) throws(MetricsError) {
        guard !metric.isEmpty, period.count > 0 else {
            throw MetricsError(.invalidDefinition, "a goal names its figure and has a day or more")
        }
        try Goal.check(baseline: baseline, target: target)
        self.metric = metric
        self.baseline = baseline
        self.target = target
        self.period = period
    }
}

// MARK: - Codable

extension GoalDefinition {
    private enum CodingKeys: String, CodingKey { case baseline, kind, metric, period, target, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            metric: container.decode(String.self, forKey: .metric),
            baseline: container.decode(Int64.self, forKey: .baseline),
            target: container.decode(Int64.self, forKey: .target),
            period: container.decode(DateRange.self, forKey: .period)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(metric, forKey: .metric)
        try container.encode(baseline, forKey: .baseline)
        try container.encode(target, forKey: .target)
        try container.encode(period, forKey: .period)
    }
}
