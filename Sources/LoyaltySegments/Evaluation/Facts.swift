//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What is known about one customer: a value, or nothing, for each attribute of a schema.
///
/// Values are kept by slot, so a rule asks for them without looking up names:
///
/// ```swift
/// let facts = try Facts(["orders": .integer(4), "tier": .text("gold")], schema: schema)
/// facts["average_order"]   // nil: missing
/// ```
///
/// With the customer's events, windows of events are asked too:
///
/// ```swift
/// let facts = try Facts([:], events: [SegmentEvent("orders", at: boughtAt, ["total": .money(total)])], schema: schema)
/// ```
///
/// Each value has the type of its attribute and is never converted. A number that is NaN or infinite is no number, so it
/// counts as missing.
public struct Facts: Hashable, Sendable {
    /// The attributes that the values belong to.
    public let schema: Schema
    /// The values by slot.
    let values: [AttributeValue?]
    /// The events by kind, each list in the order of time.
    let events: [[EventRow]]

    /// Creates facts from values by name; an attribute that is not named is missing.
    ///
    /// - Parameters:
    ///   - values: The values by the name of their attribute.
    ///   - events: The customer's events in any order; all that the windows of rules reach.
    ///   - schema: The attributes and the kinds of events.
    /// - Throws: ``SegmentsError`` with code `unknownAttribute`, `typeMismatch` or `missingFact` and the attribute's name
    ///   as path, of several the first by name; then `unknownEvent`, `unknownField`, `typeMismatch` or `missingFact` with
    ///   the event's index in the path.
    /// - Complexity: O(*n* log *n*) in the numbers of values and events.
    public init(
        _ values: [AttributeName: AttributeValue],
        events: [SegmentEvent] = [],
        schema: Schema
    ) throws(SegmentsError) {
        var slots = [AttributeValue?](repeating: nil, count: schema.attributes.count)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let slot = schema.slot(of: name) else {
                throw SegmentsError(.unknownAttribute, "the schema has no attribute of this name", path: name.text)
            }
            slots[slot] = value
        }
        try self.init(slots: slots, events: events, schema: schema)
    }

    /// Creates facts from values in the order of the schema's slots, the quick way for many customers.
    ///
    /// - Parameters:
    ///   - slots: A value or nil for each attribute of the schema.
    ///   - events: The customer's events in any order; all that the windows of rules reach.
    ///   - schema: The attributes and the kinds of events.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for another number of slots, `typeMismatch` or `missingFact`,
    ///   `unknownEvent` or `unknownField`.
    /// - Complexity: O(*n*) in the number of attributes and, of events in the order of time, in the number of events.
    public init(
        slots: [AttributeValue?],
        events: [SegmentEvent] = [],
        schema: Schema
    ) throws(SegmentsError) {
        guard slots.count == schema.attributes.count else {
            throw SegmentsError(.schemaMismatch, "facts have one slot for each attribute of the schema")
        }
        var values = slots
        for (slot, attribute) in schema.attributes.enumerated() {
            if let value = slots[slot] {
                guard attribute.type.admits(value) else {
                    throw SegmentsError(
                        .typeMismatch,
                        "the attribute takes values of type \(attribute.type.label) only",
                        path: attribute.name.text
                    )
                }
                if value.isNotFinite { values[slot] = nil }
            }
            guard values[slot] != nil || attribute.isNullable else {
                throw SegmentsError(.missingFact, "the attribute is not nullable", path: attribute.name.text)
            }
        }
        self.schema = schema
        self.values = values
        self.events = try EventRow.rows(of: events, schema)
    }

    /// Returns the value of an attribute, or nil if it is missing or the schema has none of this name.
    ///
    /// - Parameter name: The attribute's name.
    public subscript(name: AttributeName) -> AttributeValue? { schema.slot(of: name).flatMap { values[$0] } }
}
