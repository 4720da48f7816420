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
    /// What was given back to the customer in all.
    public internal(set) var refunded: Money
    /// What was taken back of the commission in all.
    public internal(set) var reversed: Money
    /// The returns of the order, in the order of recording.
    public internal(set) var returns: [ActivityID] = []

    private enum CodingKeys: String, CodingKey { case accrual, isApproved, refunded, returns, reversed }

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
            ? nil : CommissionApproval(order: accrual.order, at: accrual.approvesAt, amount: remaining)
    }

    /// Whether no more is refunded than was paid, and no more taken back than was accrued.
    var isWithinBounds: Bool {
        refunded.minorUnits >= 0 && refunded.minorUnits <= accrual.saleTotal.minorUnits
            && reversed.minorUnits >= 0 && reversed.minorUnits <= accrual.commission.minorUnits
    }

    /// What a refund takes back, if there is so much to refund.
    func reversal(for refund: Return) throws(ReferralsError) -> CommissionReversal? {
        let refundedToDate = try ReferralsError.restating { () throws(CoreError) in try refunded + refund.amount }
        guard refundedToDate.minorUnits <= accrual.saleTotal.minorUnits else { return nil }
        let toDate = try CommissionReversal.toDate(
            of: accrual.commission,
            on: accrual.saleTotal,
            refundedToDate: refundedToDate,
            rounding: accrual.reversalRounding
        )
        return CommissionReversal(
            id: refund.id,
            order: refund.order,
            at: refund.at,
            refund: refund.amount,
            refundedToDate: refundedToDate,
            amount: try ReferralsError.restating { () throws(CoreError) in try toDate - reversed },
            isAfterApproval: isApproved
        )
    }
}
