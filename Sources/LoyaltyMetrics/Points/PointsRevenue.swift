//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Deferred revenue from points, recognised as they are redeemed, with every change of the estimate caught up at once.
///
/// ```swift
/// let revenue = try PointsRevenue(
///     deferred: Money(parsing: "9000 JPY"),
///     periods: [
///         .init(redeemed: Points(steps: 4_500, in: .points), expectedTotal: Points(steps: 9_700, in: .points)),
///         .init(redeemed: Points(steps: 4_000, in: .points), expectedTotal: Points(steps: 9_900, in: .points)),
///     ],
///     rounding: .toNearestOrEven)
/// revenue.periods.map(\.revenue)     // 4175 JPY, 3552 JPY
/// revenue.periods.last?.liability    // 1273 JPY
/// ```
///
/// By the end of each period the same share is recognised as has been redeemed of all points that are expected ever to be.
/// Points that will expire are in nobody's way: their money is recognised along with the others. Source: IFRS 15 "Revenue
/// from Contracts with Customers", paragraph B46, illustrative example 52; the cumulative catch-up of a changed estimate
/// is that of paragraph 88.
///
/// What is recognised in all is rounded, not what each period adds: revenues and the liability always add up to the
/// deferred amount.
public struct PointsRevenue: Hashable, Sendable {
    /// What is known at the end of a period.
    public struct Estimate: Hashable, Sendable {
        /// The points that were redeemed in the period.
        public let redeemed: Points
        /// All points that are expected ever to be redeemed, those that have been included.
        public let expectedTotal: Points

        /// Creates an estimate.
        ///
        /// - Parameters:
        ///   - redeemed: The points that were redeemed in the period; zero or more.
        ///   - expectedTotal: All points that are expected ever to be redeemed, from the first period to the last.
        public init(redeemed: Points, expectedTotal: Points) {
            self.redeemed = redeemed
            self.expectedTotal = expectedTotal
        }
    }

    /// What a period adds.
    public struct Period: Hashable, Sendable {
        /// What is known at its end.
        public let estimate: Estimate
        /// The revenue of the period; below zero if the estimate rose by more than was redeemed.
        public let revenue: Money
        /// What is still deferred at its end.
        public let liability: Money
        /// What has been recognised by its end in minor units, exactly; nil if its terms are beyond those of a rate.
        public let exactRecognised: Rate?
    }

    /// What was deferred.
    public let deferred: Money
    /// The periods, in the order given.
    public let periods: [Period]

    /// Recognises a deferred amount that has been rounded already.
    ///
    /// - Parameters:
    ///   - deferred: What was deferred; zero or more.
    ///   - periods: What is known at the end of each period.
    ///   - rounding: What becomes of a fraction of a minor unit in what has been recognised in all.
    /// - Throws: ``MetricsError`` with code `unitMismatch`, `invalidCounts` for a negative amount, negative points, or an
    ///   expectation below what has been redeemed, or `sumOutOfRange`.
    /// - Complexity: O(*n*) in the number of periods.
    public init(deferred: Money, periods: [Estimate], rounding: RoundingRule) throws(MetricsError) {
        try self.init(deferred, ExactFraction(Int128(deferred.minorUnits)), periods, rounding)
    }

    /// Recognises the part of a sale's price that belongs to its points, without rounding it before.
    ///
    /// - Parameters:
    ///   - allocation: The part of the price that is deferred.
    ///   - periods: What is known at the end of each period.
    ///   - rounding: What becomes of a fraction of a minor unit in what is deferred, and in what has been recognised in all.
    /// - Throws: ``MetricsError`` with code `unitMismatch`, `invalidCounts` for negative points or an expectation below what
    ///   has been redeemed, or `sumOutOfRange`.
    /// - Complexity: O(*n*) in the number of periods.
    public init(of allocation: PointsAllocation, periods: [Estimate], rounding: RoundingRule) throws(MetricsError) {
        try self.init(allocation.deferred(rounding: rounding), allocation.exact, periods, rounding)
    }

    private init(
        _ deferred: Money,
        _ exact: ExactFraction,
        _ estimates: [Estimate],
        _ rounding: RoundingRule
    ) throws(MetricsError) {
        var periods: [Period] = []
        var redeemed: Int64 = 0
        var recognised: Int64 = 0
        for estimate in estimates {
            guard estimate.redeemed.unit == estimates[0].redeemed.unit,
                estimate.expectedTotal.unit == estimates[0].redeemed.unit
            else { throw MetricsError(.unitMismatch, "all points are of one unit") }
            redeemed = try Tally.sum(ofCounts: [redeemed, estimate.redeemed.steps])
            let total = estimate.expectedTotal.steps
            guard !deferred.isNegative, redeemed <= total else {
                throw MetricsError(.invalidCounts, "no more points have been redeemed than are expected ever to be")
            }
            // When no more are expected, not even one, everything has been earned.
            let share = redeemed == total ? ExactFraction(1) : ExactFraction(Int128(redeemed), per: Int128(total))
            let whole = try exact * share
            let sum = try whole.rounded(rounding)
            periods.append(
                Period(
                    estimate: estimate,
                    revenue: try Tally.money(sum - recognised, in: deferred.currency),
                    liability: try Tally.money(deferred.minorUnits - sum, in: deferred.currency),
                    exactRecognised: whole.rate
                )
            )
            recognised = sum
        }
        guard !deferred.isNegative else { throw MetricsError(.invalidCounts, "what is deferred is zero or more") }
        self.deferred = deferred
        self.periods = periods
    }
}
