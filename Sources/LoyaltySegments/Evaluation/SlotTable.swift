//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What fills a slot after those of a schema's attributes.
enum SlotSource: Hashable, Sendable {
    /// What a window of events adds up to.
    case window(EventWindow)
    /// Whether the customer belongs to another segment; a flag that is never missing.
    case segment(SegmentID)
}

/// The slots that rules read: the attributes of the schema, then each window and each segment that is asked, once.
///
/// Rules that are prepared with one table share its slots.
struct SlotTable: Sendable {
    let schema: Schema
    let limits: SegmentLimits
    /// The segments that may be asked; nil for all of them.
    let segments: Set<SegmentID>?
    /// Whether the rule is the filter of a window, which asks no windows and no segments.
    let isFilter: Bool
    private(set) var sources: [SlotSource] = []
    /// The windows of the sources, ready to be asked, by their index in the sources.
    private(set) var windows: [Int: PreparedWindow] = [:]
    /// Whether a rule asks the calendar of a zone.
    private(set) var needsZone = false
    private var slots: [SlotSource: Int] = [:]

    init(_ schema: Schema, _ limits: SegmentLimits, segments: Set<SegmentID>? = nil, isFilter: Bool = false) {
        self.schema = schema
        self.limits = limits
        self.segments = segments
        self.isFilter = isFilter
    }

    /// Returns the slot of a segment, or nil if it may not be asked.
    mutating func slot(of segment: SegmentID) -> Int? {
        guard !isFilter, segments?.contains(segment) ?? true else { return nil }
        return add(.segment(segment))
    }

    /// Returns the slot of a window, or nil if there would be more than the limit.
    mutating func slot(of window: PreparedWindow) -> Int? {
        let source = SlotSource.window(window.window)
        if let slot = slots[source] { return slot }
        guard windows.count < limits.windows else { return nil }
        windows[sources.count] = window
        if window.needsZone { needsZone = true }
        return add(source)
    }

    /// Returns a window ready to be asked, one of the same events if it is not among the slots itself.
    func prepared(_ window: EventWindow) -> PreparedWindow? {
        windows.values.first { $0.window.takesSameEvents(as: window) }
    }

    /// Notes that a rule asks the calendar of a zone.
    mutating func askForZone() { needsZone = true }

    private mutating func add(_ source: SlotSource) -> Int {
        if let slot = slots[source] { return slot }
        let slot = schema.attributes.count + sources.count
        slots[source] = slot
        sources.append(source)
        return slot
    }

    /// Returns what rules over the table's slots read for one customer.
    func input(_ facts: Facts, members: Set<SegmentID>, asOf: Timestamp, zone: any TimeZoneRules) -> RuleInput {
        guard !sources.isEmpty || needsZone else { return RuleInput(facts.values, asOf) }
        var values = facts.values
        for (index, source) in sources.enumerated() {
            switch source {
            case .window: values.append(windows[index]?.value(of: facts.events, asOf: asOf, zone: zone))
            case .segment(let segment): values.append(.flag(members.contains(segment)))
            }
        }
        return RuleInput(values, asOf, today: needsZone ? zone.date(at: asOf) : nil)
    }
}

/// What rules read for one customer.
struct RuleInput: Sendable {
    /// The values by slot.
    let values: [AttributeValue?]
    /// The instant that windows end at.
    let asOf: Timestamp
    /// The date of that instant, if a rule asks for it.
    let today: CivilDate?

    init(_ values: [AttributeValue?], _ asOf: Timestamp, today: CivilDate? = nil) {
        self.values = values
        self.asOf = asOf
        self.today = today
    }
}
