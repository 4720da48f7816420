//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points of a redemption went back into the very lots that they came from, with their old dates.
public struct RedemptionRefunded: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The redemption.
    public let redemption: RedemptionID
    /// What went back into which lot: last redeemed, first back.
    public let allocations: [LotAllocation]
    /// What the points were worth when they were redeemed.
    public let value: Money

    private enum CodingKeys: String, CodingKey { case allocations, at, redemption, value }
}
