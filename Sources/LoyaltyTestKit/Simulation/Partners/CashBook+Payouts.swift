//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension CashBook {
    /// Takes over what a run says of a period: the difference to what the run before it said.
    mutating func record(
        _ name: String,
        of purse: CashPurse,
        run: Int,
        total: Int,
        due: Int64,
        _ now: Int64
    ) -> CashRefusal? {
        tick(purse, now)
        var place = periods.firstIndex { $0.name == name && $0.purse == purse }
        let before = place.map { periods[$0] } ?? CashPeriod(purse: purse, name: name)
        guard run > before.run else { return "period.runNotNewer" }
        guard total != before.total else { return "period.unchanged" }
        var after = before
        after.run = run
        after.total = total
        if total > before.total {
            // What waits already waits for the later of both holds.
            after.due = before.pending == 0 ? due : max(before.due, due)
            after.pending += total - before.total
            after.accrued += total - before.total
        } else {
            after.reversed += before.total - total
            after.pending = max(0, before.pending - (before.total - total))
        }
        if place == nil {
            place = periods.count
            periods.append(before)
        }
        if let place { periods[place] = after }
        return refusalOfSums(purse)
    }

    /// Gives or takes money by hand.
    mutating func adjust(_ amount: Int, of purse: CashPurse, as name: String, _ now: Int64) -> CashRefusal? {
        guard !gifts.contains(where: { $0.name == name && $0.purse == purse }) else {
            return "adjustment.alreadyRecorded"
        }
        tick(purse, now)
        gifts.append(CashGift(name: name, purse: purse, amount: amount))
        return refusalOfSums(purse)
    }

    /// Pays a partner, or puts money aside to pay.
    mutating func pay(_ payout: CashPayout, _ now: Int64) -> CashRefusal? {
        guard place(of: payout.name, payout.purse) == nil else { return "payout.alreadyRecorded" }
        tick(payout.purse, now)
        guard payout.amount <= standing(of: payout.purse).payable else { return "payout.abovePayable" }
        guard isFree(payout.reference) else { return "payout.referenceUsed" }
        payouts.append(payout)
        return nil
    }

    /// Ends a payout that is on its way: it arrives under a reference, or comes back without one.
    mutating func end(
        _ name: String,
        of purse: CashPurse,
        _ amount: Int,
        as reference: String?,
        _ now: Int64
    ) -> CashRefusal? {
        guard let place = place(of: name, purse) else { return "payout.unknown" }
        guard payouts[place].standing == .locked else { return "payout.notLocked" }
        guard payouts[place].amount == amount else { return "payout.amountDiffers" }
        guard isFree(reference) else { return "payout.referenceUsed" }
        tick(purse, now)
        payouts[place].standing = reference == nil ? .released : .paid
        payouts[place].reference = reference
        return nil
    }

    private func place(of name: String, _ purse: CashPurse) -> Int? {
        payouts.firstIndex { $0.name == name && $0.purse == purse }
    }

    /// A reference pays once, whoever is paid.
    private func isFree(_ reference: String?) -> Bool {
        reference == nil || !payouts.contains { $0.reference == reference }
    }
}
