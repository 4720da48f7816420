//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points were redeemed: out of which lots, and what they were worth.
public struct PointsRedeemed: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// What was taken out of which lot, in the order of expiry.
    public let allocations: [LotAllocation]
    /// What the points were worth.
    public let value: Money
    /// The total of the order that the points pay for, or nil if they pay for something else.
    public let total: Money?
    /// The version of the program that decided.
    public let version: DefinitionVersion

    private enum CodingKeys: String, CodingKey { case allocations, at, redemption, total, value, version }
}
