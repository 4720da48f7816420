//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A sum of values of one type that does not depend on their order.
struct EventSum {
    private let count: Int
    /// The sum of whole numbers or of minor units; more terms than 64 bits count would be needed to leave its range.
    private let whole: Int128
    /// The sum of numbers.
    private let number: Double

    init(_ values: [AttributeValue]) {
        var whole: Int128 = 0
        var exact = ExactSum()
        for value in values {
            switch value {
            case .integer(let value): whole += Int128(value)
            case .money(let amount): whole += Int128(amount.minorUnits)
            case .number(let value): exact.add(value)
            case .text, .date, .instant, .flag, .set: break
            }
        }
        count = values.count
        self.whole = whole
        number = exact.rounded
    }

    /// Returns the sum, or nil if it does not fit into the type; of nothing it is zero.
    func total(of type: AttributeType) -> AttributeValue? {
        switch type {
        case .integer: Int64(exactly: whole).map { .integer($0) }
        case .money(let currency):
            Int64(exactly: whole).flatMap { try? Money(minorUnits: $0, in: currency) }.map { .money($0) }
        case .number: number.isFinite ? .number(number) : nil
        case .text, .date, .instant, .flag, .set: nil
        }
    }

    /// The average of numbers, rounded to nearest twice: as a sum and as a quotient.
    var average: AttributeValue? {
        guard count > 0, number.isFinite else { return nil }
        return .number(number / Double(count))
    }
}

/// A sum of numbers without an error, by Shewchuk, "Adaptive Precision Floating-Point Arithmetic" (1997): parts that do not
/// overlap, from the least to the greatest, whose sum is exact.
struct ExactSum {
    private var parts: [Double] = []

    /// Adds a finite number.
    mutating func add(_ value: Double) {
        var value = value
        var kept = 0
        for part in parts {
            let (large, small) = value.magnitude < part.magnitude ? (part, value) : (value, part)
            let high = large + small
            let low = small - (high - large)
            if low != 0 {
                parts[kept] = low
                kept += 1
            }
            value = high
        }
        parts.removeSubrange(kept...)
        parts.append(value)
    }

    /// Returns the sum with another.
    func adding(_ other: ExactSum) -> ExactSum {
        var sum = self
        for part in other.parts { sum.add(part) }
        return sum
    }

    /// The sum, rounded once to nearest, ties to even; not finite if a part of it left the range.
    var rounded: Double {
        guard var high = parts.last else { return 0 }
        var rest = parts.dropLast()
        var low = 0.0
        while let part = rest.popLast() {
            let sum = high + part
            low = part - (sum - high)
            high = sum
            if low != 0 { break }
        }
        // Half way between two numbers the parts below decide, which the last addition did not see.
        if let next = rest.last, (low < 0) == (next < 0), low != 0, next != 0 {
            let doubled = low * 2
            let up = high + doubled
            if up - high == doubled { high = up }
        }
        return high == 0 ? 0 : high
    }
}
