//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What commission is paid on, declared part by part.
///
/// Goods always count net of discounts. Everything else is said: whether tax and shipping are in, which items and categories
/// are out, and which means of payment, such as gift cards, earn nothing.
///
/// ```swift
/// let base = try CommissionBase(includesTax: false, includesShipping: false, excludedItems: [ItemID("gift-card")])
/// ```
public struct CommissionBase: Hashable, Sendable {
    /// Whether the tax of the goods counts.
    public let includesTax: Bool
    /// Whether shipping counts, with whatever tax is in it.
    public let includesShipping: Bool
    /// The items that do not count, in order.
    public let excludedItems: [ItemID]
    /// The categories that do not count, in order; a line of any of them is out.
    public let excludedCategories: [CategoryID]
    /// The means of payment that do not count, in order: what is paid with them is out in proportion.
    public let excludedTenders: [TenderKind]

    /// Creates a base.
    ///
    /// - Parameters:
    ///   - includesTax: Whether the tax of the goods counts.
    ///   - includesShipping: Whether shipping counts.
    ///   - excludedItems: The items that do not count.
    ///   - excludedCategories: The categories that do not count.
    ///   - excludedTenders: The means of payment that do not count.
    public init(
        includesTax: Bool,
        includesShipping: Bool,
        excludedItems: Set<ItemID> = [],
        excludedCategories: Set<CategoryID> = [],
        excludedTenders: Set<TenderKind> = []
    ) {
        self.includesTax = includesTax
        self.includesShipping = includesShipping
        self.excludedItems = excludedItems.sorted()
        self.excludedCategories = excludedCategories.sorted()
        self.excludedTenders = excludedTenders.sorted()
    }

    /// Everything that the customer pays.
    public static let total = CommissionBase(includesTax: true, includesShipping: true)
    /// The goods without tax and shipping.
    public static let netGoods = CommissionBase(includesTax: false, includesShipping: false)

    /// Whether the total of an order is enough to know the base.
    var needsNoLines: Bool {
        includesTax && includesShipping && excludedItems.isEmpty && excludedCategories.isEmpty
    }
}

// MARK: - Codable

extension CommissionBase: Codable {
    private enum CodingKeys: String, CodingKey {
        case excludedCategories, excludedItems, excludedTenders, includesShipping, includesTax
    }

    /// Reads a base; lists that are absent are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            includesTax: try container.decode(Bool.self, forKey: .includesTax),
            includesShipping: try container.decode(Bool.self, forKey: .includesShipping),
            excludedItems: Set(try container.decodeIfPresent([ItemID].self, forKey: .excludedItems) ?? []),
            excludedCategories: Set(
                try container.decodeIfPresent([CategoryID].self, forKey: .excludedCategories) ?? []
            ),
            excludedTenders: Set(try container.decodeIfPresent([TenderKind].self, forKey: .excludedTenders) ?? [])
        )
    }

    /// Writes the base without the lists that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(includesTax, forKey: .includesTax)
        try container.encode(includesShipping, forKey: .includesShipping)
        if !excludedItems.isEmpty { try container.encode(excludedItems, forKey: .excludedItems) }
        if !excludedCategories.isEmpty { try container.encode(excludedCategories, forKey: .excludedCategories) }
        if !excludedTenders.isEmpty { try container.encode(excludedTenders, forKey: .excludedTenders) }
    }
}
