//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The values of one attribute for all rows of a table, as a host has them.
///
/// ```swift
/// .integers([3, 0, 12])                                    // whole numbers; or minor units, days, microseconds
/// .codes([0, 1, 0], of: ["gold", "silver"])                // texts that the host coded already
/// .numbers([1.5, 2.5, 0], known: Membership(rows: [0, 1], rowCount: 3))
/// ```
public struct RawColumn: Hashable, Sendable {
    let form: Form
    let known: Membership?

    enum Form: Hashable, Sendable {
        case integers([Int64])
        case numbers([Double])
        case codes([Int32], [String])
        case values([AttributeValue?])
    }

    /// Returns a column of whole numbers.
    ///
    /// - Parameters:
    ///   - values: Whole numbers; minor units of money; days since 1970-01-01 of dates; microseconds since
    ///     1970-01-01T00:00:00Z of instants; 0 and 1 of flags.
    ///   - known: The rows that have a value; nil if all have. What stands in the others is not looked at.
    /// - Returns: The column.
    public static func integers(_ values: [Int64], known: Membership? = nil) -> RawColumn {
        RawColumn(form: .integers(values), known: known)
    }

    /// Returns a column of numbers.
    ///
    /// - Parameters:
    ///   - values: Numbers; NaN and infinities are missing.
    ///   - known: The rows that have a value; nil if all have.
    /// - Returns: The column.
    public static func numbers(_ values: [Double], known: Membership? = nil) -> RawColumn {
        RawColumn(form: .numbers(values), known: known)
    }

    /// Returns a column of texts that were coded already.
    ///
    /// - Parameters:
    ///   - codes: For each row the place of its text in the dictionary.
    ///   - dictionary: The texts.
    ///   - known: The rows that have a value; nil if all have.
    /// - Returns: The column.
    public static func codes(_ codes: [Int32], of dictionary: [String], known: Membership? = nil) -> RawColumn {
        RawColumn(form: .codes(codes, dictionary), known: known)
    }

    /// Returns a column of values of any type.
    ///
    /// - Parameter values: For each row its value, or nil if it is missing.
    /// - Returns: The column.
    public static func values(_ values: [AttributeValue?]) -> RawColumn {
        RawColumn(form: .values(values), known: nil)
    }

    /// The number of rows.
    public var count: Int {
        switch form {
        case .integers(let values): values.count
        case .numbers(let values): values.count
        case .codes(let values, _): values.count
        case .values(let values): values.count
        }
    }
}
