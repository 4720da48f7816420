//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The three counts by period from which a life cycle follows.
struct LifecycleCounter {
    private var active = [Int64](repeating: 0, count: 64)
    private var retained = [Int64](repeating: 0, count: 64)
    private var new = [Int64](repeating: 0, count: 64)

    /// Counts customers by the active periods of each; those who are not new had come before the first period.
    mutating func add(_ customers: [PeriodBits], observed mask: UInt64, areNew: Bool) {
        // The counts are local while the loop runs, which is then several times as fast.
        var (active, retained, new) = (active, retained, new)
        for customer in customers {
            let bits = customer.rawValue & mask
            guard bits != 0 else { continue }
            if areNew { new[bits.trailingZeroBitCount] += 1 }
            Self.count(bits, in: &active)
            // Active here and one period before.
            Self.count(bits & (bits << 1), in: &retained)
        }
        (self.active, self.retained, self.new) = (active, retained, new)
    }

    @inline(__always)
    private static func count(_ bits: UInt64, in counts: inout [Int64]) {
        var bits = bits
        while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
    }

    /// The customers of each of the first periods of a number.
    func counts(of periods: Int) -> [LifecycleCounts] {
        (0..<periods).map { period in
            LifecycleCounts(
                checked: new[period],
                retained[period],
                active[period] - new[period] - retained[period],
                period == 0 ? 0 : active[period - 1] - retained[period]
            )
        }
    }
}
