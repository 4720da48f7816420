//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was taken back of an order or an action.
public struct ReversalReceipt: Hashable, Codable, Sendable {
    /// The order or the action.
    public let accrual: AccrualID
    /// The points that lots had.
    public let points: Points
    /// The points that are owed from now on.
    public let debt: Points
    /// The points that were given up, as the program says.
    public let writtenOff: Points
    /// Whether the debt is now above what the program lets stand without a look.
    public let needsReview: Bool
    /// Whether nothing of the order or the action is left.
    public let isComplete: Bool
    /// The tier afterwards, or nil for none.
    public internal(set) var tier: TierID?

    private enum CodingKeys: String, CodingKey { case accrual, debt, isComplete, needsReview, points, tier, writtenOff }
}
