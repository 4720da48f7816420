//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The attributes and the kinds of events that rules may speak of, each with a name and types.
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
/// ], events: [
///     EventDefinition("orders", fields: [AttributeDefinition("total", .money(.eur))]),
/// ])
/// ```
public struct Schema: Hashable, Sendable {
    /// The attributes in the order of their slots.
    public let attributes: [AttributeDefinition]
    /// The kinds of events; one may have the name of an attribute.
    public let events: [EventDefinition]
    private let slots: [AttributeName: Int]
    private let eventSlots: [AttributeName: Int]
    /// The fields of each kind of events.
    let fieldSchemas: [Schema]

    /// Creates a schema.
    ///
    /// - Parameters:
    ///   - attributes: The attributes; the order gives each its slot.
    ///   - events: The kinds of events.
    /// - Throws: ``SegmentsError`` with code `invalidName`; `duplicateAttribute` for two attributes, or two fields of one
    ///   event, of one name; `duplicateEvent` for two events of one name.
    public init(_ attributes: [AttributeDefinition], events: [EventDefinition] = []) throws(SegmentsError) {
        slots = try Self.slots(of: attributes.map(\.name), path: "attributes", .duplicateAttribute)
        eventSlots = try Self.slots(of: events.map(\.name), path: "events", .duplicateEvent)
        var fieldSchemas: [Schema] = []
        for (index, event) in events.enumerated() { fieldSchemas.append(try Schema(fieldsOf: event, at: index)) }
        self.attributes = attributes
        self.events = events
        self.fieldSchemas = fieldSchemas
    }

    private init(fieldsOf event: EventDefinition, at index: Int) throws(SegmentsError) {
        slots = try Self.slots(of: event.fields.map(\.name), path: "events/\(index)/fields", .duplicateAttribute)
        attributes = event.fields
        events = []
        eventSlots = [:]
        fieldSchemas = []
    }

    private static func slots(
        of names: [AttributeName],
        path: String,
        _ duplicate: SegmentsError.Code
    ) throws(SegmentsError) -> [AttributeName: Int] {
        var slots: [AttributeName: Int] = [:]
        for (slot, name) in names.enumerated() {
            let path = "\(path)/\(slot)/name"
            guard name.isValid else {
                throw SegmentsError(
                    .invalidName,
                    "a name is a letter, then letters, digits and _, and no word of the text form",
                    path: path
                )
            }
            guard slots.updateValue(slot, forKey: name) == nil else {
                throw SegmentsError(
                    duplicate,
                    "a schema has one attribute, one event, one field of each name",
                    path: path
                )
            }
        }
        return slots
    }

    /// Returns the place of a kind of events, or nil if the schema has none of this name.
    func eventSlot(of name: AttributeName) -> Int? { eventSlots[name] }

    /// Returns the place of an attribute in prepared facts, or nil if the schema has none of this name.
    ///
    /// - Parameter name: The attribute's name.
    /// - Returns: The slot, from 0.
    public func slot(of name: AttributeName) -> Int? { slots[name] }

    /// Returns the attribute of a name, or nil if the schema has none.
    ///
    /// - Parameter name: The attribute's name.
    public subscript(name: AttributeName) -> AttributeDefinition? { slots[name].map { attributes[$0] } }

    /// Whether two schemas have the same attributes in the same slots, and the same events.
    public static func == (lhs: Schema, rhs: Schema) -> Bool {
        lhs.attributes == rhs.attributes && lhs.events == rhs.events
    }

    /// Feeds the attributes and the events to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(attributes)
        hasher.combine(events)
    }
}

// MARK: - Codable

extension Schema: Codable {
    private enum Keys: String, CodingKey { case version, attributes, events }

    /// Reads a schema: `{"version": 1, "attributes": [{"name": "orders", "type": {"kind": "integer"}, "nullable": true}]}`,
    /// with `events` if it has any.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version or attributes that make no schema.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw CoreError(.unexpectedJSON, "a schema has version 1")
        }
        do {
            try self.init(
                container.decode([AttributeDefinition].self, forKey: .attributes),
                events: container.decodeIfPresent([EventDefinition].self, forKey: .events) ?? []
            )
        } catch let error as SegmentsError {
            throw CoreError(.unexpectedJSON, error.message)
        }
    }

    /// Writes the schema in the order of its slots.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(attributes, forKey: .attributes)
        if !events.isEmpty { try container.encode(events, forKey: .events) }
    }
}
