//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Two items that were bought together, the lesser identifier first.
struct ItemPair: Hashable, Sendable {
    let first: ItemID
    let second: ItemID
}

extension ItemPair: Comparable {
    static func < (lhs: ItemPair, rhs: ItemPair) -> Bool {
        lhs.first == rhs.first ? lhs.second < rhs.second : lhs.first < rhs.first
    }
}
