//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Splitting a whole into parts that sum to it.
public enum Allocation: Sendable {
    /// Returns parts in proportion to weights, by largest remainder, that sum to exactly the whole.
    ///
    /// Each part first gets its exact share, truncated. The steps left over go one each to the parts with the largest
    /// fractions cut off; of equal fractions, to the lowest index. A part of weight zero gets nothing, and a negative whole
    /// is split like the positive one, mirrored.
    ///
    /// ```swift
    /// try Allocation.parts(of: 100, weights: [1, 1, 1])  // 34, 33, 33
    /// try Allocation.parts(of: 15, weights: [0, 1, 1])   // 0, 8, 7
    /// ```
    ///
    /// - Parameters:
    ///   - whole: What is split, within ±(2^53 − 1).
    ///   - weights: The weight of each part, 0 to 2^53 − 1; not all zero, unless the whole is zero.
    /// - Returns: Parts in proportion to weights, by largest remainder, that sum to exactly the whole.
    /// - Throws: ``CoreError`` with code `invalidWeights` for other weights, and `amountOutOfRange` for another whole.
    /// - Complexity: O(*n* log *n*) in the number of weights.
    public static func parts(of whole: Int64, weights: [Int64]) throws(CoreError) -> [Int64] {
        _ = try Magnitude.checked(whole)
        guard weights.allSatisfy({ $0 >= 0 && $0 <= Magnitude.maximum }) else {
            throw CoreError(.invalidWeights, "a weight lies within 0 and 9007199254740991")
        }
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0 else {
            guard whole == 0, !weights.isEmpty else {
                throw CoreError(.invalidWeights, "a whole that is not zero needs a weight above zero")
            }
            return weights.map { _ in 0 }
        }
        var parts: [Int64] = []
        var remainders: [Int128] = []
        parts.reserveCapacity(weights.count)
        remainders.reserveCapacity(weights.count)
        var left = Int64(whole.magnitude)
        for weight in weights {
            let (share, remainder) = (Int128(whole.magnitude) * Int128(weight)).quotientAndRemainder(dividingBy: total)
            let part = Int64(truncatingIfNeeded: share)
            parts.append(part)
            remainders.append(remainder)
            left -= part
        }
        if left > 0 {
            let order = remainders.indices.sorted {
                remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
            }
            for index in order.prefix(Int(left)) { parts[index] += 1 }
        }
        return whole < 0 ? parts.map { -$0 } : parts
    }
}
