//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What became of points that a program issued: redeemed, expired, taken back, or still held.
///
/// ```swift
/// let turnover = try PointsTurnover(
///     issued: Points(steps: 100_000, in: .points), redeemed: Points(steps: 62_000, in: .points),
///     expired: Points(steps: 18_000, in: .points))
/// turnover.redemptionRate       // 62%
/// turnover.breakageOfSettled    // 22.5%
/// turnover.outstanding          // 20000 points
/// ```
///
/// Points of different ages behave differently: points that were issued last month have hardly been redeemed, and none of
/// them expired. Compare turnovers of one issue cohort, or of cohorts of one age. How often points are redeemed is a ratio
/// of sums, not a share of independent cases, so it has no interval.
public struct PointsTurnover: Hashable, Sendable {
    /// The points that were granted.
    public let issued: Points
    /// The points that were redeemed, less what was given back.
    public let redeemed: Points
    /// The points that expired.
    public let expired: Points
    /// The points that were taken back by returns and corrections.
    public let withdrawn: Points
    /// The points that members still hold; below zero if more of them went than the figures know to have been issued.
    public let outstanding: Points

    /// Creates a turnover.
    ///
    /// - Parameters:
    ///   - issued: The points that were granted.
    ///   - redeemed: The points that were redeemed, less what was given back.
    ///   - expired: The points that expired.
    ///   - withdrawn: The points that were taken back by returns and corrections; nil for none.
    /// - Throws: ``MetricsError`` with code `unitMismatch`, `invalidCounts` for points below zero, or `sumOutOfRange`.
    public init(
        issued: Points,
        redeemed: Points,
        expired: Points,
        withdrawn: Points? = nil
    ) throws(MetricsError) {
        let withdrawn = withdrawn ?? .zero(in: issued.unit)
        let all = [issued, redeemed, expired, withdrawn]
        guard all.allSatisfy({ $0.unit == issued.unit }) else {
            throw MetricsError(.unitMismatch, "a turnover has points of one unit")
        }
        guard !all.contains(where: \.isNegative) else {
            throw MetricsError(
                .invalidCounts,
                "points that were issued, redeemed, expired or taken back are zero or more"
            )
        }
        // At most three sums of 2^53 each, far inside 64 bits.
        let left = issued.steps - redeemed.steps - expired.steps - withdrawn.steps
        guard let outstanding = try? Points(steps: left, in: issued.unit) else { throw Tally.tooLarge }
        self.issued = issued
        self.redeemed = redeemed
        self.expired = expired
        self.withdrawn = withdrawn
        self.outstanding = outstanding
    }
}

// MARK: - Rates

extension PointsTurnover {
    /// The redeemed points by the issued ones; nil if none were issued.
    public var redemptionRate: Rate? { Tally.ratio(redeemed.steps, issued.steps) }

    /// Breakage so far: the expired points by the issued ones; nil if none were issued.
    public var realisedBreakage: Rate? { Tally.ratio(expired.steps, issued.steps) }

    /// The expired points by those that were redeemed or expired; nil if none were.
    ///
    /// Points that are still held have not decided yet. For a cohort all of whose points are settled, this is its breakage.
    public var breakageOfSettled: Rate? {
        let settled = redeemed.steps + expired.steps
        return settled > 0 ? ExactFraction(Int128(expired.steps), per: Int128(settled)).rate : nil
    }

    /// Returns breakage to be expected in the end: the expired points, and those held that will not be redeemed, by the
    /// issued ones.
    ///
    /// It is an estimate, as good as the rate that goes in: take that from cohorts whose points are settled.
    ///
    /// - Parameter redemption: The share of the points still held that is expected to be redeemed, 0 to 1.
    /// - Returns: The share of the issued points; nil if none were issued.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a rate outside 0 to 1 or points held below zero, or
    ///   `sumOutOfRange` if the terms of the share are beyond those of a rate.
    public func expectedBreakage(redeeming redemption: Rate) throws(MetricsError) -> Rate? {
        let held = try OutstandingPoints(outstanding, redeeming: redemption)
        guard issued.steps > 0 else { return nil }
        let lost = try ExactFraction(Int128(expired.steps + outstanding.steps)) + held.expected * ExactFraction(-1)
        guard let rate = try (lost * ExactFraction(1, per: Int128(issued.steps))).rate else { throw Tally.tooLarge }
        return rate
    }
}
