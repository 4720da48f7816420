//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The values that a subject may still have.
struct LintDomain {
    private struct Bound {
        let value: AttributeValue
        let isOpen: Bool
    }

    /// Whether whole numbers, minor units or dates are asked, between two of which that follow each other there is none.
    private let isDiscrete: Bool
    /// Whether there is a value for certain.
    private(set) var isKnown: Bool
    private var isMissing = false
    private var lower: Bound?
    private var upper: Bound?
    private var only: [AttributeValue]?
    private var excluded: [AttributeValue] = []
    private var longest: Int64?
    private var shortest: Int64?
    /// Conditions that only their own opposite contradicts.
    private var opaque: [SegmentTest.Condition: Bool] = [:]
    private var isTorn = false

    init(_ subject: LintLiteral.Subject, _ schema: Schema) {
        switch subject {
        case .segment:
            isKnown = true
            isDiscrete = false
        case .operand(let operand, let fallback):
            isKnown = fallback != nil || !operand.mayBeMissing(schema)
            isDiscrete = operand.isDiscrete(schema)
            if operand.isCount { lower = Bound(value: .integer(0), isOpen: false) }
        }
    }

    /// Narrows the values to those that a literal holds for.
    mutating func add(_ literal: LintLiteral) {
        if literal.needsValue { isKnown = true }
        switch literal.condition {
        case .isMissing: literal.isNegated ? (isKnown = true) : (isMissing = true)
        case .isKnown: literal.isNegated ? (isMissing = true) : (isKnown = true)
        case .compare(let comparison, let value): add(literal.isNegated ? comparison.opposite : comparison, value)
        case .oneOf(let values): literal.isNegated ? excluded += values : keep(values)
        case .inLastDays(let days):
            if literal.isNegated {
                shortest = max(shortest ?? days, days)
            } else {
                longest = min(longest ?? days, days)
            }
        case .startsWith, .endsWith, .contains:
            if opaque.updateValue(literal.isNegated, forKey: literal.condition) == !literal.isNegated { isTorn = true }
        }
    }

    private mutating func add(_ comparison: Comparison, _ value: AttributeValue) {
        switch comparison {
        case .equal: keep([value])
        case .notEqual: excluded.append(value)
        case .less: lowerTop(to: Bound(value: value, isOpen: true))
        case .lessOrEqual: lowerTop(to: Bound(value: value, isOpen: false))
        case .greater: raiseBottom(to: Bound(value: value, isOpen: true))
        case .greaterOrEqual: raiseBottom(to: Bound(value: value, isOpen: false))
        }
    }

    private mutating func keep(_ values: [AttributeValue]) {
        only = only.map { old in old.filter { value in values.contains { $0.order(to: value) == .equal } } } ?? values
    }

    private mutating func raiseBottom(to bound: Bound) {
        guard let lower, let order = bound.value.order(to: lower.value) else { return self.lower = lower ?? bound }
        if order == .greater || (order == .equal && bound.isOpen) { self.lower = bound }
    }

    private mutating func lowerTop(to bound: Bound) {
        guard let upper, let order = bound.value.order(to: upper.value) else { return self.upper = upper ?? bound }
        if order == .less || (order == .equal && bound.isOpen) { self.upper = bound }
    }

    /// Whether no value is left.
    var isEmpty: Bool {
        if isTorn || (isKnown && isMissing) { return true }
        if isMissing { return false }
        if let longest, let shortest, longest <= shortest { return true }
        if let only { return !only.contains(where: isInside) }
        guard let lower, let upper else { return false }
        switch lower.value.order(to: upper.value) {
        case nil: return false
        case .less: return isDiscrete && lower.isOpen && upper.isOpen && lower.value.isNext(to: upper.value)
        case .greater: return true
        case .equal: return lower.isOpen || upper.isOpen || !isInside(lower.value)
        }
    }

    private func isInside(_ value: AttributeValue) -> Bool {
        if excluded.contains(where: { $0.order(to: value) == .equal }) { return false }
        if let lower, let order = value.order(to: lower.value) {
            guard order == .greater || (order == .equal && !lower.isOpen) else { return false }
        }
        if let upper, let order = value.order(to: upper.value) {
            guard order == .less || (order == .equal && !upper.isOpen) else { return false }
        }
        return true
    }
}

extension Comparison {
    /// The comparison that holds where this does not.
    fileprivate var opposite: Comparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}

extension AttributeValue {
    /// Whether no value of the type lies between this one and another that is greater.
    fileprivate func isNext(to other: AttributeValue) -> Bool {
        switch (self, other) {
        case (.date(let first), .date(let second)): first.days(to: second) == 1
        case (.integer(let first), .integer(let second)): second.subtractingReportingOverflow(first) == (1, false)
        case (.money(let first), .money(let second)): second.minorUnits - first.minorUnits == 1
        default: false
        }
    }
}

extension Operand {
    /// Whether the operand counts events, so it is never below zero.
    fileprivate var isCount: Bool {
        guard case .window(let window) = form else { return false }
        switch window.aggregate {
        case .count, .known, .distinct: return true
        default: return false
        }
    }

    /// Whether between two values of the operand that follow each other there is none.
    fileprivate func isDiscrete(_ schema: Schema) -> Bool {
        var table = SlotTable(schema, .default)
        guard case .plain(let type)? = try? table.prepare(self).type else { return false }
        switch type {
        case .integer, .money, .date: return true
        case .text, .number, .instant, .flag, .set: return false
        }
    }

    /// Whether the operand may be missing for some customer, apart from results that do not fit.
    func mayBeMissing(_ schema: Schema) -> Bool {
        switch form {
        case .attribute(let name): return schema[name]?.isNullable ?? true
        case .window(let window):
            if case .sum = window.aggregate { return false }
            return !isCount
        case .value: return false
        case .sum, .difference, .product, .daysSince: return form.parts.contains { $0.mayBeMissing(schema) }
        case .quotient, .beyondLimits: return true
        }
    }
}
