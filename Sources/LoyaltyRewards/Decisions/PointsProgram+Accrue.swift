//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Grants the points of an order as one lot.
    func accrue(
        _ order: Order,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard account.accruals[order.id] == nil else {
            return declined([Reason(.orderAlreadyAccrued, ["order": .text(order.id.text)])])
        }
        // The tier that counts is the one before the order.
        let before = try place(of: account.qualifying, asOf: asOf)
        let tier = program.tiers?.tier(at: before)
        let multiplier = tier?.multiplier ?? .one
        let context = AccrualContext(
            at: min(order.at, asOf),
            tier: tier?.id,
            multiplier: multiplier,
            room: try AccrualUsage().room(for: program.accrual, asOf: asOf, in: zone)
        )
        let earning = try program.accrual.figures(of: .order(order), in: context, zone: zone)
        let points = try points(earning.steps)
        guard Steps.sum(account.totals.issued, earning.steps) != nil else {
            return declined([Reason(.pointsOverflow, ["points": .points(points)])])
        }
        let event = try accrued(order, earning, multiplier, tier: tier?.id, on: account, asOf: asOf)

        var events = try due(on: account, asOf: asOf)
        if account.program == nil {
            events.append(.opened(AccountOpened(at: asOf, program: program.id, unit: program.unit)))
        }
        events.append(.accrued(event))
        if event.granted > 0 {
            if event.expiresAt.map({ $0 <= asOf }) ?? false {
                let allocation = LotAllocation(event.lot, event.granted)
                events.append(.expired(PointsExpired(at: asOf, allocations: [allocation])))
            } else if account.debt > 0 {
                let allocation = LotAllocation(event.lot, min(account.debt, event.granted))
                events.append(.debtRepaid(DebtRepaid(at: asOf, allocations: [allocation])))
            }
        }
        let after = try place(before, adding: event, on: account, asOf: asOf)
        if let change = tierChange(to: after, after: events, on: account, at: asOf) { events.append(change) }
        let receipt = AccrualReceipt(
            order: order.id,
            points: points,
            spend: earning.spend ?? .zero(in: order.currency),
            multiplier: multiplier,
            activeAt: event.activeAt,
            expiresAt: event.expiresAt,
            tier: tierID(at: after)
        )
        return Decision(.accrued(receipt), events: events)
    }

    private func accrued(
        _ order: Order,
        _ earning: AccrualFigures,
        _ multiplier: Rate,
        tier: TierID?,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> PointsAccrued {
        // An order from a clock ahead of the host's counts as placed now.
        let grantedAt = min(order.at, asOf)
        let activeAt: Timestamp
        do { activeAt = try grantedAt.advanced(by: program.maturity) } catch { throw .outOfTime }
        let qualifying: Int64 =
            switch program.tiers?.measure {
            case .points: earning.qualifying.points
            case .spend: earning.qualifying.spend
            case .orders: earning.qualifying.orders
            case .actions: earning.qualifying.actions
            case .balance, nil: 0
            }
        return PointsAccrued(
            at: asOf,
            order: order.id,
            lot: LotID(account.lotCount + 1),
            granted: earning.steps,
            grantedAt: grantedAt,
            activeAt: activeAt,
            expiresAt: try program.expiry.expiry(ofPointsGrantedAt: grantedAt, in: zone),
            spend: earning.spend ?? .zero(in: order.currency),
            qualifying: qualifying,
            multiplier: multiplier,
            tier: tier,
            rounding: program.accrual.rounding,
            stage: program.accrual.stage,
            version: program.version
        )
    }

    /// The standing with one more accrual; the entries are only copied if the tier changes.
    private func place(
        _ before: TierLadder.Place?,
        adding event: PointsAccrued,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> TierLadder.Place? {
        guard let before, let ladder = program.tiers, event.qualifying > 0 else { return before }
        // What counts in all time is one amount, so that every window's total is one.
        _ = try account.qualifying.total().adding(event.qualifyingEntry.amounts)
        let total = Steps.sum(before.total, event.qualifying) ?? Steps.maximum
        guard ladder.tierIndex(forTotal: total) != before.tier else { return before }
        var history = account.qualifying
        try history.insert(event.qualifyingEntry)
        return try ladder.place(of: TierFacts(history: history), asOf: asOf, in: zone)
    }
}
