//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The price of one of an item, which may be finer than money: 0.1234 EUR for a gram.
///
/// ```swift
/// let price = try UnitPrice(parsing: "0.1234", in: .eur)
/// try price.total(for: Quantity(250), rounding: .toNearestOrEven)   // 30.85 EUR
/// ```
public struct UnitPrice: Hashable, Sendable {
    /// The price in millionths of the currency's major unit, within ±(2^53 − 1).
    public let millionths: Int64
    /// The currency.
    public let currency: Currency

    /// Creates a price from millionths.
    ///
    /// - Parameters:
    ///   - millionths: The price in millionths of the currency's major unit, within ±(2^53 − 1).
    ///   - currency: The currency.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    public init(millionths: Int64, in currency: Currency) throws(CoreError) {
        self.millionths = try Magnitude.checked(millionths)
        self.currency = currency
    }

    /// Creates a price from decimal text.
    ///
    /// - Parameters:
    ///   - text: A decimal number with a point and at most six decimals, as `0.1234`.
    ///   - currency: The currency.
    /// - Throws: ``CoreError`` with code `invalidText` or `amountOutOfRange`, and the place.
    public init(parsing text: String, in currency: Currency) throws(CoreError) {
        self.init(try Quantity(parsing: text).millionths, currency)
    }

    private init(_ millionths: Int64, _ currency: Currency) {
        self.millionths = millionths
        self.currency = currency
    }

    /// Whether the price is below zero.
    public var isNegative: Bool { millionths < 0 }

    /// Returns what a quantity costs, in money.
    ///
    /// - Parameters:
    ///   - quantity: How much is bought.
    ///   - rounding: What becomes of a fraction of a minor unit.
    /// - Returns: What a quantity costs, in money.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond the bounds of money.
    public func total(for quantity: Quantity, rounding: RoundingRule) throws(CoreError) -> Money {
        let product = Int128(millionths) * Int128(quantity.millionths)  // at most 2^106
        let divisor = DecimalText.power(12 - Int(currency.exponent))
        return try Money(minorUnits: rounding.quotient(product, by: divisor), in: currency)
    }
}

// MARK: - Text and coding

extension UnitPrice: CustomStringConvertible {
    /// The price without needless zeros, a space and the currency, as `0.1234 EUR`.
    public var description: String {
        "\(DecimalText.shortText(millionths, decimals: 6)) \(currency)"
    }
}

extension UnitPrice: Codable {
    private enum CodingKeys: String, CodingKey { case amount, currency }

    /// Reads a price from an object with `amount` as decimal text and `currency`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Quantity.self, forKey: .amount).millionths,
            try container.decode(Currency.self, forKey: .currency)
        )
    }

    /// Writes the price as an object with `amount` as decimal text and `currency`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Quantity(millionths: millionths), forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}
