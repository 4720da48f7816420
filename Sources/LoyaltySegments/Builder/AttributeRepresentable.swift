//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A type of the language that attributes have values of.
public protocol AttributeRepresentable: Hashable, Sendable {
    /// The value as rules and facts carry it.
    var attributeValue: AttributeValue { get }
}

/// A type whose values have an order, so that `<` and its like apply.
public protocol OrderedAttributeRepresentable: AttributeRepresentable {}

extension String: OrderedAttributeRepresentable {
    /// The text.
    public var attributeValue: AttributeValue { .text(self) }
}

extension Int64: OrderedAttributeRepresentable {
    /// The whole number.
    public var attributeValue: AttributeValue { .integer(self) }
}

extension Double: OrderedAttributeRepresentable {
    /// The number; NaN and infinities are refused when the rule is checked.
    public var attributeValue: AttributeValue { .number(self) }
}

extension Bool: AttributeRepresentable {
    /// The flag.
    public var attributeValue: AttributeValue { .flag(self) }
}

extension Money: OrderedAttributeRepresentable {
    /// The amount.
    public var attributeValue: AttributeValue { .money(self) }
}

extension CivilDate: OrderedAttributeRepresentable {
    /// The date.
    public var attributeValue: AttributeValue { .date(self) }
}

extension Timestamp: OrderedAttributeRepresentable {
    /// The instant.
    public var attributeValue: AttributeValue { .instant(self) }
}

extension Set<String>: AttributeRepresentable {
    /// The set.
    public var attributeValue: AttributeValue { .set(self) }
}
