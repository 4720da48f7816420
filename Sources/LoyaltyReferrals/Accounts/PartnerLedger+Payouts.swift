//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PartnerLedger {
    func record(
        _ commission: PeriodCommission,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        let currency = commission.total.currency
        let account = try SettledAccount.only(states, of: commission.partner, in: currency, asOf: context.asOf)
        guard commission.at <= context.asOf else {
            return .declined(.activityInFuture, ["at": .instant(commission.at)])
        }
        let period =
            account.state.periods[commission.key]
            ?? PartnerPeriod(commission.key, in: currency, approvesAt: commission.approvesAt)
        guard commission.run > period.run else {
            return .declined(
                .periodRunNotNewer,
                ["run": .integer(Int64(commission.run)), "recorded": .integer(Int64(period.run))]
            )
        }
        guard let change = try period.change(to: commission) else {
            return .declined(.periodUnchanged, ["total": .money(commission.total)])
        }
        return try account.decision(.periodRecorded(change), .periodRecorded(change))
    }

    func adjust(
        _ adjustment: CommissionAdjustment,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        let account = try SettledAccount.only(
            states,
            of: adjustment.partner,
            in: adjustment.amount.currency,
            asOf: context.asOf
        )
        guard adjustment.at <= context.asOf else {
            return .declined(.activityInFuture, ["at": .instant(adjustment.at)])
        }
        guard account.state.adjustments[adjustment.id] == nil else {
            return .declined(.adjustmentAlreadyRecorded, ["adjustment": .text(adjustment.id.text)])
        }
        return try account.decision(.adjusted(adjustment), .adjusted(adjustment))
    }

    func lock(
        _ lock: PayoutLock,
        _ partner: PartnerID,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard lock.amount.minorUnits > 0, lock.cutoff <= lock.at else {
            throw ReferralsError(.invalidCommand, "a payout is above zero, and locked after its cut-off")
        }
        let account = try SettledAccount.only(states, of: partner, in: lock.amount.currency, asOf: context.asOf)
        if let refusal = Self.refusal(of: lock.id, at: lock.at, lock.amount, on: account) { return refusal }
        return try account.decision(.locked(lock), .locked(lock))
    }

    func record(
        _ payout: CommissionPayout,
        _ partner: PartnerID,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard payout.amount.minorUnits > 0 else { throw ReferralsError(.invalidCommand, "a payout is above zero") }
        let account = try SettledAccount.only(states, of: partner, in: payout.amount.currency, asOf: context.asOf)
        if let refusal = Self.refusal(of: payout.id, at: payout.at, payout.amount, on: account) { return refusal }
        guard let reference = payout.reference else { return try account.decision(.paid(payout), .paid(payout)) }
        guard let claim = try Self.claim(on: reference, account.state, context) else {
            return .declined(.payoutReferenceUsed, ["reference": .text(reference.text)])
        }
        return try account.decision(.paid(payout), .paid(payout), claims: [claim])
    }

    func settle(
        _ settlement: PayoutSettlement,
        _ partner: PartnerID,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        let account = try SettledAccount.only(states, of: partner, in: settlement.amount.currency, asOf: context.asOf)
        if let refusal = Self.refusal(toMove: settlement.id, at: settlement.at, settlement.amount, on: account) {
            return refusal
        }
        guard let claim = try Self.claim(on: settlement.reference, account.state, context) else {
            return .declined(.payoutReferenceUsed, ["reference": .text(settlement.reference.text)])
        }
        return try account.decision(.settled(settlement), .settled(settlement), claims: [claim])
    }

    func release(
        _ release: PayoutRelease,
        _ partner: PartnerID,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        let account = try SettledAccount.only(states, of: partner, in: release.amount.currency, asOf: context.asOf)
        if let refusal = Self.refusal(toMove: release.id, at: release.at, release.amount, on: account) {
            return refusal
        }
        return try account.decision(.released(release), .released(release))
    }
}

// MARK: - Reasons

extension PartnerLedger {
    /// Why a new payout is declined, or nil if it is not.
    private static func refusal(
        of id: ActivityID,
        at: Timestamp,
        _ amount: Money,
        on account: SettledAccount
    ) -> Decision<PartnerAccount>? {
        guard at <= account.asOf else { return .declined(.activityInFuture, ["at": .instant(at)]) }
        guard account.state.payouts[id] == nil else {
            return .declined(.payoutAlreadyRecorded, ["payout": .text(id.text)])
        }
        let payable = account.state.balance?.payable ?? .zero(in: amount.currency)
        guard amount.minorUnits <= payable.minorUnits else {
            return .declined(.payoutAbovePayable, ["payout": .money(amount), "payable": .money(payable)])
        }
        return nil
    }

    /// Why a locked payout is neither settled nor released, or nil if it is.
    private static func refusal(
        toMove id: ActivityID,
        at: Timestamp,
        _ amount: Money,
        on account: SettledAccount
    ) -> Decision<PartnerAccount>? {
        guard at <= account.asOf else { return .declined(.activityInFuture, ["at": .instant(at)]) }
        guard let payout = account.state.payouts[id] else {
            return .declined(.payoutUnknown, ["payout": .text(id.text)])
        }
        guard payout.standing == .locked else {
            return .declined(.payoutNotLocked, ["payout": .text(id.text)])
        }
        guard payout.amount == amount else {
            return .declined(.payoutAmountDiffers, ["payout": .money(amount), "locked": .money(payout.amount)])
        }
        return nil
    }

    /// The claim that keeps a reference from paying twice, or nil if it has paid.
    private static func claim(
        on reference: PayoutReference,
        _ state: PartnerAccount,
        _ context: DecisionContext
    ) throws(ReferralsError) -> Claim? {
        let claim = try ReferralsError.restating { () throws(CoreError) in try reference.claim }
        let isUsed = context.takenClaims.contains(claim) || state.payouts.values.contains { $0.reference == reference }
        return isUsed ? nil : claim
    }
}
