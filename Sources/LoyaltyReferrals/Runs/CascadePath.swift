//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Who is next up the line, for each partner: the sponsor, or the next one above who may be paid.
struct CascadePath {
    /// The partner of the first level of a seller's sales; −1 for none.
    let first: [Int32]
    /// The partner of the next level after a partner was on one; −1 for none.
    let next: [Int32]

    /// The plain line of sponsors.
    init(_ forest: ForestSnapshot, start: CascadeStart) {
        first = start == .seller ? forest.sponsors.indices.map { Int32(truncatingIfNeeded: $0) } : forest.sponsors
        next = forest.sponsors
    }

    /// The line of those who are qualified for a level, everybody else passed over.
    ///
    /// - Complexity: O(*n*), because sponsors come before those they sponsor.
    init(_ forest: ForestSnapshot, start: CascadeStart, qualifiedLevels: [UInt8], level: Int) {
        // The nearest who is qualified, the partner included.
        var nearest = forest.sponsors
        for partner in forest.order.order {
            let partner = Int(partner)
            if Int(qualifiedLevels[partner]) >= level {
                nearest[partner] = Int32(truncatingIfNeeded: partner)
            } else if forest.sponsors[partner] >= 0 {
                nearest[partner] = nearest[Int(forest.sponsors[partner])]
            }
        }
        let above = forest.sponsors.map { $0 < 0 ? -1 : nearest[Int($0)] }
        first = start == .seller ? nearest : above
        next = above
    }
}
