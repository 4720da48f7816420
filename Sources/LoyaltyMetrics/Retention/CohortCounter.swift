//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The cells of a cohort matrix while customers are counted into them.
///
/// A customer costs one step for each active period under ``ReturnRule/inPeriod``, and one step in all under the rules that
/// look only at the last period or at the first gap: those are summed up once, at the end.
struct CohortCounter {
    let columns: Int
    private(set) var sizes: [Int64]
    private(set) var cells: [Int64]
    private let entry: CohortEntry
    private let rule: ReturnRule
    private let masks: [UInt64]

    init(periods: Int, entry: CohortEntry, rule: ReturnRule) {
        columns = rule.columns(of: periods)
        sizes = Array(repeating: 0, count: periods)
        cells = Array(repeating: 0, count: periods * columns)
        self.entry = entry
        self.rule = rule
        if case .bracket(let ranges) = rule {
            masks = ranges.map {
                PeriodBits.mask(ofFirst: $0.upperBound + 1) & ~PeriodBits.mask(ofFirst: $0.lowerBound)
            }
        } else {
            masks = []
        }
    }

    /// Counts customers by the active periods of each, none of which lies beyond the matrix.
    ///
    /// The counts are local while the loop runs, one loop for each rule: a customer costs a few nanoseconds.
    mutating func add(_ customers: [PeriodBits], observed mask: UInt64) {
        var sizes = sizes
        var cells = cells
        self.sizes = []
        self.cells = []
        switch rule {
        case .inPeriod:
            enter(customers, mask) { cohort, bits in
                sizes[cohort] += 1
                var after = bits
                while after != 0 {
                    cells[cohort * columns + after.trailingZeroBitCount] += 1
                    after &= after - 1
                }
            }
        case .onOrAfter:
            enter(customers, mask) { cohort, after in
                sizes[cohort] += 1
                cells[cohort * columns + 63 - after.leadingZeroBitCount] += 1
            }
        case .everyPeriod:
            enter(customers, mask) { cohort, after in
                sizes[cohort] += 1
                cells[cohort * columns + (~after).trailingZeroBitCount - 1] += 1
            }
        case .bracket:
            enter(customers, mask) { cohort, after in
                sizes[cohort] += 1
                for column in masks.indices where after & masks[column] != 0 {
                    cells[cohort * columns + column] += 1
                }
            }
        }
        self.sizes = sizes
        self.cells = cells
    }

    /// Calls a function for each cohort of each customer, with the active periods from the entry on in the lowest bits.
    @inline(__always)
    private func enter(_ customers: [PeriodBits], _ mask: UInt64, _ count: (_ cohort: Int, _ after: UInt64) -> Void) {
        for customer in customers {
            var bits = customer.rawValue & mask
            switch entry {
            case .first:
                guard bits != 0 else { continue }
                count(bits.trailingZeroBitCount, bits >> UInt64(bits.trailingZeroBitCount))
            case .everyActivePeriod:
                while bits != 0 {
                    count(bits.trailingZeroBitCount, bits >> UInt64(bits.trailingZeroBitCount))
                    bits &= bits - 1
                }
            }
        }
    }

    /// The cells, row by row: what was noted at the last period of a stretch is counted in the whole stretch.
    var finished: [Int64] {
        guard rule == .onOrAfter || rule == .everyPeriod else { return cells }
        var cells = cells
        for row in sizes.indices {
            for column in (0..<columns - 1).reversed() {
                cells[row * columns + column] += cells[row * columns + column + 1]
            }
        }
        return cells
    }
}
