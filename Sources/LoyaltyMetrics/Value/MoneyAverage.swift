//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A sum of money and the number of things that it is spread over: the exact average.
///
/// ```swift
/// let average = try MoneyAverage(sum: Money(parsing: "100.00 EUR"), count: 3)
/// average.value(rounding: .toNearestOrEven)    // 33.33 EUR
/// ```
public struct MoneyAverage: Hashable, Sendable {
    /// What is spread.
    public let sum: Money
    /// Over how many: the denominator.
    public let count: Int64

    /// Creates an average.
    ///
    /// - Parameters:
    ///   - sum: What is spread; may be negative.
    ///   - count: Over how many; zero for no average.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` beyond 2^53 − 1.
    public init(sum: Money, count: Int64) throws(MetricsError) {
        self.count = try Tally.sum(ofCounts: [count])
        self.sum = sum
    }

    /// Creates an average of a count that is known to be within its bounds.
    init(_ sum: Money, over count: Int64) {
        self.sum = sum
        self.count = count
    }

    /// The average in minor units as an exact fraction; nil over nothing.
    public var exactMinorUnits: Rate? { Tally.ratio(sum.minorUnits, count) }

    /// The average in minor units; nil over nothing.
    public var minorUnits: Double? { count > 0 ? Double(sum.minorUnits) / Double(count) : nil }

    /// Returns the average as money.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The average; nil over nothing.
    public func value(rounding: RoundingRule) -> Money? {
        // An average is never beyond the sum, so that only a count of zero is refused.
        (try? rounding.quotient(Int128(sum.minorUnits), by: Int128(count)))
            .flatMap { try? Money(minorUnits: $0, in: sum.currency) }
    }
}
