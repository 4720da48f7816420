//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is asked of partners' accounts.
public enum PartnerCommand: Hashable, Sendable {
    /// Credit a sale to whoever it is due to, by the plan that decides.
    case recordSale(Order, CommissionCredit)
    /// Credit a sale to everybody whom it pays, as it was worked out before.
    case recordCascade(SaleCommission)
    /// Credit what a partner gets for a period, or correct it by a later run.
    case recordPeriod(PeriodCommission)
    /// Take back the commission on what a customer is refunded, from everybody who was paid for the order.
    case reverseSale(Return, partners: [PartnerID])
    /// Declare a sale void, for everybody who was paid for it.
    case voidSale(SaleVoid, partners: [PartnerID])
    /// Give or take money by hand.
    case adjust(CommissionAdjustment)
    /// Put approved commission into a payout.
    case lockPayout(PayoutLock, partner: PartnerID)
    /// Write down that a locked payout arrived.
    case settlePayout(PayoutSettlement, partner: PartnerID)
    /// Write down that a locked payout failed.
    case releasePayout(PayoutRelease, partner: PartnerID)
    /// Write down that approved commission was paid.
    case recordPayout(CommissionPayout, partner: PartnerID)
    /// Write down the holds that have ended, in one account by the name of its stream.
    case approveDue(StreamID)
}
