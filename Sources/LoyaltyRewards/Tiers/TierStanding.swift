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
    /// What qualifies inside the window, in steps of points or minor units of spend.
    public let total: Int64
    /// The next tier, or nil at the top.
    public let next: Tier?
    /// How much more reaches the next tier; zero at the top.
    public let missing: Int64
    /// The first instant at which the tier is lost if nothing more is accrued, or nil if it is not lost.
    public let holdsUntil: Timestamp?
}
