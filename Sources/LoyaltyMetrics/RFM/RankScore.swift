//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Scores from 1 to *k* by rank, equal values sharing a score.
public enum RankScore: Sendable {
    /// Returns the score of each value: 1 + ⌊k · (rank − 1) / n⌋, where rank counts from 1 and equal values share one.
    ///
    /// The rank is that of `RANK() OVER (ORDER BY value)` in SQL, so the scores are the same on any engine, in any order of
    /// rows. With many equal values some scores stay empty; if all values are equal, all score 1.
    ///
    /// ```swift
    /// try RankScore.scores(of: [10, 20, 20, 40, 50], bins: 5)   // [1, 2, 2, 4, 5]
    /// ```
    ///
    /// - Parameters:
    ///   - values: The values; a higher one is better.
    ///   - bins: The highest score *k*, 2 to 9.
    /// - Returns: The scores, in the order of the values.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other numbers of bins, and `invalidCounts` for a value
    ///   that has no order, such as NaN.
    /// - Complexity: O(*n* log *n*) in the number of values.
    public static func scores(of values: [some Comparable], bins: Int = 5) throws(MetricsError) -> [Int] {
        try check(bins: bins)
        guard values.allSatisfy({ $0 == $0 }) else {
            throw MetricsError(.invalidCounts, "a value that is ranked has an order; NaN has none")
        }
        let order = values.indices.sorted { values[$0] < values[$1] }
        var scores = Array(repeating: 1, count: values.count)
        var rank = 0
        for (position, index) in order.enumerated() {
            if position == 0 || values[order[position - 1]] < values[index] { rank = position }
            scores[index] = 1 + bins * rank / values.count
        }
        return scores
    }

    static func check(bins: Int) throws(MetricsError) {
        guard (2...9).contains(bins) else {
            throw MetricsError(.invalidDefinition, "the highest score is 2 to 9")
        }
    }
}
