//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The expired points that came back.
public struct ReinstatementReceipt: Hashable, Codable, Sendable {
    /// The points.
    public let points: Points
    /// The points of them that repaid debt.
    public let repaid: Points
    /// The first instant at which they are gone.
    public let expiresAt: Timestamp
    /// The points that can be redeemed now.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, expiresAt, points, repaid }
}
