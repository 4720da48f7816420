//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``RenewalRate``: how many came due and were renewed, and with repeated deliveries which ones.
///
/// ```swift
/// var state = RenewalRateAccumulator(.standard)
/// try state.add(contentsOf: renewals)
/// try state.finish().value
/// ```
public struct RenewalRateAccumulator: TimelessMetricAccumulator {
    /// What is added: renewals, due in the period that is looked at.
    public typealias Input = Renewal
    /// The finished figure.
    public typealias Outcome = RenewalRate

    /// The choices of the metric.
    public let definition: RenewalRateDefinition
    private var log: FactLog<ActivityID, RenewalCounts>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: RenewalRateDefinition) {
        self.definition = definition
        log = FactLog(RenewalCounts(), delivery: definition.delivery)
    }

    /// Adds a renewal.
    ///
    /// - Parameter renewal: The renewal, whether its customer is known or not.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if one of this identifier and other facts is known, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public mutating func add(_ renewal: Renewal) throws(MetricsError) {
        try log.add(renewal.isRenewed, of: renewal.id)
    }

    /// Merges the state of another part of the input.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the rate.
    ///
    /// - Returns: The rate with its counts; no value if nothing came due.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    public func finish() throws(MetricsError) -> RenewalRate {
        try RenewalRate(renewed: log.state.renewed, due: log.state.due, by: definition)
    }
}

// MARK: - Codable

extension RenewalRateAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(RenewalRateDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: RenewalCounts(),
            delivery: definition.delivery
        )
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try log.encode(to: container.superEncoder(forKey: .log))
    }
}
