//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which rows of a table belong to a segment, one bit each.
///
/// ```swift
/// let members = try BulkEvaluator([rule]).members(of: table, asOf: asOf)[0]
/// members.memberCount       // how many
/// members.contains(17)      // whether row 17 belongs to it
/// for row in members.rows { … }
/// ```
public struct Membership: Hashable, Sendable {
    /// The number of rows that were asked.
    public let rowCount: Int
    /// The bits; those after the last row are zero.
    let blocks: [BlockMask]

    /// Takes bits, those after the last row cleared.
    init(blocks: [BlockMask], rowCount: Int) {
        self.rowCount = rowCount
        var blocks = blocks
        if let last = blocks.indices.last {
            blocks[last] &= BlockMask.first(rowCount - last * BlockMask.rows)
        }
        self.blocks = blocks
    }

    /// Creates the membership of some rows.
    ///
    /// - Parameters:
    ///   - rows: The rows that belong, in any order; those outside the table are left out.
    ///   - rowCount: The number of rows; less than none is none.
    /// - Complexity: O(*n*) in the number of rows.
    public init(rows: some Sequence<Int>, rowCount: Int) {
        let count = max(rowCount, 0)
        var blocks = Array(repeating: BlockMask.empty, count: Self.blockCount(count))
        for row in rows where row >= 0 && row < count { blocks.mark(row, true) }
        self.rowCount = count
        self.blocks = blocks
    }

    /// Creates a membership from bits, the lowest of the first word for the first row, as Arrow's validity bitmaps are.
    ///
    /// - Parameters:
    ///   - words: 64 rows each; rows without a word do not belong.
    ///   - rowCount: The number of rows; less than none is none.
    /// - Complexity: O(*n*) in the number of rows.
    public init(words: [UInt64], rowCount: Int) {
        let count = max(rowCount, 0)
        var blocks = Array(repeating: BlockMask.empty, count: Self.blockCount(count))
        for (index, word) in words.prefix(blocks.count * 16).enumerated() { blocks[index / 16][index % 16] = word }
        self.init(blocks: blocks, rowCount: count)
    }

    /// Creates the membership of the rows of consecutive parts of a table.
    ///
    /// - Parameter parts: The parts in order; all but the last have full blocks of ``ColumnTable/blockRows`` rows, as
    ///   ``BulkEvaluator/members(of:blocks:segments:asOf:)`` gives them; what follows a part that has not is left out.
    /// - Complexity: O(*n*) in the number of rows, 1,024 at a time.
    public init(joining parts: [Membership]) {
        var blocks: [BlockMask] = []
        var rows = 0
        for part in parts where rows == blocks.count * BlockMask.rows {
            blocks += part.blocks
            rows += part.rowCount
        }
        self.blocks = blocks
        rowCount = rows
    }

    private static func blockCount(_ rows: Int) -> Int { (rows + BlockMask.rows - 1) / BlockMask.rows }
}

// MARK: - Asking

extension Membership {
    /// The number of rows that belong.
    ///
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public var memberCount: Int { blocks.span.count { $0[$1] } }

    /// Returns whether a row belongs; rows outside the table do not.
    ///
    /// - Parameter row: The row, from 0.
    /// - Returns: Whether it belongs.
    public func contains(_ row: Int) -> Bool { row >= 0 && row < rowCount && blocks.isMarked(row) }

    /// The rows that belong, in ascending order.
    ///
    /// - Complexity: O(*n*) in the number of rows, 64 at a time, and O(*m*) in those that belong.
    public var rows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(memberCount)
        for (index, block) in blocks.enumerated() where !block.isEmpty {
            for word in 0..<16 {
                var bits = block[word]
                while bits != 0 {
                    rows.append(index * BlockMask.rows + word * 64 + bits.trailingZeroBitCount)
                    bits &= bits - 1
                }
            }
        }
        return rows
    }

    /// The bits, 64 rows a word, the lowest bit for the first row.
    ///
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public var words: [UInt64] {
        (0..<(rowCount + 63) / 64).map { blocks[$0 / 16][$0 % 16] }
    }
}

// MARK: - Joining

extension Membership {
    /// The rows that do not belong.
    public var complement: Membership { Membership(blocks: blocks.map { ~$0 }, rowCount: rowCount) }

    /// Returns the rows that belong here or to another membership.
    ///
    /// - Parameter other: The other; rows that only one of them has do not belong to the one that lacks them.
    /// - Returns: The membership of the rows of both.
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public func union(_ other: Membership) -> Membership { joined(with: other) { $0 | $1 } }

    /// Returns the rows that belong here and to another membership.
    ///
    /// - Parameter other: The other; rows that only one of them has do not belong to the one that lacks them.
    /// - Returns: The membership of the rows of both.
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public func intersection(_ other: Membership) -> Membership { joined(with: other) { $0 & $1 } }

    /// Returns the rows that belong here and not to another membership.
    ///
    /// - Parameter other: The other; rows that only one of them has do not belong to the one that lacks them.
    /// - Returns: The membership of the rows of both.
    /// - Complexity: O(*n*) in the number of rows, 64 at a time.
    public func subtracting(_ other: Membership) -> Membership { joined(with: other) { $0 & ~$1 } }

    @inline(__always)
    private func joined(with other: Membership, _ join: (BlockMask, BlockMask) -> BlockMask) -> Membership {
        let count = max(blocks.count, other.blocks.count)
        let (first, second) = (blocks.span, other.blocks.span)
        var result: [BlockMask] = []
        result.reserveCapacity(count)
        for index in 0..<count {
            result.append(
                join(
                    index < first.count ? first[index] : .empty,
                    index < second.count ? second[index] : .empty
                )
            )
        }
        return Membership(blocks: result, rowCount: max(rowCount, other.rowCount))
    }
}

extension Span<BlockMask> {
    /// Counts the rows that are marked in a mask made of each block.
    @inline(__always)
    func count(_ mask: (Span<BlockMask>, Int) -> BlockMask) -> Int {
        var sums = BlockMask.empty
        for index in 0..<count { sums = sums &+ mask(self, index).wordCounts }
        return sums.sum
    }
}
