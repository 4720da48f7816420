//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

internal import LoyaltyCore

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
        let before = try standing(of: account, asOf: asOf)
        let accrual = try program.accrual.accrual(for: order, multiplier: before?.tier?.multiplier ?? .one)
        guard Steps.sum(account.totals.issued, accrual.points.steps) != nil else {
            return declined([Reason(.pointsOverflow, ["points": .points(accrual.points)])])
        }
        let event = try accrued(order, accrual, tier: before?.tier?.id, on: account, asOf: asOf)

        var events: [PointsEvent] = []
        if account.program == nil {
            events.append(.opened(AccountOpened(at: asOf, program: program.id, unit: program.unit)))
        }
        events += try due(on: account, asOf: asOf)
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
        let after = try standing(before, adding: event, on: account, asOf: asOf)
        if let change = tierChange(to: after, after: events, on: account, at: asOf) { events.append(change) }
        let receipt = AccrualReceipt(
            order: order.id,
            points: accrual.points,
            spend: accrual.spend.spend,
            multiplier: accrual.multiplier,
            activeAt: event.activeAt,
            expiresAt: event.expiresAt,
            tier: after?.tier?.id
        )
        return Decision(.accrued(receipt), events: events)
    }

    private func accrued(
        _ order: Order,
        _ accrual: Accrual,
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
            case .points: accrual.points.steps
            case .spend: accrual.spend.spend.minorUnits
            case nil: 0
            }
        return PointsAccrued(
            at: asOf,
            order: order.id,
            lot: LotID(account.lotCount + 1),
            granted: accrual.points.steps,
            grantedAt: grantedAt,
            activeAt: activeAt,
            expiresAt: try program.expiry.expiry(ofPointsGrantedAt: grantedAt, in: zone),
            spend: accrual.spend.spend,
            qualifying: qualifying,
            rate: accrual.rule.rate,
            multiplier: accrual.multiplier,
            tier: tier,
            rounding: accrual.rule.rounding,
            stage: accrual.rule.stage,
            version: program.version
        )
    }

    /// The standing with one more accrual; the entries are only copied if the tier changes.
    private func standing(
        _ before: TierStanding?,
        adding event: PointsAccrued,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> TierStanding? {
        guard let before, let ladder = program.tiers, event.qualifying > 0 else { return before }
        let total = Steps.sum(before.total, event.qualifying) ?? Steps.maximum
        guard ladder.tier(forTotal: total) != before.tier else { return before }
        let entry = QualifyingEntry(at: event.grantedAt, amount: event.qualifying, order: event.order)
        var entries = account.qualifying
        entries.insert(entry, at: entries.lastIndex { $0.at <= entry.at }.map { $0 + 1 } ?? 0)
        return try standing(of: entries, asOf: asOf)
    }
}
