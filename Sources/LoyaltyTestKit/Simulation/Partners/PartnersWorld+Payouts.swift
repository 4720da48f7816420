//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The payouts that are asked for.
extension PartnersWorld {
    /// A line of a batch, or a payout of its own: of all that is payable, or of a part.
    mutating func payout(
        _ kind: PartnersKind,
        to purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        var later = book
        later.tick(purse, asOf.microsecondsSince1970)
        let payable = Int64(later.standing(of: purse).payable)
        let cents: Int64 =
            choices.strikes(oneIn: 10)
            ? [payable + 1, 0, -1, 1 << 50][choices.below(4)]
            : [max(1, payable), max(1, payable / 2), 1][choices.below(3)]
        let id = try batch(from: &choices)
        let amount = try money(cents, purse)
        let at = try instant(asOf, from: &choices)
        guard kind == .lockPayout else {
            let reference = choices.below(2) == 0 ? try reference(from: &choices) : nil
            let payout = CommissionPayout(id: id, at: at, amount: amount, reference: reference)
            return .recordPayout(payout, partner: partners[purse.partner])
        }
        let hours: Int64 = choices.strikes(oneIn: 16) ? 1 : [0, -1, -24, -72][choices.below(4)]
        let cutoff = try at.advanced(by: TimeSpan(microseconds: hours * CashRules.hour))
        return .lockPayout(
            PayoutLock(id: id, at: at, cutoff: cutoff, amount: amount),
            partner: partners[purse.partner]
        )
    }

    /// A new batch, or one in four the one before: a batch has a line for each account.
    private mutating func batch(from choices: inout ChoiceTape) throws -> ActivityID {
        var number = batchCount
        if batchCount > 0, choices.strikes(oneIn: 4) { number -= 1 } else { batchCount += 1 }
        return try ActivityID("p" + String(number))
    }

    /// A new name for a transfer, or one in ten the one before.
    private mutating func reference(from choices: inout ChoiceTape) throws -> PayoutReference {
        var number = referenceCount
        if referenceCount > 0, choices.strikes(oneIn: 10) { number -= 1 } else { referenceCount += 1 }
        return try PayoutReference("bank-" + String(number))
    }

    /// That a payout arrived or failed: mostly one that is on its way, sometimes any, sometimes none.
    mutating func end(
        _ kind: PartnersKind,
        of purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let own = book.payouts.filter { $0.purse.partner == purse.partner }
        let open = own.filter { $0.standing == .locked }
        let aim = choices.below(12)
        let pool = aim < 10 && !open.isEmpty ? open : own
        let known = aim < 11 ? pool.last : nil
        let id = try ActivityID(known?.name ?? "p" + String(batchCount))
        let other: Int64 = choices.strikes(oneIn: 12) ? 1 : 0
        let amount = try money(Int64(known?.amount ?? 100) + other, known?.purse ?? purse)
        let at = try instant(asOf, from: &choices)
        guard kind == .settlePayout else {
            let release = try PayoutRelease(id: id, at: at, amount: amount, reason: "account closed")
            return .releasePayout(release, partner: partners[purse.partner])
        }
        let reference = try reference(from: &choices)
        return .settlePayout(
            PayoutSettlement(id: id, at: at, amount: amount, reference: reference),
            partner: partners[purse.partner]
        )
    }
}
