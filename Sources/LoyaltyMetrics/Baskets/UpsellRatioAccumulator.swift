//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of an ``UpsellRatio``: the least two items of each customer, or of each order.
///
/// Two items are enough to know that there are several kinds, so an order that is delivered twice changes nothing, and one
/// whose lines come in two parts counts once. Of orders that are left out the identifiers are kept.
///
/// ```swift
/// var state = UpsellRatioAccumulator(.standard)
/// try state.add(contentsOf: orders)
/// try state.finish().value
/// ```
///
/// Returns do not undo a purchase here: who tried a second kind has tried it.
public struct UpsellRatioAccumulator: TimelessMetricAccumulator {
    /// What is added: orders with their lines.
    public typealias Input = Order
    /// The finished figure.
    public typealias Outcome = UpsellRatio

    /// The choices of the metric.
    public let definition: UpsellRatioDefinition
    private var baskets: [BasketID: LeastTwo<ItemID>] = [:]
    private var leftOut: Set<OrderID> = []

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: UpsellRatioDefinition) { self.definition = definition }

    /// Adds an order.
    ///
    /// - Parameter order: The order; one without lines, or a guest's where customers are meant, is counted apart.
    /// - Throws: Nothing in practice: any order may be added.
    public mutating func add(_ order: Order) throws(MetricsError) {
        guard let basket = BasketID(of: order, scope: definition.scope) else {
            leftOut.insert(order.id)
            return
        }
        for line in order.lines { baskets[basket, default: LeastTwo(line.item)].add(line.item) }
    }

    /// Merges the state of another part of the orders.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        leftOut.formUnion(other.leftOut)
        baskets.merge(other.baskets) { first, second in
            var merged = first
            merged.merge(second)
            return merged
        }
    }

    /// Returns the ratio.
    ///
    /// - Returns: The ratio with its counts; no value if no basket has one kind only.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    /// - Complexity: O(*n*) in the number of baskets.
    public func finish() throws(MetricsError) -> UpsellRatio {
        let several = Int64(baskets.values.count { $0.second != nil })
        return try UpsellRatio(
            severalKinds: several,
            oneKind: Int64(baskets.count) - several,
            ordersLeftOut: Int64(leftOut.count),
            by: definition
        )
    }
}

// MARK: - Codable

extension UpsellRatioAccumulator {
    private enum CodingKeys: String, CodingKey { case baskets, definition, leftOut, version }

    private struct Entry: Codable {
        let basket: BasketID
        let items: [ItemID]
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(UpsellRatioDefinition.self, forKey: .definition)
        leftOut = Set(try container.decode([OrderID].self, forKey: .leftOut))
        for entry in try container.decode([Entry].self, forKey: .baskets) {
            try container.check((1...2).contains(entry.items.count), .baskets, "a basket has one item or two")
            for item in entry.items { baskets[entry.basket, default: LeastTwo(item)].add(item) }
        }
    }

    /// Writes the state as version 1, baskets and orders sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try container.encode(leftOut.sorted(), forKey: .leftOut)
        let entries = baskets.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(basket: $0.key, items: $0.value.marks) }, forKey: .baskets)
    }
}
