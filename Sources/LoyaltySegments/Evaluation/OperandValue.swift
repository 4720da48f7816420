//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0

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
    /// The currency of the dividend; nil for whole numbers.
    let currency: Currency?

    init?(_ dividend: Int64, by divisor: Int64, in currency: Currency? = nil) {
        guard divisor != 0 else { return nil }
        self.dividend = dividend
        self.divisor = divisor
        self.currency = currency
    }

    /// The dividend over a divisor above zero.
    private var upright: (dividend: Int128, divisor: Int128) {
        divisor < 0 ? (-Int128(dividend), -Int128(divisor)) : (Int128(dividend), Int128(divisor))
    }

    /// Returns how the ratio stands to a constant, exactly, or nil if the two do not compare.
    func order(to constant: AttributeValue) -> ValueOrder? {
        switch (currency, constant) {
        case (nil, .integer(let value)): order(toWhole: value)
        case (nil, .number(let value)): value.isNaN ? nil : order(toNumber: value)
        case (let currency?, .money(let amount)): amount.currency == currency ? order(toWhole: amount.minorUnits) : nil
        default: nil
        }
    }

    private func order(toWhole value: Int64) -> ValueOrder {
        let (dividend, divisor) = upright
        let product = Int128(value) * divisor
        return dividend == product ? .equal : dividend < product ? .less : .greater
    }

    /// Compares 32 binary digits of both fractions at a time, so nothing is rounded.
    private func order(toNumber value: Double) -> ValueOrder {
        if value >= 0x1p65 { return .less }
        if value <= -0x1p65 { return .greater }
        let (dividend, divisor) = upright
        var (whole, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 { (whole, remainder) = (whole - 1, remainder + divisor) }
        let floor = value.rounded(.down)
        if whole != Int128(floor) { return whole < Int128(floor) ? .less : .greater }
        var fraction = value - floor
        while fraction != 0 {
            let digits = (fraction * 0x1p32).rounded(.down)
            let (own, rest) = (remainder << 32).quotientAndRemainder(dividingBy: divisor)
            if own != Int128(digits) { return own < Int128(digits) ? .less : .greater }
            fraction = fraction * 0x1p32 - digits
            remainder = rest
        }
        return remainder == 0 ? .equal : .greater
    }

    /// The ratio as a reader sees it, rounded half to even to a number or to the minor unit.
    var shown: AttributeValue {
        guard let currency else { return .number(number) }
        let (dividend, divisor) = upright
        var (whole, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        let doubled = remainder.magnitude * 2
        let isUp = doubled > divisor.magnitude || (doubled == divisor.magnitude && whole % 2 != 0)
        if isUp { whole += remainder < 0 ? -1 : 1 }
        remainder = 0
        return (try? Money(minorUnits: Int64(clamping: whole), in: currency)).map { .money($0) } ?? .number(number)
    }

    /// The ratio as a number of double precision, to compute with further.
    var number: Double { Double(dividend) / Double(divisor) }
}
