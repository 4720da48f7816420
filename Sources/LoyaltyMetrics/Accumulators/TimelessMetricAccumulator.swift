//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a metric that depends on no zone and no moment.
public protocol TimelessMetricAccumulator: MetricAccumulator {
    /// Adds one activity.
    ///
    /// - Parameter input: The activity.
    /// - Throws: ``MetricsError`` with the code of the rule that the activity breaks.
    mutating func add(_ input: Input) throws(MetricsError)

    /// Returns the figure.
    ///
    /// - Returns: The figure, with its counts; no value if there was nothing to count.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange`.
    func finish() throws(MetricsError) -> Outcome
}

extension TimelessMetricAccumulator {
    /// Adds one activity; the zone is unused.
    public mutating func add(_ input: Input, in zone: some TimeZoneRules) throws(MetricsError) { try add(input) }

    /// Returns the figure; the moment is unused.
    public func finish(asOf: Timestamp) throws(MetricsError) -> Outcome { try finish() }

    /// Adds activities in turn, up to the first that is refused.
    ///
    /// - Parameter inputs: The activities.
    /// - Throws: ``MetricsError`` with the code of the rule that an activity breaks; those before it have been added.
    public mutating func add(contentsOf inputs: some Sequence<Input>) throws(MetricsError) {
        for input in inputs { try add(input) }
    }
}
