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
/// Everything that was ever accrued is in exactly one place:
/// `accrued = pending + payable + locked + paid + reversed`.
public struct PartnerBalance: Hashable, Codable, Sendable {
    /// All commission that was ever accrued, and all that was given by hand.
    public let accrued: Money
    /// Commission whose hold has not ended.
    public let pending: Money
    /// Approved commission that is not paid; below zero if a sale was refunded after its commission was paid.
    ///
    /// What is owed that way is carried forward and set against what is approved next.
    public let payable: Money
    /// Commission that is on its way, in payouts that have neither arrived nor failed.
    public let locked: Money
    /// Commission that was paid.
    public let paid: Money
    /// Commission that was taken back: reversed, void, or taken by hand.
    public let reversed: Money

    private enum CodingKeys: String, CodingKey { case accrued, locked, paid, payable, pending, reversed }

    /// Returns the balance to which nothing has happened.
    ///
    /// - Parameter currency: The currency.
    /// - Returns: The balance to which nothing has happened.
    public static func zero(in currency: Currency) -> PartnerBalance {
        let nothing = Money.zero(in: currency)
        return PartnerBalance(
            accrued: nothing,
            pending: nothing,
            payable: nothing,
            locked: nothing,
            paid: nothing,
            reversed: nothing
        )
    }

    /// What is still due to the partner: pending, payable and locked together; below zero if the partner owes.
    var outstanding: Money {
        get throws(CoreError) { try accrued - paid - reversed }
    }

    /// That everything accrued is in exactly one place.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: accrued,
            parts: [
                .init(name: "pending", amount: pending), .init(name: "payable", amount: payable),
                .init(name: "locked", amount: locked), .init(name: "paid", amount: paid),
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
        case .reversed(let reversal): return try less(reversal.amount, isAfterApproval: reversal.isAfterApproval)
        case .voided(let void): return try less(void.amount, isAfterApproval: void.isAfterApproval)
        case .periodRecorded(let change):
            return try with(
                accrued: accrued + change.accrued,
                pending: pending + change.accrued - change.takenFromPending,
                payable: payable - change.takenFromApproved,
                reversed: reversed + change.takenFromPending + change.takenFromApproved
            )
        case .adjusted(let adjustment):
            let amount = adjustment.amount
            return amount.isNegative
                ? try less(amount.negated, isAfterApproval: true)
                : try with(accrued: accrued + amount, payable: payable + amount)
        case .locked(let lock): return try with(payable: payable - lock.amount, locked: locked + lock.amount)
        case .settled(let settlement):
            return try with(locked: locked - settlement.amount, paid: paid + settlement.amount)
        case .released(let release):
            return try with(payable: payable + release.amount, locked: locked - release.amount)
        case .paid(let payout): return try with(payable: payable - payout.amount, paid: paid + payout.amount)
        }
    }

    private func less(_ amount: Money, isAfterApproval: Bool) throws(CoreError) -> PartnerBalance {
        isAfterApproval
            ? try with(payable: payable - amount, reversed: reversed + amount)
            : try with(pending: pending - amount, reversed: reversed + amount)
    }

    private func with(
        accrued: Money? = nil,
        pending: Money? = nil,
        payable: Money? = nil,
        locked: Money? = nil,
        paid: Money? = nil,
        reversed: Money? = nil
    ) -> PartnerBalance {
        PartnerBalance(
            accrued: accrued ?? self.accrued,
            pending: pending ?? self.pending,
            payable: payable ?? self.payable,
            locked: locked ?? self.locked,
            paid: paid ?? self.paid,
            reversed: reversed ?? self.reversed
        )
    }
}
