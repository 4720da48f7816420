//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Which orders, lines and actions a rule or a campaign is for; a list that is empty asks for nothing.
///
/// A line is inside if its item *or* one of its categories is named, and neither is excluded. The channel, the place and
/// the action each have to be named as well, if any are:
///
/// ```swift
/// let scope = AccrualScope(
///     categories: [try CategoryID("coffee")], excludedItems: [try ItemID("gift-card")], channels: [try ChannelID("app")])
/// ```
///
/// Shipping is inside unless items or categories are named. An order of which only the total is known is outside of every
/// scope that speaks of items or categories, since nobody can tell what it holds.
public struct AccrualScope: Hashable, Sendable {
    /// The items that are inside, in order and each once.
    public let items: [ItemID]
    /// The categories that are inside, in order and each once.
    public let categories: [CategoryID]
    /// The items that are outside, in order and each once.
    public let excludedItems: [ItemID]
    /// The categories that are outside, in order and each once.
    public let excludedCategories: [CategoryID]
    /// The channels, in order and each once.
    public let channels: [ChannelID]
    /// The places, in order and each once.
    public let places: [PlaceID]
    /// The actions, in order and each once.
    public let actions: [ActionName]

    /// Creates a scope.
    ///
    /// - Parameters:
    ///   - items: The items that are inside.
    ///   - categories: The categories that are inside.
    ///   - excludedItems: The items that are outside, whatever else names them.
    ///   - excludedCategories: The categories that are outside, whatever else names them.
    ///   - channels: The channels.
    ///   - places: The places.
    ///   - actions: The actions.
    public init(
        items: [ItemID] = [],
        categories: [CategoryID] = [],
        excludedItems: [ItemID] = [],
        excludedCategories: [CategoryID] = [],
        channels: [ChannelID] = [],
        places: [PlaceID] = [],
        actions: [ActionName] = []
    ) {
        self.items = Self.once(items)
        self.categories = Self.once(categories)
        self.excludedItems = Self.once(excludedItems)
        self.excludedCategories = Self.once(excludedCategories)
        self.channels = Self.once(channels)
        self.places = Self.once(places)
        self.actions = Self.once(actions)
    }

    /// All orders and actions.
    public static let everything = AccrualScope()

    private static func once<ID: Identifier>(_ list: [ID]) -> [ID] { list.isEmpty ? list : Set(list).sorted() }
}

// MARK: - Matching

extension AccrualScope {
    /// Whether items or categories are named.
    var namesLines: Bool { !items.isEmpty || !categories.isEmpty }

    /// Whether some lines are inside and others are not.
    var dividesLines: Bool { namesLines || !excludedItems.isEmpty || !excludedCategories.isEmpty }

    /// Whether a channel and a place are inside.
    func includes(channel: ChannelID?, place: PlaceID?) -> Bool {
        (channels.isEmpty || channel.map { Self.has($0, in: channels) } ?? false)
            && (places.isEmpty || place.map { Self.has($0, in: places) } ?? false)
    }

    /// Whether a line is inside.
    func includes(item: ItemID, categories lineCategories: [CategoryID]) -> Bool {
        guard !excludes(item: item, categories: lineCategories) else { return false }
        guard namesLines else { return true }
        return Self.has(item, in: items) || lineCategories.contains { Self.has($0, in: categories) }
    }

    /// Whether a line is outside, whatever else names it.
    func excludes(item: ItemID, categories lineCategories: [CategoryID]) -> Bool {
        (!excludedItems.isEmpty && Self.has(item, in: excludedItems))
            || (!excludedCategories.isEmpty && lineCategories.contains { Self.has($0, in: excludedCategories) })
    }

    /// Whether an action is inside; it has no channel and no categories, so that a scope that names them is not for it.
    func includes(_ action: CustomAction) -> Bool {
        guard channels.isEmpty, includes(channel: nil, place: action.place) else { return false }
        guard actions.isEmpty || Self.has(action.name, in: actions) else { return false }
        guard let item = action.item else { return !dividesLines }
        return includes(item: item, categories: [])
    }

    /// Whether a sorted list holds a name, by halving.
    private static func has<ID: Identifier>(_ name: ID, in list: [ID]) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = low + (high - low) / 2
            if list[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == name
    }
}

// MARK: - Codable

extension AccrualScope: Codable {
    private enum CodingKeys: String, CodingKey {
        case actions, categories, channels, excludedCategories, excludedItems, items, places
    }

    /// Reads a scope from an object; a list that is left out is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            items: container.decodeIfPresent([ItemID].self, forKey: .items) ?? [],
            categories: container.decodeIfPresent([CategoryID].self, forKey: .categories) ?? [],
            excludedItems: container.decodeIfPresent([ItemID].self, forKey: .excludedItems) ?? [],
            excludedCategories: container.decodeIfPresent([CategoryID].self, forKey: .excludedCategories) ?? [],
            channels: container.decodeIfPresent([ChannelID].self, forKey: .channels) ?? [],
            places: container.decodeIfPresent([PlaceID].self, forKey: .places) ?? [],
            actions: container.decodeIfPresent([ActionName].self, forKey: .actions) ?? []
        )
    }

    /// Writes the scope without the lists that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !actions.isEmpty { try container.encode(actions, forKey: .actions) }
        if !categories.isEmpty { try container.encode(categories, forKey: .categories) }
        if !channels.isEmpty { try container.encode(channels, forKey: .channels) }
        if !excludedCategories.isEmpty { try container.encode(excludedCategories, forKey: .excludedCategories) }
        if !excludedItems.isEmpty { try container.encode(excludedItems, forKey: .excludedItems) }
        if !items.isEmpty { try container.encode(items, forKey: .items) }
        if !places.isEmpty { try container.encode(places, forKey: .places) }
    }
}
