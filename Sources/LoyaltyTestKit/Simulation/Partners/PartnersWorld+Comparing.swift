//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension PartnersWorld {
    /// Compares an account with the book.
    func compare(
        _ account: PartnerAccount,
        _ purse: CashPurse,
        _ commit: SimulatedCommit<PartnerAccount>
    ) throws(SimulationFinding) {
        func broken(_ promise: String, _ what: String) -> SimulationFinding {
            SimulationFinding(promise, "\(partners[purse.partner]) after \(text(of: commit.command)): \(what)")
        }
        let (told, known) = (CashStanding(account.balance), book.standing(of: purse))
        guard told == known else { throw broken("O2 the oracle holds the same", "\(told), \(known)") }
        guard account.nextDue?.microsecondsSince1970 == book.nextDue(of: purse) else {
            throw broken("O3 the oracle waits for the same", "\(String(describing: account.nextDue))")
        }
        if let sale = differentSale(account, purse) {
            throw broken("O4 the oracle knows the same of a sale", sale)
        }
        if let other = differentRest(account, purse) {
            throw broken("O5 the oracle knows the same of periods and payouts", other)
        }
        var later = book
        later.tick(purse, commit.at.microsecondsSince1970)
        guard let balance = try? account.balance(asOf: commit.at) else {
            guard account.balance == nil else { throw broken("a balance can be read", "") }
            return
        }
        guard CashStanding(balance) == later.standing(of: purse) else {
            throw broken("O6 holds end on time", "\(balance)")
        }
    }

    /// A sale of which the account knows something else than the book.
    private func differentSale(_ account: PartnerAccount, _ purse: CashPurse) -> String? {
        var count = 0
        for sale in book.sales {
            guard let share = book.share(of: purse, in: sale) else { continue }
            count += 1
            guard let id = try? OrderID(sale.order), let kept = account.sales[id],
                kept.isApproved == share.isApproved, kept.remaining.minorUnits == Int64(share.left),
                kept.refunded.minorUnits == Int64(sale.refunded), kept.returns.count == sale.returns.count,
                kept.isVoid == sale.isVoid, kept.accrual.base.minorUnits == Int64(sale.base),
                kept.accrual.payees.count == sale.shares.count
            else { return sale.order }
        }
        return count == account.sales.count ? nil : "\(account.sales.count) sales, oracle \(count)"
    }

    private func differentRest(_ account: PartnerAccount, _ purse: CashPurse) -> String? {
        let periods = book.periods.filter { $0.purse == purse }
        for period in account.periods.values {
            let known = periods.first { $0.name == Self.name(of: period.key) }
            guard let known, known.run == period.run, Int64(known.total) == period.total.minorUnits,
                Int64(known.pending) == period.pending.minorUnits
            else { return "\(period)" }
        }
        let payouts = book.payouts.filter { $0.purse == purse }
        for payout in account.payouts.values {
            guard let known = payouts.first(where: { $0.name == payout.id.text }),
                Int64(known.amount) == payout.amount.minorUnits, known.reference == payout.reference?.text,
                (known.standing == .locked) == (payout.standing == .locked)
            else { return "\(payout)" }
        }
        let counts = (book.gifts.count { $0.purse == purse }, periods.count, payouts.count)
        return counts == (account.adjustments.count, account.periods.count, account.payouts.count) ? nil : "\(counts)"
    }
}

extension CashStanding {
    /// The balance of an account in numbers.
    init(_ balance: PartnerBalance?) {
        guard let balance else { return }
        accrued = Int(balance.accrued.minorUnits)
        pending = Int(balance.pending.minorUnits)
        payable = Int(balance.payable.minorUnits)
        locked = Int(balance.locked.minorUnits)
        paid = Int(balance.paid.minorUnits)
        reversed = Int(balance.reversed.minorUnits)
    }
}
