//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points of a redemption that were given back.
public struct RefundReceipt: Hashable, Codable, Sendable {
    /// The redemption.
    public let redemption: RedemptionID
    /// The points that were given back.
    public let points: Points
    /// What they were worth when they were redeemed.
    public let value: Money
    /// The points of them that are gone, because their lots are past their last day.
    public let expired: Points
    /// The points of them that came back in a new lot.
    public let regranted: Points
    /// The points of them that repaid debt.
    public let repaid: Points
    /// The points of them that made good for what an earlier return could not take back.
    public let recovered: Points

    private enum CodingKeys: String, CodingKey { case expired, points, recovered, redemption, regranted, repaid, value }
}
