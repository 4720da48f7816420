//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that members hold, and how many of them are expected to be redeemed.
public struct OutstandingPoints: Hashable, Sendable {
    /// What the points have in common: the first day of the month in which they were issued, or in which they expire; nil if
    /// unknown, or for points that never expire.
    public let month: CivilDate?
    /// The points.
    public let points: Points
    /// The share of them that is expected to be redeemed, 0 to 1.
    public let expectedRedemption: Rate

    /// Creates points that members hold.
    ///
    /// - Parameters:
    ///   - points: The points; zero or more.
    ///   - month: The first day of the month in which they were issued, or in which they expire.
    ///   - redemption: The share of them that is expected to be redeemed, 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for points below zero or a share outside 0 to 1.
    public init(
        _ points: Points,
        month: CivilDate? = nil,
        redeeming redemption: Rate
    ) throws(MetricsError) {
        guard !points.isNegative, redemption >= .zero, redemption <= .one else {
            throw MetricsError(.invalidCounts, "of points that are held, zero or more, 0 to 100 % are redeemed")
        }
        self.month = month
        self.points = points
        expectedRedemption = redemption
    }

    /// The steps that are expected to be redeemed.
    var expected: ExactFraction {
        get throws(MetricsError) { try ExactFraction(Int128(points.steps)) * ExactFraction(expectedRedemption) }
    }
}
