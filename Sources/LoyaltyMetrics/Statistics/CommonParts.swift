//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Whole numbers in place of fractions with different denominators.
enum CommonParts {
    /// Returns the least common multiple of positive numbers, if it is at most a million.
    static func count(of numbers: [Int]) throws(MetricsError) -> Int {
        var parts = 1
        for number in numbers {
            parts *= number / commonDivisor(parts, number)
            guard parts <= 1_000_000 else {
                throw MetricsError(.invalidDefinition, "the scales have a common multiple of a million or less")
            }
        }
        return parts
    }

    private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
        var (first, second) = (first, second)
        while second != 0 { (first, second) = (second, first % second) }
        return first
    }
}
