//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Finds the values at given ranks of a column without sorting it.
enum RankSelection {
    /// Returns the values that stand at some ranks if the column is sorted.
    ///
    /// The values are counted by their highest bits, exactly if they lie close enough together for that; otherwise those that
    /// share the bits of a value in question are looked at in the same way.
    ///
    /// - Parameters:
    ///   - ranks: The ranks, from 0, ascending and below the number of values.
    ///   - column: The values.
    /// - Returns: A value for each rank.
    /// - Complexity: O(*n*) for each run of bits that is looked at: one if the values lie within 65,536 or an eighth of their
    ///   number, at most four.
    static func values<Value: FixedWidthInteger & SignedInteger>(at ranks: [Int], of column: [Value]) -> [Value] {
        guard column.count > 1_024 else {
            let sorted = column.sorted()
            return ranks.map { sorted[$0] }
        }
        let span = column.span
        let bounds = span.bounds ?? 0...0
        let scale = Scale(bounds, most: max(65_536, column.count / 8))
        var counts = [Int](repeating: 0, count: scale.bucketCount)
        var places = counts.mutableSpan
        for index in span.indices { places[scale.bucket(of: span[index])] &+= 1 }

        var found: [Value] = []
        var (bucket, below) = (0, 0)
        while found.count < ranks.count {
            while below + counts[bucket] <= ranks[found.count] {
                below += counts[bucket]
                bucket += 1
            }
            let wanted = ranks[found.count...].prefix { $0 < below + counts[bucket] }.map { $0 - below }
            if scale.isExact {
                found += repeatElement(bounds.lowerBound &+ Value(truncatingIfNeeded: bucket), count: wanted.count)
            } else {
                found += values(at: wanted, of: column.filter { scale.bucket(of: $0) == bucket })
            }
        }
        return found
    }

    /// Buckets of a power of two of neighbouring values.
    private struct Scale<Value: FixedWidthInteger & SignedInteger> {
        private let least: UInt64
        private let shift: UInt64
        let bucketCount: Int

        init(_ bounds: ClosedRange<Value>, most: Int) {
            // Signed numbers that are extended to 64 bits are as far apart without their signs.
            least = UInt64(truncatingIfNeeded: bounds.lowerBound)
            let distance = UInt64(truncatingIfNeeded: bounds.upperBound) &- least
            var shift: UInt64 = 0
            while distance >> shift >= UInt64(most) { shift += 1 }
            self.shift = shift
            bucketCount = Int(distance >> shift) + 1
        }

        var isExact: Bool { shift == 0 }

        @inline(__always)
        func bucket(of value: Value) -> Int {
            Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: value) &- least) &>> shift)
        }
    }
}
