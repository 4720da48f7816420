//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A share that keeps the two counts it is made of.
public struct Proportion: Hashable, Sendable {
    /// How many have the property.
    public let count: Int64
    /// How many there are: the denominator.
    public let total: Int64
    /// The Wilson interval of the share; nil if there are none.
    public let interval: ConfidenceInterval?

    /// Creates a share from its counts.
    ///
    /// - Parameters:
    ///   - count: How many have the property.
    ///   - total: How many there are.
    ///   - level: How sure the interval is meant to be.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or one above the total, and
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        _ count: Int64,
        of total: Int64,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) {
        interval = try .wilson(count, of: total, level: level)
        guard total <= Tally.maximum else { throw Tally.tooLarge }
        self.count = count
        self.total = total
    }

    /// Creates a share from counts that are known to be a part and its whole, within the bound.
    init(part count: Int64, of total: Int64, level: ConfidenceLevel) {
        interval = (try? .wilson(count, of: total, level: level)) ?? nil
        self.count = count
        self.total = total
    }

    /// The share, 0 to 1; nil if there are none.
    public var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

    /// The share as an exact fraction; nil if there are none.
    public var exactValue: Rate? { Tally.ratio(count, total) }
}
