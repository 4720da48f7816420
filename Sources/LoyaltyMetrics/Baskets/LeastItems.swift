//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The least items of any number of distinct ones, up to a limit: what is kept of a basket that may be too large.
///
/// One more than the limit is enough to know that a basket is too large, whatever comes later and in which order.
struct LeastItems: Hashable, Sendable {
    /// The items, sorted, each once.
    private(set) var items: [ItemID]
    /// The most that are kept.
    let limit: Int

    /// Keeps the least of some items.
    init(_ items: some Sequence<ItemID>, limit: Int) {
        self.limit = limit
        self.items = Array(Set(items).sorted().prefix(limit))
    }

    /// Adds the items of another part.
    mutating func merge(_ other: some Sequence<ItemID>) { self = LeastItems(items + Array(other), limit: limit) }
}
