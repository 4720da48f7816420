//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is known about many customers, a row each, kept by column so that rules are asked of a thousand rows at a time.
///
/// ```swift
/// var table = ColumnTable(schema)
/// try table.append(facts)                                  // row 0
/// try table.update(0, "orders", to: .integer(5))
/// let members = try BulkEvaluator([rule]).members(of: table, asOf: asOf)
/// ```
///
/// A row keeps its number; the host keeps which customer it is. Columns narrow to the values that they hold: a count below
/// 128 takes one byte, a day two, and a text the code of its place in the column's dictionary.
public struct ColumnTable: Sendable {
    /// The attributes.
    public let schema: Schema
    /// The number of rows.
    public private(set) var rowCount: Int
    /// The columns by slot.
    private(set) var columns: [Column]
    /// The columns of windows of events.
    var windows: [EventWindow: Column] = [:]

    /// Creates a table without rows.
    ///
    /// - Parameter schema: The attributes.
    public init(_ schema: Schema) {
        self.schema = schema
        rowCount = 0
        columns = schema.attributes.map { Column($0.type) }
    }

    /// Creates a table of rows.
    ///
    /// - Parameters:
    ///   - rows: What is known about each customer.
    ///   - schema: The attributes.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · *m*) in the numbers of rows and attributes.
    public init(_ rows: some Sequence<Facts>, schema: Schema) throws(SegmentsError) {
        self.init(schema)
        for facts in rows { try append(facts) }
    }

    /// Creates a table of whole columns.
    ///
    /// - Parameters:
    ///   - columns: The values of each attribute; a nullable attribute without a column is missing in every row.
    ///   - rowCount: The number of rows.
    ///   - schema: The attributes.
    /// - Throws: ``SegmentsError`` with the attribute's name as path, and code `schemaMismatch` for a column of another
    ///   length, `unknownAttribute`, `typeMismatch` for values of another type, `numberOutOfRange` for a date, an instant, a
    ///   flag or a code that is none, or `missingFact`; of several, the first by name.
    /// - Complexity: O(*n* · *m*) in the numbers of rows and columns.
    public init(
        _ columns: [AttributeName: RawColumn],
        rowCount: Int,
        schema: Schema
    ) throws(SegmentsError) {
        self.init(schema)
        self.rowCount = max(rowCount, 0)
        let nothing = Membership(rows: [], rowCount: self.rowCount)
        for (name, raw) in columns.sorted(by: { $0.key < $1.key }) {
            guard let slot = schema.slot(of: name) else {
                throw SegmentsError(.unknownAttribute, "the schema has no attribute of this name", path: name.text)
            }
            guard raw.count == self.rowCount, raw.known?.rowCount ?? self.rowCount == self.rowCount else {
                throw SegmentsError(.schemaMismatch, "a column has a value for each row of its table", path: name.text)
            }
            self.columns[slot] = try Column(raw, for: schema.attributes[slot])
        }
        for (slot, attribute) in schema.attributes.enumerated() where columns[attribute.name] == nil {
            guard attribute.isNullable || self.rowCount == 0 else {
                throw attribute.missing
            }
            self.columns[slot] = Column(missing: attribute.type, nothing)
        }
    }
}

extension ColumnTable {
    /// The rows of a block, the unit in which work on a table is split.
    public static let blockRows = BlockMask.rows

    /// The number of blocks, the last of which may not be full.
    public var blockCount: Int { (rowCount + BlockMask.rows - 1) / BlockMask.rows }
}

// MARK: - Rows

extension ColumnTable {
    /// Adds a row.
    ///
    /// The facts' events are not kept; windows that the table has are removed, for they lack the row.
    ///
    /// - Parameter facts: What is known about the customer.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*m*) in the number of attributes; O(*n*) when a value is the first that does not fit into its
    ///   column's width.
    public mutating func append(_ facts: Facts) throws(SegmentsError) {
        try check(facts)
        for slot in columns.indices { columns[slot].append(facts.values[slot], row: rowCount) }
        rowCount += 1
        if !windows.isEmpty { windows = [:] }
    }

    /// Changes a row.
    ///
    /// - Parameters:
    ///   - row: The row, from 0.
    ///   - facts: What is known about the customer now.
    /// - Throws: ``SegmentsError`` with code `unknownRow`, or `schemaMismatch` for facts of another schema.
    /// - Complexity: As ``append(_:)``.
    public mutating func update(_ row: Int, to facts: Facts) throws(SegmentsError) {
        try check(facts)
        try check(row)
        for slot in columns.indices { columns[slot].set(row, facts.values[slot]) }
    }

    /// Changes one value of a row.
    ///
    /// - Parameters:
    ///   - row: The row, from 0.
    ///   - name: The attribute.
    ///   - value: Its value now, or nil if it is missing.
    /// - Throws: ``SegmentsError`` with code `unknownRow`, `unknownAttribute`, `typeMismatch` or `missingFact`.
    /// - Complexity: As ``append(_:)``, for one attribute.
    public mutating func update(
        _ row: Int,
        _ name: AttributeName,
        to value: AttributeValue?
    ) throws(SegmentsError) {
        try check(row)
        guard let slot = schema.slot(of: name) else {
            throw SegmentsError(.unknownAttribute, "the schema has no attribute of this name", path: name.text)
        }
        let value = try schema.attributes[slot].admitted(value)
        columns[slot].set(row, value)
    }

    /// Returns what is known about a row, as for the explanation of a verdict.
    ///
    /// - Parameter row: The row, from 0.
    /// - Returns: The facts.
    /// - Throws: ``SegmentsError`` with code `unknownRow`.
    /// - Complexity: O(*m*) in the number of attributes.
    public func facts(at row: Int) throws(SegmentsError) -> Facts {
        try check(row)
        return try Facts(slots: columns.map { $0.value(at: row) }, schema: schema)
    }

    private func check(_ facts: Facts) throws(SegmentsError) {
        guard facts.schema == schema else {
            throw SegmentsError(.schemaMismatch, "facts have the schema of their table")
        }
    }

    private func check(_ row: Int) throws(SegmentsError) {
        guard row >= 0, row < rowCount else { throw SegmentsError(.unknownRow, "the table has no such row") }
    }
}

extension AttributeDefinition {
    /// Returns a value as facts keep it, a number that is not finite as missing.
    func admitted(_ value: AttributeValue?) throws(SegmentsError) -> AttributeValue? {
        if let value, !type.admits(value) { throw mismatch }
        let value = value?.isNotFinite == true ? nil : value
        guard value != nil || isNullable else { throw missing }
        return value
    }

    var mismatch: SegmentsError {
        SegmentsError(.typeMismatch, "the attribute takes values of type \(type.label) only", path: name.text)
    }

    var missing: SegmentsError {
        SegmentsError(.missingFact, "the attribute is not nullable", path: name.text)
    }
}
