//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account took over from another system.
public struct OpeningReceipt: Hashable, Codable, Sendable {
    /// All points that came in.
    public let points: Points
    /// The points of them that were past their last day.
    public let expired: Points
    /// The points of them that repaid debt.
    public let repaid: Points
    /// The points that can be redeemed now.
    public let available: Points
    /// The tier, or nil for none.
    public internal(set) var tier: TierID?

    private enum CodingKeys: String, CodingKey { case available, expired, points, repaid, tier }
}
