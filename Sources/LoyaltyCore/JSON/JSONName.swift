//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The name of a member, compared byte by byte where `String` compares by canonical equivalence.
struct JSONName: Hashable, Comparable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (lhs: JSONName, rhs: JSONName) -> Bool {
        lhs.text.utf8.count == rhs.text.utf8.count && lhs.text.utf8.elementsEqual(rhs.text.utf8)
    }

    static func < (lhs: JSONName, rhs: JSONName) -> Bool { lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8) }

    /// Feeds the bytes: the hash of a `String` is that of its normal form, so that names which differ only in the order
    /// of their marks would all collide.
    func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
}

/// A coding key of any name or index.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        self.intValue = nil
    }

    init(intValue: Int) {
        self.stringValue = String(intValue)
        self.intValue = intValue
    }

    /// The key under which a class writes its superclass.
    static let `super` = JSONKey(stringValue: "super")
}
