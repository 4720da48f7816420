//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An exact amount of money: a whole number of minor units of a currency.
///
/// ```swift
/// let price = try Money(parsing: "19.99 EUR")       // 1999 minor units
/// let fee = try price.multiplied(by: .percent(15), rounding: .toNearestOrEven)
/// let left = try price - fee
/// left.description                                  // "16.99 EUR"
/// try price.allocated(byWeights: [1, 1, 1])         // 6.67, 6.66, 6.66
/// ```
///
/// Amounts of different currencies never meet: adding them throws, and there is no conversion. No floating point goes in
/// or comes out.
public struct Money: ExactAmount {
    /// How many minor units, such as cents; within ±(2^53 − 1).
    public let minorUnits: Int64
    /// The currency of the minor units.
    public let currency: Currency

    /// Creates an amount.
    ///
    /// - Parameters:
    ///   - minorUnits: How many minor units, within ±(2^53 − 1).
    ///   - currency: Their currency.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    public init(minorUnits: Int64, in currency: Currency) throws(CoreError) {
        self.minorUnits = try Magnitude.checked(minorUnits)
        self.currency = currency
    }

    private init(unchecked minorUnits: Int64, in currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Returns no money, in a currency.
    ///
    /// - Parameter currency: The currency.
    /// - Returns: No money, in a currency.
    public static func zero(in currency: Currency) -> Money { Money(unchecked: 0, in: currency) }
}

// MARK: - ExactAmount

extension Money {
    /// The minor units, by their name in ``ExactAmount``.
    public var steps: Int64 { minorUnits }
    /// The currency, by its name in ``ExactAmount``.
    public var unit: Currency { currency }

    /// Creates an amount, by the names of ``ExactAmount``.
    public init(steps: Int64, in unit: Currency) throws(CoreError) { try self.init(minorUnits: steps, in: unit) }

    /// The same amount with the opposite sign.
    public var negated: Money { Money(unchecked: -minorUnits, in: currency) }

    /// The error for amounts of different currencies.
    public static var mismatch: CoreError { CoreError(.currencyMismatch, "amounts of different currencies never meet") }
}

// MARK: - Text

extension Money {
    /// The amount with its currency's decimals, a space and the currency, as `-12.50 RUB`.
    public var description: String { "\(decimalText) \(currency)" }

    /// The amount with its currency's decimals and without the currency, as `-12.50`.
    public var decimalText: String { DecimalText.text(minorUnits, decimals: Int(currency.exponent)) }

    /// Creates an amount from its text.
    ///
    /// - Parameter text: A decimal number with a point, a space and a currency, as `12.5 RUB`.
    /// - Throws: ``CoreError`` with code `invalidText`, `invalidCurrency` or `amountOutOfRange`, and the place.
    public init(parsing text: String) throws(CoreError) {
        var reader = TextReader(text)
        let number = try DecimalText.number(&reader)
        try reader.expect(" ")
        let place = reader.offset
        let code = reader.rest()
        let currency = try reader.placing(place) { () throws(CoreError) in try Currency(parsing: code) }
        try self.init(number, in: currency, reader)
    }

    /// Creates an amount from decimal text without a currency.
    ///
    /// - Parameters:
    ///   - text: A decimal number with a point, as `12.5`; at most as many decimals as the currency has, save zeros.
    ///   - currency: The currency.
    /// - Throws: ``CoreError`` with code `invalidText` or `amountOutOfRange`, and the place.
    public init(parsing text: String, in currency: Currency) throws(CoreError) {
        var reader = TextReader(text)
        let number = try DecimalText.number(&reader)
        try reader.end()
        try self.init(number, in: currency, reader)
    }

    private init(_ number: DecimalText.Number, in currency: Currency, _ reader: TextReader) throws(CoreError) {
        let minorUnits = try DecimalText.steps(of: number, decimals: Int(currency.exponent), in: reader)
        self.init(unchecked: minorUnits, in: currency)
    }
}

// MARK: - Codable

extension Money {
    private enum CodingKeys: String, CodingKey { case currency, minorUnits }

    /// Reads an amount from an object with `currency` and `minorUnits`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            minorUnits: container.decode(Int64.self, forKey: .minorUnits),
            in: container.decode(Currency.self, forKey: .currency)
        )
    }

    /// Writes the amount as an object with `currency` and `minorUnits`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(currency, forKey: .currency)
        try container.encode(minorUnits, forKey: .minorUnits)
    }
}
