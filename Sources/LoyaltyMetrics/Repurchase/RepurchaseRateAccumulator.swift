//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``RepurchaseRate``: for each customer the least two order identifiers, or the first two dates.
///
/// Two marks are enough to know that a customer came back, so the state grows with the customers, not with their orders,
/// and an order that is delivered twice changes nothing. Of guests' orders all identifiers are kept.
///
/// ```swift
/// var state = RepurchaseRateAccumulator(.standard)
/// try state.add(contentsOf: orders, in: zone)
/// try state.finish().value
/// ```
public struct RepurchaseRateAccumulator: MetricAccumulator {
    /// What is added: orders.
    public typealias Input = Order
    /// The finished figure.
    public typealias Outcome = RepurchaseRate

    /// The choices of the metric.
    public let definition: RepurchaseRateDefinition
    private var customers: [CustomerID: LeastTwo<PurchaseMark>] = [:]
    private var guestOrders: Set<OrderID> = []

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: RepurchaseRateDefinition) { self.definition = definition }

    /// Adds an order.
    ///
    /// - Parameters:
    ///   - order: The order; one without a customer is counted apart.
    ///   - zone: The zone that the definition names for purchase days; unused if the unit is orders.
    /// - Throws: ``MetricsError`` with code `zoneMismatch` if the zone is not the one that the definition names.
    public mutating func add(_ order: Order, in zone: some TimeZoneRules) throws(MetricsError) {
        let mark: PurchaseMark
        switch definition.unit {
        case .orders: mark = .order(order.id)
        case .purchaseDays(let name):
            guard zone.identifier == name else {
                throw MetricsError(.zoneMismatch, "purchase days are counted in the zone of the definition")
            }
            mark = .day(zone.date(at: order.at))
        }
        guard let customer = order.customer else {
            guestOrders.insert(order.id)
            return
        }
        customers[customer, default: LeastTwo(mark)].add(mark)
    }

    /// Merges the state of another part of the orders.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        guestOrders.formUnion(other.guestOrders)
        customers.merge(other.customers) { first, second in
            var merged = first
            merged.merge(second)
            return merged
        }
    }

    /// Returns the rate.
    ///
    /// - Returns: The rate with its counts; no value if there are no customers.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    public func finish() throws(MetricsError) -> RepurchaseRate {
        try RepurchaseRate(
            repeatCustomers: Int64(customers.values.count { $0.second != nil }),
            customers: Int64(customers.count),
            guestOrders: Int64(guestOrders.count),
            by: definition
        )
    }

    /// Returns the rate; the moment is unused.
    public func finish(asOf: Timestamp) throws(MetricsError) -> RepurchaseRate { try finish() }
}

// MARK: - Codable

extension RepurchaseRateAccumulator {
    private enum CodingKeys: String, CodingKey { case customers, definition, guestOrders, version }

    private struct Entry: Codable {
        let customer: CustomerID
        let marks: [String]
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(RepurchaseRateDefinition.self, forKey: .definition)
        guestOrders = Set(try container.decode([OrderID].self, forKey: .guestOrders))
        for entry in try container.decode([Entry].self, forKey: .customers) {
            let marks = try entry.marks.map { try PurchaseMark($0, unit: definition.unit) }
            try container.check((1...2).contains(marks.count), .customers, "a customer has one mark or two")
            for mark in marks { customers[entry.customer, default: LeastTwo(mark)].add(mark) }
        }
    }

    /// Writes the state as version 1, customers and orders sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try container.encode(guestOrders.sorted(), forKey: .guestOrders)
        let entries = customers.sorted { $0.key < $1.key }
        try container.encode(
            entries.map { Entry(customer: $0.key, marks: $0.value.marks.map(\.description)) },
            forKey: .customers
        )
    }
}
