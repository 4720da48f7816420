//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The chi-squared distribution: how far counts stray from what was expected of them.
///
/// ```swift
/// try ChiSquaredDistribution(degreesOfFreedom: 1).probability(beyond: 3.841459)   // 0.05
/// ```
public struct ChiSquaredDistribution: Hashable, Sendable {
    /// The degrees of freedom, 1 to 100.
    public let degreesOfFreedom: Int

    /// Creates a distribution.
    ///
    /// - Parameter degreesOfFreedom: The degrees of freedom: for counts that were compared with shares, one less than counts.
    /// - Throws: ``MetricsError`` with code `invalidCounts` outside 1 to 100.
    public init(degreesOfFreedom: Int) throws(MetricsError) {
        guard (1...100).contains(degreesOfFreedom) else {
            throw MetricsError(.invalidCounts, "a chi-squared distribution has 1 to 100 degrees of freedom")
        }
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Returns the probability of a statistic as large or larger.
    ///
    /// For whole degrees of freedom the regularised incomplete gamma function is a finite sum of positive terms, behind
    /// the complementary error function if they are odd, so that 12 digits and more are right, however small the
    /// probability is. Source: NIST Digital Library of Mathematical Functions, 8.4.10 and 8.4.14.
    ///
    /// - Parameter statistic: The sum of squares.
    /// - Returns: The probability, 0 to 1; 1 for zero, less, or what is no number.
    public func probability(beyond statistic: Double) -> Double {
        guard statistic > 0 else { return 1 }
        let half = statistic / 2
        let isOdd = degreesOfFreedom % 2 == 1
        // Half of the factor e^(−half) goes into the terms, so that they neither overflow nor vanish before their sum does.
        let root = Elementary.exp(-half / 2)
        // With one degree of freedom, the statistic is the square of a normal one.
        let one = isOdd ? StandardNormal.twoSidedPValue(statistic.squareRoot()) : 0
        guard root > 0 else { return one }
        var order = isOdd ? 0.5 : 0.0
        var term = isOdd ? root * 2 * (half / .pi).squareRoot() : root
        var sum = 0.0
        for _ in 0..<(degreesOfFreedom / 2) {
            sum += term
            order += 1
            term *= half / order
        }
        return min(1, one + root * sum)
    }
}
