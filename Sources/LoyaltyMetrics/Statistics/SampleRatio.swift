//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Whether groups have the sizes that they were meant to have: the check before any comparison of groups.
///
/// ```swift
/// let ratio = try SampleRatio(observed: [5_000, 5_400], weights: [1, 1])
/// ratio.pValue           // 0.000088
/// ratio.isMismatch()     // true: do not trust the comparison, find out who is missing
/// ```
///
/// Customers who are assigned by chance fall into the groups in the planned ratio, give or take. If they did not, something
/// depends on the group: a lost event, a filter, an assignment that is not by chance. Then the groups differ in more than the
/// treatment.
public struct SampleRatio: Hashable, Sendable {
    /// How many members each group has.
    public let observed: [Int64]
    /// The planned ratio of the groups.
    public let weights: [Int64]

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - observed: How many members each of 2 to 101 groups has.
    ///   - weights: The planned ratio: a number above zero for each group, such as 1 and 1 for halves.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for other groups, a negative count or a weight of zero or less,
    ///   or `sumOutOfRange` if members or weights are more than 2^53 − 1 in all.
    public init(observed: [Int64], weights: [Int64]) throws(MetricsError) {
        guard observed.count == weights.count, (2...101).contains(observed.count), weights.allSatisfy({ $0 > 0 }) else {
            throw MetricsError(.invalidCounts, "a sample ratio has 2 to 101 groups with a weight above zero each")
        }
        _ = try Tally.sum(ofCounts: observed)
        _ = try Tally.sum(ofCounts: weights)
        self.observed = observed
        self.weights = weights
    }
}

extension SampleRatio {
    /// Pearson's statistic, the squared deviations by expectation; nil without members.
    public var chiSquare: Double? {
        guard members > 0 else { return nil }
        var sum = 0.0
        for (count, weight) in zip(observed, weights) {
            let expected = Double(members) * (Double(weight) / Double(weightSum))
            let deviation = Int128(count) * Int128(weightSum) - Int128(members) * Int128(weight)
            let distance = Double(deviation) / Double(weightSum)
            sum += distance * (distance / expected)
        }
        return sum
    }

    /// The probability of a deviation at least as large if members were assigned in the planned ratio; nil without members.
    public var pValue: Double? {
        guard let chiSquare, let distribution = try? ChiSquaredDistribution(degreesOfFreedom: observed.count - 1) else {
            return nil
        }
        return distribution.probability(beyond: chiSquare)
    }

    /// Returns whether the groups deviate so much from the plan that their comparison cannot be trusted.
    ///
    /// - Parameter threshold: The probability below which chance is no explanation. The customary one is small, because a
    ///   check of every comparison would otherwise often cry wolf.
    /// - Returns: Whether they do; false without members.
    public func isMismatch(below threshold: Double = 0.001) -> Bool { pValue.map { $0 < threshold } ?? false }

    /// Whether some group is expected to have fewer than five members: then the probability is only approximate.
    public var isSmallSample: Bool {
        weights.contains { Int128(members) * Int128($0) < 5 * Int128(weightSum) }
    }

    private var members: Int64 { observed.reduce(0, +) }
    private var weightSum: Int64 { weights.reduce(0, +) }
}
