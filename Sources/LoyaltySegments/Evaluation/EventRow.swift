//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// An event with the values of its fields by place.
struct EventRow: Hashable, Sendable {
    /// When it happened, in microseconds since 1970.
    let at: Int64
    /// The values of the fields in the order of the schema.
    let values: [AttributeValue?]

    /// When it happened, as a value.
    var instant: AttributeValue? { (try? Timestamp(microsecondsSince1970: at)).map { .instant($0) } }

    /// Checks events and sorts them by kind and by time; at one instant they keep their order.
    static func rows(of events: [SegmentEvent], _ schema: Schema) throws(SegmentsError) -> [[EventRow]] {
        var rows = [[EventRow]](repeating: [], count: schema.events.count)
        for (index, event) in events.enumerated() {
            let path = "events/\(index)"
            guard let kind = schema.eventSlot(of: event.kind) else {
                throw SegmentsError(.unknownEvent, "the schema has no events of this name", path: path)
            }
            do throws(SegmentsError) {
                let facts = try Facts(event.values, schema: schema.fieldSchemas[kind])
                rows[kind].append(EventRow(at: event.at.microsecondsSince1970, values: facts.values))
            } catch {
                let code = error.code == .unknownAttribute ? .unknownField : error.code
                let message = code == .unknownField ? "the event has no field of this name" : error.message
                throw SegmentsError(code, message, path: path.joined(error.path))
            }
        }
        // Sorting in Swift keeps the order of equal elements only by chance of today's library, so the place breaks ties.
        return rows.map { rows in
            let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.at <= $1.at }
            if isSorted { return rows }
            return rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        }
    }
}
