//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that had expired came back.
public struct PointsReinstated: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The new lots.
    public let lots: [Lot]
    /// The expired lot of each new one, in the same order.
    public let expired: [LotID]
    /// Why, and by whom.
    public let why: ManualReason

    private enum CodingKeys: String, CodingKey { case at, expired, lots, why }
}
