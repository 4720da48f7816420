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
    }

    /// The most digits that are read; more cannot be an amount.
    static let maximumDigits = 30

    /// Reads a decimal number from the start of a reader.
    static func number(_ reader: inout TextReader) throws(CoreError) -> Number {
        let isNegative = reader.skip("-")
        var number = Number(value: 0, decimals: 0)
        try digits(&reader, into: &number, areDecimals: false)
        if reader.skip(".") { try digits(&reader, into: &number, areDecimals: true) }
        if isNegative { number.value = -number.value }
        return number
    }

    private static func digits(
        _ reader: inout TextReader,
        into number: inout Number,
        areDecimals: Bool
    ) throws(CoreError) {
        var count = 0
        while let digit = reader.digit() {
            count += 1
            guard count <= maximumDigits / 2 else { throw reader.error("a number has too many digits") }
            number.value = number.value * 10 + Int128(digit)
        }
        guard count > 0 else { throw reader.error("a digit is expected") }
        if areDecimals { number.decimals = count }
    }

    /// Returns the integer that a number is in steps of a power of ten.
    ///
    /// - Returns: nil if the number has digits beyond the steps.
    static func steps(_ number: Number, decimals: Int) -> Int128? {
        var value = number.value
        if number.decimals <= decimals { return value * power(decimals - number.decimals) }
        let divisor = power(number.decimals - decimals)
        guard value % divisor == 0 else { return nil }
        value /= divisor
        return value
    }

    /// Returns a count of steps as text with a fixed number of decimals.
    static func text(_ steps: Int64, decimals: Int) -> String {
        let digits = String(steps.magnitude)
        let sign = steps < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// Returns a small number, zero or more, with zeros in front.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Ten to a small power.
    static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<max(0, exponent) { result *= 10 }
        return result
    }
}
