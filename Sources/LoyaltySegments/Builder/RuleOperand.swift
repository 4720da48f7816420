//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What rules written in Swift ask: an ``Attribute``, or a ``RuleExpression`` of windows and computations.
///
/// The operators of both are here: each returns a rule, as `orders >= 3` does.
public protocol RuleOperand<Value>: Sendable {
    /// The type of the values.
    associatedtype Value: AttributeRepresentable
    /// What is asked.
    var operand: Operand { get }
    /// The value that stands in for a missing one.
    var fallback: Value? { get }
}

extension RuleOperand {
    fileprivate func rule(_ condition: SegmentTest.Condition) -> SegmentRule {
        .test(operand: operand, condition, fallback: fallback?.attributeValue)
    }
}

// MARK: - Every type

extension RuleOperand {
    /// The rule that there is no value.
    public var isMissing: SegmentRule { rule(.isMissing) }
    /// The rule that there is a value.
    public var isKnown: SegmentRule { rule(.isKnown) }

    /// Returns the rule that the value is the same as a constant.
    public static func == (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.equal, value.attributeValue))
    }

    /// Returns the rule that the value is not the same as a constant; unknown over a missing value.
    public static func != (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.notEqual, value.attributeValue))
    }

    /// Returns the rule that the value is one of a list.
    ///
    /// - Parameter values: The list; at least one value.
    /// - Returns: The rule.
    public func isOneOf(_ values: [Value]) -> SegmentRule { rule(.oneOf(values.map(\.attributeValue))) }
}

// MARK: - Ordered types

extension RuleOperand where Value: OrderedAttributeRepresentable {
    /// Returns the rule that the value is less than a constant.
    public static func < (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.less, value.attributeValue))
    }

    /// Returns the rule that the value is at most a constant.
    public static func <= (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.lessOrEqual, value.attributeValue))
    }

    /// Returns the rule that the value is greater than a constant.
    public static func > (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.greater, value.attributeValue))
    }

    /// Returns the rule that the value is at least a constant.
    public static func >= (operand: Self, value: Value) -> SegmentRule {
        operand.rule(.compare(.greaterOrEqual, value.attributeValue))
    }
}

// MARK: - One type

extension RuleOperand where Value == String {
    /// Returns the rule that the text begins with these bytes.
    ///
    /// - Parameter text: The beginning.
    /// - Returns: The rule.
    public func starts(with text: String) -> SegmentRule { rule(.startsWith(text)) }

    /// Returns the rule that the text ends with these bytes.
    ///
    /// - Parameter text: The end.
    /// - Returns: The rule.
    public func ends(with text: String) -> SegmentRule { rule(.endsWith(text)) }

    /// Returns the rule that the text has these bytes in it.
    ///
    /// - Parameter text: The part.
    /// - Returns: The rule.
    public func contains(_ text: String) -> SegmentRule { rule(.contains(text)) }
}

extension RuleOperand where Value == Set<String> {
    /// Returns the rule that the set has an element.
    ///
    /// - Parameter element: The element.
    /// - Returns: The rule.
    public func contains(_ element: String) -> SegmentRule { rule(.contains(element)) }
}

extension RuleOperand where Value == Timestamp {
    /// Returns the rule that the instant lies in (`asOf` − days · 24 h, `asOf`].
    ///
    /// - Parameter days: How many days of 24 hours.
    /// - Returns: The rule.
    public func isInLast(days: Int64) -> SegmentRule { rule(.inLastDays(days)) }
}
