//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of an ``RFMAnalysis``: orders or their sums, by customer.
///
/// With ``DeliveryGuarantee/atLeastOnce`` it keeps the identifier, time, customer and total of each order, and a second
/// delivery changes nothing; a second delivery with other facts is refused. With ``DeliveryGuarantee/exactlyOnce`` it keeps
/// sums by customer.
public struct RFMAccumulator: TimelessMetricAccumulator {
    /// What is added: orders.
    public typealias Input = Order
    /// The finished analysis.
    public typealias Outcome = RFMAnalysis

    /// The choices of the metric.
    public let definition: RFMDefinition
    private var log: OrderLog

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: RFMDefinition) {
        self.definition = definition
        log = OrderLog(currency: definition.currency, delivery: definition.delivery)
    }

    /// Adds an order with its total, delivery and tax included.
    ///
    /// - Parameter order: The order; one without a customer is counted apart.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `conflictingActivity` if an order of this identifier and
    ///   other facts is known, or `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    public mutating func add(_ order: Order) throws(MetricsError) { try log.add(order) }

    /// Merges the state of another part of the orders.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns what each customer ordered.
    ///
    /// - Returns: The summaries, sorted by customer; guests are left out.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor
    ///   units.
    /// - Complexity: O(*n* log *n*) in what the state keeps.
    public func summaries() throws(MetricsError) -> [CustomerSummary] { try log.summaries() }

    /// Returns the analysis.
    ///
    /// - Returns: The customers with their scores; none if no customer ordered.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor
    ///   units.
    /// - Complexity: O(*n* log *n*) in what the state keeps.
    public func finish() throws(MetricsError) -> RFMAnalysis {
        try RFMAnalysis(of: log.summaries(), guestOrders: log.totals()[nil]?.orders ?? 0, by: definition)
    }
}

// MARK: - Codable

extension RFMAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(RFMDefinition.self, forKey: .definition)
        log = try OrderLog(
            from: container.superDecoder(forKey: .log),
            currency: definition.currency,
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
