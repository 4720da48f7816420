//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that were redeemed, and what they were worth.
public struct RedemptionReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points.
    public let points: Points
    /// What they were worth.
    public let value: Money
    /// The points that can still be redeemed.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, points, redemption, value }
}
