//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What limits or a guard have left of shares, and what they have cut.
public struct CappedShares: Hashable, Sendable {
    /// The shares, in the order in which they were given.
    public let shares: [Share]
    /// What was cut of all shares together.
    public let capped: Money
    /// What is left of all shares together.
    public let amount: Money

    /// That what is left and what was cut sum to exactly the shares.
    public var conservation: CommissionConservation {
        // Both were worked out as parts of one sum that money holds.
        let whole = (try? Money.sum(of: shares.lazy.map(\.full), in: capped.currency)) ?? amount
        return CommissionConservation(
            whole: whole,
            parts: [.init(name: "commission", amount: amount), .init(name: "capped", amount: capped)]
        )
    }

    /// What was left of one share.
    public struct Share: Hashable, Sendable {
        /// The partner.
        public let partner: PartnerID
        /// The share before anything was cut.
        public let full: Money
        /// What is left.
        public let amount: Money
        /// What was cut, in the order in which the limits are looked at; none for nothing.
        public let cuts: [Cut]
    }

    /// What one limit has cut of a share.
    public struct Cut: Hashable, Sendable {
        /// Which limit it was.
        public let limit: Limit
        /// How much it has cut; above zero.
        public let amount: Money
    }

    /// What cuts shares.
    public enum Limit: String, Hashable, CaseIterable, Codable, Sendable {
        /// The most that one sale pays.
        case perSale
        /// The most that one partner is paid in a period.
        case perPartner
        /// The most that all partners are paid in a period.
        case perPeriod
        /// The share of the base that a guard leaves.
        case payoutGuard
    }
}
