//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Where a partner's commission stands, in one currency.
///
/// Everything that was ever accrued is in exactly one place: `accrued = pending + payable + paid + reversed`.
public struct PartnerBalance: Hashable, Codable, Sendable {
    /// All commission that was ever accrued.
    public let accrued: Money
    /// Commission whose hold has not ended.
    public let pending: Money
    /// Approved commission that is not paid; below zero if a sale was refunded after its commission was paid.
    ///
    /// What is owed that way is carried forward and set against what is approved next.
    public let payable: Money
    /// Commission that was paid.
    public let paid: Money
    /// Commission that was taken back.
    public let reversed: Money

    private enum CodingKeys: String, CodingKey { case accrued, paid, payable, pending, reversed }

    /// Returns the balance to which nothing has happened.
    ///
    /// - Parameter currency: The currency.
    /// - Returns: The balance to which nothing has happened.
    public static func zero(in currency: Currency) -> PartnerBalance {
        let nothing = Money.zero(in: currency)
        return PartnerBalance(accrued: nothing, pending: nothing, payable: nothing, paid: nothing, reversed: nothing)
    }

    /// That everything accrued is in exactly one place.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: accrued,
            parts: [
                .init(name: "pending", amount: pending),
                .init(name: "payable", amount: payable),
                .init(name: "paid", amount: paid),
                .init(name: "reversed", amount: reversed),
            ]
        )
    }

    /// Returns the balance after one event.
    func after(_ event: PartnerEvent) throws(CoreError) -> PartnerBalance {
        switch event {
        case .accrued(let accrual):
            return try with(accrued: accrued + accrual.commission, pending: pending + accrual.commission)
        case .approved(let approval):
            return try with(pending: pending - approval.amount, payable: payable + approval.amount)
        case .reversed(let reversal):
            let reversed = try reversed + reversal.amount
            return reversal.isAfterApproval
                ? try with(payable: payable - reversal.amount, reversed: reversed)
                : try with(pending: pending - reversal.amount, reversed: reversed)
        case .paid(let payout):
            return try with(payable: payable - payout.amount, paid: paid + payout.amount)
        }
    }

    private func with(
        accrued: Money? = nil,
        pending: Money? = nil,
        payable: Money? = nil,
        paid: Money? = nil,
        reversed: Money? = nil
    ) -> PartnerBalance {
        PartnerBalance(
            accrued: accrued ?? self.accrued,
            pending: pending ?? self.pending,
            payable: payable ?? self.payable,
            paid: paid ?? self.paid,
            reversed: reversed ?? self.reversed
        )
    }
}
