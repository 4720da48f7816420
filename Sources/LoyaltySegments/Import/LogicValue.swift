//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a value of JsonLogic is, once it is settled which attributes are missing.
enum LogicValue {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    /// An attribute that is known.
    case attribute(AttributeDefinition)
    /// A computation with attributes that are known.
    case computed(LogicTerm)
}

/// A number that a rule computes.
struct LogicTerm {
    let operand: Operand
    /// The greatest magnitude of the number; infinite if the computation may overflow, which a rule takes for missing.
    let bound: Double
    /// What has the sign of the infinity that JavaScript has where the computation overflows, and whether it is the same.
    var overflow: (operand: Operand, isSame: Bool)?
    /// Whether the number is an attribute of whole numbers, which a rule would compute with exactly and JavaScript rounds.
    var isWhole = false

    init(_ operand: Operand, bound: Double) {
        self.operand = operand
        self.bound = bound
    }
}

extension LogicValue {
    /// The value as a number to compute with, if it is one.
    var term: LogicTerm? {
        switch self {
        case .number(let value): return LogicTerm(.value(.number(value)), bound: value.magnitude)
        case .computed(let term): return term
        case .attribute(let attribute):
            switch attribute.type {
            case .integer:
                var term = LogicTerm(.attribute(attribute.name), bound: 0x1p53)
                term.isWhole = true
                return term
            case .number: return LogicTerm(.attribute(attribute.name), bound: .greatestFiniteMagnitude)
            case .text, .money, .date, .instant, .flag, .set: return nil
            }
        case .null, .flag, .text: return nil
        }
    }

    /// The number, if the value is a constant.
    var constant: Double? { if case .number(let value) = self { value } else { nil } }

    /// Computes as JavaScript does, in double precision, or refuses what a rule does not compute so.
    static func joined(
        _ arithmetic: Arithmetic,
        _ first: LogicValue,
        _ second: LogicValue,
        path: String
    ) throws(SegmentsError) -> LogicValue {
        if let first = first.constant, let second = second.constant {
            switch arithmetic {
            case .sum: return .number(first + second)
            case .difference: return .number(first - second)
            case .product: return .number(first * second)
            case .quotient: return .number(first / second)
            }
        }
        if first.constant?.isNaN == true || second.constant?.isNaN == true { return .number(.nan) }
        guard let left = first.term, var right = second.term else { throw LogicFault.typeMismatch(path) }
        guard left.bound.isFinite, right.bound.isFinite else {
            throw LogicFault.notExpressible("what may leave the range of a number is not computed with further", path)
        }
        if left.isWhole, right.isWhole {
            right = LogicTerm(.product(right.operand, .value(.number(1))), bound: right.bound)
        }
        var term: LogicTerm
        switch arithmetic {
        case .sum:
            term = LogicTerm(.sum(left.operand, right.operand), bound: left.bound + right.bound)
            // Two numbers whose sum overflows have the sign of the sum.
            term.overflow = (first.constant == nil ? left.operand : right.operand, true)
        case .difference:
            term = LogicTerm(.difference(left.operand, right.operand), bound: left.bound + right.bound)
            term.overflow = first.constant == nil ? (left.operand, true) : (right.operand, false)
        case .product:
            term = LogicTerm(.product(left.operand, right.operand), bound: left.bound * right.bound)
            let factor = first.constant ?? second.constant
            guard factor != nil || term.bound.isFinite else {
                throw LogicFault.notExpressible("a product of numbers may leave their range", path)
            }
            term.overflow = (first.constant == nil ? left.operand : right.operand, factor ?? 1 > 0)
        case .quotient:
            guard let divisor = second.constant, divisor != 0 else {
                throw LogicFault.notExpressible(
                    "a division by zero is infinite there; a rule divides by a constant",
                    path
                )
            }
            term = LogicTerm(.quotient(left.operand, right.operand), bound: left.bound / divisor.magnitude)
            term.overflow = (left.operand, divisor > 0)
        }
        if term.bound.isFinite { term.overflow = nil }
        return .computed(term)
    }
}
