//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Stretches of time with a number each, and a table that finds the stretch of an instant without a search.
///
/// Time is cut into buckets of a power of two of microseconds, no longer than the average stretch. A bucket knows the number
/// at its start and the instant at which another one begins, if one does. So an instant costs a shift and a comparison,
/// however the calendar and the clocks of a zone go; a bucket in which more than one stretch begins is searched.
struct InstantTable: Sendable {
    /// Some consecutive instants and the numbers of the stretches among them.
    struct Bucket: Sendable {
        /// When the second number begins.
        let boundary: Int64
        /// The number before it.
        let before: Int32
        /// The number from it on; −1 if more than one stretch begins in the bucket.
        let after: Int32
    }

    /// When a stretch begins, and its number.
    struct Stretch: Hashable, Sendable {
        let start: Int64
        /// Zero or more.
        let number: Int32
    }

    /// The first instant of all, and the one after the last.
    let bounds: Range<Int64>
    let buckets: [Bucket]
    /// In order of time.
    let stretches: [Stretch]
    private let shift: Int64

    /// Creates a table of stretches.
    ///
    /// - Parameters:
    ///   - stretches: The stretches in order of time, at least one; of two that begin at one instant the last one counts.
    ///   - end: The instant after the last stretch, not before it begins.
    init(_ stretches: [Stretch], end: Int64) {
        let start = stretches.first?.start ?? end
        let length = end - start
        shift = Int64(63 - max(1, length / Int64(max(1, stretches.count))).leadingZeroBitCount)
        var buckets: [Bucket] = []
        var index = 0
        for bucketStart in stride(from: start, to: end, by: 1 << Int(shift)) {
            while index + 1 < stretches.count, stretches[index + 1].start <= bucketStart { index += 1 }
            let next = bucketStart + (Int64(1) << shift)
            let later = stretches[(index + 1)...].prefix { $0.start < next }
            buckets.append(
                Bucket(
                    boundary: later.first?.start ?? .max,
                    before: stretches[index].number,
                    after: later.count > 1 ? -1 : later.first?.number ?? 0
                )
            )
        }
        bounds = start..<end
        self.buckets = buckets
        self.stretches = stretches
    }

    /// Returns the number of the stretch of an instant within the bounds.
    ///
    /// - Parameters:
    ///   - instant: The instant, in microseconds since 1970.
    ///   - buckets: The table's own, which the caller holds while it goes through many instants.
    /// - Returns: The number.
    @inline(__always)
    func number(at instant: Int64, _ buckets: Span<Bucket>) -> Int32 {
        let bucket = buckets[Int(truncatingIfNeeded: (instant &- bounds.lowerBound) &>> shift)]
        let number = instant < bucket.boundary ? bucket.before : bucket.after
        return number >= 0 ? number : searched(instant)
    }

    @inline(never)
    private func searched(_ instant: Int64) -> Int32 {
        var (low, high) = (0, stretches.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].start <= instant { low = middle } else { high = middle }
        }
        return stretches[low].number
    }
}
