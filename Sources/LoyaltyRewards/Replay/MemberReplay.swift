//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What two programs come to for one member at an instant.
public struct MemberReplay: Hashable, Sendable {
    /// What one program comes to for the member.
    public struct Outcome: Hashable, Sendable {
        /// What the member has.
        public let balance: Balance
        /// The tier, or nil for none.
        public let tier: TierID?
    }

    /// The member.
    public let member: CustomerID
    /// By the program that decided then.
    public let live: Outcome
    /// By the draft.
    public let draft: Outcome
    /// Redemptions that were made and that the draft declines.
    public let declined: [RedemptionID]
    /// Whether the history has joined or moved accounts, which a replay leaves out.
    public let isPartial: Bool

    /// Whether the member has another tier by the draft.
    public var changesTier: Bool { live.tier != draft.tier }

    /// Whether the member has another balance by the draft.
    public var changesBalance: Bool { live.balance != draft.balance }
}
