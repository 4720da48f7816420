//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What points are worth in money, as an exact ratio: 1 point for 0.01, or 3 points for 0.10.
public struct PointValue: Hashable, Sendable {
    /// The points that are worth ``worth``; above zero.
    public let points: Points
    /// What ``points`` are worth; above zero.
    public let worth: Money

    /// Creates a value.
    ///
    /// - Parameters:
    ///   - points: The points that are worth the money; above zero.
    ///   - worth: What they are worth; above zero.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for points or money of zero or less.
    public init(_ points: Points, worth: Money) throws(MetricsError) {
        guard points.steps > 0, worth.minorUnits > 0 else {
            throw MetricsError(.invalidDefinition, "points above zero are worth money above zero")
        }
        self.points = points
        self.worth = worth
    }

    /// Minor units by step of the unit.
    var exact: ExactFraction { ExactFraction(Int128(worth.minorUnits), per: Int128(points.steps)) }
}
