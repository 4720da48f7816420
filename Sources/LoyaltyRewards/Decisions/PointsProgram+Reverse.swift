//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Gives the points of a redemption back to the lots they came from; those past their last day are gone at once.
    ///
    /// Points that come back repay debt first. Points past their last day do so only if their own order is reversed: the debt
    /// is theirs then, and refunds of one order come to the same whichever is first.
    func cancel(
        _ redemption: RedemptionID,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let name: [String: ExplainedValue] = ["redemption": .text(redemption.text)]
        guard let entry = account.redemptions[redemption] else { return declined([Reason(.redemptionUnknown, name)]) }
        guard !entry.isCancelled else { return declined([Reason(.redemptionAlreadyCancelled, name)]) }

        var events = try due(on: account, asOf: asOf)
        var expired: [LotAllocation] = []
        var repaid: [LotAllocation] = []
        var returnedSteps: Int64 = 0
        var expiredSteps: Int64 = 0
        var debt = account.debt
        // The parts sum to no more than was ever issued.
        for part in entry.parts {
            returnedSteps += part.remaining
            var left = part.remaining
            let isExpired = part.isExpired(asOf: asOf)
            if debt > 0, !isExpired || account.accruals[part.order]?.isReversed == true {
                let steps = min(debt, left)
                repaid.append(LotAllocation(part.id, steps))
                debt -= steps
                left -= steps
            }
            if isExpired, left > 0 {
                expired.append(LotAllocation(part.id, left))
                expiredSteps += left
            }
        }
        let returned = entry.parts.map { LotAllocation($0.id, $0.remaining) }
        events.append(
            .redemptionCancelled(RedemptionCancelled(at: asOf, redemption: redemption, allocations: returned))
        )
        if !expired.isEmpty { events.append(.expired(PointsExpired(at: asOf, allocations: expired))) }
        if !repaid.isEmpty { events.append(.debtRepaid(DebtRepaid(at: asOf, allocations: repaid))) }
        let receipt = CancellationReceipt(
            redemption: redemption,
            points: try points(returnedSteps),
            expired: try points(expiredSteps),
            repaid: try points(account.debt - debt)
        )
        return Decision(.redemptionCancelled(receipt), events: events)
    }

    /// Takes the points of an order back: out of its own lot first, then out of others, the rest as debt.
    ///
    /// What of the order's own points expired is not taken a second time.
    func reverse(
        _ order: OrderID,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let name: [String: ExplainedValue] = ["order": .text(order.text)]
        guard let entry = account.accruals[order] else { return declined([Reason(.orderNotAccrued, name)]) }
        guard !entry.isReversed else { return declined([Reason(.orderAlreadyReversed, name)]) }

        var events = try due(on: account, asOf: asOf)
        var allocations: [LotAllocation] = []
        var left = entry.granted - entry.expired
        if let own = account.lots.first(where: { $0.id == entry.lot }) {
            if own.isExpired(asOf: asOf) {
                left -= own.remaining
            } else {
                allocations.append(LotAllocation(own.id, min(left, own.remaining)))
                left -= min(left, own.remaining)
            }
        }
        for lot in account.lots where left > 0 && lot.id != entry.lot && !lot.isExpired(asOf: asOf) {
            let taken = min(left, lot.remaining)
            allocations.append(LotAllocation(lot.id, taken))
            left -= taken
        }
        let reversed = AccrualReversed(at: asOf, order: order, allocations: allocations, debt: left)
        events.append(.accrualReversed(reversed))

        var history = account.qualifying
        history.remove(.order(order))
        let place = try place(of: history, asOf: asOf)
        if let change = tierChange(to: place, after: events, on: account, at: asOf) { events.append(change) }
        // The sum of the allocations is at most what was granted.
        let receipt = ReversalReceipt(
            order: order,
            points: try points(allocations.reduce(0) { $0 + $1.steps }),
            debt: try points(left),
            tier: tierID(at: place)
        )
        return Decision(.accrualReversed(receipt), events: events)
    }
}
