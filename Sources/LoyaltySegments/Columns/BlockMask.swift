//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One bit for each of 1,024 rows: bit *b* of word *w* is row 64 *w* + *b*.
typealias BlockMask = SIMD16<UInt64>

extension SIMD16<UInt64> {
    /// The rows of a block.
    static var rows: Int { @inline(__always) get { 1_024 } }
    /// No row.
    static var empty: BlockMask { @inline(__always) get { .zero } }
    /// Every row.
    static var full: BlockMask { @inline(__always) get { BlockMask(repeating: .max) } }

    /// Whether no row is marked.
    var isEmpty: Bool {
        @inline(__always) get {
            let half = lowHalf | highHalf
            let quarter = half.lowHalf | half.highHalf
            let pair = quarter.lowHalf | quarter.highHalf
            return pair.x | pair.y == 0
        }
    }

    /// The rows that are marked in each word, by the usual sums of ever wider fields.
    var wordCounts: BlockMask {
        @inline(__always) get {
            var sums = self &- ((self &>> 1) & 0x5555_5555_5555_5555)
            sums = (sums & 0x3333_3333_3333_3333) &+ ((sums &>> 2) & 0x3333_3333_3333_3333)
            sums = (sums &+ (sums &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F
            sums = sums &+ (sums &>> 8)
            sums = sums &+ (sums &>> 16)
            return (sums &+ (sums &>> 32)) & 0x7F
        }
    }

    /// The sum of the words.
    var sum: Int { (0..<16).reduce(0) { $0 + Int(self[$1]) } }

    /// The mask of the first rows.
    static func first(_ count: Int) -> BlockMask {
        var mask = BlockMask.empty
        for word in 0..<16 {
            let bits = count - word * 64
            mask[word] = bits >= 64 ? .max : bits <= 0 ? 0 : (1 << UInt64(bits)) - 1
        }
        return mask
    }
}
