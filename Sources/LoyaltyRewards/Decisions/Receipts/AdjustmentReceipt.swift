//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that were given or taken by hand.
public struct AdjustmentReceipt: Hashable, Codable, Sendable {
    /// The points; below zero if they were taken.
    public let points: Points
    /// The points of them that repaid debt.
    public let repaid: Points
    /// The first instant at which given points are gone, or nil if no date of their own ends them.
    public let expiresAt: Timestamp?
    /// The points that can be redeemed now.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, expiresAt, points, repaid }
}
