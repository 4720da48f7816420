//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An attribute whose type the compiler knows, to write rules in Swift.
///
/// ```swift
/// let orders = Attribute<Int64>("orders")
/// let tier = Attribute<String>("tier")
/// let lastOrder = Attribute<Timestamp>("last_order")
/// let rule = (orders >= 3 || tier.isOneOf(["gold", "platinum"])) && lastOrder.isInLast(days: 90)
/// ```
public struct Attribute<Value: AttributeRepresentable>: Hashable, Sendable {
    /// The attribute's name.
    public let name: AttributeName
    /// The value that stands in for a missing one.
    public let fallback: Value?

    /// Names an attribute.
    ///
    /// - Parameter name: The attribute's name; a schema checks it.
    public init(_ name: AttributeName) { self.init(name: name, fallback: nil) }

    private init(name: AttributeName, fallback: Value?) {
        self.name = name
        self.fallback = fallback
    }

    /// Returns the attribute with a value that stands in for a missing one.
    ///
    /// - Parameters:
    ///   - attribute: The attribute.
    ///   - value: The value that stands in for a missing one.
    /// - Returns: The attribute with its fallback.
    public static func ?? (attribute: Attribute, value: Value) -> Attribute {
        Attribute(name: attribute.name, fallback: value)
    }

    private func rule(_ condition: SegmentTest.Condition) -> SegmentRule {
        .test(name, condition, fallback: fallback?.attributeValue)
    }
}

// MARK: - Every type

extension Attribute {
    /// The rule that there is no value.
    public var isMissing: SegmentRule { rule(.isMissing) }
    /// The rule that there is a value.
    public var isKnown: SegmentRule { rule(.isKnown) }

    /// Returns the rule that the value is the same as a constant.
    public static func == (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.equal, value.attributeValue))
    }

    /// Returns the rule that the value is not the same as a constant; unknown over a missing value.
    public static func != (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.notEqual, value.attributeValue))
    }

    /// Returns the rule that the value is one of a list.
    ///
    /// - Parameter values: The list; at least one value.
    /// - Returns: The rule.
    public func isOneOf(_ values: [Value]) -> SegmentRule { rule(.oneOf(values.map(\.attributeValue))) }
}

// MARK: - Ordered types

extension Attribute where Value: OrderedAttributeRepresentable {
    /// Returns the rule that the value is less than a constant.
    public static func < (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.less, value.attributeValue))
    }

    /// Returns the rule that the value is at most a constant.
    public static func <= (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.lessOrEqual, value.attributeValue))
    }

    /// Returns the rule that the value is greater than a constant.
    public static func > (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.greater, value.attributeValue))
    }

    /// Returns the rule that the value is at least a constant.
    public static func >= (attribute: Attribute, value: Value) -> SegmentRule {
        attribute.rule(.compare(.greaterOrEqual, value.attributeValue))
    }
}

// MARK: - One type

extension Attribute<String> {
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

extension Attribute<Set<String>> {
    /// Returns the rule that the set has an element.
    ///
    /// - Parameter element: The element.
    /// - Returns: The rule.
    public func contains(_ element: String) -> SegmentRule { rule(.contains(element)) }
}

extension Attribute<Timestamp> {
    /// Returns the rule that the instant lies in (`asOf` − days · 24 h, `asOf`].
    ///
    /// - Parameter days: How many days of 24 hours.
    /// - Returns: The rule.
    public func isInLast(days: Int64) -> SegmentRule { rule(.inLastDays(days)) }
}
