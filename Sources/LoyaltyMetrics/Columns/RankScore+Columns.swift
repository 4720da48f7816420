//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension RankScore {
    /// Returns the score of each value of a column, as ``scores(of:bins:)`` does, without sorting the column.
    ///
    /// ```swift
    /// try RankScore.scores(ofColumn: [10, 20, 20, 40, 50])   // [1, 2, 2, 4, 5]
    /// ```
    ///
    /// A value scores more than *j* if at least *jn*/*k* of all values are less, so that *k* − 1 values of the column say where
    /// the scores begin.
    ///
    /// - Parameters:
    ///   - values: The values; a higher one is better.
    ///   - bins: The highest score *k*, 2 to 9.
    /// - Returns: The scores, in the order of the values.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other numbers of bins.
    /// - Complexity: O(*n*) in the number of values.
    public static func scores(ofColumn values: [Int64], bins: Int = 5) throws(MetricsError) -> [UInt8] {
        try check(bins: bins)
        guard !values.isEmpty else { return [] }
        // The least whole number of values that is at least jn/k stands for it.
        let ranks = (1..<bins).map { ($0 * values.count + bins - 1) / bins - 1 }
        let limits = RankSelection.values(at: ranks, of: values)
        var scores = [UInt8](repeating: 1, count: values.count)
        var target = scores.mutableSpan
        let source = values.span
        for limit in limits {
            for index in source.indices { target[index] &+= source[index] > limit ? 1 : 0 }
        }
        return scores
    }
}
