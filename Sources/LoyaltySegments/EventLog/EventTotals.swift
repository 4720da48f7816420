//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What windows of events came to for each customer, in columns.
///
/// ```swift
/// totals.value(of: window, for: 17)        // 3, or nil if it is missing
/// try table.set(totals)                    // for rules of all customers
/// ```
///
/// Of no events the count, the sum and the number of distinct values are 0, all else is missing. A sum that does not fit into
/// its type is missing.
///
/// The totals of the parts of a log are joined in any order, with one result:
///
/// ```swift
/// var totals = january
/// try totals.merge(february)
/// ```
public struct EventTotals: Sendable {
    /// The attributes and the kinds of events.
    public let schema: Schema
    /// The windows.
    public let windows: [EventWindow]
    /// The instant that the windows end at.
    public let asOf: Timestamp
    /// The number of customers.
    public private(set) var customerCount: Int
    private var items: [WindowTotals]
    private let places: [EventWindow: Int]

    init(_ plan: WindowPlan, _ source: EventSource, customerCount: Int) {
        schema = plan.schema
        asOf = plan.asOf
        windows = plan.items.map(\.window.window)
        self.customerCount = customerCount
        items = plan.items.compactMap { item in
            item.state.map { state in
                WindowTotals(
                    aggregate: item.window.window.aggregate,
                    type: item.type,
                    bounds: item.bounds,
                    dictionary: item.takesValues ? item.window.field.map { source.fields[$0].dictionary } ?? [] : [],
                    state: state
                )
            }
        }
        places = Dictionary(zip(windows, windows.indices), uniquingKeysWith: { first, _ in first })
    }
}

// MARK: - Asking

extension EventTotals {
    /// Returns what a window came to for a customer, or nil if it is missing or nothing is known of the window or the customer.
    ///
    /// - Parameters:
    ///   - window: The window.
    ///   - customer: The row of the customer.
    /// - Returns: The value.
    public func value(of window: EventWindow, for customer: Int) -> AttributeValue? {
        guard let place = places[window], (0..<customerCount).contains(customer) else { return nil }
        return items[place].value(at: customer)
    }

    /// Returns what a window came to for all customers, or nil for a window that was not asked.
    ///
    /// - Parameter window: The window.
    /// - Returns: A column with a row for each customer, as ``ColumnTable/set(_:to:)`` takes it.
    /// - Complexity: O(*n*) in the number of customers.
    public func column(of window: EventWindow) -> RawColumn? { places[window].map { items[$0].column } }

    /// Returns what a window came to for all customers as whole numbers, for a host with columns of its own.
    ///
    /// - Parameters:
    ///   - window: The window.
    ///   - missing: What stands for a value that is missing.
    /// - Returns: For each customer a whole number: minor units of money, days since 1970-01-01 of dates, microseconds since
    ///   1970-01-01T00:00:00Z of instants, 0 and 1 of flags; nil for a window that was not asked or comes to other values.
    /// - Complexity: O(*n*) in the number of customers, O(1) for counts and for sums of whole numbers.
    public func wholeNumbers(of window: EventWindow, missing: Int64 = 0) -> [Int64]? {
        places[window].flatMap { items[$0].wholeNumbers(missing: missing) }
    }
}

extension ColumnTable {
    /// Takes what windows of events came to in each row.
    ///
    /// - Parameter totals: The totals, whose customers are the rows of the table.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for totals of another schema or another number of rows.
    /// - Complexity: O(*n*) in the number of rows, for each window.
    public mutating func set(_ totals: EventTotals) throws(SegmentsError) {
        guard totals.schema == schema else {
            throw SegmentsError(.schemaMismatch, "totals have the schema of their table")
        }
        for window in totals.windows {
            if let column = totals.column(of: window) { try set(window, to: column) }
        }
    }
}

// MARK: - Joining

extension EventTotals {
    /// Joins the totals of another part of the log.
    ///
    /// - Parameter other: The totals of the same windows; customers that only one of the two has are kept.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for totals of another schema, other windows or another instant.
    /// - Complexity: O(*n*) in the number of customers, for each window; for distinct values and sums of numbers, in theirs.
    public mutating func merge(_ other: EventTotals) throws(SegmentsError) {
        guard schema == other.schema, windows == other.windows, asOf == other.asOf,
            items.map(\.bounds) == other.items.map(\.bounds)
        else {
            throw SegmentsError(.schemaMismatch, "totals are joined with those of the same windows at the same instant")
        }
        let count = max(customerCount, other.customerCount)
        for index in items.indices {
            items[index].merge(
                other.items[index],
                extendedBy: (count - customerCount, count - other.customerCount)
            )
        }
        customerCount = count
    }
}

extension WindowPlan.Item {
    /// Whether the window comes to values of its field.
    fileprivate var takesValues: Bool {
        switch window.window.aggregate {
        case .minimum, .maximum, .first, .last, .distinct: true
        case .count, .known, .sum, .average, .firstTime, .lastTime: false
        }
    }
}
