//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many values a sample has, their sum and the sum of their squares: all that a mean and its variance need.
///
/// ```swift
/// let spend = try SampleSums(values: [0, 0, 1_999, 4_500])   // cents by customer; those who bought nothing count
/// spend.mean                                                 // 1624.75
/// ```
///
/// Values are whole numbers: minor units, points, orders. The sums are exact, so that they do not depend on the order of
/// the values, and the variance loses no digits where the mean is large.
public struct SampleSums: Hashable, Sendable {
    /// How many values there are.
    public let count: Int64
    /// Their sum.
    public let sum: Int64
    /// The sum of their squares.
    public let sumOfSquares: Int128

    /// The squared distances from the mean, summed and multiplied by the count.
    private let spread: Int128

    /// Creates sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - count: How many values there are.
    ///   - sum: Their sum.
    ///   - sumOfSquares: The sum of their squares.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for sums that no such values have, or `sumOutOfRange` beyond
    ///   ±(2^53 − 1), or for squares whose sum times the count is beyond 2^127 − 1.
    public init(count: Int64, sum: Int64, sumOfSquares: Int128) throws(MetricsError) {
        _ = try Tally.sum(ofCounts: [count])
        guard sum.magnitude <= Tally.maximum else { throw Tally.tooLarge }
        let (product, overflow) = sumOfSquares.multipliedReportingOverflow(by: Int128(count))
        guard !overflow else { throw Tally.tooLarge }
        // Squares are at least as many as steps, and by Cauchy's inequality their sum is at least that of equal values.
        let spread = product - Int128(sum) * Int128(sum)
        guard spread >= 0, sumOfSquares >= Int128(sum.magnitude), count > 0 || sumOfSquares == 0 else {
            throw MetricsError(.invalidCounts, "a sum of squares is at least that of equal whole values")
        }
        self.count = count
        self.sum = sum
        self.sumOfSquares = sumOfSquares
        self.spread = spread
    }

    /// Creates the sums of values.
    ///
    /// - Parameter values: The values: one for each member of the sample, zeros too.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` for a value or a sum beyond ±(2^53 − 1), or squares whose sum
    ///   times the count is beyond 2^127 − 1.
    /// - Complexity: O(*n*) in the number of values.
    public init(values: some Sequence<Int64>) throws(MetricsError) {
        var count: Int64 = 0
        var sum: Int128 = 0
        var squares: Int128 = 0
        for value in values {
            guard value.magnitude <= Tally.maximum else { throw Tally.tooLarge }
            count += 1
            sum += Int128(value)
            let (total, overflow) = squares.addingReportingOverflow(Int128(value) * Int128(value))
            guard !overflow else { throw Tally.tooLarge }
            squares = total
        }
        guard let sum = Int64(exactly: sum) else { throw Tally.tooLarge }
        try self.init(count: count, sum: sum, sumOfSquares: squares)
    }
}

extension SampleSums {
    /// The mean; nil without values.
    public var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

    /// The variance of a sample (*n* − 1); nil below two values.
    public var variance: Double? { count > 1 ? Double(spread) / Double(Int128(count) * Int128(count - 1)) : nil }
}
