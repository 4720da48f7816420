//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How the customers of each period came and went: new, retained, resurrected, churned.
///
/// ```swift
/// let life = try Lifecycle([PeriodBits(periods: [0, 1, 3])], by: .standard(grid), asOf: now)
/// life.counts[3].resurrected      // 1: away in period 2, back in period 3
/// life.retention(1)?.value        // 1.0: all of period 0 came in period 1
/// life.churn(2)?.value            // 1.0: none of period 1 came in period 2
/// ```
///
/// In every period the active are the new, the retained and the resurrected; those of the period before are the retained and
/// the churned.
public struct Lifecycle: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: LifecycleDefinition
    /// The moment up to which the input is complete.
    public let asOf: Timestamp
    /// The customers of each period that had begun, in order.
    public let counts: [LifecycleCounts]
    /// How many customers were known before the first period.
    ///
    /// Their first activity on the grid counts as a return.
    public let earlierCustomers: Int64

    /// Creates the figures from the active periods of each customer.
    ///
    /// - Parameters:
    ///   - customers: The active periods of each customer; the order does not matter.
    ///   - earlier: Those of customers with activity before the first period.
    ///   - definition: The periods, the confidence and the smallest sample.
    ///   - asOf: The moment up to which the input is complete; activity in later periods is not looked at.
    /// - Complexity: O(*n*) in the number of customers, times at most 64 for active periods.
    public init(
        _ customers: some Sequence<PeriodBits>,
        earlier: some Sequence<PeriodBits> = EmptyCollection<PeriodBits>(),
        by definition: LifecycleDefinition,
        asOf: Timestamp
    ) {
        let known = Array(earlier)
        let observed = RetentionWindow.calendar(definition.grid).observedCount(asOf: asOf)
        let mask = PeriodBits.mask(ofFirst: observed)
        var counter = LifecycleCounter()
        counter.add(Array(customers), observed: mask, areNew: true)
        counter.add(known, observed: mask, areNew: false)
        self.definition = definition
        self.asOf = asOf
        counts = counter.counts(of: observed)
        earlierCustomers = Int64(known.count)
    }

    /// Creates the figures from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - counts: The customers of each period that had begun, in order.
    ///   - earlierCustomers: How many customers were known before the first period.
    ///   - definition: The periods, the confidence and the smallest sample.
    ///   - asOf: The moment up to which the counts are complete.
    /// - Throws: ``MetricsError`` with code `invalidCounts` unless there is one entry for each period that had begun, and
    ///   the retained and the churned of each are the active of the one before, of which the first has none.
    public init(
        counts: [LifecycleCounts],
        earlierCustomers: Int64 = 0,
        by definition: LifecycleDefinition,
        asOf: Timestamp
    ) throws(MetricsError) {
        let observed = RetentionWindow.calendar(definition.grid).observedCount(asOf: asOf)
        guard counts.count == observed else {
            throw MetricsError(.invalidCounts, "there are counts for each period that has begun, and for no other")
        }
        var activeBefore: Int64 = 0
        for period in counts {
            guard period.activeBefore == activeBefore else {
                throw MetricsError(.invalidCounts, "the retained and the churned are those of the period before")
            }
            activeBefore = period.active
        }
        self.earlierCustomers = try Tally.sum(ofCounts: [earlierCustomers])
        self.definition = definition
        self.asOf = asOf
        self.counts = counts
    }
}

// MARK: - Reading

extension Lifecycle {
    /// Returns the share of the customers of the period before who were active in a period: its retention rate.
    ///
    /// - Parameter period: The number of the period, from 0.
    /// - Returns: The share, without a value if none was active before; nil for the first period and one that had not begun.
    public func retention(_ period: Int) -> RetentionShare? {
        period > 0 ? share(period, \.retained, of: \.activeBefore) : nil
    }

    /// Returns the share of the customers of the period before who were not active in a period: its churn rate.
    ///
    /// In a period under way it is too high: some are only late.
    ///
    /// - Parameter period: The number of the period, from 0.
    /// - Returns: The share, without a value if none was active before; nil for the first period and one that had not begun.
    public func churn(_ period: Int) -> RetentionShare? {
        period > 0 ? share(period, \.churned, of: \.activeBefore) : nil
    }

    /// Returns the share of a period's customers who had been active before it.
    ///
    /// - Parameter period: The number of the period, from 0.
    /// - Returns: The share, without a value if none was active; nil for a period that had not begun.
    public func returning(_ period: Int) -> RetentionShare? { share(period, \.returning, of: \.active) }

    private func share(
        _ period: Int,
        _ part: KeyPath<LifecycleCounts, Int64>,
        of whole: KeyPath<LifecycleCounts, Int64>
    ) -> RetentionShare? {
        guard counts.indices.contains(period) else { return nil }
        return RetentionShare(
            counts[period][keyPath: part],
            of: counts[period][keyPath: whole],
            isComplete: definition.grid.progress(of: period, asOf: asOf) == .complete,
            level: definition.confidence,
            minimumSample: definition.minimumSample
        )
    }
}
