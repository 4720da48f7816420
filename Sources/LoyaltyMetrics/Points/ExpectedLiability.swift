//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a program expects to owe for the points that members hold, in all and by issue cohort or by expiry.
///
/// ```swift
/// let cent = try PointValue(Points(steps: 1, in: .points), worth: Money(parsing: "0.01 EUR"))
/// let held = try OutstandingPoints(Points(steps: 20_000, in: .points), redeeming: .percent(80))
/// try ExpectedLiability(of: [held], at: cent, rounding: .toNearestOrEven).total   // 160.00 EUR
/// ```
///
/// The sum is exact until it is rounded, once; the parts are what it is made of, down to the last minor unit, by largest
/// remainder. With a redemption of 100 % it is the value of all points, as LoyaltyRewards states it in its liability.
public struct ExpectedLiability: Hashable, Sendable {
    /// What some points contribute.
    public struct Part: Hashable, Sendable {
        /// The points, and how many of them are expected to be redeemed.
        public let outstanding: OutstandingPoints
        /// What is expected to be owed for them.
        public let worth: Money
    }

    /// What is expected to be owed in all.
    public let total: Money
    /// What it is made of, in the order given; the parts add up to the total.
    public let parts: [Part]

    /// Creates a liability.
    ///
    /// - Parameters:
    ///   - outstanding: The points that members hold, by what tells them apart.
    ///   - value: What points are worth.
    ///   - rounding: What becomes of a fraction of a minor unit, once, in the total.
    /// - Throws: ``MetricsError`` with code `unitMismatch` for points of another unit than the value, or `sumOutOfRange`.
    /// - Complexity: O(*n* log *n*) in the number of parts.
    public init(
        of outstanding: [OutstandingPoints],
        at value: PointValue,
        rounding: RoundingRule
    ) throws(MetricsError) {
        var exact: [ExactFraction] = []
        var sum = ExactFraction(0)
        for part in outstanding {
            guard part.points.unit == value.points.unit else {
                throw MetricsError(.unitMismatch, "points are in the unit whose value is given")
            }
            let worth = try part.expected * value.exact
            exact.append(worth)
            sum = try sum + worth
        }
        total = try Tally.money(sum.rounded(rounding), in: value.worth.currency)
        guard !total.isZero else {
            parts = outstanding.map { Part(outstanding: $0, worth: .zero(in: value.worth.currency)) }
            return
        }
        let weights = try ExactFraction.weights(exact)
        guard let shares = try? total.allocated(byWeights: weights) else { throw Tally.tooLarge }
        parts = zip(outstanding, shares).map { Part(outstanding: $0, worth: $1) }
    }
}
