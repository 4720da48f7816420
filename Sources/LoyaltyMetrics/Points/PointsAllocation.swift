//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How much of the price of a sale belongs to the points that come with it, by their stand-alone selling prices.
///
/// ```swift
/// let point = try PointValue(Points(steps: 1, in: .points), worth: Money(parsing: "1 JPY"))
/// let allocation = try PointsAllocation(
///     of: Money(parsing: "100000 JPY"), goods: Money(parsing: "100000 JPY"),
///     points: OutstandingPoints(Points(steps: 10_000, in: .points), redeeming: .percent(95)), at: point)
/// allocation.deferred(rounding: .toNearestOrEven)   // 8676 JPY
/// ```
///
/// A sale that grants points sells two things: goods now, and a discount later. The price is divided in the ratio of what
/// either would cost alone, and the part of the points is deferred until they are redeemed: see ``PointsRevenue``. Points
/// that are not expected to be redeemed have no price. Source: IFRS 15 "Revenue from Contracts with Customers",
/// paragraphs 74 and B39 to B43, illustrative example 52.
public struct PointsAllocation: Hashable, Sendable {
    /// What the customers paid for goods and points together.
    public let price: Money
    /// The part of the points, exactly, in minor units.
    let exact: ExactFraction

    /// Creates an allocation.
    ///
    /// - Parameters:
    ///   - price: What the customers paid for goods and points together; zero or more.
    ///   - goods: What the goods cost alone; zero or more.
    ///   - points: The points that were granted, and how many of them are expected to be redeemed.
    ///   - value: What a redeemed point is worth.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `unitMismatch`, `invalidCounts` for money below zero or if
    ///   neither goods nor points cost anything, or `sumOutOfRange` for terms beyond 128 bits.
    public init(
        of price: Money,
        goods: Money,
        points: OutstandingPoints,
        at value: PointValue
    ) throws(MetricsError) {
        guard price.currency == goods.currency, value.worth.currency == price.currency else {
            throw MetricsError(.currencyMismatch, "price, goods and points are in one currency")
        }
        guard points.points.unit == value.points.unit else {
            throw MetricsError(.unitMismatch, "points are in the unit whose value is given")
        }
        let alone = try points.expected * value.exact
        let whole = try ExactFraction(Int128(goods.minorUnits)) + alone
        guard !price.isNegative, !goods.isNegative, whole.numerator > 0 else {
            throw MetricsError(
                .invalidCounts,
                "goods or points cost more than nothing, and their price is zero or more"
            )
        }
        self.price = price
        let share = try alone * ExactFraction(whole.denominator, per: whole.numerator)
        exact = try ExactFraction(Int128(price.minorUnits)) * share
    }

    /// The part of the points in minor units as an exact fraction; nil if its terms are beyond those of a rate.
    public var exactMinorUnits: Rate? { exact.rate }

    /// Returns the part of the points: what is deferred.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The part of the points, never more than the price; the rest belongs to the goods.
    public func deferred(rounding: RoundingRule) -> Money {
        // A share of the price is never beyond it, so that neither step is refused.
        (try? exact.rounded(rounding)).flatMap { try? Money(minorUnits: $0, in: price.currency) } ?? price
    }
}
