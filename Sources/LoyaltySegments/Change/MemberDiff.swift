//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who entered, left and stayed between two lists of members.
///
/// ```swift
/// let diff = MemberDiff(from: lastMonth, to: today)
/// diff.entered   // in today's list only, in the order of identifiers
/// ```
public struct MemberDiff: Hashable, Sendable {
    /// Members of the later list only, in order.
    public let entered: [CustomerID]
    /// Members of the earlier list only, in order.
    public let left: [CustomerID]
    /// Members of both, in order.
    public let stayed: [CustomerID]

    /// Compares two lists of members; the order and repetitions do not matter.
    ///
    /// - Parameters:
    ///   - earlier: The members before.
    ///   - later: The members after.
    /// - Complexity: O(*n* log *n*) in the length of both.
    public init(from earlier: some Sequence<CustomerID>, to later: some Sequence<CustomerID>) {
        let before = Set(earlier)
        let after = Set(later)
        entered = after.subtracting(before).sorted()
        left = before.subtracting(after).sorted()
        stayed = before.intersection(after).sorted()
    }
}
