//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``CrossSell``: how often each pair of items is in an order, or what each customer ever bought.
///
/// With orders as baskets and ``DeliveryGuarantee/atLeastOnce`` it keeps the items of each order, and a second delivery
/// changes nothing; with ``DeliveryGuarantee/exactlyOnce`` it keeps the counts of items and pairs. With customers as baskets
/// it keeps the items of each customer, up to one more than ``CrossSellDefinition/largestBasket``, and deliveries may repeat.
///
/// Returns do not undo a purchase here: two items that were bought together were.
public struct CrossSellAccumulator: TimelessMetricAccumulator {
    /// What is added: orders with their lines.
    public typealias Input = Order
    /// The finished figure.
    public typealias Outcome = CrossSell

    /// The choices of the metric.
    public let definition: CrossSellDefinition
    /// Where orders are baskets: their pairs.
    private var orders: FactLog<OrderID, PairCounts>
    /// Where customers are baskets: their items.
    private var customers: [BasketID: LeastItems] = [:]
    /// Where customers are baskets: orders without one, or without lines.
    private var leftOut: Set<OrderID> = []

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: CrossSellDefinition) {
        self.definition = definition
        orders = FactLog(PairCounts(definition), delivery: definition.delivery)
    }

    /// Adds an order.
    ///
    /// - Parameter order: The order; one without lines, or a guest's where customers are meant, is counted apart.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if an order of this identifier and other items is known,
    ///   or `limitExceeded` if it brings more different pairs than the definition allows.
    public mutating func add(_ order: Order) throws(MetricsError) {
        let items = LeastItems(order.lines.map(\.item), limit: definition.largestBasket + 1)
        guard definition.scope == .customer else { return try orders.add(items.items, of: order.id) }
        guard let basket = BasketID(of: order, scope: .customer) else {
            leftOut.insert(order.id)
            return
        }
        customers[basket, default: items].merge(items.items)
    }

    /// Merges the state of another part of the orders.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `limitExceeded`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try orders.merge(other.orders)
        leftOut.formUnion(other.leftOut)
        for (basket, items) in other.customers { customers[basket, default: items].merge(items.items) }
    }

    /// Returns the rules.
    ///
    /// - Returns: The rules with their counts.
    /// - Throws: ``MetricsError`` with code `limitExceeded` if customers' items have more different pairs than the
    ///   definition allows.
    /// - Complexity: O(*n* log *n*) in the number of pairs.
    public func finish() throws(MetricsError) -> CrossSell {
        guard definition.scope == .customer else {
            return try CrossSell(orders.state, ordersLeftOut: orders.state.leftOut, by: definition)
        }
        var counts = PairCounts(definition)
        for basket in customers.values { try counts.add(basket.items) }
        return try CrossSell(counts, ordersLeftOut: Int64(leftOut.count), by: definition)
    }
}

// MARK: - Codable

extension CrossSellAccumulator {
    private enum CodingKeys: String, CodingKey { case customers, definition, leftOut, orders, version }

    private struct Entry: Codable {
        let customer: BasketID
        let items: [ItemID]
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        try self.init(container.decode(CrossSellDefinition.self, forKey: .definition))
        switch definition.scope {
        case .order:
            orders = try FactLog(
                from: container.superDecoder(forKey: .orders),
                into: PairCounts(definition),
                delivery: definition.delivery
            )
        case .customer:
            leftOut = Set(try container.decode([OrderID].self, forKey: .leftOut))
            for entry in try container.decode([Entry].self, forKey: .customers) {
                try container.check(!entry.items.isEmpty, .customers, "a customer's basket has an item or more")
                let items = LeastItems(entry.items, limit: definition.largestBasket + 1)
                customers[entry.customer, default: items].merge(items.items)
            }
        }
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        switch definition.scope {
        case .order: try orders.encode(to: container.superEncoder(forKey: .orders))
        case .customer:
            try container.encode(leftOut.sorted(), forKey: .leftOut)
            let entries = customers.sorted { $0.key < $1.key }
            try container.encode(entries.map { Entry(customer: $0.key, items: $0.value.items) }, forKey: .customers)
        }
    }
}
