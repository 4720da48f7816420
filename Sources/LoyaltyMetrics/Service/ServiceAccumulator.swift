//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of ``Service``: histograms of minutes and counts, by group.
///
/// Cases change while they are open, and a state keeps what it was given: add a case once its period is over, as it stands
/// then. With ``DeliveryGuarantee/atLeastOnce`` a case that comes again changes nothing, and one that comes again with other
/// facts is refused.
///
/// ```swift
/// var state = ServiceAccumulator(.standard)
/// try state.add(contentsOf: cases)
/// try state.finish().all.reopened.value
/// ```
public struct ServiceAccumulator: TimelessMetricAccumulator {
    /// What is added: handled cases.
    public typealias Input = HandledCase
    /// The finished figures.
    public typealias Outcome = Service

    /// The choices of the metric.
    public let definition: ServiceDefinition
    private var log: FactLog<ActivityID, CaseTotals>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ServiceDefinition) {
        self.definition = definition
        log = FactLog(CaseTotals(), delivery: definition.delivery)
    }

    /// Adds a case.
    ///
    /// - Parameter handled: The case.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if a case of this identifier and other facts is known.
    public mutating func add(_ handled: HandledCase) throws(MetricsError) {
        try log.add(CaseFact(handled, by: definition), of: handled.supportCase.id)
    }

    /// Merges the state of another part of the cases.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the figures.
    ///
    /// - Returns: The figures with their counts.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 cases.
    /// - Complexity: O(*n*) in the groups and the different numbers of minutes.
    public func finish() throws(MetricsError) -> Service { try Service(log.state, by: definition) }
}

// MARK: - Codable

extension ServiceAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(ServiceDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: CaseTotals(),
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
