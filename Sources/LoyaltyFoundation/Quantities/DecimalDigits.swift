//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore

/// A decimal number taken apart: its sign and the digits on each side of the point, without losing any.
struct DecimalDigits {
    let isNegative: Bool
    let whole: Substring.UTF8View
    let fraction: Substring.UTF8View

    init(_ decimal: Decimal) throws(FoundationBridgeError) {
        guard decimal.isFinite else { throw Self.outOfRange }
        // The description writes all digits with a full stop and no exponent, whatever the locale.
        var text = decimal.description[...]
        self.isNegative = text.first == "-"
        if isNegative { text.removeFirst() }
        let point = text.firstIndex(of: ".") ?? text.endIndex
        self.whole = text[..<point].utf8
        self.fraction = text[point...].dropFirst().utf8
    }

    /// Returns the number in steps of ten to the power of minus `decimals`, rounded; nil for no rule if it is not exact.
    func steps(decimals: Int, rounding rule: RoundingRule?) throws(FoundationBridgeError) -> Int64 {
        var magnitude: Int64 = 0
        func append(_ digit: UInt8) throws(FoundationBridgeError) {
            let (product, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = product.addingReportingOverflow(Int64(digit) - 0x30)
            guard !tooLarge, !beyond else { throw Self.outOfRange }
            magnitude = sum
        }
        for digit in whole { try append(digit) }
        for digit in fraction.prefix(decimals) { try append(digit) }
        for _ in fraction.count..<max(fraction.count, decimals) { try append(0x30) }

        let remainder = Self.remainder(fraction.dropFirst(decimals))
        if let rule {
            if remainder.carries(rule, isNegative: isNegative, isOdd: magnitude % 2 != 0) {
                guard magnitude < .max else { throw Self.outOfRange }
                magnitude += 1
            }
        } else if remainder != .none {
            throw FoundationBridgeError(.inexactDecimal, "the number has no more decimals than the amount")
        }
        return isNegative ? -magnitude : magnitude
    }

    private static func remainder(_ digits: some Collection<UInt8>) -> Remainder {
        guard digits.contains(where: { $0 != 0x30 }), let first = digits.first else { return .none }
        if first != 0x35 { return first < 0x35 ? .belowHalf : .aboveHalf }
        return digits.dropFirst().contains { $0 != 0x30 } ? .aboveHalf : .half
    }

    static var outOfRange: FoundationBridgeError {
        FoundationBridgeError(.decimalOutOfRange, "a decimal number is finite and fits into the amount or rate")
    }
}
