//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension TextConventions {
    /// Returns a number as text.
    ///
    /// - Parameters:
    ///   - number: The number; every digit of it is shown.
    ///   - isSigned: Whether a number above zero has a plus, as in a statement of changes.
    /// - Returns: Sign, grouped digits and decimals.
    public func text(for number: ExactDecimal, isSigned: Bool = false) -> String {
        sign(of: number.steps, isSigned: isSigned) + unsignedText(for: number)
    }

    /// Returns an amount of money as text.
    ///
    /// - Parameters:
    ///   - money: The amount; all decimals of its currency are shown.
    ///   - symbol: The symbol to write in place of the currency's code.
    ///   - isSigned: Whether an amount above zero has a plus.
    /// - Returns: The amount with its symbol or code.
    public func text(for money: Money, symbol: String? = nil, isSigned: Bool = false) -> String {
        let digits = unsignedText(
            for: ExactDecimal(steps: money.minorUnits, clampedDecimals: Int(money.currency.exponent))
        )
        let sign = sign(of: money.minorUnits, isSigned: isSigned)
        if let symbol, symbolComesFirst { return sign + symbol + digits }
        return sign + digits + Self.noBreakSpace + (symbol ?? money.currency.code)
    }

    /// Returns a rate as a percentage, or as a fraction if no six decimals of a percent are exact.
    ///
    /// - Parameter rate: The rate.
    /// - Returns: Text such as `12.5%` or `1/3`.
    public func text(for rate: Rate) -> String {
        for decimals in 0...6 {
            let scaled = Int128(rate.numerator) * 100 * DecimalText.power(decimals)
            guard scaled % Int128(rate.denominator) == 0,
                let steps = Int64(exactly: scaled / Int128(rate.denominator))
            else { continue }
            return text(for: ExactDecimal(steps: steps, clampedDecimals: decimals)) + percentSpace + "%"
        }
        return text(for: ExactDecimal(rate.numerator)) + "/" + text(for: ExactDecimal(rate.denominator))
    }

    /// Returns a date in words.
    ///
    /// - Parameter date: The date.
    /// - Returns: Text such as `21 November 2026`.
    public func text(for date: CivilDate) -> String {
        let number = date.month
        let month = months.indices.contains(number - 1) ? months[number - 1] : String(number)
        let values = ["day": String(date.day), "month": month, "year": String(date.year)]
        return dateTemplate.parts.reduce(into: "") { text, part in
            switch part {
            case .text(let words): text += words
            case .value(let name): text += values[name] ?? "{\(name)}"
            case .plural, .number: break
            }
        }
    }

    private func sign(of steps: Int64, isSigned: Bool) -> String {
        if steps < 0 { return "-" }
        return isSigned && steps > 0 ? "+" : ""
    }

    private func unsignedText(for number: ExactDecimal) -> String {
        let digits = Array(number.integerDigits)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += groupingSeparator }
            text.append(digit)
        }
        return number.decimals > 0 ? text + decimalSeparator + number.fractionDigits : text
    }
}
