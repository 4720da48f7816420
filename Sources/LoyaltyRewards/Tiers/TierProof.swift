//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a standing was read from: which time, how many entries, which thresholds.
public struct TierProof: Hashable, Sendable {
    /// The time whose accruals count, or nil if the member has not joined or a balance counts.
    public let window: TimeWindow?
    /// How many entries of the history counted.
    public let entries: Int
    /// What they sum to, in steps of points, minor units of spend, orders or actions.
    public let total: Int64
    /// The highest tier that the total reaches by itself, or nil if it reaches none.
    public let reached: Tier?
    /// Why the member has the tier of the standing, or nil without a tier.
    public let hold: TierHold?
}
