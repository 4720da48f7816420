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
    mutating func add(_ customers: [PeriodBits], observed mask: UInt64) {
        for customer in customers {
            var bits = customer.rawValue & mask
            switch entry {
            case .first: if bits != 0 { enter(bits) }
            case .everyActivePeriod:
                while bits != 0 {
                    enter(bits)
                    bits &= bits - 1
                }
            }
        }
    }

    /// Counts a customer into the cohort of the lowest bit.
    private mutating func enter(_ bits: UInt64) {
        let cohort = bits.trailingZeroBitCount
        var after = bits >> UInt64(cohort)
        let row = cohort * columns
        sizes[cohort] += 1
        switch rule {
        case .inPeriod:
            while after != 0 {
                cells[row + after.trailingZeroBitCount] += 1
                after &= after - 1
            }
        case .onOrAfter: cells[row + 63 - after.leadingZeroBitCount] += 1
        case .everyPeriod: cells[row + (~after).trailingZeroBitCount - 1] += 1
        case .bracket: for column in masks.indices where after & masks[column] != 0 { cells[row + column] += 1 }
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
