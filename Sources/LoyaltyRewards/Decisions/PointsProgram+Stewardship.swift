//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - What people do by hand

extension PointsProgram {
    /// An account as it is while a command changes it, with the events so far.
    struct Handling {
        var account: PointsAccount
        var events: [PointsEvent]
        let at: Timestamp

        init(_ account: PointsAccount, after due: [PointsEvent], at: Timestamp) {
            self.account = account
            self.events = due
            self.at = at
        }

        mutating func record(_ event: PointsEvent) throws(RewardsError) { try account.record(event, in: &events) }

        /// Repays debt out of free points of some lots that live.
        mutating func repay(from lots: [LotID]) throws(RewardsError) {
            guard account.debt > 0 else { return }
            try account.repay(from: lots, livingAt: at, at: at, in: &events)
        }
    }

    func handle(
        _ action: PointsCommand.Action,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent],
        exhausted: [CounterID]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let handling = Handling(account, after: due, at: at)
        return switch action {
        case .adjust(let points, let why): try adjust(points, why, handling, exhausted: exhausted)
        case .openBalance(let opening): try open(opening, handling)
        case .extendExpiry(let expiry, let why): try extend(expiry, why, handling)
        case .reinstate(let why): try reinstate(why, handling)
        case .extendTier(let until, let why): try extendTier(until: until, why, handling)
        case .close(let forfeiting): try close(forfeiting: forfeiting, handling)
        default: try erase(handling)
        }
    }

    /// Why nothing more can be asked of a closed account, or nil if this still can.
    func reasonsAtTheEnd(of account: PointsAccount, against action: PointsCommand.Action) -> [Reason]? {
        guard account.closedAt != nil else { return nil }
        switch action {
        case .settle: return nil
        case .erase where account.erasedAt == nil: return nil
        default: return [Reason(.accountClosed)]
        }
    }

    /// Opens the account if it is new, and counts what follows as activity.
    func begin(_ handling: inout Handling) throws(RewardsError) {
        if handling.account.program == nil { try handling.record(.opened(opening(at: handling.at))) }
        if let activity = try activity(on: handling.account, at: handling.at) { try handling.record(activity) }
    }
}

// MARK: - Giving and taking

extension PointsProgram {
    /// Gives points as one lot, or takes some that can be redeemed.
    private func adjust(
        _ points: Points,
        _ why: ManualReason,
        _ before: Handling,
        exhausted: [CounterID]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard points.unit == program.unit else {
            throw RewardsError(.unitMismatch, "points are adjusted in the unit of the program")
        }
        guard !points.isZero else { throw RewardsError(.invalidAmount, "an account is adjusted by some points") }
        guard let rule = program.policies.adjustments else { return declined(.adjustmentNotOffered) }
        var reasons = try rule.reasons(against: points, for: why.reason, moved: .zero(in: program.unit))
        let size = points.isNegative ? points.negated : points
        let available = before.account.availableSteps(asOf: before.at)
        if points.isNegative, size.steps > available {
            reasons.append(try insufficient(size, available, before.account, before.at))
        }
        guard reasons.isEmpty else { return declined(reasons) }
        let counter = try counter(for: size, by: why.actor, rule, at: before.at)
        if let reason = reason(against: size, counter, within: rule.allowance, exhausted: exhausted) {
            return declined([reason])
        }
        var handling = before
        if points.isNegative {
            let allocations = burn(size.steps, from: before.account, asOf: before.at)
            try handling.record(.adjusted(PointsAdjusted(at: before.at, lot: nil, allocations: allocations, why: why)))
        } else {
            guard before.account.totals.received.flatMap({ Steps.sum($0, points.steps) }) != nil else {
                return declined(.pointsOverflow, ["points": .points(points)])
            }
            try give(points, why, &handling)
        }
        let receipt = AdjustmentReceipt(
            points: points,
            repaid: try self.points(handling.account.totals.repaid - before.account.totals.repaid),
            expiresAt: points.isNegative ? nil : try program.expiry.expiry(ofPointsGrantedAt: before.at, in: zone),
            available: try self.points(handling.account.availableSteps(asOf: before.at))
        )
        return Decision(.adjusted(receipt), events: handling.events, counters: counter.map { [$0] } ?? [])
    }

    /// What an adjustment takes of a person's room in the period, if the program limits it.
    private func counter(
        for size: Points,
        by actor: ActorID,
        _ rule: AdjustmentRule,
        at: Timestamp
    ) throws(RewardsError) -> CounterChange? {
        guard let allowance = rule.allowance else { return nil }
        let start = try allowance.dates(at: at, in: zone).start
        return try counter("points.adjust", of: actor.text, from: start, by: size.steps, within: allowance)
    }

    /// Gives points as one lot that can be redeemed at once; first they repay debt.
    func give(_ points: Points, _ why: ManualReason, _ handling: inout Handling) throws(RewardsError) {
        try begin(&handling)
        let lot = Lot(
            id: LotID(handling.account.lotCount + 1),
            origin: .adjustment,
            grantedAt: handling.at,
            activeAt: handling.at,
            expiresAt: try program.expiry.expiry(ofPointsGrantedAt: handling.at, in: zone),
            granted: points.steps
        )
        try handling.record(.adjusted(PointsAdjusted(at: handling.at, lot: lot, allocations: [], why: why)))
        try handling.repay(from: [lot.id])
    }
}
