//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account remembers of another one that joined it, so that the other one can leave with what is left of its own.
public struct MemberPart: Hashable, Codable, Sendable {
    /// Whose account joined.
    public let member: CustomerID
    /// Why it joined.
    public let kind: MembershipKind
    /// When it joined.
    public let joinedAt: Timestamp
    /// How far the numbers of its lots moved up.
    public let lotOffset: Int64
    /// How many lots it had had.
    public let lotCount: Int64
    /// What had become of its points by then.
    public let totals: PointsTotals
    /// What it owes of the debt: what it owed by then, and what returns of its own orders and actions added, less repayments.
    public internal(set) var debt: Int64
    /// Its remainder by then, in millionths of a step.
    public let carried: Int64
    /// What was refunded of its redemptions since then.
    public internal(set) var refunded: Int64
    /// Its redemptions by then, but for those that are forgotten.
    public internal(set) var redemptions: [RedemptionID]
    /// What counted for its tier by then, but for what is forgotten.
    public internal(set) var qualifying: [AccrualID]
    /// What it had used of limits by then.
    public let usage: AccrualUsage
    /// Its tier by then.
    public let tier: TierRecord?
    /// When its member had enrolled.
    public let enrolledAt: Timestamp?
    /// The tier of the account that it joined, before anybody did, with what people extended there since.
    public internal(set) var hostTier: TierRecord?
    /// When the owner of the account that it joined had enrolled.
    public let hostEnrolledAt: Timestamp?

    private enum CodingKeys: String, CodingKey {
        case carried, debt, enrolledAt, hostEnrolledAt, hostTier, joinedAt, kind, lotCount, lotOffset, member,
            qualifying
        case redemptions, refunded, tier, totals, usage
    }

    /// Whether a lot came with the member.
    func owns(_ lot: LotID) -> Bool { lot.number > lotOffset && lot.number <= lotOffset + lotCount }

    /// Whether the numbers of a stored part can be, in an account with so many lots.
    func isSound(amongLots count: Int64) -> Bool {
        ([lotOffset, lotCount, debt, refunded] + totals.all).allSatisfy(Steps.isValid)
            && lotOffset + lotCount <= count && refunded <= totals.redeemed
    }
}
