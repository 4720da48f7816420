//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension Percentiles {
    /// Returns percentiles of a column by nearest rank, exactly, without sorting it and without a histogram of all numbers.
    ///
    /// ```swift
    /// try Percentiles.nearestRanks([.percent(50), .percent(90)], ofColumn: [5, 7, 7, 12, 90])    // [7, 90]
    /// ```
    ///
    /// They are what ``nearestRank(_:)`` gives. Where parts of a column have to merge, use a histogram:
    /// ``init(column:)``.
    ///
    /// - Parameters:
    ///   - shares: The shares, 0 to 1, such as 95 %, in any order.
    ///   - values: The numbers, such as durations, in any order.
    /// - Returns: A number for each share; none if there are no numbers.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a share outside 0 to 1.
    /// - Complexity: O(*n*) in how many numbers there are: two passes if they lie within an eighth of that many or within
    ///   65,536, and otherwise at most twice as many.
    public static func nearestRanks(_ shares: [Rate], ofColumn values: [Int32]) throws(MetricsError) -> [Int32] {
        var ranks: [Int] = []
        for share in shares { ranks.append(Int(try index(of: share, among: Int64(values.count)))) }
        guard !values.isEmpty else { return [] }
        let order = ranks.indices.sorted { ranks[$0] < ranks[$1] }
        let found = RankSelection.values(at: order.map { ranks[$0] }, of: values)
        var result = [Int32](repeating: 0, count: ranks.count)
        for (index, value) in zip(order, found) { result[index] = value }
        return result
    }

    /// Creates a histogram of a column of numbers, which merges with those of other parts.
    ///
    /// - Parameter values: The numbers, such as durations, in any order.
    /// - Complexity: O(*n* + *d*) in how many numbers there are, and in how many distinct ones.
    public init(column values: [Int32]) {
        var known: [Int64: Int64] = [:]
        let bounds = values.span.bounds ?? 0...0
        let distance = Int(bounds.upperBound) - Int(bounds.lowerBound)
        if distance <= max(65_536, values.count / 8) {
            var counts = [Int64](repeating: 0, count: distance + 1)
            var places = counts.mutableSpan
            for value in values { places[Int(value) &- Int(bounds.lowerBound)] &+= 1 }
            for (place, count) in counts.enumerated() where count > 0 {
                known[Int64(bounds.lowerBound) + Int64(place)] = count
            }
        } else {
            for value in values { known[Int64(value), default: 0] += 1 }
        }
        self.init(checked: known, total: values.count)
    }
}
