//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that are set aside.
public struct HoldReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points.
    public let points: Points
    /// What they are worth.
    public let value: Money
    /// The first instant at which they are free again, unless they are captured before.
    public let until: Timestamp
    /// The points that can still be redeemed.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, points, redemption, until, value }
}
