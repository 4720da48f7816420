//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A fraction with 128-bit terms, for products of sums that a rate cannot hold; rounded once, at the end.
struct ExactFraction: Hashable, Sendable {
    /// The upper term; carries the sign.
    let numerator: Int128
    /// The lower term; above zero.
    let denominator: Int128

    /// Creates a fraction in lowest terms; the lower term is above zero.
    init(_ numerator: Int128, per denominator: Int128 = 1) {
        let divisor = Int128(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    init(_ rate: Rate) { self.init(Int128(rate.numerator), per: Int128(rate.denominator)) }

    static func * (lhs: Self, rhs: Self) throws(MetricsError) -> Self {
        // Each upper term loses what it shares with the other lower one, so that the product is as small as can be.
        let first = ExactFraction(lhs.numerator, per: rhs.denominator)
        let second = ExactFraction(rhs.numerator, per: lhs.denominator)
        return ExactFraction(
            try product(first.numerator, second.numerator),
            per: try product(first.denominator, second.denominator)
        )
    }

    static func + (lhs: Self, rhs: Self) throws(MetricsError) -> Self {
        let common = Int128(greatestCommonDivisor(lhs.denominator.magnitude, rhs.denominator.magnitude))
        let first = try product(lhs.numerator, rhs.denominator / common)
        let second = try product(rhs.numerator, lhs.denominator / common)
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow else { throw Tally.tooLarge }
        return ExactFraction(sum, per: try product(lhs.denominator / common, rhs.denominator))
    }

    /// Returns the whole number that a rule makes of the fraction.
    func rounded(_ rounding: RoundingRule) throws(MetricsError) -> Int64 {
        guard let whole = try? rounding.quotient(numerator, by: denominator) else { throw Tally.tooLarge }
        return whole
    }

    /// The fraction as a rate; nil if its terms are beyond those of a rate.
    var rate: Rate? {
        guard let upper = Int64(exactly: numerator), let lower = Int64(exactly: denominator) else { return nil }
        return try? Rate(upper, per: lower)
    }

    /// Returns whole numbers in the ratio of fractions, none of which is below zero.
    static func weights(_ fractions: [Self]) throws(MetricsError) -> [Int64] {
        var common: Int128 = 1
        for part in fractions {
            let shared = Int128(greatestCommonDivisor(common.magnitude, part.denominator.magnitude))
            common = try product(common / shared, part.denominator)
        }
        var terms: [Int128] = []
        var divisor: UInt128 = 0
        for part in fractions {
            let term = try product(part.numerator, common / part.denominator)
            terms.append(term)
            divisor = greatestCommonDivisor(divisor, term.magnitude)
        }
        var weights: [Int64] = []
        for term in terms {
            guard let weight = Int64(exactly: term / Int128(max(1, divisor))) else { throw Tally.tooLarge }
            weights.append(weight)
        }
        return weights
    }

    private static func product(_ first: Int128, _ second: Int128) throws(MetricsError) -> Int128 {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        guard !overflow else { throw Tally.tooLarge }
        return product
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}
