//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The attributes that rules may speak of, each with a name and a type.
///
/// A rule is checked against a schema before it is evaluated, so a misspelt name or a wrong type is an error with its
/// place and never a silent *no*.
///
/// ```swift
/// let schema = try Schema([
///     AttributeDefinition("orders", .integer, isNullable: false),
///     AttributeDefinition("average_order", .money(.eur)),
///     AttributeDefinition("tier", .text),
///     AttributeDefinition("last_order", .instant),
/// ])
/// ```
public struct Schema: Hashable, Sendable {
    /// The attributes in the order of their slots.
    public let attributes: [AttributeDefinition]
    private let slots: [AttributeName: Int]

    /// Creates a schema.
    ///
    /// - Parameter attributes: The attributes; the order gives each its slot.
    /// - Throws: ``SegmentsError`` with code `invalidName`, or `duplicateAttribute` for two of one name.
    public init(_ attributes: [AttributeDefinition]) throws(SegmentsError) {
        var slots: [AttributeName: Int] = [:]
        for (slot, attribute) in attributes.enumerated() {
            guard attribute.name.isValid else {
                throw SegmentsError(
                    .invalidName,
                    "an attribute's name is a letter, then letters, digits and _, and no word of the text form",
                    path: "attributes/\(slot)/name"
                )
            }
            guard slots.updateValue(slot, forKey: attribute.name) == nil else {
                throw SegmentsError(
                    .duplicateAttribute,
                    "a schema has one attribute of each name",
                    path: "attributes/\(slot)/name"
                )
            }
        }
        self.attributes = attributes
        self.slots = slots
    }

    /// Returns the place of an attribute in prepared facts, or nil if the schema has none of this name.
    ///
    /// - Parameter name: The attribute's name.
    /// - Returns: The slot, from 0.
    public func slot(of name: AttributeName) -> Int? { slots[name] }

    /// Returns the attribute of a name, or nil if the schema has none.
    ///
    /// - Parameter name: The attribute's name.
    public subscript(name: AttributeName) -> AttributeDefinition? { slots[name].map { attributes[$0] } }

    /// Whether two schemas have the same attributes in the same slots.
    public static func == (lhs: Schema, rhs: Schema) -> Bool { lhs.attributes == rhs.attributes }

    /// Feeds the attributes to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(attributes) }
}

// MARK: - Codable

extension Schema: Codable {
    private enum Keys: String, CodingKey { case version, attributes }

    /// Reads a schema: `{"version": 1, "attributes": [{"name": "orders", "type": {"kind": "integer"}, "nullable": true}]}`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version or attributes that make no schema.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw CoreError(.unexpectedJSON, "a schema has version 1")
        }
        do {
            try self.init(container.decode([AttributeDefinition].self, forKey: .attributes))
        } catch let error as SegmentsError {
            throw CoreError(.unexpectedJSON, error.message)
        }
    }

    /// Writes the schema in the order of its slots.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(attributes, forKey: .attributes)
    }
}
