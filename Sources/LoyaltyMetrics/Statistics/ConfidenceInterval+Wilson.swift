//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension ConfidenceInterval {
    /// Returns the Wilson score interval of a share.
    ///
    /// Unlike the textbook interval it has a width at 0 and 100 %, and never leaves them. Source: E. B. Wilson, "Probable
    /// inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22
    /// (1927), 209–212.
    ///
    /// ```swift
    /// try ConfidenceInterval.wilson(80, of: 100)   // 0.7112 to 0.8666
    /// ```
    ///
    /// - Parameters:
    ///   - count: How many of them have the property.
    ///   - total: How many there are.
    ///   - level: How sure the interval is meant to be.
    /// - Returns: The interval, inside 0 to 1; nil if there are none.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or one above the total.
    public static func wilson(
        _ count: Int64,
        of total: Int64,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) -> ConfidenceInterval? {
        guard count >= 0, count <= total else {
            throw MetricsError(.invalidCounts, "a part is zero or more and at most its whole")
        }
        guard total > 0 else { return nil }
        let z = level.quantile
        let n = Double(total)
        let k = Double(count)
        let center = (k + z * z / 2) / (n + z * z)
        let half = z / (n + z * z) * (k * Double(total - count) / n + z * z / 4).squareRoot()
        // The ends at none and at all are exactly 0 and 1, and no other end lies beyond; rounding must not move them.
        return ConfidenceInterval(
            lower: count == 0 ? 0 : max(0, center - half),
            upper: count == total ? 1 : min(1, center + half),
            level: level
        )
    }
}
