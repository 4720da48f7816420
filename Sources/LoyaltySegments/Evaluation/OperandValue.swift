//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What an operand came to.
enum OperandValue: Sendable {
    /// A value.
    case plain(AttributeValue)
    /// A division that was not carried out.
    case ratio(Ratio)

    /// The value; a ratio as a reader sees it, rounded half to even to a number or to the minor unit.
    var shown: AttributeValue {
        switch self {
        case .plain(let value): value
        case .ratio(let ratio): ratio.shown
        }
    }
}

/// A division of whole numbers, or of money by whole numbers, that compares without being carried out.
struct Ratio: Sendable {
    /// What is divided: a whole number, or minor units.
    let dividend: Int64
    /// What it is divided by; not zero.
    let divisor: Int64
    /// The currency of the ratio; nil for a number.
    let currency: Currency?
    /// The currency of the dividend; nil for a whole number.
    let dividendCurrency: Currency?

    /// Creates a ratio of whole numbers, or of two amounts of a currency, or with a currency of its own of an amount by a
    /// whole number; nil for a division by zero.
    init?(_ dividend: Int64, by divisor: Int64, of dividendCurrency: Currency? = nil, in currency: Currency? = nil) {
        guard divisor != 0 else { return nil }
        self.dividendCurrency = dividendCurrency
        self.dividend = dividend
        self.divisor = divisor
        self.currency = currency
    }

    /// The dividend over a divisor above zero.
    private var upright: (dividend: Int128, divisor: Int128) {
        divisor < 0 ? (-Int128(dividend), -Int128(divisor)) : (Int128(dividend), Int128(divisor))
    }

    /// Returns how the ratio stands to a constant, or nil if the two do not compare.
    ///
    /// Whole numbers and money compare exactly. A number compares with the nearest number, so that 1 / 10 is 0.1.
    func order(to constant: AttributeValue) -> ValueOrder? {
        switch (currency, constant) {
        case (nil, .integer(let value)): order(toWhole: value)
        case (nil, .number(let value)): AttributeValue.number(number).order(to: .number(value))
        case (let currency?, .money(let amount)): amount.currency == currency ? order(toWhole: amount.minorUnits) : nil
        default: nil
        }
    }

    private func order(toWhole value: Int64) -> ValueOrder {
        let (dividend, divisor) = upright
        let product = Int128(value) * divisor
        return dividend == product ? .equal : dividend < product ? .less : .greater
    }

    /// The ratio as a reader sees it, rounded half to even to a number or to the minor unit.
    var shown: AttributeValue {
        guard let currency else { return .number(number) }
        let (dividend, divisor) = upright
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        var whole = quotient
        let doubled = remainder.magnitude * 2
        let isUp = doubled > divisor.magnitude || (doubled == divisor.magnitude && whole % 2 != 0)
        if isUp { whole += remainder < 0 ? -1 : 1 }
        return (try? Money(minorUnits: Int64(clamping: whole), in: currency)).map { .money($0) } ?? .number(number)
    }

    /// The ratio as a number of double precision, to compute with further.
    var number: Double { Double(dividend) / Double(divisor) }
}
