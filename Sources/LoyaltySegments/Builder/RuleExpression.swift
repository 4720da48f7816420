//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A window of events or a computation whose type the compiler knows, to write rules in Swift.
///
/// ```swift
/// let orders = Events("orders")
/// let total = Attribute<Money>("total")
/// let rule = orders.inLast(days: 90).count >= 3 && orders.sum(total) / orders.count > fiftyEuros
/// ```
public struct RuleExpression<Value: AttributeRepresentable>: RuleOperand, Hashable {
    /// What is asked.
    public let operand: Operand
    /// The value that stands in for a missing one.
    public let fallback: Value?

    /// Creates an expression of any operand; the schema checks its type.
    ///
    /// - Parameters:
    ///   - operand: What is asked.
    ///   - fallback: The value that stands in for a missing one.
    public init(_ operand: Operand, fallback: Value? = nil) {
        self.operand = operand
        self.fallback = fallback
    }

    /// Returns the expression with a value that stands in for a missing one.
    ///
    /// - Parameters:
    ///   - expression: The expression.
    ///   - value: The value that stands in for a missing one.
    /// - Returns: The expression with its fallback.
    public static func ?? (expression: RuleExpression, value: Value) -> RuleExpression {
        RuleExpression(expression.operand, fallback: value)
    }
}

/// A type whose values are added: whole numbers, numbers and money.
public protocol ComputedAttributeRepresentable: OrderedAttributeRepresentable {}

extension Int64: ComputedAttributeRepresentable {}
extension Double: ComputedAttributeRepresentable {}
extension Money: ComputedAttributeRepresentable {}

// MARK: - Computing

extension RuleOperand where Value: ComputedAttributeRepresentable {
    /// Returns the first and the second; a fallback of either is left behind.
    public static func + (first: Self, second: some RuleOperand<Value>) -> RuleExpression<Value> {
        RuleExpression(.sum(first.operand, second.operand))
    }

    /// Returns the first and a constant.
    public static func + (first: Self, second: Value) -> RuleExpression<Value> {
        RuleExpression(.sum(first.operand, .value(second.attributeValue)))
    }

    /// Returns the first less the second; a fallback of either is left behind.
    public static func - (first: Self, second: some RuleOperand<Value>) -> RuleExpression<Value> {
        RuleExpression(.difference(first.operand, second.operand))
    }

    /// Returns the first less a constant.
    public static func - (first: Self, second: Value) -> RuleExpression<Value> {
        RuleExpression(.difference(first.operand, .value(second.attributeValue)))
    }

    /// Returns the first times a whole number.
    public static func * (first: Self, second: some RuleOperand<Int64>) -> RuleExpression<Value> {
        RuleExpression(.product(first.operand, second.operand))
    }

    /// Returns the first times a constant whole number.
    public static func * (first: Self, second: Int64) -> RuleExpression<Value> {
        RuleExpression(.product(first.operand, .value(.integer(second))))
    }

    /// Returns the ratio of two amounts of one kind, a number.
    public static func / (first: Self, second: some RuleOperand<Value>) -> RuleExpression<Double> {
        RuleExpression(.quotient(first.operand, second.operand))
    }
}

extension RuleOperand where Value == Money {
    /// Returns money divided by a whole number, which is compared exactly.
    public static func / (first: Self, second: some RuleOperand<Int64>) -> RuleExpression<Money> {
        RuleExpression(.quotient(first.operand, second.operand))
    }

    /// Returns money divided by a constant whole number, which is compared exactly.
    public static func / (first: Self, second: Int64) -> RuleExpression<Money> {
        RuleExpression(.quotient(first.operand, .value(.integer(second))))
    }
}

extension RuleOperand where Value == Timestamp {
    /// The whole days of 24 hours since the instant.
    public var daysSince: RuleExpression<Int64> { RuleExpression(.daysSince(operand)) }
}

extension RuleOperand where Value == CivilDate {
    /// The days of the calendar since the date, in the zone that the rule is prepared with.
    public var daysSince: RuleExpression<Int64> { RuleExpression(.daysSince(operand)) }
}
