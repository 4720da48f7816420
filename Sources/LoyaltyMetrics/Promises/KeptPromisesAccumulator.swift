//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``KeptPromises``: counts, and when those are due that are not kept.
///
/// A state keeps what it was given: add a promise once it is kept or its time is over. With
/// ``DeliveryGuarantee/atLeastOnce`` one that comes again changes nothing, and one that comes again with other facts is
/// refused.
///
/// ```swift
/// var state = KeptPromisesAccumulator(.standard)
/// try state.add(contentsOf: promises)
/// try state.finish(asOf: now).share.value
/// ```
public struct KeptPromisesAccumulator: MetricAccumulator {
    /// What is added: promises.
    public typealias Input = Promise
    /// The finished figure.
    public typealias Outcome = KeptPromises

    /// The choices of the metric.
    public let definition: KeptPromisesDefinition
    private var log: FactLog<ActivityID, PromiseCounts>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: KeptPromisesDefinition) {
        self.definition = definition
        log = FactLog(PromiseCounts(), delivery: definition.delivery)
    }

    /// Adds a promise.
    ///
    /// - Parameter promise: The promise.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if a promise of this identifier and other facts is known.
    public mutating func add(_ promise: Promise) throws(MetricsError) {
        try log.add(PromiseFact(promise), of: promise.id)
    }

    /// Adds a promise; the zone is unused.
    public mutating func add(_ promise: Promise, in zone: some TimeZoneRules) throws(MetricsError) { try add(promise) }

    /// Adds promises in turn, up to the first that is refused.
    ///
    /// - Parameter promises: The promises.
    /// - Throws: ``MetricsError`` with the code of the rule that one breaks; those before it have been added.
    public mutating func add(contentsOf promises: some Sequence<Promise>) throws(MetricsError) {
        for promise in promises { try add(promise) }
    }

    /// Merges the state of another part of the promises.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the share.
    ///
    /// - Parameter asOf: Now: what is not kept is missed if it was due before.
    /// - Returns: The share with its counts; no value if nothing is due.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    public func finish(asOf: Timestamp) throws(MetricsError) -> KeptPromises {
        try KeptPromises(log.state, asOf: asOf, by: definition)
    }
}

// MARK: - Codable

extension KeptPromisesAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(KeptPromisesDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: PromiseCounts(),
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
