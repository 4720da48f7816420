//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``CustomerCostSums``: costs by what they are for.
///
/// ```swift
/// var state = CustomerCostAccumulator(definition)
/// try state.add(contentsOf: costs)
/// try state.finish().perCustomer(newCustomers: 30, retainedCustomers: 100).ratio
/// ```
public struct CustomerCostAccumulator: TimelessMetricAccumulator {
    /// What is added: costs.
    public typealias Input = Cost
    /// The finished figure.
    public typealias Outcome = CustomerCostSums

    /// The choices of the metric.
    public let definition: CustomerCostDefinition
    private var log: FactLog<ActivityID, CostSums>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: CustomerCostDefinition) {
        self.definition = definition
        log = FactLog(CostSums(), delivery: definition.delivery)
    }

    /// Adds a cost; one for a purpose that the definition does not name is summed apart.
    ///
    /// - Parameter cost: The cost.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for a negative cost, `conflictingActivity` if
    ///   a cost of this identifier and other facts is known, or `sumOutOfRange` beyond 2^53 − 1.
    public mutating func add(_ cost: Cost) throws(MetricsError) {
        guard cost.amount.currency == definition.currency else {
            throw MetricsError(.currencyMismatch, "a cost is in the currency of the definition")
        }
        let use: CostSums.Use =
            definition.acquisition.contains(cost.purpose)
            ? .acquisition : definition.retention.contains(cost.purpose) ? .retention : .other
        try log.add(CostSums.Fact(use: use, minorUnits: cost.amount.minorUnits), of: cost.id)
    }

    /// Merges the state of another part of the costs.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the sums.
    ///
    /// - Returns: The sums.
    /// - Throws: Nothing in practice: the sums of a state are within their bounds.
    public func finish() throws(MetricsError) -> CustomerCostSums {
        try CustomerCostSums(
            definition: definition,
            acquisition: Tally.money(log.state.minorUnits[.acquisition] ?? 0, in: definition.currency),
            retention: Tally.money(log.state.minorUnits[.retention] ?? 0, in: definition.currency),
            other: Tally.money(log.state.minorUnits[.other] ?? 0, in: definition.currency),
            costs: log.state.costs
        )
    }
}

// MARK: - Codable

extension CustomerCostAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(CustomerCostDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: CostSums(),
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
