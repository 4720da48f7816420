//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What becomes of a tier if nothing more is accrued, and what would keep or lift it.
public struct TierProjection: Hashable, Sendable {
    /// Where the member stands now.
    public let standing: TierStanding
    /// What reaches the tier again so that it holds beyond its end, or nil if it does not end or nothing accrued before
    /// its end can keep it.
    ///
    /// What will have left the window, and points that will have expired, by then do not count. If any accrual at all
    /// keeps the tier, one is missing.
    public let keep: TierShortfall?
    /// What lifts the member to the next tier, or nil at the top.
    ///
    /// It is right until `before`, when the window ends or the next entry leaves it.
    public let next: TierShortfall?
    /// The last local day with the tier, or nil if it does not end.
    public let lastDay: CivilDate?
    /// The tier after that day if nothing more is accrued; the present one if it does not end.
    public let tierAtEnd: Tier?
}
