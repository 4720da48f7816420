//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One stop on the way of a sale up a line of ranks: who it was, and what came of it.
public struct RankedStop: Hashable, Sendable {
    /// The partner; nil for a generation that the line does not have.
    public let partner: PartnerID?
    /// How many sponsors up the line the partner is: 0 for the seller, 1 for the seller's sponsor; nil without a partner.
    public let level: Int?
    /// The rank that the partner is paid as; nil for none.
    public let rank: String?
    /// The generation; nil where generations are not counted, or for a partner who is none.
    public let generation: Int?
    /// What came of it.
    public let finding: Finding
    /// What the stop pays, or would have paid if it is forfeited.
    public let amount: Money

    /// What came of a stop.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// The partner is paid.
        case paid
        /// The partner's rank is not paid by the rule.
        case noRank
        /// The partner is nearer to the seller than the rule pays.
        case belowLevel
        /// Somebody below, up to the seller, has the same rank or a higher one.
        case blocked
        /// The seller's group is the partner's own, for which the rule pays nothing.
        case ownGroup
        /// The partner's rank is too low for the generation, whose share is forfeited.
        case unqualified
        /// The line has no such generation, and its share is forfeited.
        case noLeader
    }
}
