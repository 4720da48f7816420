//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One sale in a partner's account: the commission as it was calculated, and what became of it.
public struct PartnerSale: Hashable, Codable, Sendable {
    /// The commission as it was calculated.
    public let accrual: CommissionAccrual
    /// Whether the hold has ended and was written down.
    public internal(set) var isApproved = false
    /// Whether the sale was declared void.
    public internal(set) var isVoid = false
    /// What was given back to the customer in all.
    public internal(set) var refunded: Money
    /// What was taken back of the commission in all.
    public internal(set) var reversed: Money
    /// The returns of the order, in the order of recording.
    public internal(set) var returns: [ActivityID] = []

    private enum CodingKeys: String, CodingKey { case accrual, isApproved, isVoid, refunded, returns, reversed }

    init(_ accrual: CommissionAccrual) {
        self.accrual = accrual
        self.refunded = .zero(in: accrual.commission.currency)
        self.reversed = .zero(in: accrual.commission.currency)
    }

    /// What is left of the commission.
    public var remaining: Money { (try? accrual.commission - reversed) ?? .zero(in: reversed.currency) }

    /// The end of the hold, or nil if nothing is left to approve.
    var approval: CommissionApproval? {
        isApproved || remaining.isZero
            ? nil : CommissionApproval(source: .order(accrual.order), at: accrual.approvesAt, amount: remaining)
    }

    /// Whether no more is refunded than was paid, and no more taken back than was accrued, and all of it if void.
    var isWithinBounds: Bool {
        refunded.minorUnits >= 0 && refunded.minorUnits <= accrual.saleTotal.minorUnits
            && reversed.minorUnits >= 0 && reversed.minorUnits <= accrual.commission.minorUnits
            && (!isVoid || remaining.isZero)
    }

    /// What a refund takes back, if there is so much to refund.
    func reversal(for refund: Return) throws(ReferralsError) -> CommissionReversal? {
        let refundedToDate = try ReferralsError.restating { () throws(CoreError) in try refunded + refund.amount }
        guard refundedToDate.minorUnits <= accrual.saleTotal.minorUnits else { return nil }
        let shares = try accrual.shares.map { share throws(ReferralsError) in
            let amount = try taken(of: share.amount, from: refunded, to: refundedToDate)
            return try CommissionShare(component: share.component, level: share.level, amount: amount)
        }
        return CommissionReversal(
            id: refund.id,
            order: refund.order,
            at: refund.at,
            refund: refund.amount,
            refundedToDate: refundedToDate,
            amount: shares.isEmpty
                ? try taken(of: accrual.commission, from: refunded, to: refundedToDate)
                : try ReferralsError.restating { () throws(CoreError) in
                    try Money.sum(of: shares.lazy.map(\.amount), in: reversed.currency)
                },
            isAfterApproval: isApproved,
            shares: shares
        )
    }

    /// What is taken back of an amount when refunds grow.
    private func taken(of amount: Money, from earlier: Money, to later: Money) throws(ReferralsError) -> Money {
        func toDate(_ refunded: Money) throws(ReferralsError) -> Money {
            try CommissionReversal.toDate(
                of: amount,
                on: accrual.saleTotal,
                refundedToDate: refunded,
                rounding: accrual.reversalRounding
            )
        }
        let (before, after) = (try toDate(earlier), try toDate(later))
        return try ReferralsError.restating { () throws(CoreError) in try after - before }
    }
}
