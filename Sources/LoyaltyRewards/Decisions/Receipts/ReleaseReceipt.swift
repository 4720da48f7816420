//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points of a hold that are free again.
public struct ReleaseReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points that were held.
    public let points: Points
    /// The points of them that were past their last day, and are gone.
    public let expired: Points
    /// The points of them that repaid debt.
    public let repaid: Points

    private enum CodingKeys: String, CodingKey { case expired, points, redemption, repaid }
}
