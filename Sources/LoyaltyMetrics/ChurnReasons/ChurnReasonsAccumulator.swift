//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``ChurnReasons``: how many left for each reason, and with repeated deliveries which ones.
///
/// Keep one state for each period that is to be compared.
///
/// ```swift
/// var november = ChurnReasonsAccumulator(.standard)
/// try november.add(contentsOf: churns)
/// try november.finish().change(of: price, from: october.finish())
/// ```
public struct ChurnReasonsAccumulator: TimelessMetricAccumulator {
    /// What is added: customers who left in the period that is looked at.
    public typealias Input = Churn
    /// The finished figure.
    public typealias Outcome = ChurnReasons

    /// The choices of the metric.
    public let definition: ChurnReasonsDefinition
    private var log: FactLog<ActivityID, ReasonCounts>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ChurnReasonsDefinition) {
        self.definition = definition
        log = FactLog(ReasonCounts(), delivery: definition.delivery)
    }

    /// Adds a churn.
    ///
    /// - Parameter churn: The churn, whether its customer is known or not.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if one of this identifier and other facts is known, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public mutating func add(_ churn: Churn) throws(MetricsError) {
        try log.add(ChurnFact(reason: churn.reason), of: churn.id)
    }

    /// Merges the state of another part of the input.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the shares of the reasons.
    ///
    /// - Returns: The shares with their counts; no values if nobody left for a known reason.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    public func finish() throws(MetricsError) -> ChurnReasons {
        try ChurnReasons(counts: log.state.counts, unknown: log.state.unknown, by: definition)
    }
}

// MARK: - Codable

extension ChurnReasonsAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(ChurnReasonsDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: ReasonCounts(),
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
