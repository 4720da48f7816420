//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``Sessions``: how often each length and depth occurred, and with repeated deliveries in which visit.
///
/// ```swift
/// var state = SessionsAccumulator(.standard)
/// try state.add(contentsOf: visits)
/// state.finish().seconds.mean
/// ```
public struct SessionsAccumulator: TimelessMetricAccumulator {
    /// What is added: visits.
    public typealias Input = Visit
    /// The finished figure.
    public typealias Outcome = Sessions

    /// The choices of the metric.
    public let definition: SessionsDefinition
    private var log: FactLog<ActivityID, SessionTotals>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: SessionsDefinition) {
        self.definition = definition
        log = FactLog(SessionTotals(), delivery: definition.delivery)
    }

    /// Adds a visit.
    ///
    /// - Parameter visit: The visit, whether its customer is known or not.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if one of this identifier and other facts is known, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public mutating func add(_ visit: Visit) throws(MetricsError) {
        try log.add(SessionFact(visit), of: visit.id)
    }

    /// Merges the state of another part of the input.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the figures.
    ///
    /// - Returns: The percentiles and means, without values if there are no visits.
    public func finish() -> Sessions { Sessions(log.state, definition) }
}

// MARK: - Codable

extension SessionsAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(SessionsDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: SessionTotals(),
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
