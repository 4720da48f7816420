//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A decimal number with the digits that are to be shown: an average, a score, a share.
///
/// The number is `steps` divided by ten to the power of `decimals`. Digits count as written, as they do for a reader and
/// for plural rules: 1.5 and 1.50 are different values, though the same number.
///
/// ```swift
/// let average = try ExactDecimal(steps: 1_250, decimals: 2)
/// average.description  // "12.50"
/// ```
public struct ExactDecimal: Hashable, Sendable {
    /// The number of steps of ten to the power of minus ``decimals``.
    public let steps: Int64
    /// How many digits stand after the decimal separator, 0 to 18.
    public let decimals: Int

    /// Creates a number.
    ///
    /// - Parameters:
    ///   - steps: The number of steps, of either sign.
    ///   - decimals: How many digits stand after the separator, 0 to 18.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` for any other number of decimals.
    public init(steps: Int64, decimals: Int) throws(CoreError) {
        guard 0...Self.maximumDecimals ~= decimals else {
            throw CoreError(.amountOutOfRange, "a decimal number has 0 to 18 decimals")
        }
        self.steps = steps
        self.decimals = decimals
    }

    /// Creates a whole number.
    ///
    /// - Parameter integer: The number.
    public init(_ integer: Int64) {
        self.steps = integer
        self.decimals = 0
    }

    /// Creates a number whose decimals are known to be few; more than 18 are cut to 18.
    init(steps: Int64, clampedDecimals decimals: Int) {
        self.steps = steps
        self.decimals = min(max(0, decimals), Self.maximumDecimals)
    }

    /// The most decimals that a number has: those that 64 bits can hold.
    public static let maximumDecimals = 18
}

// MARK: - Text

extension ExactDecimal {
    /// Reads a number such as `-12.50`.
    ///
    /// - Parameter text: An optional minus sign, digits, and optionally a full stop with 1 to 18 digits.
    /// - Throws: ``CoreError`` with code `invalidText` for any other text, `amountOutOfRange` if the number does not fit.
    public init(parsing text: String) throws(CoreError) {
        var steps: Int64 = 0
        var decimals = 0
        var digits = 0
        var pastPoint = false
        let bytes = Array(text.utf8)
        let negative = bytes.first == UInt8(ascii: "-")
        for (offset, byte) in bytes.enumerated() where !(negative && offset == 0) {
            if byte == UInt8(ascii: "."), !pastPoint, digits > 0 {
                pastPoint = true
                continue
            }
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else {
                throw Self.unreadable(at: offset, in: bytes)
            }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (product, tooLarge) = steps.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = product.addingReportingOverflow(negative ? -digit : digit)
            digits += 1
            if pastPoint { decimals += 1 }
            guard !tooLarge, !beyond, decimals <= Self.maximumDecimals else {
                throw CoreError(.amountOutOfRange, "a decimal number fits into 64 bits")
            }
            steps = sum
        }
        guard digits > 0, !pastPoint || decimals > 0 else { throw Self.unreadable(at: bytes.count, in: bytes) }
        self.steps = steps
        self.decimals = decimals
    }

    private static func unreadable(at offset: Int, in bytes: [UInt8]) -> CoreError {
        CoreError(
            .invalidText,
            "a decimal number is digits with at most one full stop between them",
            at: TextPosition(offset: offset, in: bytes)
        )
    }

    /// The digits before the separator, without a sign.
    var integerDigits: String { String(steps.magnitude / scale) }

    /// The digits after the separator, as many as ``decimals``.
    var fractionDigits: String {
        guard decimals > 0 else { return "" }
        let digits = String(steps.magnitude % scale)
        return String(repeating: "0", count: decimals - digits.utf8.count) + digits
    }

    /// The same number without zeros at its end.
    var withoutTrailingZeros: ExactDecimal {
        var steps = steps
        var decimals = decimals
        while decimals > 0, steps % 10 == 0 {
            steps /= 10
            decimals -= 1
        }
        return ExactDecimal(steps: steps, clampedDecimals: decimals)
    }

    /// Ten to the power of ``decimals``.
    var scale: UInt64 { (0..<decimals).reduce(1) { power, _ in power * 10 } }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number with a full stop before its decimals, without grouping, such as `-12.50`.
    public var description: String {
        (steps < 0 ? "-" : "") + integerDigits + (decimals > 0 ? "." + fractionDigits : "")
    }
}

// MARK: - Codable

extension ExactDecimal: Codable {
    /// Reads a number from its text.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the number as text, so that no reader rounds it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
