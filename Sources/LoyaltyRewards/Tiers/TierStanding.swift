//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Where a member stands on a ladder at an instant.
public struct TierStanding: Hashable, Sendable {
    /// The tier, or nil below the first.
    public let tier: Tier?
    /// What qualifies inside the window, in steps of points, minor units of spend, orders or actions.
    public let total: Int64
    /// The next tier above the member's, or nil at the top.
    public let next: Tier?
    /// How much more reaches the next tier; zero at the top.
    public let missing: Int64
    /// The first instant at which the tier is lost if nothing more is accrued, or nil if it is not lost.
    public let holdsUntil: Timestamp?
    /// What to write down, or nil for a member who never had a tier.
    public let record: TierRecord?
    /// What the standing was read from.
    public let proof: TierProof
}
