//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The events of one kind of many customers, in columns.
///
/// ```swift
/// let log = try EventLog(
///     of: "orders", customers: [0, 1, 0], customerCount: 2, times: [monday, tuesday, friday],
///     fields: ["total": .integers([4_000, 250, 1_999])], schema: schema)
/// let totals = try log.totals(of: rule.windows, asOf: asOf)
/// try table.set(totals)                                  // then ask rules of the table
/// ```
///
/// Windows are worked out for all customers in one pass, and come to what ``PreparedRule`` makes of each customer's events.
/// To ask at many instants or for ever other windows, build an ``EventIndex`` once. Customers are rows, from 0; for
/// identifiers that are not dense see ``CustomerNumbering``. An event that is there twice counts twice.
///
/// Parts of a log, read by several tasks or kept by month, have totals of their own, which ``EventTotals/merge(_:)`` joins.
public struct EventLog: Sendable {
    /// The attributes and the kinds of events.
    public let schema: Schema
    /// The kind of the events.
    public let event: AttributeName
    /// The number of customers, with events or without.
    public let customerCount: Int
    /// The place of this log among the parts of a larger one; of events at one instant, those of lower parts are earlier.
    public let part: Int
    let source: EventSource
    /// For each event its customer, in the order of time.
    let customers: [UInt32]

    /// Takes events as columns, in any order; at one instant they keep their order.
    ///
    /// - Parameters:
    ///   - event: The kind of the events.
    ///   - customers: For each event the row of its customer.
    ///   - customerCount: The number of customers.
    ///   - times: For each event when it happened, in microseconds since 1970-01-01T00:00:00Z.
    ///   - fields: The values of each field; a nullable field without a column is missing in every event.
    ///   - schema: The attributes and the kinds of events.
    ///   - part: The place of this log among the parts of a larger one, each with a number of its own.
    /// - Throws: ``SegmentsError`` with code `unknownEvent` or `unknownField`, `schemaMismatch` for a column of another
    ///   length, `unknownRow` for a customer beyond `customerCount`, `numberOutOfRange` for a time that is none,
    ///   `limitExceeded` for more than 2^32 − 2 events, or what ``ColumnTable/init(_:rowCount:schema:)`` throws for a field.
    /// - Complexity: O(*n*) in the number of events in the order of time; otherwise they are sorted.
    public init(
        of event: AttributeName,
        customers: [Int32],
        customerCount: Int,
        times: [Int64],
        fields: [AttributeName: RawColumn] = [:],
        schema: Schema,
        part: Int = 0
    ) throws(SegmentsError) {
        guard let kind = schema.eventSlot(of: event) else {
            throw SegmentsError(.unknownEvent, "the schema has no events of this name", path: event.text)
        }
        guard customers.count == times.count else {
            throw SegmentsError(.schemaMismatch, "a log has a customer and a time for each event")
        }
        guard times.count < Int(UInt32.max) else {
            throw SegmentsError(.limitExceeded, "a part of a log has at most 2^32 - 2 events")
        }
        guard customers.allSatisfy({ $0 >= 0 && Int($0) < customerCount }) else {
            throw SegmentsError(.unknownRow, "customers are rows, from 0", path: "customers")
        }
        let range = Timestamp.earliest.microsecondsSince1970...Timestamp.latest.microsecondsSince1970
        guard times.allSatisfy({ range.contains($0) }) else {
            throw SegmentsError(.numberOutOfRange, "a time is an instant", path: "times")
        }
        let table = try Self.table(fields, count: times.count, schema.fieldSchemas[kind])
        var source = EventSource(times: times, table: table, kind: kind)
        var rows = customers.map { UInt32(truncatingIfNeeded: $0) }
        let isSorted = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
        if !isSorted {
            let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
            var places = [UInt32](repeating: 0, count: times.count)
            for (place, index) in order.enumerated() { places[index] = UInt32(truncatingIfNeeded: place) }
            source.move(to: places)
            rows = rows.moved(to: places)
        }
        self.schema = schema
        self.event = event
        self.customerCount = max(customerCount, 0)
        self.part = part
        self.source = source
        self.customers = rows
    }

    private static func table(
        _ fields: [AttributeName: RawColumn],
        count: Int,
        _ schema: Schema
    ) throws(SegmentsError) -> ColumnTable {
        do throws(SegmentsError) {
            return try ColumnTable(fields, rowCount: count, schema: schema)
        } catch {
            guard error.code == .unknownAttribute else { throw error }
            throw SegmentsError(.unknownField, "the event has no field of this name", path: error.path)
        }
    }

    /// The number of events.
    public var count: Int { customers.count }
}

// MARK: - Asking

extension EventLog {
    /// Works out windows for all customers in one pass over the events.
    ///
    /// - Parameters:
    ///   - windows: The windows, as ``PreparedRule/windows``.
    ///   - asOf: The instant that windows end at.
    ///   - zone: The zone of calendar windows and of days since a date.
    /// - Returns: What the windows add up to for each customer.
    /// - Throws: ``SegmentsError`` with code `unknownEvent` for a window of events of another kind, `missingZone` for one that
    ///   asks the calendar without a zone, `typeMismatch` for an average of exact values, which is asked as a sum and a
    ///   number of values, or what checking a rule throws for a window that the schema does not have.
    /// - Complexity: O(*n* + *c*) in the numbers of events and customers, for each filter and each field that is summed up.
    public func totals(
        of windows: [EventWindow],
        asOf: Timestamp,
        zone: (any TimeZoneRules)? = nil
    ) throws(SegmentsError) -> EventTotals {
        var plan = try WindowPlan(windows, of: event, schema, asOf: asOf, zone: zone)
        TallyPass(self).fill(&plan, source)
        let scan = EventScan(source, part: part, customerCount: customerCount)
        try plan.fillRest { (item, mask) throws(SegmentsError) in
            let events = source.events(inside: item.bounds)
            return scan.state(item, mask) { body in
                for event in events { body(Int(customers[event]), event) }
            }
        } mask: { (filter) throws(SegmentsError) in
            try source.mask(filter, asOf: asOf)
        }
        return EventTotals(plan, source, customerCount: customerCount)
    }
}
