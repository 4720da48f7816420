//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How the visitors of a place came back, how often they came, and how long ago they were last seen.
public struct AudienceFigures: Hashable, Sendable {
    /// The visitors of each period: new, retained, resurrected and churned.
    public let lifecycle: Lifecycle
    /// How many visits known customers made in each period that had begun.
    public let visits: [Int64]
    /// How many visits of each period that had begun had no customer; not part of any other figure.
    public let anonymousVisits: [Int64]
    /// How many visits lay before or after the periods; not part of any other figure but ``daysSinceLastVisit``.
    public let visitsOutside: Int64
    /// How many visits each customer made within the periods.
    public let visitsPerCustomer: Percentiles
    /// How many whole days of 24 hours ago each customer was last seen.
    public let daysSinceLastVisit: Percentiles

    /// Creates figures that were counted elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - lifecycle: The visitors of each period.
    ///   - visits: How many visits known customers made in each period that had begun.
    ///   - anonymousVisits: How many visits of each such period had no customer.
    ///   - visitsOutside: How many visits lay before or after the periods.
    ///   - visitsPerCustomer: How many visits each customer made.
    ///   - daysSinceLastVisit: How many whole days ago each customer was last seen.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or number, fewer visits in a period than
    ///   customers, or counts of other periods than the life cycle has, and `sumOutOfRange` beyond 2^53 − 1.
    public init(
        lifecycle: Lifecycle,
        visits: [Int64],
        anonymousVisits: [Int64],
        visitsOutside: Int64 = 0,
        visitsPerCustomer: Percentiles,
        daysSinceLastVisit: Percentiles
    ) throws(MetricsError) {
        let periods = lifecycle.counts.count
        guard visits.count == periods, anonymousVisits.count == periods,
            zip(visits, lifecycle.counts).allSatisfy({ $0 >= $1.active }),
            visitsPerCustomer.minimum ?? 1 >= 1, daysSinceLastVisit.minimum ?? 0 >= 0
        else { throw MetricsError(.invalidCounts, "each visitor of a period has a visit or more") }
        _ = try Tally.sum(ofCounts: visits + anonymousVisits + [visitsOutside])
        self.lifecycle = lifecycle
        self.visits = visits
        self.anonymousVisits = anonymousVisits
        self.visitsOutside = visitsOutside
        self.visitsPerCustomer = visitsPerCustomer
        self.daysSinceLastVisit = daysSinceLastVisit
    }
}

// MARK: - Reading

extension AudienceFigures {
    /// Returns the share of a period's visitors who had visited before it.
    ///
    /// - Parameter period: The number of the period, from 0.
    /// - Returns: The share, without a value if nobody visited; nil for a period that had not begun.
    public func returning(_ period: Int) -> RetentionShare? { lifecycle.returning(period) }

    /// Returns how often a period's visitors came on average.
    ///
    /// - Parameter period: The number of the period, from 0.
    /// - Returns: Visits by visitors, exactly; nil if nobody visited, and for a period that had not begun.
    public func frequency(_ period: Int) -> Rate? {
        visits.indices.contains(period) ? Tally.ratio(visits[period], lifecycle.counts[period].active) : nil
    }
}
