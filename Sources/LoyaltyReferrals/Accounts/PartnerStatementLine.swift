//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One movement of a partner's money.
public struct PartnerStatementLine: Hashable, Sendable {
    /// What kind of movement.
    public let kind: Kind
    /// When the sale was placed, the return accepted, or the payout made.
    public let at: Timestamp
    /// The order, or nil for a payout.
    public let order: OrderID?
    /// The return or payout, or nil for a sale.
    public let source: ActivityID?
    /// By how much the balance changes; below zero for reversals and payouts.
    public let amount: Money

    /// What kind of movement a line is.
    public enum Kind: String, Hashable, CaseIterable, Codable, Sendable {
        /// Commission for a sale.
        case accrual
        /// Commission that is taken back.
        case reversal
        /// Commission that was paid.
        case payout
    }

    init?(_ event: PartnerEvent) {
        switch event {
        case .accrued(let accrual):
            (kind, at, order, source) = (.accrual, accrual.at, accrual.order, nil)
            amount = accrual.commission
        case .reversed(let reversal):
            (kind, at, order, source) = (.reversal, reversal.at, reversal.order, reversal.id)
            amount = reversal.amount.negated
        case .paid(let payout):
            (kind, at, order, source) = (.payout, payout.at, nil, payout.id)
            amount = payout.amount.negated
        case .approved: return nil
        }
    }
}
