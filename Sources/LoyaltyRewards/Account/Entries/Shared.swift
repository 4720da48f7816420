//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A value that is kept once, however many values it is a part of: a copy counts a reference instead of each of its parts.
struct Shared<Value: Hashable & Sendable>: Sendable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private let box: Box

    init(_ value: Value) { self.box = Box(value) }

    /// The value.
    var value: Value { box.value }
}

extension Shared: Hashable {
    static func == (lhs: Shared, rhs: Shared) -> Bool { lhs.box === rhs.box || lhs.box.value == rhs.box.value }

    func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}
