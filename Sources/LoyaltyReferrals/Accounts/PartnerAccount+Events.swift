//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PartnerAccount {
    /// Folds one event in, without deciding anew.
    ///
    /// - Parameter event: The next event of the account.
    /// - Throws: ``ReferralsError`` with code `corruptLog` if the event contradicts the account, and `amountOutOfRange` if a
    ///   sum is beyond ±(2^53 − 1). The account is as it was then.
    public mutating func apply(_ event: PartnerEvent) throws(ReferralsError) {
        let before = balance ?? .zero(in: event.currency)
        guard before.accrued.currency == event.currency else { throw Self.corrupt("its currency") }
        let after = try ReferralsError.restating { () throws(CoreError) in try before.after(event) }
        switch event {
        case .accrued(let accrual): try accrue(accrual)
        case .approved(let approval): try approve(approval)
        case .reversed(let reversal): try reverse(reversal)
        case .voided(let void): try declareVoid(void)
        case .periodRecorded(let change): try record(change)
        case .adjusted(let adjustment): try adjust(adjustment)
        case .locked(let lock):
            guard lock.cutoff <= lock.at else { throw Self.corrupt("its payouts") }
            let payout = PartnerPayout(id: lock.id, cutoff: lock.cutoff, amount: lock.amount, standing: .locked)
            try add(payout, payable: before.payable)
        case .settled(let settlement):
            try move(settlement.id, settlement.amount, to: .paid, reference: settlement.reference)
        case .released(let release): try move(release.id, release.amount, to: .released, reference: nil)
        case .paid(let payment):
            let payout = PartnerPayout(
                id: payment.id,
                cutoff: payment.at,
                amount: payment.amount,
                standing: .paid,
                reference: payment.reference
            )
            try add(payout, payable: before.payable)
        }
        balance = after
    }

    static func corrupt(_ part: String) -> ReferralsError {
        ReferralsError(.corruptLog, "an event does not contradict the account: \(part)")
    }
}

// MARK: - Sales

extension PartnerAccount {
    private mutating func accrue(_ accrual: CommissionAccrual) throws(ReferralsError) {
        guard accrual.partner == partner ?? accrual.partner, sales[accrual.order] == nil else {
            throw Self.corrupt("its partner and its orders")
        }
        guard accrual.isSound else { throw Self.corrupt("its amounts") }
        partner = accrual.partner
        sales[accrual.order] = PartnerSale(accrual)
    }

    private mutating func approve(_ approval: CommissionApproval) throws(ReferralsError) {
        switch approval.source {
        case .order(let order):
            guard sales[order]?.approval == approval else { throw Self.corrupt("its holds") }
            sales[order]?.isApproved = true
        case .period(let key):
            guard periods[key]?.approval == approval else { throw Self.corrupt("its holds") }
            periods[key]?.lastApproved = approval.amount
            periods[key]?.pending = .zero(in: approval.amount.currency)
        }
    }

    private mutating func reverse(_ reversal: CommissionReversal) throws(ReferralsError) {
        guard var sale = sales[reversal.order], !sale.isVoid, !sale.returns.contains(reversal.id),
            sale.isApproved == reversal.isAfterApproval, reversal.refund.currency == reversal.amount.currency,
            reversal.refundedToDate == (try? sale.refunded + reversal.refund),
            reversal.refundedToDate.minorUnits <= sale.accrual.saleTotal.minorUnits,
            reversal.amount.minorUnits >= 0, reversal.amount.minorUnits <= sale.remaining.minorUnits,
            reversal.isSound, let reversed = try? sale.reversed + reversal.amount
        else {
            throw Self.corrupt("its sales")
        }
        sale.refunded = reversal.refundedToDate
        sale.reversed = reversed
        sale.returns.append(reversal.id)
        sales[reversal.order] = sale
    }

    private mutating func declareVoid(_ void: CommissionVoid) throws(ReferralsError) {
        guard var sale = sales[void.order], !sale.isVoid, sale.isApproved == void.isAfterApproval,
            void.amount == sale.remaining
        else {
            throw Self.corrupt("its sales")
        }
        sale.isVoid = true
        sale.reversed = sale.accrual.commission
        sales[void.order] = sale
    }
}

// MARK: - Periods and adjustments

extension PartnerAccount {
    private mutating func record(_ change: PeriodChange) throws(ReferralsError) {
        let commission = change.commission
        let period =
            periods[commission.key]
            ?? PartnerPeriod(commission.key, in: change.accrued.currency, approvesAt: commission.approvesAt)
        guard commission.partner == partner ?? commission.partner, commission.total.currency == change.accrued.currency,
            let after = period.after(change)
        else {
            throw Self.corrupt("its periods")
        }
        partner = commission.partner
        periods[commission.key] = after
    }

    private mutating func adjust(_ adjustment: CommissionAdjustment) throws(ReferralsError) {
        guard adjustment.partner == partner ?? adjustment.partner, adjustments[adjustment.id] == nil else {
            throw Self.corrupt("its adjustments")
        }
        partner = adjustment.partner
        adjustments[adjustment.id] = adjustment
    }
}

// MARK: - Payouts

extension PartnerAccount {
    private mutating func add(_ payout: PartnerPayout, payable: Money) throws(ReferralsError) {
        guard payouts[payout.id] == nil, payout.amount.minorUnits > 0,
            payout.amount.minorUnits <= payable.minorUnits
        else {
            throw Self.corrupt("its payouts")
        }
        payouts[payout.id] = payout
    }

    private mutating func move(
        _ id: ActivityID,
        _ amount: Money,
        to standing: PartnerPayout.Standing,
        reference: PayoutReference?
    ) throws(ReferralsError) {
        guard var payout = payouts[id], payout.standing == .locked, payout.amount == amount else {
            throw Self.corrupt("its payouts")
        }
        payout.standing = standing
        payout.reference = reference
        payouts[id] = payout
    }
}
