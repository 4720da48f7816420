//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An exact ratio of two whole numbers: 2.5 %, 1/3, 250 basis points, 2 points for each 1.00.
///
/// A rate is kept in lowest terms, so equal rates are equal values, however they were written. Applying it to an amount is
/// the only place that rounds, and names its rule.
///
/// ```swift
/// let commission = try Rate(parsing: "14.5%")
/// try commission.applied(to: 200, rounding: .down)   // 29, where binary floating point says 28
/// ```
public struct Rate: Hashable, Sendable {
    /// The upper term; carries the sign.
    public let numerator: Int64
    /// The lower term; at least 1.
    public let denominator: Int64

    private init(unchecked numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Creates a rate from two whole numbers.
    ///
    /// - Parameters:
    ///   - numerator: The upper term, within ±(2^53 − 1) in lowest terms.
    ///   - denominator: The lower term; not zero, and within ±(2^53 − 1) in lowest terms.
    /// - Throws: ``CoreError`` with code `invalidRate` for other terms.
    public init(_ numerator: Int64, per denominator: Int64) throws(CoreError) {
        try self.init(reducing: Int128(numerator), Int128(denominator))
    }

    private init(reducing numerator: Int128, _ denominator: Int128) throws(CoreError) {
        guard denominator != 0 else { throw CoreError(.invalidRate, "a rate has a denominator other than zero") }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let upper = numerator.magnitude / divisor
        let lower = denominator.magnitude / divisor
        guard upper <= Magnitude.maximum, lower <= Magnitude.maximum else {
            throw CoreError(.invalidRate, "the terms of a rate lie within ±9007199254740991")
        }
        let isNegative = (numerator < 0) != (denominator < 0)
        self.init(unchecked: isNegative ? -Int64(upper) : Int64(upper), Int64(lower))
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }

    /// Nothing of anything.
    public static let zero = Rate(unchecked: 0, 1)
    /// All of it: 100 %.
    public static let one = Rate(unchecked: 1, 1)

    /// Returns whole percent.
    ///
    /// - Parameter count: How many percent, within ±(2^53 − 1).
    /// - Returns: Whole percent.
    /// - Throws: ``CoreError`` with code `invalidRate` beyond these bounds.
    public static func percent(_ count: Int64) throws(CoreError) -> Rate { try Rate(count, per: 100) }

    /// Returns whole basis points, hundredths of a percent.
    ///
    /// - Parameter count: How many basis points, within ±(2^53 − 1).
    /// - Returns: Whole basis points, hundredths of a percent.
    /// - Throws: ``CoreError`` with code `invalidRate` beyond these bounds.
    public static func basisPoints(_ count: Int64) throws(CoreError) -> Rate { try Rate(count, per: 10_000) }
}

// MARK: - Applying

extension Rate {
    /// Returns a whole number times the rate, rounded.
    ///
    /// - Parameters:
    ///   - value: The number of steps to take the rate of.
    ///   - rounding: What becomes of a fraction.
    /// - Returns: A whole number times the rate, rounded.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond ±(2^53 − 1).
    public func applied(to value: Int64, rounding: RoundingRule) throws(CoreError) -> Int64 {
        try rounding.quotient(Int128(value) * Int128(numerator), by: Int128(denominator))
    }

    /// Whether the rate is below zero.
    public var isNegative: Bool { numerator < 0 }
}

// MARK: - Arithmetic

extension Rate {
    /// Returns the exact sum of two rates.
    ///
    /// - Parameters:
    ///   - lhs: One rate.
    ///   - rhs: Another rate.
    /// - Returns: The exact sum of two rates.
    /// - Throws: ``CoreError`` with code `invalidRate` if the terms in lowest form are beyond ±(2^53 − 1).
    public static func + (lhs: Rate, rhs: Rate) throws(CoreError) -> Rate {
        try Rate(
            reducing: Int128(lhs.numerator) * Int128(rhs.denominator) + Int128(rhs.numerator) * Int128(lhs.denominator),
            Int128(lhs.denominator) * Int128(rhs.denominator)
        )
    }

    /// Returns the exact difference of two rates.
    ///
    /// - Parameters:
    ///   - lhs: One rate.
    ///   - rhs: The rate to take off.
    /// - Returns: The exact difference of two rates.
    /// - Throws: ``CoreError`` with code `invalidRate` if the terms in lowest form are beyond ±(2^53 − 1).
    public static func - (lhs: Rate, rhs: Rate) throws(CoreError) -> Rate {
        try lhs + Rate(unchecked: -rhs.numerator, rhs.denominator)
    }

    /// Returns the exact product of two rates.
    ///
    /// - Parameters:
    ///   - lhs: One rate.
    ///   - rhs: Another rate.
    /// - Returns: The exact product of two rates.
    /// - Throws: ``CoreError`` with code `invalidRate` if the terms in lowest form are beyond ±(2^53 − 1).
    public static func * (lhs: Rate, rhs: Rate) throws(CoreError) -> Rate {
        try Rate(
            reducing: Int128(lhs.numerator) * Int128(rhs.numerator),
            Int128(lhs.denominator) * Int128(rhs.denominator)
        )
    }
}

extension Rate: Comparable {
    /// Whether the first rate is less.
    public static func < (lhs: Rate, rhs: Rate) -> Bool {
        Int128(lhs.numerator) * Int128(rhs.denominator) < Int128(rhs.numerator) * Int128(lhs.denominator)
    }
}

// MARK: - Text

extension Rate: CustomStringConvertible {
    /// Percent with up to six decimals if that is exact, as `2.5%`; otherwise both terms, as `1/3`.
    public var description: String {
        for decimals in 0...6 {
            let scaled = Int128(numerator) * 100 * DecimalText.power(decimals)
            guard scaled % Int128(denominator) == 0, let steps = Int64(exactly: scaled / Int128(denominator)) else {
                continue
            }
            return DecimalText.text(steps, decimals: decimals) + "%"
        }
        return "\(numerator)/\(denominator)"
    }

    /// Creates a rate from its text.
    ///
    /// - Parameter text: A decimal number with `%` or `bp` behind it or nothing, or two whole numbers with a stroke
    ///   between: `2.5%`, `250bp`, `0.025`, `1/40`.
    /// - Throws: ``CoreError`` with code `invalidText` or `invalidRate`, and the place.
    public init(parsing text: String) throws(CoreError) {
        var reader = TextReader(text)
        let upper = try DecimalText.number(&reader)
        var lower = DecimalText.power(upper.decimals)
        var place = upper.place.lowerBound
        if reader.skip("%") {
            lower *= 100
        } else if reader.skip("b") {
            try reader.expect("p")
            lower *= 10_000
        } else if upper.decimals == 0, reader.skip("/") {
            let number = try DecimalText.number(&reader)
            guard number.decimals == 0 else {
                let point = number.place.upperBound - number.decimals - 1
                throw reader.error("the lower term of a rate is a whole number", at: point)
            }
            lower = number.value
            if lower == 0 { place = number.place.lowerBound }
        }
        try reader.end()
        let terms = (upper: upper.value, lower: lower)
        self = try reader.placing(place) { () throws(CoreError) in try Rate(reducing: terms.upper, terms.lower) }
    }
}

// MARK: - Codable

extension Rate: Codable {
    /// Reads a rate from its text.
    public init(from decoder: any Decoder) throws {
        self = try Rate(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the rate as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
