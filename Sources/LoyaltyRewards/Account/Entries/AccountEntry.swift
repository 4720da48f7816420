//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Something that an account keeps under a name, such as an accrual or a redemption.
public protocol AccountEntry: Hashable, Sendable {
    /// What the entry is called.
    associatedtype Name: Hashable, Sendable

    /// The name of the entry, unique in its account.
    var name: Name { get }

    /// Whether an entry stands before another one: in the order in which an account's events make them.
    static func precedes(_ lhs: Self, _ rhs: Self) -> Bool

    /// A few bits of a name, the same for equal names, by which most other names are told apart.
    static func digest(of name: Name) -> UInt32
}
