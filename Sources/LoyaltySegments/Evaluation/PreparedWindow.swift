//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A window that was checked against a schema, with its event and its field turned into places.
struct PreparedWindow: Sendable {
    let window: EventWindow
    /// The place of the event's kind in the schema.
    let kind: Int
    /// The place of the field in the event.
    let field: Int?
    /// The type of the field.
    private let fieldType: AttributeType?
    let filter: PreparedNode?
    private let filterNeedsZone: Bool

    /// Whether the window needs the calendar of a zone.
    var needsZone: Bool { window.period.needsZone || filterNeedsZone }

    /// Checks a window and prepares it.
    ///
    /// - Throws: A fault in the operand's leaf.
    static func check(
        _ window: EventWindow,
        _ schema: Schema,
        _ limits: SegmentLimits,
        leaf: Int
    ) throws(TestFault) -> (window: PreparedWindow, type: OperandType) {
        guard let kind = schema.eventSlot(of: window.event) else {
            throw TestFault(.unknownEvent, "the schema has no events of this name", in: .operand(leaf, "window/event"))
        }
        let fields = schema.fieldSchemas[kind]
        let field = window.aggregate.field.flatMap { fields.slot(of: $0) }
        guard field != nil || window.aggregate.field == nil else {
            throw TestFault(.unknownField, "the event has no field of this name", in: .operand(leaf, "window/field"))
        }
        let fieldType = field.map { fields.attributes[$0].type }
        guard let type = window.aggregate.type(ofField: fieldType) else {
            throw TestFault(
                .unsupportedOperator,
                "values of the field's type are not taken so",
                in: .operand(leaf, "window/aggregate")
            )
        }
        guard window.period.isValid else {
            throw invalidPeriod(leaf)
        }
        var table = SlotTable(fields, limits, isFilter: true)
        var filter: PreparedNode?
        if let rule = window.filter {
            do throws(SegmentsError) {
                filter = try PreparedNode(rule, &table, path: "")
            } catch {
                throw TestFault(error.code, error.message, in: .operand(leaf, "window/filter".joined(error.path)))
            }
        }
        let prepared = PreparedWindow(
            window: window,
            kind: kind,
            field: field,
            fieldType: fieldType,
            filter: filter,
            filterNeedsZone: table.needsZone
        )
        return (prepared, type)
    }

    static func invalidPeriod(_ leaf: Int) -> TestFault {
        TestFault(
            .invalidWindow,
            "a window is 1 to \(SegmentTest.maximumDays) periods, or between a date and another that is not earlier",
            in: .operand(leaf, "window/period")
        )
    }

    /// Returns the window with another aggregate of its field.
    func taking(_ aggregate: EventAggregate) -> PreparedWindow {
        let window = EventWindow(of: window.event, aggregate, in: window.period, where: window.filter)
        return PreparedWindow(
            window: window,
            kind: kind,
            field: field,
            fieldType: fieldType,
            filter: filter,
            filterNeedsZone: filterNeedsZone
        )
    }
}

// MARK: - Asking

extension PreparedWindow {
    /// Returns what a customer's events add up to.
    func value(of events: [[EventRow]], asOf: Timestamp, zone: any TimeZoneRules) -> AttributeValue? {
        aggregate(rows(of: events, asOf: asOf, zone: zone))
    }

    /// Returns the events that the window takes, in the order of time.
    func rows(of events: [[EventRow]], asOf: Timestamp, zone: any TimeZoneRules) -> [EventRow] {
        let (first, last) = window.period.bounds(asOf: asOf, in: zone)
        let rows = events[kind]
        guard first <= last else { return [] }
        let inside = rows[rows.firstIndex(atOrAfter: first)...].prefix { $0.at <= last }
        guard let filter else { return Array(inside) }
        let today = filterNeedsZone ? zone.date(at: asOf) : nil
        return inside.filter { filter.verdict(RuleInput($0.values, asOf, today: today)) == .yes }
    }

    private func aggregate(_ rows: [EventRow]) -> AttributeValue? {
        switch window.aggregate {
        case .count: return .integer(Int64(rows.count))
        case .firstTime: return rows.first?.instant
        case .lastTime: return rows.last?.instant
        case .known, .sum, .average, .minimum, .maximum, .first, .last, .distinct: break
        }
        guard let field, let fieldType else { return nil }
        let values = rows.compactMap { $0.values[field] }
        switch window.aggregate {
        case .known: return .integer(Int64(values.count))
        case .sum: return EventSum(values).total(of: fieldType)
        case .average: return EventSum(values).average
        case .minimum: return values.min { $0.order(to: $1) == .less }
        case .maximum: return values.max { $0.order(to: $1) == .less }
        case .first: return values.first
        case .last: return values.last
        case .distinct: return .integer(Int64(Set(values).count))
        case .count, .firstTime, .lastTime: return nil
        }
    }
}

extension [EventRow] {
    /// Returns the place of the first event at an instant or after it.
    fileprivate func firstIndex(atOrAfter instant: Int64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle].at < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
