//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that an order or an action got.
public struct AccrualReceipt: Hashable, Codable, Sendable {
    /// The order or the action.
    public let accrual: AccrualID
    /// The points.
    public let points: Points
    /// The spend that counted, or nil for an action.
    public let spend: Money?
    /// By how much the tier multiplied the points.
    public let multiplier: Rate
    /// The first instant at which the points can be redeemed.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if they never are.
    public let expiresAt: Timestamp?
    /// The tier afterwards, or nil for none.
    public let tier: TierID?

    private enum CodingKeys: String, CodingKey { case accrual, activeAt, expiresAt, multiplier, points, spend, tier }
}
