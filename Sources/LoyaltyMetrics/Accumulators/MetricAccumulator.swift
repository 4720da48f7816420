//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of one metric: add activities, merge parts, finish to a figure.
///
/// Partitions of the input may be accumulated anywhere, stored, and merged later. However the input is split and in
/// whatever order the parts meet, the state is the same value, encodes to the same bytes and finishes to the same figure:
///
/// ```swift
/// var monday = NetPromoterScoreAccumulator(.standard)
/// try monday.add(contentsOf: mondayAnswers)
/// var tuesday = NetPromoterScoreAccumulator(.standard)
/// try tuesday.add(contentsOf: tuesdayAnswers)
/// try monday.merge(tuesday)
/// monday.finish().score
/// ```
///
/// States are stored with any coder. `CanonicalJSON` writes 16 MiB unless it is given other limits: enough for some 100,000
/// orders with ``DeliveryGuarantee/atLeastOnce``.
///
/// This protocol is what a host needs to treat all metrics alike. Metrics that depend on no zone and no moment also
/// conform to ``TimelessMetricAccumulator``, whose functions ask for neither.
///
/// A failed ``add(_:in:)`` or ``merge(_:)`` leaves the state as it was.
public protocol MetricAccumulator: Hashable, Codable, Sendable {
    /// The choices of the metric.
    associatedtype Definition: MetricDefinition
    /// What is added.
    associatedtype Input
    /// The finished figure, with its counts.
    associatedtype Outcome: Hashable & Sendable

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    init(_ definition: Definition)

    /// The choices of the metric.
    var definition: Definition { get }

    /// Adds one activity.
    ///
    /// - Parameters:
    ///   - input: The activity.
    ///   - zone: The zone whose calendar the definition names; unused by metrics without a calendar.
    /// - Throws: ``MetricsError`` with the code of the rule that the activity breaks.
    mutating func add(_ input: Input, in zone: some TimeZoneRules) throws(MetricsError)

    /// Merges the state of another part of the input.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, or that of the rule that the whole breaks.
    mutating func merge(_ other: Self) throws(MetricsError)

    /// Returns the figure.
    ///
    /// - Parameter asOf: The moment up to which the input is complete; unused by metrics that do not age.
    /// - Returns: The figure, with its counts; no value if there was nothing to count.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange`.
    func finish(asOf: Timestamp) throws(MetricsError) -> Outcome
}

extension MetricAccumulator {
    /// Adds activities in turn, up to the first that is refused.
    ///
    /// - Parameters:
    ///   - inputs: The activities.
    ///   - zone: The zone whose calendar the definition names.
    /// - Throws: ``MetricsError`` with the code of the rule that an activity breaks; those before it have been added.
    public mutating func add(
        contentsOf inputs: some Sequence<Input>,
        in zone: some TimeZoneRules
    ) throws(MetricsError) {
        for input in inputs { try add(input, in: zone) }
    }

    static func checkMerge(_ first: Definition, _ second: Definition) throws(MetricsError) {
        guard first == second else {
            throw MetricsError(.definitionMismatch, "accumulators merge only if their definitions are equal")
        }
    }
}
