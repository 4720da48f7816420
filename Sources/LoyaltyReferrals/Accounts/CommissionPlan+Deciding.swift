//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension CommissionPlan: Decider {
    /// A plan decides on partners' accounts.
    public typealias State = PartnerAccount

    /// Returns the one account that a command touches; none for a sale that nobody is credited with.
    ///
    /// - Parameter command: The command to decide.
    /// - Returns: The one account that a command touches; none for a sale that nobody is credited with.
    public func streams(for command: PartnerCommand) -> [StreamID] {
        switch command {
        case .recordSale(let order, let credit):
            credited(with: order, credit).partner.map { Self.streams(of: $0, order.currency) } ?? []
        case .reverseSale(let refund, let partner): Self.streams(of: partner, refund.amount.currency)
        case .recordPayout(let payout, let partner): Self.streams(of: partner, payout.amount.currency)
        case .approveDue(let stream): [stream]
        }
    }

    private static func streams(of partner: PartnerID, _ currency: Currency) -> [StreamID] {
        [try? PartnerAccount.stream(of: partner, in: currency)].compactMap(\.self)
    }

    /// Decides a command, and does nothing else.
    ///
    /// Holds that have ended by `asOf` are written down first, unless the command is declined. Reasons to decline are looked
    /// for in this order, and the first one found is given:
    ///
    /// 1. the sale, return or payout lies in the future;
    /// 2. nobody is credited with the sale, as known when the order was placed; the findings on its touches follow;
    /// 3. the sale, return or payout is recorded already, the sale perhaps with another partner;
    /// 4. the sale of a return is unknown;
    /// 5. more is refunded than was paid, or more is paid out than is payable.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The account, as ``streams(for:)`` names it.
    ///   - context: The instant, and claims that are taken.
    /// - Returns: The answer, the events, and for a sale the claim that keeps its order from being credited twice.
    /// - Throws: ``ReferralsError`` with code `invalidCommand` for a refund or payout of nothing or another partner's account,
    ///   `currencyMismatch` for an account in another currency, `zoneRequired` for touches under a window of calendar days, as
    ///   ``commission(for:)`` throws, and `amountOutOfRange` or `instantOutOfRange` beyond what is counted.
    public func decide(
        _ command: PartnerCommand,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        switch command {
        case .recordSale(let order, let credit):
            return try record(order, credit, on: states, in: context)
        case .reverseSale(let refund, let partner):
            let account = try SettledAccount(states, of: partner, in: refund.amount.currency, asOf: context.asOf)
            return try reverse(refund, on: account)
        case .recordPayout(let payout, let partner):
            let account = try SettledAccount(states, of: partner, in: payout.amount.currency, asOf: context.asOf)
            return try record(payout, on: account)
        case .approveDue:
            let account = try SettledAccount(states, asOf: context.asOf)
            return Decision(.approvedDue(account.due), events: account.due.map(PartnerEvent.approved))
        }
    }
}

// MARK: - Sales

extension CommissionPlan {
    /// Who is credited with a sale, and how that was found if the rule had to find it.
    private func credited(
        with order: Order,
        _ credit: CommissionCredit
    ) -> (partner: PartnerID?, evaluation: AttributionEvaluation?) {
        switch credit {
        case .partner(let partner): return (partner, nil)
        case .touches(let log):
            let evaluation = attribution.attribution(of: order, touches: log, asOf: order.at)
            return (evaluation.partner, evaluation)
        }
    }

    private func record(
        _ order: Order,
        _ credit: CommissionCredit,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard order.at <= context.asOf else { return .declined(Reason(.activityInFuture, ["at": .instant(order.at)])) }
        if case .touches = credit, attribution.window.needsZone {
            throw ReferralsError(.zoneRequired, "calendar days need a zone: attribute first, then say who is credited")
        }
        let (partner, evaluation) = credited(with: order, credit)
        guard let partner else { return Decision(.declined(Self.reasons(of: evaluation))) }
        let account = try SettledAccount(states, of: partner, in: order.currency, asOf: context.asOf)
        let claim = try ReferralsError.restating { () throws(CoreError) in
            try Claim(scope: "commission/order", token: order.id.text)
        }
        guard account.state.sales[order.id] == nil, !context.takenClaims.contains(claim) else {
            return .declined(Reason(.saleAlreadyRecorded, ["order": .text(order.id.text)]))
        }
        let evaluated = try commission(for: order)
        let approvesAt = try ReferralsError.restating { () throws(CoreError) in try order.at.advanced(by: hold) }
        let accrual = CommissionAccrual(
            partner: partner,
            order: order.id,
            at: order.at,
            plan: version,
            touch: evaluation?.touch,
            saleTotal: order.total,
            base: evaluated.base.amount,
            rate: rate,
            rounding: rounding,
            reversalRounding: reversalRounding,
            commission: evaluated.amount,
            approvesAt: approvesAt
        )
        return try account.decision(.accrued(accrual), .accrued(accrual), claims: [claim])
    }

    /// That nobody is credited, and each finding on a touch once, in the order of the log.
    private static func reasons(of evaluation: AttributionEvaluation?) -> [Reason] {
        var reasons = [Reason(.saleNotAttributed)]
        for step in evaluation?.steps ?? [] where !reasons.contains(Reason(step.finding.reasonCode)) {
            reasons.append(Reason(step.finding.reasonCode))
        }
        return reasons
    }
}

// MARK: - Returns and payouts

extension CommissionPlan {
    private func reverse(
        _ refund: Return,
        on account: SettledAccount
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard refund.amount.minorUnits > 0 else {
            throw ReferralsError(.invalidCommand, "a reversal needs a refund above zero")
        }
        guard refund.at <= account.asOf else {
            return .declined(Reason(.activityInFuture, ["at": .instant(refund.at)]))
        }
        guard let sale = account.state.sales[refund.order] else {
            return .declined(Reason(.saleUnknown, ["order": .text(refund.order.text)]))
        }
        guard !sale.returns.contains(refund.id) else {
            return .declined(Reason(.returnAlreadyRecorded, ["return": .text(refund.id.text)]))
        }
        let reversal = try sale.reversal(for: refund)
        guard let reversal else {
            let values: [String: ExplainedValue] = [
                "refund": .money(refund.amount), "refunded": .money(sale.refunded),
                "sale": .money(sale.accrual.saleTotal),
            ]
            return .declined(Reason(.refundAboveSale, values))
        }
        return try account.decision(.reversed(reversal), .reversed(reversal))
    }

    private func record(
        _ payout: CommissionPayout,
        on account: SettledAccount
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard payout.amount.minorUnits > 0 else {
            throw ReferralsError(.invalidCommand, "a payout is above zero")
        }
        guard payout.at <= account.asOf else {
            return .declined(Reason(.activityInFuture, ["at": .instant(payout.at)]))
        }
        guard !account.state.payouts.contains(payout.id) else {
            return .declined(Reason(.payoutAlreadyRecorded, ["payout": .text(payout.id.text)]))
        }
        let payable = account.state.balance?.payable ?? .zero(in: payout.amount.currency)
        guard payout.amount.minorUnits <= payable.minorUnits else {
            return .declined(
                Reason(.payoutAbovePayable, ["payout": .money(payout.amount), "payable": .money(payable)])
            )
        }
        return try account.decision(.paid(payout), .paid(payout))
    }
}

extension Decision where State == PartnerAccount {
    fileprivate static func declined(_ reason: Reason) -> Decision { Decision(.declined([reason])) }
}
