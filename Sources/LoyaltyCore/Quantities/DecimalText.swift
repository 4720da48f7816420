//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Exact decimal text, as amounts, rates and quantities are written: an optional minus, digits, and a point.
///
/// No exponent, no grouping, no plus, no leading or trailing point: `12`, `-0.5`, `1.005`.
enum DecimalText {
    /// A decimal number as an integer and the number of its digits after the point.
    struct Number {
        var value: Int128
        var decimals: Int
        /// Where the number stands in the text, as offsets.
        var place: Range<Int>
    }

    /// The most digits before the point: those of 64 bits, so that every amount and every rate reads back.
    static let maximumWholeDigits = 19
    /// The most digits after the point; with those before it they fit into 128 bits.
    static let maximumDecimals = 18

    /// Reads a decimal number at the place of a reader.
    static func number(_ reader: inout TextReader) throws(CoreError) -> Number {
        let start = reader.offset
        let isNegative = reader.skip("-")
        var value: Int128 = 0
        var decimals = 0
        _ = try digits(&reader, into: &value, atMost: maximumWholeDigits)
        if reader.skip(".") { decimals = try digits(&reader, into: &value, atMost: maximumDecimals) }
        return Number(value: isNegative ? -value : value, decimals: decimals, place: start..<reader.offset)
    }

    private static func digits(
        _ reader: inout TextReader,
        into value: inout Int128,
        atMost limit: Int
    ) throws(CoreError) -> Int {
        var count = 0
        while let digit = reader.digit() {
            guard count < limit else { throw reader.error("a number has too many digits", at: reader.offset - 1) }
            count += 1
            value = value * 10 + Int128(digit)
        }
        guard count > 0 else { throw reader.error("a digit is expected") }
        return count
    }

    /// Returns the steps that a number is of a unit with so many decimals, if they fit.
    static func steps(
        of number: Number,
        decimals: Int,
        in reader: TextReader
    ) throws(CoreError) -> Int64 {
        let excess = number.decimals - decimals
        let divisor = power(excess)
        guard excess <= 0 || number.value % divisor == 0 else {
            throw reader.error("an amount has no more decimals than its unit", at: number.place.upperBound - excess)
        }
        let steps = number.value * power(-excess) / divisor
        return try reader.placing(number.place.lowerBound) { () throws(CoreError) in try Magnitude.checked(steps) }
    }

    /// Returns a count of steps as text with a fixed number of decimals.
    static func text(_ steps: Int64, decimals: Int) -> String {
        let digits = String(steps.magnitude)
        let sign = steps < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// Returns a count of steps as text with as many decimals as it needs.
    static func shortText(_ steps: Int64, decimals: Int) -> String {
        var (steps, decimals) = (steps, decimals)
        while decimals > 0, steps % 10 == 0 {
            steps /= 10
            decimals -= 1
        }
        return text(steps, decimals: decimals)
    }

    /// Returns a small number, zero or more, with zeros in front.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Ten to a small power; one for a negative one.
    static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<max(0, exponent) { result *= 10 }
        return result
    }
}
