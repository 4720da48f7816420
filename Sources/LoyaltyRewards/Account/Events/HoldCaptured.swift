//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A hold became a redemption, wholly or in part; what was not captured is free again.
public struct HoldCaptured: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// What was taken out of which lot, first of what was held.
    public let allocations: [LotAllocation]
    /// What the points were worth.
    public let value: Money

    private enum CodingKeys: String, CodingKey { case allocations, at, redemption, value }
}
