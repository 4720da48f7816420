//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an order pays the partner who is credited with it, line by line and offer by offer.
public struct DirectEvaluation: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// The partner.
    public let partner: PartnerID
    /// What of the order counts.
    public let base: CommissionBaseEvaluation
    /// The lines, together where the same offers hold for them, in the order of their first lines.
    public let groups: [Group]
    /// What the partner is paid; at most the base.
    public let amount: Money
    /// What is left of the base.
    public let houseShare: Money

    /// The shares that the rule gives: the partner's, or none for nothing.
    public var shares: [PartnerShare] { amount.isZero ? [] : [PartnerShare(partner, amount)] }

    /// That the amount and the house's share sum to exactly the base.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: base.amount,
            parts: [.init(name: "commission", amount: amount), .init(name: "houseShare", amount: houseShare)]
        )
    }

    /// Lines for which the same offers hold.
    public struct Group: Hashable, Sendable {
        /// The lines.
        public let lines: [Line]
        /// How closely the offers name what they are for; nil if no offer holds or the lines are turned off.
        public let source: DirectSource?
        /// Whether an offer turns the lines off.
        public let isTurnedOff: Bool
        /// The offers that hold, or the one that turns the lines off, in the order of the rule.
        public let offers: [Offer]
        /// What the offers are paid on.
        public let base: Money
        /// What is paid; at most the base.
        public let amount: Money
    }

    /// One line and what counts of it.
    public struct Line: Hashable, Sendable {
        /// The line; nil for an order of which only the total is known, or the shipping of one without lines.
        public let id: LineID?
        /// What counts: the line by the plan's base, with its share of shipping by value, less what excluded means paid.
        public let counted: Money
    }

    /// One offer that holds and what became of it.
    public struct Offer: Hashable, Sendable {
        /// The name of the offer.
        public let name: String
        /// What it pays, or would have paid; at most what it is paid on.
        public let amount: Money
        /// What became of it.
        public let finding: Finding
    }

    /// What became of an offer that holds.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// It is paid.
        case paid
        /// Another offer is paid.
        case notChosen
        /// It is paid once an order, and all of it was for lines before.
        case paidAlready
        /// It turns the lines off.
        case turnedOff
    }
}
