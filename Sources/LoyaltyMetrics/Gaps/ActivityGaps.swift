//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many days lie between one activity of a customer and the next: orders, visits or any other kind.
///
/// ```swift
/// let dates = try ["2026-01-05", "2026-01-05", "2026-02-04"].map { try CivilDate(parsing: $0) }
/// let gaps = try ActivityGaps(datesOfEachCustomer: [dates])
/// try gaps.days.nearestRank(.percent(50))   // 0: twice on one day
/// gaps.days.mean                            // 15.0
/// ```
///
/// Days are counted between local dates: late on Monday and early on Tuesday are one day apart, and two activities of one date
/// are none apart. Customers with one activity have no gap, and say nothing about when they will come again.
public struct ActivityGaps: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: ActivityGapsDefinition
    /// The whole days between consecutive activities of a customer: percentiles, mean and how many.
    public let days: Percentiles
    /// How many customers have an activity or more.
    public let customers: Int64
    /// How many activities had no customer; not part of the figures.
    public let guestActivities: Int64

    /// Creates gaps from the dates of each customer.
    ///
    /// - Parameters:
    ///   - dates: The dates of each customer's activities, in any order, as often as there were activities.
    ///   - definition: The zone of the dates.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 gaps.
    /// - Complexity: O(*n* log *n*) in the number of activities.
    public init(
        datesOfEachCustomer dates: some Sequence<[CivilDate]>,
        by definition: ActivityGapsDefinition = .standard
    ) throws(MetricsError) {
        var days = Percentiles()
        var customers: Int64 = 0
        for dates in dates where !dates.isEmpty {
            customers += 1
            let sorted = dates.sorted()
            for (date, next) in zip(sorted, sorted.dropFirst()) { try days.add(Int64(date.days(to: next))) }
        }
        try self.init(days: days, customers: customers, by: definition)
    }

    /// Creates gaps from figures that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - days: The whole days between consecutive activities of a customer, none negative.
    ///   - customers: How many customers have an activity or more.
    ///   - guestActivities: How many activities had no customer.
    ///   - definition: The zone of the dates.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for negative days or counts, or gaps without a customer, and
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        days: Percentiles,
        customers: Int64,
        guestActivities: Int64 = 0,
        by definition: ActivityGapsDefinition = .standard
    ) throws(MetricsError) {
        guard days.minimum ?? 0 >= 0, customers > 0 || days.total == 0 else {
            throw MetricsError(.invalidCounts, "the gaps of customers are zero days or more")
        }
        _ = try Tally.sum(ofCounts: [customers, guestActivities])
        self.definition = definition
        self.days = days
        self.customers = customers
        self.guestActivities = guestActivities
    }
}
