//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How far below its root each partner is, and an order in which sponsors come before those they sponsor.
struct ForestOrder: Hashable, Sendable {
    /// The number of sponsors above each partner.
    let depths: [Int32]
    /// The partners by depth, and by number where that is equal.
    let order: [Int32]

    /// Orders a forest, or returns nil if a line of sponsors comes back to where it began.
    ///
    /// - Complexity: O(*n*), without recursion, however deep the forest is.
    init?(sponsors: [Int32]) {
        guard let depths = Self.depths(sponsors) else { return nil }
        var starts = [Int32](repeating: 0, count: Int(depths.max() ?? -1) + 2)
        for depth in depths { starts[Int(depth) + 1] += 1 }
        for depth in starts.indices.dropFirst() { starts[depth] += starts[depth - 1] }
        var order = [Int32](repeating: 0, count: sponsors.count)
        for (partner, depth) in depths.enumerated() {
            order[Int(starts[Int(depth)])] = Int32(truncatingIfNeeded: partner)
            starts[Int(depth)] += 1
        }
        self.depths = depths
        self.order = order
    }

    /// The number of sponsors above each partner; nil if there is a cycle.
    private static func depths(_ sponsors: [Int32]) -> [Int32]? {
        var depths = [Int32](repeating: -1, count: sponsors.count)
        var line: [Int] = []
        for partner in sponsors.indices where depths[partner] < 0 {
            var next = partner
            while next >= 0, depths[next] < 0 {
                if depths[next] == Self.isOnLine { return nil }
                depths[next] = Self.isOnLine
                line.append(next)
                next = Int(sponsors[next])
            }
            var depth = next < 0 ? 0 : depths[next] + 1
            while let last = line.popLast() {
                depths[last] = depth
                depth += 1
            }
        }
        return depths
    }

    /// The mark of a partner whose line is being followed.
    private static let isOnLine: Int32 = -2

    /// The partners on cycles or below them, in order.
    static func partnersWithoutRoot(_ sponsors: [Int32]) -> [Int] {
        // A partner is known to have a root once its sponsor is; those that never are hang on a cycle.
        var states = [UInt8](repeating: 0, count: sponsors.count)
        var line: [Int] = []
        for partner in sponsors.indices where states[partner] == 0 {
            var next = partner
            while next >= 0, states[next] == 0 {
                states[next] = 3
                line.append(next)
                next = Int(sponsors[next])
            }
            let state: UInt8 = next < 0 || states[next] == 1 ? 1 : 2
            while let last = line.popLast() { states[last] = state }
        }
        return states.indices.filter { states[$0] == 2 }
    }
}
