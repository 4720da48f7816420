//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An attribute whose type the compiler knows, to write rules in Swift.
///
/// ```swift
/// let orders = Attribute<Int64>("orders")
/// let tier = Attribute<String>("tier")
/// let lastOrder = Attribute<Timestamp>("last_order")
/// let rule = (orders >= 3 || tier.isOneOf(["gold", "platinum"])) && lastOrder.isInLast(days: 90)
/// ```
public struct Attribute<Value: AttributeRepresentable>: RuleOperand, Hashable {
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

    /// The attribute as what a test asks.
    public var operand: Operand { .attribute(name) }

    /// Returns the attribute with a value that stands in for a missing one.
    ///
    /// - Parameters:
    ///   - attribute: The attribute.
    ///   - value: The value that stands in for a missing one.
    /// - Returns: The attribute with its fallback.
    public static func ?? (attribute: Attribute, value: Value) -> Attribute {
        Attribute(name: attribute.name, fallback: value)
    }
}
