//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How much is missing for a tier, and by when: "8.40 more by 31 December".
public struct TierShortfall: Hashable, Sendable {
    /// The tier.
    public let tier: Tier
    /// How much is missing, in steps of points, minor units of spend, orders or actions; above zero.
    public let amount: Int64
    /// The first instant that is too late, or nil if there is no hurry.
    public let before: Timestamp?
    /// The last local day on which some time is left, to show to a member; nil if there is no hurry.
    public let lastDay: CivilDate?
}
