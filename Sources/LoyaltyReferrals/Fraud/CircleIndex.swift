//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The circles in a graph: for each node the largest set of nodes that all lead to each other.
///
/// Tarjan's algorithm of 1972, with a list in place of recursion, so that no chain is too long for it.
struct CircleIndex {
    /// The circle of each node, by any number.
    private(set) var circles: [Int]
    /// How many nodes each circle has; 1 for a node that lies on none.
    private(set) var sizes: [Int] = []

    init(nodes count: Int, edges: [(from: Int, to: Int)]) {
        let (starts, targets) = Self.neighbours(count, edges)
        circles = [Int](repeating: -1, count: count)
        var places = [Int](repeating: -1, count: count)
        var lowest = [Int](repeating: 0, count: count)
        var next = starts
        var open: [Int] = []
        var path: [Int] = []
        var visited = 0
        for root in 0..<count where places[root] < 0 {
            path.append(root)
            while let node = path.last {
                if places[node] < 0 {
                    places[node] = visited
                    lowest[node] = visited
                    visited += 1
                    open.append(node)
                }
                if next[node] < starts[node + 1] {
                    let target = targets[next[node]]
                    next[node] += 1
                    if places[target] < 0 {
                        path.append(target)
                    } else if circles[target] < 0 {
                        lowest[node] = min(lowest[node], places[target])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last { lowest[above] = min(lowest[above], lowest[node]) }
                if lowest[node] == places[node] { close(node, &open) }
            }
        }
    }

    /// Everything that was opened since a node is one circle with it.
    private mutating func close(_ node: Int, _ open: inout [Int]) {
        var size = 0
        while let last = open.popLast() {
            circles[last] = sizes.count
            size += 1
            if last == node { break }
        }
        sizes.append(size)
    }

    /// Where the targets of each node start, and the targets.
    private static func neighbours(_ count: Int, _ edges: [(from: Int, to: Int)]) -> (starts: [Int], targets: [Int]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for edge in edges { starts[edge.from + 1] += 1 }
        for node in 0..<count { starts[node + 1] += starts[node] }
        var next = starts
        var targets = [Int](repeating: 0, count: edges.count)
        for edge in edges {
            targets[next[edge.from]] = edge.to
            next[edge.from] += 1
        }
        return (starts, targets)
    }
}
