//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PartnerLedger {
    /// The claim that keeps an order from being credited twice.
    static func claim(on order: OrderID) throws(ReferralsError) -> Claim {
        try ReferralsError.restating { () throws(CoreError) in
            try Claim(scope: "commission/order", token: order.text)
        }
    }

    func record(
        _ sale: SaleCommission,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard sale.at <= context.asOf else { return .declined(.activityInFuture, ["at": .instant(sale.at)]) }
        guard !sale.payees.isEmpty else { return .declined(.saleNotAttributed) }
        let partners = sale.payees.map(\.partner)
        let accounts = try SettledAccount.all(states, of: partners, in: sale.base.currency, asOf: context.asOf)
        let claim = try Self.claim(on: sale.order)
        guard accounts.allSatisfy({ $0.state.sales[sale.order] == nil }), !context.takenClaims.contains(claim) else {
            return .declined(.saleAlreadyRecorded, ["order": .text(sale.order.text)])
        }
        let accruals = sale.payees.map(sale.accrual)
        var events: [[PartnerEvent]] = []
        for (account, accrual) in zip(accounts, accruals) { events.append(try account.events(with: .accrued(accrual))) }
        return Decision(.accrued(accruals), eventsByStream: events, claims: [claim])
    }

    func reverse(
        _ refund: Return,
        _ partners: [PartnerID],
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard refund.amount.minorUnits > 0 else {
            throw ReferralsError(.invalidCommand, "a reversal needs a refund above zero")
        }
        let accounts = try accounts(of: partners, states, in: refund.amount.currency, asOf: context.asOf)
        guard refund.at <= context.asOf else { return .declined(.activityInFuture, ["at": .instant(refund.at)]) }
        guard let sales = try sales(of: refund.order, in: accounts, paidTo: partners) else {
            return .declined(.saleUnknown, ["order": .text(refund.order.text)])
        }
        guard !sales.contains(where: { $0.returns.contains(refund.id) }) else {
            return .declined(.returnAlreadyRecorded, ["return": .text(refund.id.text)])
        }
        guard !sales.contains(where: \.isVoid) else {
            return .declined(.saleVoid, ["order": .text(refund.order.text)])
        }
        var reversals: [CommissionReversal] = []
        var events: [[PartnerEvent]] = []
        for (account, sale) in zip(accounts, sales) {
            guard let reversal = try sale.reversal(for: refund) else {
                let values: [String: ExplainedValue] = [
                    "refund": .money(refund.amount), "refunded": .money(sale.refunded),
                    "sale": .money(sale.accrual.saleTotal),
                ]
                return .declined(.refundAboveSale, values)
            }
            reversals.append(reversal)
            events.append(try account.events(with: .reversed(reversal)))
        }
        return Decision(.reversed(reversals), eventsByStream: events)
    }

    func declareVoid(
        _ void: SaleVoid,
        _ partners: [PartnerID],
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        let accounts = try accounts(of: partners, states, in: void.currency, asOf: context.asOf)
        guard void.at <= context.asOf else { return .declined(.activityInFuture, ["at": .instant(void.at)]) }
        let order: [String: ExplainedValue] = ["order": .text(void.order.text)]
        guard let sales = try sales(of: void.order, in: accounts, paidTo: partners) else {
            return .declined(.saleUnknown, order)
        }
        guard !sales.contains(where: \.isVoid) else { return .declined(.saleVoid, order) }
        for (account, sale) in zip(accounts, sales) {
            guard let lockedThrough = account.state.lockedThrough, sale.isApproved else { continue }
            if sale.accrual.approvesAt <= lockedThrough { return .declined(.saleLocked, order) }
        }
        var voids: [CommissionVoid] = []
        var events: [[PartnerEvent]] = []
        for (account, sale) in zip(accounts, sales) {
            let left = CommissionVoid(
                order: void.order,
                at: void.at,
                amount: sale.remaining,
                isAfterApproval: sale.isApproved,
                reason: void.reason
            )
            voids.append(left)
            events.append(try account.events(with: .voided(left)))
        }
        return Decision(.voided(voids), eventsByStream: events)
    }

    private func accounts(
        of partners: [PartnerID],
        _ states: [PartnerAccount],
        in currency: Currency,
        asOf: Timestamp
    ) throws(ReferralsError) -> [SettledAccount] {
        let sorted = Set(partners).sorted()
        guard !sorted.isEmpty, sorted.count == partners.count else {
            throw ReferralsError(.wrongPayees, "an order names everybody who was paid for it, each once")
        }
        return try SettledAccount.all(states, of: sorted, in: currency, asOf: asOf)
    }

    /// The order as it stands in each account, or nil if none of them knows it.
    private func sales(
        of order: OrderID,
        in accounts: [SettledAccount],
        paidTo partners: [PartnerID]
    ) throws(ReferralsError) -> [PartnerSale]? {
        let sales = accounts.compactMap { $0.state.sales[order] }
        guard let first = sales.first else { return nil }
        guard sales.count == accounts.count, first.accrual.payees == partners.sorted() else {
            throw ReferralsError(
                .wrongPayees,
                "an order is reversed for everybody who was paid for it, and nobody else"
            )
        }
        return sales
    }
}
