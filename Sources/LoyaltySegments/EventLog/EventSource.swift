//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The times and the fields of events.
struct EventSource: Sendable {
    /// The place of the events' kind in the schema.
    let kind: Int
    private(set) var times: [Int64]
    /// The fields in the order of the schema.
    private(set) var fields: [EventField]
    /// The fields as filters ask them, in the order in which the events came.
    private let table: ColumnTable
    /// For each event its row in the table; nil if the order is the same.
    private var rows: [UInt32]?

    init(times: [Int64], table: ColumnTable, kind: Int) {
        self.kind = kind
        self.times = times
        self.table = table
        fields = table.columns.map { EventField($0, rowCount: table.rowCount) }
    }

    /// Moves each event to another place.
    mutating func move(to places: [UInt32]) {
        times = times.moved(to: places)
        for index in fields.indices { fields[index].move(to: places) }
        // Without fields there is nothing that a filter asks.
        if !fields.isEmpty {
            rows = (rows ?? (0..<UInt32(truncatingIfNeeded: times.count)).map { $0 }).moved(to: places)
        }
    }

    /// Returns which events a filter takes.
    func mask(_ filter: PreparedRule, asOf: Timestamp) throws(SegmentsError) -> [Bool] {
        let members = try BulkEvaluator([filter]).members(of: table, asOf: asOf)[0]
        if let rows { return rows.map { members.contains(Int($0)) } }
        return (0..<times.count).map { members.contains($0) }
    }

    /// Returns the events of a period, of events in the order of time.
    func events(inside bounds: EventBounds) -> Range<Int> {
        let low = times.span.place(of: bounds.first, from: 0, to: times.count)
        let high = bounds.last == .max ? times.count : times.span.place(of: bounds.last + 1, from: 0, to: times.count)
        return low..<max(low, high)
    }
}

/// The first and the last microsecond of a period.
struct EventBounds: Hashable, Sendable {
    let first: Int64
    let last: Int64
}

extension Span<Int64> {
    /// The first place in a range of ascending times with a time that is not before an instant.
    @inline(__always)
    func place(of instant: Int64, from start: Int, to end: Int) -> Int {
        var low = start
        var high = end
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
