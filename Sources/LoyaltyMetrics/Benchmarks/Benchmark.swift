//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where a figure stands among those of others.
///
/// ```swift
/// let benchmark = try Benchmark(of: 44, by: definition)
/// benchmark.percentile       // 61.1: better than five of nine, level with one
/// benchmark.gapToMedian      // 4
/// ```
///
/// Percentiles are defined in many ways. Here it is the mid-rank: those below, and half of those level with the figure, as
/// a share of all; so that the middle of an odd number of different figures is at 50.
public struct Benchmark: Hashable, Sendable {
    /// The figures of others, with their source and year.
    public let definition: BenchmarkDefinition
    /// The figure that is compared.
    public let value: Int64
    /// How many figures are less.
    public let below: Int
    /// How many are the same.
    public let equal: Int

    /// Compares a figure.
    ///
    /// - Parameters:
    ///   - value: The figure, in the unit of the definition's figures.
    ///   - definition: The figures of others.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond ±(2^53 − 1).
    /// - Complexity: O(*n*) in the number of figures.
    public init(of value: Int64, by definition: BenchmarkDefinition) throws(MetricsError) {
        guard value.magnitude <= Tally.maximum else { throw Tally.tooLarge }
        self.definition = definition
        self.value = value
        below = definition.figures.count { $0 < value }
        equal = definition.figures.count { $0 == value }
    }
}

// MARK: - Position

extension Benchmark {
    /// How many figures there are: the denominator.
    public var count: Int { definition.figures.count }
    /// How many are greater.
    public var above: Int { count - below - equal }

    /// The share of figures below, with half of the equal ones, from 0 to 100.
    public var percentile: Double { 100 * (Double(below) + Double(equal) / 2) / Double(count) }

    /// The place of the figure if it stood among the others: 1 for the best; equal figures share a place.
    public var position: Int { 1 + (definition.isMoreBetter ? above : below) }
}

// MARK: - Gaps

extension Benchmark {
    /// The middle figure, or the mean of the two in the middle.
    public var median: Double {
        let figures = definition.figures
        return Double(figures[(count - 1) / 2]) / 2 + Double(figures[count / 2]) / 2
    }

    /// By how much the figure is above the median; negative below it.
    public var gapToMedian: Double { Double(value) - median }

    /// By how much the figure is above the mean of the others; negative below it.
    public var gapToMean: Double {
        let sum = definition.figures.reduce(Int128(0)) { $0 + Int128($1) }
        return Double(Int128(value) * Int128(count) - sum) / Double(count)
    }

    /// By how much the best of the others is ahead, in the direction that is better; negative if the figure leads.
    public var gapToBest: Int64 {
        let figures = definition.figures
        return definition.isMoreBetter ? figures[count - 1] - value : value - figures[0]
    }
}
