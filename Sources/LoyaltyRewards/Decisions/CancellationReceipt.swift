//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that a cancelled redemption gave back.
public struct CancellationReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points that went back into their lots.
    public let points: Points
    /// How many of them are gone at once, because their last day is past.
    public let expired: Points
    /// How many of them repaid debt at once.
    public let repaid: Points

    private enum CodingKeys: String, CodingKey { case expired, points, redemption, repaid }
}
