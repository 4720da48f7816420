//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Takes all points of an order or an action back.
    func reverse(
        _ accrual: AccrualID,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard let entry = account.accruals[accrual] else {
            return declined(.accrualUnknown, ["accrual": .text(accrual.text)])
        }
        guard !entry.isReversed else {
            return declined(.accrualAlreadyReversed, ["accrual": .text(accrual.text)])
        }
        guard try isOpen(entry.grantedAt, asOf: at) else {
            return declined(.accrualPeriodOver, ["accrual": .text(accrual.text)])
        }
        return try reverse(entry, to: nil, on: account, at: at, after: due)
    }

    /// Takes the points of returned units back: what the order earned less what its remaining units earn.
    func takeBack(
        _ units: Return,
        from member: CustomerID,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let name: [String: ExplainedValue] = ["accrual": .text(units.order.text)]
        let customer = units.customer
        // The order of a member that left since then stayed here.
        guard
            customer.map({ isMember($0, member, of: account) }) ?? true
                || customer == account.accruals[.order(units.order)]?.source.customer
        else { throw RewardsError(.memberMismatch, "units are returned by the customer of the order") }
        guard let entry = account.accruals[.order(units.order)], case .order(let order) = entry.source else {
            return declined(.accrualUnknown, name)
        }
        guard !entry.isReversed else { return declined(.accrualAlreadyReversed, name) }
        guard try isOpen(entry.grantedAt, asOf: at) else { return declined(.accrualPeriodOver, name) }
        let returned = try entry.returned.adding(units, to: order)
        return try reverse(entry, to: returned.isComplete(for: order) ? nil : returned, on: account, at: at, after: due)
    }

    /// Whether what was granted or redeemed at an instant can still be taken back.
    func isOpen(_ instant: Timestamp, asOf: Timestamp) throws(RewardsError) -> Bool {
        try program.policies.returns.isOpen(forActivityAt: instant, asOf: asOf, in: zone)
    }

    /// Takes points back so that what is left is what the units that are left earn; with nil no unit is.
    func reverse(
        _ entry: AccrualEntry,
        to returned: ReturnedUnits?,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        var left = AccrualFigures(steps: 0, spend: nil, qualifying: .zero)
        if let returned {
            left = try version(entry.version).accrual.figures(
                of: entry.source,
                returned: returned,
                in: entry.context,
                zone: zone
            )
        }
        let reversal = try stepsToReverse(entry, left, on: account)
        let (allocations, short) = Self.allocations(of: reversal.steps, from: entry, on: account, at: at)
        let isOwed = program.policies.debt != .writtenOff
        let event = AccrualReversed(
            at: at,
            accrual: entry.source.id,
            returned: returned ?? entry.returned,
            isComplete: returned == nil,
            allocations: allocations,
            debt: isOwed ? short : 0,
            writtenOff: isOwed ? 0 : short,
            qualifying: left.qualifying,
            millionths: reversal.millionths,
            carried: reversal.carried
        )
        guard Steps.sum(account.totals.debtCreated, event.debt) != nil else {
            return declined(.pointsOverflow, ["points": .points(try points(reversal.steps))])
        }
        var events = due
        events.append(.accrualReversed(event))
        let receipt = ReversalReceipt(
            accrual: event.accrual,
            points: try points(reversal.steps - short),
            debt: try points(event.debt),
            writtenOff: try points(event.writtenOff),
            needsReview: try program.policies.debt.needsReview(points(account.debt + event.debt)),
            isComplete: event.isComplete,
            tier: nil
        )
        return Decision(.accrualReversed(receipt), events: events)
    }

    /// How many steps a return takes back, and what it leaves of the remainder.
    private struct StepsToReverse {
        let steps: Int64
        /// The exact points that returns have taken back by then, in millionths of a step.
        var millionths: Int64 = 0
        let carried: Int64
    }

    /// How many steps to take back now, and the remainder that is carried afterwards.
    ///
    /// The sum over all returns depends only on what is returned by then: points that expired count first, because the member
    /// has lost them already.
    private func stepsToReverse(
        _ entry: AccrualEntry,
        _ left: AccrualFigures,
        on account: PointsAccount
    ) throws(RewardsError) -> StepsToReverse {
        guard entry.millionths > 0 else {
            let target = max(0, entry.granted - left.steps - entry.expired)
            return StepsToReverse(
                steps: min(entry.outstanding, max(0, target - entry.reversed)),
                carried: account.carried
            )
        }
        // Both are at most 2^53 - 1 steps, so neither product can overflow in 128 bits.
        let target = Int128(entry.millionths) - Int128(left.millionths) - Int128(entry.expired) * 1_000_000
        let millionths = max(Int128(entry.millionthsReversed), target)
        let carried = Int128(account.carried) - (millionths - Int128(entry.millionthsReversed))
        let wanted = carried < 0 ? (-carried + 999_999) / 1_000_000 : 0
        guard let sum = Int64(exactly: millionths) else { throw .outOfRange }
        let steps = min(wanted, Int128(entry.bound(ofReturning: sum)))
        guard let rest = Int64(exactly: carried + steps * 1_000_000) else { throw .outOfRange }
        return StepsToReverse(steps: Int64(steps), millionths: sum, carried: rest)
    }

    /// Which lots points are taken back from: their own first, then the others in the order of expiry.
    private static func allocations(
        of steps: Int64,
        from entry: AccrualEntry,
        on account: PointsAccount,
        at: Timestamp
    ) -> (allocations: [LotAllocation], short: Int64) {
        var left = steps
        var allocations: [LotAllocation] = []
        func take(_ lot: Lot) {
            let taken = min(left, lot.free)
            guard taken > 0, !account.hasEnded(lot, asOf: at) else { return }
            allocations.append(LotAllocation(lot.id, taken))
            left -= taken
        }
        let accrual = entry.source.id
        for lot in account.lots where left > 0 && account.accrual(of: lot) == accrual { take(lot) }
        for lot in account.lots where left > 0 && account.accrual(of: lot) != accrual { take(lot) }
        return (allocations, left)
    }
}
