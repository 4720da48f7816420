//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How often each item, and each pair of items, is in a basket: sums that merge.
struct PairCounts: Hashable, Sendable {
    /// The most items of a basket that is looked at.
    let largestBasket: Int
    /// The most different pairs.
    let maximumPairs: Int
    /// How many baskets are looked at.
    private(set) var baskets: Int64 = 0
    /// How many are too large.
    private(set) var tooLarge: Int64 = 0
    /// How many orders have no lines, or no customer where one is needed.
    private(set) var leftOut: Int64 = 0
    private(set) var items: [ItemID: Int64] = [:]
    private(set) var pairs: [ItemPair: Int64] = [:]

    init(_ definition: CrossSellDefinition) {
        largestBasket = definition.largestBasket
        maximumPairs = definition.maximumPairs
    }

    /// How many orders or customers there are in all; no count is greater.
    private var total: Int64 { baskets + tooLarge + leftOut }

    private static var tooMany: MetricsError {
        MetricsError(.limitExceeded, "a state holds no more different pairs than its definition allows")
    }
}

// MARK: - FactState

extension PairCounts: FactState {
    /// The items of a basket, sorted, each once; none for an order that is left out.
    typealias Fact = [ItemID]

    mutating func add(_ basket: [ItemID]) throws(MetricsError) {
        _ = try Tally.sum(total, 1)
        guard zip(basket, basket.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw MetricsError(.invalidCounts, "the items of a basket are sorted, each once")
        }
        guard !basket.isEmpty else { return leftOut += 1 }
        guard basket.count <= largestBasket else { return tooLarge += 1 }
        // At most 500,000 pairs; they are looked up twice only where the limit is near.
        if pairs.count + basket.count * (basket.count - 1) / 2 > maximumPairs {
            var added = 0
            Self.eachPair(of: basket) { if pairs[$0] == nil { added += 1 } }
            guard pairs.count + added <= maximumPairs else { throw Self.tooMany }
        }
        baskets += 1
        for item in basket { items[item, default: 0] += 1 }
        Self.eachPair(of: basket) { pairs[$0, default: 0] += 1 }
    }

    mutating func merge(_ other: PairCounts) throws(MetricsError) {
        _ = try Tally.sum(total, other.total)
        if pairs.count + other.pairs.count > maximumPairs {
            let added = other.pairs.keys.count { pairs[$0] == nil }
            guard pairs.count + added <= maximumPairs else { throw Self.tooMany }
        }
        baskets += other.baskets
        tooLarge += other.tooLarge
        leftOut += other.leftOut
        items.merge(other.items, uniquingKeysWith: +)
        pairs.merge(other.pairs, uniquingKeysWith: +)
    }

    private static func eachPair(of basket: [ItemID], _ body: (ItemPair) -> Void) {
        for (index, first) in basket.enumerated() {
            for second in basket[(index + 1)...] { body(ItemPair(first: first, second: second)) }
        }
    }
}

// MARK: - Coding

extension PairCounts {
    private enum CodingKeys: String, CodingKey { case baskets, items, leftOut, pairs, tooLarge }

    private struct ItemEntry: Codable {
        let item: ItemID
        let count: Int64
    }

    private struct PairEntry: Codable {
        let first: ItemID
        let second: ItemID
        let count: Int64
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        baskets = try container.decode(Int64.self, forKey: .baskets)
        tooLarge = try container.decode(Int64.self, forKey: .tooLarge)
        leftOut = try container.decode(Int64.self, forKey: .leftOut)
        _ = try Tally.sum(ofCounts: [baskets, tooLarge, leftOut])
        let itemEntries = try container.decode([ItemEntry].self, forKey: .items)
        for entry in itemEntries {
            try container.check(1...max(1, baskets) ~= entry.count, .items, "an item is in a basket or more")
            items[entry.item] = entry.count
        }
        let pairEntries = try container.decode([PairEntry].self, forKey: .pairs)
        for entry in pairEntries {
            let most = min(items[entry.first] ?? 0, items[entry.second] ?? 0)
            try container.check(
                entry.first < entry.second && entry.count >= 1 && entry.count <= most,
                .pairs,
                "a pair is two items in order, in a basket or more that have both"
            )
            pairs[ItemPair(first: entry.first, second: entry.second)] = entry.count
        }
        try container.check(
            items.count == itemEntries.count && pairs.count == pairEntries.count && pairs.count <= maximumPairs
                && (baskets > 0) == !items.isEmpty,
            .pairs,
            "items and pairs stand once in a state, and no more pairs than its definition allows"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(baskets, forKey: .baskets)
        try container.encode(tooLarge, forKey: .tooLarge)
        try container.encode(leftOut, forKey: .leftOut)
        let itemEntries = items.sorted { $0.key < $1.key }
        try container.encode(itemEntries.map { ItemEntry(item: $0.key, count: $0.value) }, forKey: .items)
        let pairEntries = pairs.sorted { $0.key < $1.key }
        try container.encode(
            pairEntries.map { PairEntry(first: $0.key.first, second: $0.key.second, count: $0.value) },
            forKey: .pairs
        )
    }
}
