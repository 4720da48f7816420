//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ColumnTable {
    /// Takes what a window of events adds up to in each row.
    ///
    /// ```swift
    /// for window in rule.windows { try table.set(window, to: .integers(counts)) }
    /// ```
    ///
    /// The values are as of an instant that the host knows; rules that are asked later read them as they are.
    ///
    /// - Parameters:
    ///   - window: The window, one of ``PreparedRule/windows``.
    ///   - values: What it adds up to, for each row.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for another number of rows, `typeMismatch` or
    ///   `numberOutOfRange` for values that the window does not have, or what checking a rule throws for a window that the
    ///   schema does not have.
    /// - Complexity: O(*n*) in the number of rows.
    public mutating func set(_ window: EventWindow, to values: RawColumn) throws(SegmentsError) {
        let type = try window.columnType(schema)
        guard values.count == rowCount, values.known?.rowCount ?? rowCount == rowCount else {
            throw SegmentsError(
                .schemaMismatch,
                "a column has a value for each row of its table",
                path: window.event.text
            )
        }
        windows[window] = try Column(values, for: AttributeDefinition(window.event, type))
    }

    /// Works out the windows that a rule asks from the events of each row.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - rows: What is known about each customer, with events, in the order of the rows.
    ///   - asOf: The instant that windows end at.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema or another number of rows.
    /// - Complexity: For each row and window O(log *m* + *k*) in the customer's events and those of the period.
    public mutating func setWindows(
        of rule: PreparedRule,
        from rows: some Collection<Facts>,
        asOf: Timestamp
    ) throws(SegmentsError) {
        guard rows.count == rowCount, rule.schema == schema else {
            throw SegmentsError(.schemaMismatch, "windows are worked out for each row of the table")
        }
        let first = schema.attributes.count
        let sources = rule.table.sources
        var values = sources.map { _ in [AttributeValue?]() }
        for facts in rows {
            let input = try rule.input(facts, members: [], asOf: asOf)
            for index in sources.indices { values[index].append(input.values[first + index]) }
        }
        for (source, values) in zip(sources, values) {
            if case .window(let window) = source { try set(window, to: .values(values)) }
        }
    }
}

extension EventWindow {
    /// The type of the window's values.
    fileprivate func columnType(_ schema: Schema) throws(SegmentsError) -> AttributeType {
        do throws(TestFault) {
            if case .plain(let type) = try PreparedWindow.check(self, schema, .default, leaf: 0).type { return type }
        } catch {
            throw SegmentsError(error.code, error.message, path: event.text)
        }
        throw SegmentsError(
            .typeMismatch,
            "an average of exact values is asked as a sum and a number of values",
            path: event.text
        )
    }
}
