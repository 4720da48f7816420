//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Periods of one length that begin, for each customer, with the first activity: 24 hours, 7 days, 30 days.
///
/// Elapsed time knows no calendar: a period of 24 hours is not a day where clocks change, and 30 days are not a month.
///
/// ```swift
/// let days = try ElapsedPeriods(of: .days(1))
/// days.index(of: second, since: first)   // 0 if less than 24 hours lie between
/// ```
///
/// To compare customers of different ages, their periods are lined up at the end: at a moment each customer is in the last
/// period of the grid, which is under way, and all before it are complete.
public struct ElapsedPeriods: Hashable, Sendable {
    /// How long a period is.
    public let length: TimeSpan
    /// How many periods up to a moment are looked at, 1 to 64, the one under way among them.
    public let count: Int

    /// Creates periods.
    ///
    /// - Parameters:
    ///   - length: How long a period is; more than zero.
    ///   - count: How many periods up to a moment are looked at, 1 to 64.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for another length or count.
    public init(of length: TimeSpan, count: Int = 64) throws(MetricsError) {
        guard length > .zero else {
            throw MetricsError(.invalidDefinition, "a period takes time")
        }
        self.length = length
        self.count = try PeriodGrid.checked(count)
    }

    /// Returns the number of the period that an instant lies in.
    ///
    /// - Parameters:
    ///   - instant: Any instant.
    ///   - entry: When the customer's first period began.
    /// - Returns: The number of whole periods in between; nil before the entry.
    public func index(of instant: Timestamp, since entry: Timestamp) -> Int? {
        guard instant >= entry else { return nil }
        return Int(entry.span(to: instant).microseconds / length.microseconds)
    }

    /// Returns the periods in which a customer was active, lined up so that the last one is under way.
    ///
    /// A customer who came for the first time in the period under way has the last bit only; one who came first a period
    /// before has the last bit but one.
    ///
    /// - Parameters:
    ///   - instants: When the customer was active, in any order; the first of them begins the customer's first period.
    ///   - asOf: The moment up to which the input is complete.
    /// - Returns: The active periods, whether there was activity before them, and whether there was any after the one that
    ///   is under way.
    public func periods(of instants: some Collection<Timestamp>, asOf: Timestamp) -> CustomerPeriods {
        var periods = CustomerPeriods()
        guard let entry = instants.min(), let age = index(of: asOf, since: entry) else {
            if !instants.isEmpty { periods.insert(.after) }
            return periods
        }
        for instant in instants {
            // No instant precedes the entry, which is the least of them.
            let position = (index(of: instant, since: entry) ?? 0) - age + count - 1
            periods.insert(position < 0 ? .before : position < count ? .period(position) : .after)
        }
        return periods
    }
}

// MARK: - Codable

extension ElapsedPeriods: Codable {
    private enum CodingKeys: String, CodingKey { case count, length }

    /// Reads periods and checks them as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            of: container.decode(TimeSpan.self, forKey: .length),
            count: container.decode(Int.self, forKey: .count)
        )
    }

    /// Writes the length in microseconds, and the count.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(length, forKey: .length)
    }
}
