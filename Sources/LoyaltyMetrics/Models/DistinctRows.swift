//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rows in ascending order, each once, with how often it came.
struct DistinctRows<Row: Comparable & Sendable>: Sendable {
    private(set) var rows: [Row] = []
    private(set) var counts: [Int64] = []

    /// Sorts and counts rows; each stands for one, or for as many as the counts say, whose sum must not overflow.
    init(_ unsorted: [Row], counts unsortedCounts: [Int64]?) {
        if let unsortedCounts {
            for (row, count) in zip(unsorted, unsortedCounts).sorted(by: { $0.0 < $1.0 }) { add(row, count) }
        } else {
            for row in unsorted.sorted() { add(row, 1) }
        }
    }

    private mutating func add(_ row: Row, _ count: Int64) {
        if let last = rows.last, last == row {
            counts[counts.count - 1] += count
        } else {
            rows.append(row)
            counts.append(count)
        }
    }

    /// Returns the sum of counts, one of which must come with each row.
    static func total(of counts: [Int64], for rows: [Row]) throws(MetricsError) -> Int64 {
        guard counts.count == rows.count, counts.allSatisfy({ $0 >= 1 }) else {
            throw MetricsError(.invalidCounts, "each row comes with the number of customers it stands for, 1 or more")
        }
        return try Tally.sum(ofCounts: counts)
    }
}
