//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What two operands are joined by.
enum Arithmetic: Sendable {
    case sum, difference, product, quotient
}

/// An operand over slots.
indirect enum PreparedOperand: Sendable {
    case slot(Int)
    case value(AttributeValue)
    case computed(Arithmetic, PreparedOperand, PreparedOperand)
    case daysSince(PreparedOperand)

    /// Returns what the operand comes to, or nil if that is missing.
    func value(_ input: RuleInput) -> OperandValue? {
        switch self {
        case .slot(let slot): return input.values[slot].map { .plain($0) }
        case .value(let value): return .plain(value)
        case .computed(let arithmetic, let first, let second):
            guard let first = first.value(input), let second = second.value(input) else { return nil }
            return arithmetic.result(first, second)
        case .daysSince(let moment):
            guard case .plain(let moment)? = moment.value(input) else { return nil }
            return Self.days(since: moment, input).map { .plain(.integer($0)) }
        }
    }

    private static func days(since moment: AttributeValue, _ input: RuleInput) -> Int64? {
        switch moment {
        case .instant(let instant):
            let passed = input.asOf.microsecondsSince1970 - instant.microsecondsSince1970
            let days = passed / microsecondsPerDay
            return passed % microsecondsPerDay < 0 ? days - 1 : days
        case .date(let date): return input.today.map { Int64(date.days(to: $0)) }
        default: return nil
        }
    }

    static let microsecondsPerDay: Int64 = 86_400_000_000
}

extension Arithmetic {
    /// Returns the result, or nil if it does not fit into its type or divides by zero.
    func result(_ first: OperandValue, _ second: OperandValue) -> OperandValue? {
        switch (first.computable, second.computable) {
        case (.integer(let first), .integer(let second)):
            if self == .quotient { return Ratio(first, by: second).map { .ratio($0) } }
            return whole(first, second).map { .plain(.integer($0)) }
        case (.money(let first), .money(let second)):
            guard first.currency == second.currency else { return nil }
            switch self {
            case .sum, .difference: return Self.money(whole(first.minorUnits, second.minorUnits), in: first.currency)
            case .quotient:
                return Ratio(first.minorUnits, by: second.minorUnits, of: first.currency).map { .ratio($0) }
            case .product: return nil
            }
        case (.money(let amount), .integer(let count)):
            switch self {
            case .product: return Self.money(whole(amount.minorUnits, count), in: amount.currency)
            case .quotient:
                return Ratio(amount.minorUnits, by: count, of: amount.currency, in: amount.currency).map { .ratio($0) }
            case .sum, .difference: return nil
            }
        case (.integer(let count), .money(let amount)):
            return self == .product ? Self.money(whole(amount.minorUnits, count), in: amount.currency) : nil
        case (let first, let second):
            guard let first = first.double, let second = second.double else { return nil }
            let value = number(first, second)
            return value.isFinite ? .plain(.number(value == 0 ? 0 : value)) : nil
        }
    }

    private func whole(_ first: Int64, _ second: Int64) -> Int64? {
        let (value, overflow) =
            switch self {
            case .sum: first.addingReportingOverflow(second)
            case .difference: first.subtractingReportingOverflow(second)
            case .product: first.multipliedReportingOverflow(by: second)
            case .quotient: (0, true)
            }
        return overflow ? nil : value
    }

    private func number(_ first: Double, _ second: Double) -> Double {
        switch self {
        case .sum: first + second
        case .difference: first - second
        case .product: first * second
        case .quotient: second == 0 ? .nan : first / second
        }
    }

    private static func money(_ minorUnits: Int64?, in currency: Currency) -> OperandValue? {
        minorUnits.flatMap { try? Money(minorUnits: $0, in: currency) }.map { .plain(.money($0)) }
    }
}

extension OperandValue {
    /// The value to compute with further; a ratio of whole numbers as the nearest number.
    fileprivate var computable: AttributeValue {
        switch self {
        case .plain(let value): value
        case .ratio(let ratio): .number(ratio.number)
        }
    }
}

extension AttributeValue {
    /// The value as a number of double precision, whole numbers rounded to the nearest.
    fileprivate var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
