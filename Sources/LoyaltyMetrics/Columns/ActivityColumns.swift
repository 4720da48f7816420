//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Who did something, and when: two columns with a row for each activity, in any order.
///
/// What accumulators work out one activity at a time, columns give for millions of rows in a fraction of a second, with the
/// same results. Customers are numbers from 0; ``CustomerNumbers`` gives numbers to hosts that have other identifiers.
///
/// ```swift
/// let visits = try ActivityColumns(customers: [0, 1, 0], customerCount: 2, times: times)
/// let periods = PeriodColumns(visits, on: grid)
/// ```
///
/// A log that is kept in parts, by month or by machine, has columns for each; what is worked out from them merges.
public struct ActivityColumns: Hashable, Sendable {
    /// For each activity the number of its customer.
    public let customers: [Int32]
    /// How many numbers of customers there are, whether with activities or without.
    public let customerCount: Int
    /// For each activity when it happened, in microseconds since 1970-01-01T00:00:00Z.
    public let times: [Int64]
    /// The first and the last time; nil without rows.
    let timeBounds: ClosedRange<Int64>?

    /// Takes activities as columns.
    ///
    /// - Parameters:
    ///   - customers: For each activity the number of its customer, from 0 and below `customerCount`.
    ///   - customerCount: How many numbers of customers there are, at most 2^31 − 1.
    ///   - times: For each activity when it happened, in microseconds since 1970-01-01T00:00:00Z, as
    ///     `Timestamp.microsecondsSince1970`.
    /// - Throws: ``MetricsError`` with code `columnMismatch` for columns of different lengths, and `valueOutOfRange` for a
    ///   customer beyond the count, a time outside the years 1 to 9999, or more than 2^31 − 1 rows or customers.
    /// - Complexity: O(*n*) in the number of rows.
    public init(customers: [Int32], customerCount: Int, times: [Int64]) throws(MetricsError) {
        guard customers.count == times.count else {
            throw MetricsError(.columnMismatch, "columns have a value for each row")
        }
        guard times.count <= Int(Int32.max), (0...Int(Int32.max)).contains(customerCount) else {
            throw MetricsError(.valueOutOfRange, "columns have at most 2^31 - 1 rows and customers")
        }
        guard customers.span.greatest < customerCount else {
            throw MetricsError(.valueOutOfRange, "customers are numbers from 0, and below their count")
        }
        timeBounds = times.span.bounds
        if let timeBounds {
            let known = Timestamp.earliest.microsecondsSince1970...Timestamp.latest.microsecondsSince1970
            guard known.contains(timeBounds.lowerBound), known.contains(timeBounds.upperBound) else {
                throw MetricsError(.valueOutOfRange, "an instant lies in the years 1 to 9999")
            }
        }
        self.customers = customers
        self.customerCount = customerCount
        self.times = times
    }

    /// How many activities there are.
    public var count: Int { times.count }
}

// MARK: - Bounds

extension Span<Int32> {
    /// The greatest number, each taken as one without a sign, so that a negative one is greater than any other; −1 if there is
    /// none.
    fileprivate var greatest: Int {
        guard !isEmpty else { return -1 }
        var greatest: UInt32 = 0
        for index in indices { greatest = Swift.max(greatest, UInt32(bitPattern: self[index])) }
        return Int(greatest)
    }
}

extension Span where Element: FixedWidthInteger {
    /// The least and the greatest number; nil if there is none.
    var bounds: ClosedRange<Element>? {
        guard !isEmpty else { return nil }
        var (least, greatest) = (Element.max, Element.min)
        for index in indices {
            least = Swift.min(least, self[index])
            greatest = Swift.max(greatest, self[index])
        }
        return least...greatest
    }
}
