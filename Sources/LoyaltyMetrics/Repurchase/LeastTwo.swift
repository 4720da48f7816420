//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The least one or two of any number of distinct marks: all it takes to tell one purchase from several.
///
/// Adding a mark again changes nothing, and the order of adding is forgotten.
struct LeastTwo<Mark: Comparable & Hashable & Sendable>: Hashable, Sendable {
    private(set) var first: Mark
    private(set) var second: Mark?

    init(_ mark: Mark) { first = mark }

    mutating func add(_ mark: Mark) {
        guard mark != first else { return }
        if mark < first {
            second = first
            first = mark
        } else if let known = second {
            second = min(known, mark)
        } else {
            second = mark
        }
    }

    mutating func merge(_ other: LeastTwo) {
        add(other.first)
        if let mark = other.second { add(mark) }
    }

    /// The marks, least first.
    var marks: [Mark] { [first] + (second.map { [$0] } ?? []) }
}
