//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The place of a partner among others by one figure.
public struct EffectivenessRank: Hashable, Sendable {
    /// The place from 1; partners of the same figure share one, and the next place is passed over for each of them.
    public let rank: Int
    /// How many partners have a place.
    public let count: Int
    /// The partner.
    public let partner: PartnerID
    /// The figure with both of its terms.
    public let quotient: EffectivenessQuotient
}
