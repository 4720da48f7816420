//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that a reversed accrual took back.
public struct ReversalReceipt: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// The points that were taken out of lots.
    public let points: Points
    /// The points that are owed, because no lot had them any more.
    public let debt: Points
    /// The tier after the reversal, or nil for none.
    public let tier: TierID?

    private enum CodingKeys: String, CodingKey { case debt, order, points, tier }
}
