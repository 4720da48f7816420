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
    /// When the sale was placed, the period run, the return accepted or the payout made; nil for what is carried forward.
    public let at: Timestamp?
    /// The order, or nil if the line is for none.
    public let order: OrderID?
    /// The period, or nil if the line is for none.
    public let period: PeriodKey?
    /// The return, adjustment or payout, or nil if there is none.
    public let source: ActivityID?
    /// What the amount is made up of, by component and level; empty if it is one amount.
    ///
    /// Each share is zero or more; that of a reversal is taken away.
    public let shares: [CommissionShare]
    /// Why, in the host's words, for what was done by hand.
    public let reason: String?
    /// By how much the balance changes; below zero for what is taken back or paid.
    public let amount: Money

    /// What kind of movement a line is.
    public enum Kind: String, Hashable, CaseIterable, Codable, Sendable {
        /// What the partner owed when the statement began, set against what comes.
        case carryForward
        /// Commission for a sale or a period.
        case accrual
        /// Commission that is taken back.
        case reversal
        /// Commission for a sale that was declared void.
        case void
        /// Money that was given or taken by hand.
        case adjustment
        /// Commission that was paid.
        case payout
    }

    private init(
        _ kind: Kind,
        at: Timestamp?,
        order: OrderID? = nil,
        period: PeriodKey? = nil,
        source: ActivityID? = nil,
        shares: [CommissionShare] = [],
        reason: String? = nil,
        _ amount: Money
    ) {
        self.kind = kind
        self.at = at
        self.order = order
        self.period = period
        self.source = source
        self.shares = shares
        self.reason = reason
        self.amount = amount
    }

    init(carryingForward debt: Money) { self.init(.carryForward, at: nil, debt) }

    init?(_ event: PartnerEvent) {
        switch event {
        case .accrued(let accrual):
            self.init(.accrual, at: accrual.at, order: accrual.order, shares: accrual.shares, accrual.commission)
        case .reversed(let reversal):
            self.init(
                .reversal,
                at: reversal.at,
                order: reversal.order,
                source: reversal.id,
                shares: reversal.shares,
                reversal.amount.negated
            )
        case .voided(let void):
            self.init(.void, at: void.at, order: void.order, reason: void.reason, void.amount.negated)
        case .periodRecorded(let change):
            let commission = change.commission
            self.init(
                change.amount.isNegative ? .reversal : .accrual,
                at: commission.at,
                period: commission.key,
                shares: change.amount == commission.total ? commission.shares : [],
                change.amount
            )
        case .adjusted(let adjustment):
            self.init(
                .adjustment,
                at: adjustment.at,
                source: adjustment.id,
                reason: adjustment.reason,
                adjustment.amount
            )
        case .settled(let payout): self.init(.payout, at: payout.at, source: payout.id, payout.amount.negated)
        case .paid(let payout): self.init(.payout, at: payout.at, source: payout.id, payout.amount.negated)
        case .approved, .locked, .released: return nil
        }
    }
}
