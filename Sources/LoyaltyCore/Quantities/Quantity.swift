//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How much of an item: an exact number with up to six decimals, such as 3 pieces or 1.25 kilograms.
///
/// ```swift
/// let weight = try Quantity(parsing: "1.25")
/// ```
public struct Quantity: Hashable, Sendable {
    /// The number in millionths, within ±(2^53 − 1).
    public let millionths: Int64

    /// Creates a quantity from millionths.
    ///
    /// - Parameter millionths: The number in millionths, within ±(2^53 − 1).
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    public init(millionths: Int64) throws(CoreError) { self.millionths = try Magnitude.checked(millionths) }

    /// Creates a whole quantity.
    ///
    /// - Parameter count: How many, within ±9,007,199,254.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    public init(_ count: Int64) throws(CoreError) {
        self.millionths = try Magnitude.checked(Int128(count) * 1_000_000)
    }

    private init(unchecked millionths: Int64) { self.millionths = millionths }

    /// Nothing.
    public static let zero = Quantity(unchecked: 0)
    /// One piece.
    public static let one = Quantity(unchecked: 1_000_000)

    /// The quantity as a whole number, or nil if it has a fraction.
    public var wholeCount: Int64? { millionths % 1_000_000 == 0 ? millionths / 1_000_000 : nil }

    /// Whether the quantity is below zero.
    public var isNegative: Bool { millionths < 0 }
}

extension Quantity: Comparable {
    /// Whether the first quantity is less.
    public static func < (lhs: Quantity, rhs: Quantity) -> Bool { lhs.millionths < rhs.millionths }

    /// Returns the sum of two quantities.
    ///
    /// - Parameters:
    ///   - lhs: One quantity.
    ///   - rhs: Another quantity.
    /// - Returns: The sum of two quantities.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond the bounds of a quantity.
    public static func + (lhs: Quantity, rhs: Quantity) throws(CoreError) -> Quantity {
        try Quantity(millionths: lhs.millionths + rhs.millionths)
    }
}

// MARK: - Text and coding

extension Quantity: CustomStringConvertible {
    /// The number without needless zeros, as `1.25`.
    public var description: String { DecimalText.shortText(millionths, decimals: 6) }

    /// Creates a quantity from its text.
    ///
    /// - Parameter text: A decimal number with a point and at most six decimals.
    /// - Throws: ``CoreError`` with code `invalidText` or `amountOutOfRange`, and the place.
    public init(parsing text: String) throws(CoreError) {
        var reader = TextReader(text)
        let number = try DecimalText.number(&reader)
        try reader.end()
        self.init(unchecked: try DecimalText.steps(of: number, decimals: 6, in: reader))
    }
}

extension Quantity: Codable {
    /// Reads a quantity from its text.
    public init(from decoder: any Decoder) throws {
        self = try Quantity(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the quantity as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
