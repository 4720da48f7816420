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

    /// Returns the accounts that a command touches, by their partners' identifiers.
    ///
    /// - Parameter command: The command to decide.
    /// - Returns: The accounts that a command touches; none for a sale that nobody is credited with.
    public func streams(for command: PartnerCommand) -> [StreamID] {
        guard case .recordSale(let order, let credit) = command else { return PartnerLedger().streams(for: command) }
        return PartnerLedger.streams(of: [credited(with: order, credit).partner].compactMap(\.self), order.currency)
    }

    /// Decides a command, and does nothing else.
    ///
    /// A sale is attributed, rated and credited here; everything else is decided as ``PartnerLedger`` does. Reasons to decline
    /// a sale are looked for in this order, and the first one found is given:
    ///
    /// 1. the sale lies in the future;
    /// 2. nobody is credited with it, as known when the order was placed; the findings on its touches follow;
    /// 3. it is recorded already, perhaps with another partner.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The accounts, as ``streams(for:)`` names them.
    ///   - context: The instant, and claims that are taken.
    /// - Returns: The answer, the events, and for a sale the claim that keeps its order from being credited twice.
    /// - Throws: ``ReferralsError`` as ``PartnerLedger/decide(_:on:in:)`` and ``commission(for:)`` throw, `zoneRequired` for
    ///   touches under a window of calendar days, and `instantOutOfRange` for a hold that leads beyond the year 9999.
    public func decide(
        _ command: PartnerCommand,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard case .recordSale(let order, let credit) = command else {
            return try PartnerLedger().decide(command, on: states, in: context)
        }
        return try record(order, credit, on: states, in: context)
    }
}

// MARK: - Sales

extension CommissionPlan {
    /// Who is credited with a sale and by which touch, and how that was found if the rule had to find it.
    private func credited(
        with order: Order,
        _ credit: CommissionCredit
    ) -> (partner: PartnerID?, touch: ActivityID?, evaluation: AttributionEvaluation?) {
        switch credit {
        case .partner(let partner): return (partner, nil, nil)
        case .attributed(let partner, let touch): return (partner, touch, nil)
        case .touches(let log):
            // A window of calendar days is refused when the sale is decided.
            let evaluation = try? attribution.attribution(of: order, touches: log, asOf: order.at)
            return (evaluation?.partner, evaluation?.touch, evaluation)
        }
    }

    private func record(
        _ order: Order,
        _ credit: CommissionCredit,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        guard order.at <= context.asOf else { return .declined(.activityInFuture, ["at": .instant(order.at)]) }
        if case .touches = credit, attribution.window.needsZone {
            throw ReferralsError(.zoneRequired, "calendar days need a zone: attribute first, then say who is credited")
        }
        let (partner, touch, evaluation) = credited(with: order, credit)
        guard let partner else { return Decision(.declined(Self.reasons(of: evaluation))) }
        let account = try SettledAccount.only(states, of: partner, in: order.currency, asOf: context.asOf)
        let claim = try PartnerLedger.claim(on: order.id)
        guard account.state.sales[order.id] == nil, !context.takenClaims.contains(claim) else {
            return .declined(.saleAlreadyRecorded, ["order": .text(order.id.text)])
        }
        let evaluated = try commission(for: order)
        let approvesAt = try ReferralsError.restating { () throws(CoreError) in try order.at.advanced(by: hold) }
        let accrual = CommissionAccrual(
            partner: partner,
            order: order.id,
            at: order.at,
            plan: version,
            touch: touch,
            saleTotal: order.total,
            base: evaluated.base.amount,
            rate: rate,
            rounding: rounding,
            reversalRounding: reversalRounding,
            commission: evaluated.amount,
            approvesAt: approvesAt,
            shares: [],
            payees: [partner]
        )
        return try account.decision(.accrued([accrual]), .accrued(accrual), claims: [claim])
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
