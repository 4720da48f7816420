//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What many repeats of the same work took.
package struct Statistics: Hashable, Sendable {
    /// The shortest repeat: the work itself, with the least of what the machine did beside it.
    package let best: Int64
    /// The repeat in the middle; far above ``best`` on a noisy machine.
    ///
    /// Of an even number of repeats it is the mean of the two in the middle, rounded down.
    package let median: Int64
    /// The number of repeats.
    package let count: Int

    /// Sums up the CPU time of each repeat, or returns nil if there is none.
    package init?(nanoseconds samples: [Int64]) {
        let sorted = samples.sorted()
        guard let best = sorted.first else { return nil }
        let upper = sorted[sorted.count / 2]
        let lower = sorted[(sorted.count - 1) / 2]
        self.best = best
        self.median = lower + (upper - lower) / 2
        self.count = sorted.count
    }
}

extension Statistics {
    /// The least sample that so many per cent of the samples do not exceed, or nil if there is none.
    package static func percentile(_ percent: Int, of samples: [Int64]) -> Int64? {
        let sorted = samples.sorted()
        let rank = (min(max(percent, 0), 100) * sorted.count + 99) / 100
        return sorted.isEmpty ? nil : sorted[max(rank, 1) - 1]
    }
}
