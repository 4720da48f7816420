//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Windows that were checked, with their bounds and what they came to so far.
struct WindowPlan {
    /// A window and where it starts and ends.
    struct Item {
        let window: PreparedWindow
        let type: AttributeType
        let bounds: EventBounds
        /// The window's filter among those of the plan.
        let filter: Int?
        var state: WindowState?
    }

    let schema: Schema
    let asOf: Timestamp
    var items: [Item] = []
    private(set) var filters: [PreparedRule] = []
    private var masks: [Int: [Bool]] = [:]

    init(
        _ windows: [EventWindow],
        of event: AttributeName,
        _ schema: Schema,
        asOf: Timestamp,
        zone: (any TimeZoneRules)?
    ) throws(SegmentsError) {
        self.schema = schema
        self.asOf = asOf
        var places: [SegmentRule: Int] = [:]
        for (index, window) in windows.enumerated() {
            let path = "windows/\(index)"
            guard window.event == event else {
                throw SegmentsError(.unknownEvent, "a log has events of one kind", path: path)
            }
            let prepared: PreparedWindow
            do throws(TestFault) {
                guard window.filter?.asksFieldsOnly ?? true else { throw TestFault.noFilter(0) }
                let (checked, type) = try PreparedWindow.check(window, schema, .default, leaf: 0)
                guard case .plain = type else {
                    throw TestFault(
                        .typeMismatch,
                        "an average of exact values is asked as a sum and a number of values",
                        in: .operand(0)
                    )
                }
                prepared = checked
            } catch {
                throw SegmentsError(error.code, error.message, path: path)
            }
            guard zone != nil || !prepared.needsZone else {
                throw SegmentsError(
                    .missingZone,
                    "a window that asks the calendar is asked with a time zone",
                    path: path
                )
            }
            var filter: Int?
            if let rule = window.filter {
                filter = places[rule]
                if filter == nil {
                    filter = filters.count
                    places[rule] = filters.count
                    filters.append(try PreparedRule(rule, for: schema.fieldSchemas[prepared.kind], zone: zone))
                }
            }
            let bounds = window.period.bounds(asOf: asOf, in: zone ?? FixedOffset.utc)
            let type = window.aggregate.type(
                ofField: prepared.field.map { schema.fieldSchemas[prepared.kind].attributes[$0].type }
            )
            guard case .plain(let type)? = type else { continue }
            items.append(
                Item(
                    window: prepared,
                    type: type,
                    bounds: EventBounds(first: bounds.first, last: bounds.last),
                    filter: filter
                )
            )
        }
    }

    /// Works out the windows that have come to nothing yet.
    mutating func fillRest(
        _ state: (Item, [Bool]?) throws(SegmentsError) -> WindowState,
        mask: (PreparedRule) throws(SegmentsError) -> [Bool]
    ) throws(SegmentsError) {
        for index in items.indices where items[index].state == nil {
            guard let filter = items[index].filter else {
                items[index].state = try state(items[index], nil)
                continue
            }
            let events: [Bool]
            if let known = masks[filter] { events = known } else { events = try mask(filters[filter]) }
            masks[filter] = events
            items[index].state = try state(items[index], events)
        }
    }
}
