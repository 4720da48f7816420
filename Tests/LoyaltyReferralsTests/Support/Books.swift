//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The accounts of many partners, with the claims that are taken, as a host at level 1 keeps them.
struct Books {
    var accounts: [StreamID: PartnerAccount] = [:]
    var events: [StreamID: [PartnerEvent]] = [:]
    var claims: Set<Claim> = []

    /// Decides a command on the accounts that it names, and folds what was decided in.
    @discardableResult
    mutating func run(
        _ command: PartnerCommand,
        by rules: some Decider<PartnerAccount> = PartnerLedger(),
        asOf: Timestamp
    ) throws -> PartnerAnswer {
        let streams = rules.streams(for: command)
        let states = streams.map { accounts[$0] ?? PartnerAccount() }
        var decision = try rules.decide(command, on: states, in: DecisionContext(asOf: asOf))
        let taken = decision.claims.filter(claims.contains)
        if !taken.isEmpty {
            decision = try rules.decide(command, on: states, in: DecisionContext(asOf: asOf, takenClaims: taken))
        }
        for (stream, added) in zip(streams, decision.events) {
            for event in added {
                try accounts[stream, default: PartnerAccount()].apply(event)
                events[stream, default: []].append(event)
            }
        }
        claims.formUnion(decision.claims)
        return decision.answer
    }

    /// The account of a partner.
    func account(_ partner: String, in currency: Currency = .usd) throws -> PartnerAccount {
        try accounts[PartnerAccount.stream(of: PartnerID(partner), in: currency)] ?? PartnerAccount()
    }

    /// The events of a partner's account.
    func events(of partner: String, in currency: Currency = .usd) throws -> [PartnerEvent] {
        try events[PartnerAccount.stream(of: PartnerID(partner), in: currency)] ?? []
    }

    /// The balance of a partner at an instant.
    func balance(_ partner: String, asOf: Timestamp) throws -> PartnerBalance {
        try account(partner).balance(asOf: asOf) ?? .zero(in: .usd)
    }

    /// Whether every account is conserved.
    var areConserved: Bool { accounts.values.allSatisfy(\.isConserved) }
}

extension Make {
    static func share(_ component: String, level: Int = 0, _ amount: Int64) throws -> CommissionShare {
        try CommissionShare(component: ComponentName(component), level: level, amount: cents(amount))
    }

    static func share(level: Int = 0, _ amount: Int64) throws -> CommissionShare {
        try share("unilevel", level: level, amount)
    }

    /// A payee with one share for each amount, on level 1 and up.
    static func payee(_ partner: String, _ amounts: Int64...) throws -> CommissionPayee {
        try CommissionPayee(
            partner: PartnerID(partner),
            shares: amounts.enumerated().map { try share(level: $0.offset + 1, $0.element) }
        )
    }

    /// A sale that pays some partners.
    static func paying(
        _ payees: [CommissionPayee],
        order: String = "o-1",
        at: Timestamp? = nil,
        sale: Int64 = 1_000,
        base: Int64? = nil,
        reversalRounding: RoundingRule = .toNearestOrAwayFromZero,
        holdDays: Int64 = 14
    ) throws -> SaleCommission {
        let at = try at ?? day(0)
        return try SaleCommission(
            order: OrderID(order),
            at: at,
            plan: DefinitionVersion("plan-1"),
            saleTotal: cents(sale),
            base: cents(base ?? sale),
            payees: payees,
            rounding: .down,
            reversalRounding: reversalRounding,
            approvesAt: at.advanced(by: .days(holdDays))
        )
    }

    /// The commission of June 2026 for Alice, run on a day.
    static func june(
        _ total: Int64,
        run: Int = 1,
        day: Int64 = 30,
        shares: [CommissionShare] = [],
        holdDays: Int64 = 14,
        partner: String = "alice"
    ) throws -> PeriodCommission {
        let at = try Make.day(day)
        return try PeriodCommission(
            partner: PartnerID(partner),
            key: juneKey,
            run: run,
            at: at,
            total: cents(total),
            shares: shares,
            approvesAt: at.advanced(by: .days(holdDays))
        )
    }

    static var juneKey: PeriodKey {
        get throws {
            let dates = try CalendarPeriod.month.dates(containing: CivilDate(parsing: "2026-06-01"))
            return try PeriodKey(plan: DefinitionVersion("plan-1"), dates: dates)
        }
    }

    static func adjustment(_ amount: Int64, id: String = "a-1", day: Int64 = 1) throws -> CommissionAdjustment {
        try CommissionAdjustment(
            id: ActivityID(id),
            partner: alice,
            at: Make.day(day),
            amount: cents(amount),
            reason: "agreed by mail"
        )
    }
}

extension Ledger {
    /// Locks an amount as a payout of a batch.
    @discardableResult
    mutating func lock(_ amount: Int64, id: String = "b-1", by plan: CommissionPlan, asOf: Timestamp) throws
        -> PartnerAnswer
    {
        let lock = try PayoutLock(id: ActivityID(id), at: asOf, cutoff: asOf, amount: Make.cents(amount))
        return try run(.lockPayout(lock, partner: Make.alice), by: plan, asOf: asOf)
    }

    @discardableResult
    mutating func settle(
        _ amount: Int64,
        id: String = "b-1",
        reference: String = "transfer-1",
        by plan: CommissionPlan,
        asOf: Timestamp
    ) throws -> PartnerAnswer {
        let settlement = try PayoutSettlement(
            id: ActivityID(id),
            at: asOf,
            amount: Make.cents(amount),
            reference: PayoutReference(reference)
        )
        return try run(.settlePayout(settlement, partner: Make.alice), by: plan, asOf: asOf)
    }

    @discardableResult
    mutating func release(_ amount: Int64, id: String = "b-1", by plan: CommissionPlan, asOf: Timestamp) throws
        -> PartnerAnswer
    {
        let release = try PayoutRelease(id: ActivityID(id), at: asOf, amount: Make.cents(amount), reason: "IBAN closed")
        return try run(.releasePayout(release, partner: Make.alice), by: plan, asOf: asOf)
    }
}
