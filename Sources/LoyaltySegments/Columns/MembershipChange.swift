//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Who entered a segment and who left it between two evaluations of the same rows.
///
/// ```swift
/// let change = today.change(since: yesterday)
/// change.entered.rows    // send these the welcome
/// ```
public struct MembershipChange: Hashable, Sendable {
    /// The rows that belong now and did not before.
    public let entered: Membership
    /// The rows that belonged before and do not now.
    public let left: Membership
    /// The number of rows that entered.
    public let enteredCount: Int
    /// The number of rows that left.
    public let leftCount: Int
}

extension Membership {
    /// Returns who entered and who left since an earlier evaluation.
    ///
    /// - Parameter earlier: The membership then, of a table with the same rows at the same places; a row that was not yet
    ///   there did not belong.
    /// - Returns: The rows that entered and that left, with their numbers.
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public func change(since earlier: Membership) -> MembershipChange {
        let rows = max(rowCount, earlier.rowCount)
        let count = max(blocks.count, earlier.blocks.count)
        let (now, then) = (blocks.span, earlier.blocks.span)
        var entered: [BlockMask] = []
        var left: [BlockMask] = []
        entered.reserveCapacity(count)
        left.reserveCapacity(count)
        var enteredSums = BlockMask.empty
        var leftSums = BlockMask.empty
        for index in 0..<count {
            let new = index < now.count ? now[index] : .empty
            let old = index < then.count ? then[index] : .empty
            let changed = new ^ old
            entered.append(changed & new)
            left.append(changed & old)
            guard !changed.isEmpty else { continue }
            enteredSums = enteredSums &+ (changed & new).wordCounts
            leftSums = leftSums &+ (changed & old).wordCounts
        }
        return MembershipChange(
            entered: Membership(blocks: entered, rowCount: rows),
            left: Membership(blocks: left, rowCount: rows),
            enteredCount: enteredSums.sum,
            leftCount: leftSums.sum
        )
    }
}
