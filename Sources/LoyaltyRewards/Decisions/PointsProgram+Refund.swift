//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Gives points of a redemption back to the lots that they came from: last redeemed, first back.
    ///
    /// Points whose lot is past its last day come back as a new lot for the program's grace, or are gone. What comes back makes
    /// good for what a return had to write off, and repays debt.
    func refund(
        _ redemption: RedemptionID,
        _ points: Points?,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        if let points {
            guard points.unit == program.unit else {
                throw RewardsError(.unitMismatch, "points are refunded in the unit of the program")
            }
            guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are refunded") }
        }
        let name: [String: ExplainedValue] = ["redemption": .text(redemption.text)]
        guard let entry = account.redemptions[redemption] else { return declined(.redemptionUnknown, name) }
        guard try isOpen(entry.at, asOf: at) else { return declined(.redemptionPeriodOver, name) }
        let refundable = try self.points(entry.redeemed - entry.refunded)
        guard refundable.steps > 0 else { return declined(.redemptionAlreadyRefunded, name) }
        let asked = points ?? refundable
        guard asked.steps <= refundable.steps else {
            return declined(.refundExceeded, ["asked": .points(asked), "refundable": .points(refundable)])
        }

        var allocations: [LotAllocation] = []
        var left = asked.steps
        for part in entry.parts.reversed() where left > 0 && part.refundable > 0 {
            let steps = min(left, part.refundable)
            allocations.append(LotAllocation(part.lot.id, steps))
            left -= steps
        }
        let value = try Steps.money(
            entry.value(ofFirst: entry.refunded + asked.steps) - entry.value(ofFirst: entry.refunded),
            in: entry.value.currency
        )
        var after = account
        var events = due
        let refunded = RedemptionRefunded(
            at: at,
            redemption: redemption,
            allocations: allocations,
            value: value
        )
        try after.record(.redemptionRefunded(refunded), in: &events)
        let recovered = try after.recover(allocations, at: at, in: &events)
        try after.repay(with: allocations, livingAt: at, at: at, in: &events)
        let dead = Self.dead(allocations, on: after, at: at)
        events += try after.settle(asOf: at)
        let gone = after.totals.expired - account.totals.expired
        guard let regranted = try regrant(dead, on: &after, at: at, in: &events) else {
            return declined(.pointsOverflow, ["points": .points(asked)])
        }

        let receipt = RefundReceipt(
            redemption: redemption,
            points: asked,
            value: value,
            expired: try self.points(gone - regranted),
            regranted: try self.points(regranted),
            repaid: try self.points(after.totals.repaid - account.totals.repaid),
            recovered: try self.points(recovered)
        )
        return Decision(.refunded(receipt), events: events)
    }

    /// Points that were given back to lots past their last day, by the order or the action that once earned them.
    private static func dead(
        _ allocations: [LotAllocation],
        on account: PointsAccount,
        at: Timestamp
    ) -> [(accrual: AccrualID?, steps: Int64)] {
        var dead: [(accrual: AccrualID?, steps: Int64)] = []
        for allocation in allocations {
            guard let index = account.index(of: allocation.lot) else { continue }
            let lot = account.lots[index]
            guard lot.free > 0, account.hasEnded(lot, asOf: at) else { continue }
            let accrual = account.accrual(of: lot)
            if let same = dead.firstIndex(where: { $0.accrual == accrual }) {
                dead[same].steps += lot.free
            } else {
                dead.append((accrual, lot.free))
            }
        }
        return dead
    }

    /// Grants points again whose lots are past their last day.
    ///
    /// There is one lot for each order or action that had earned them, so that a return of it still finds them. All of them live
    /// for the program's grace.
    private func regrant(
        _ dead: [(accrual: AccrualID?, steps: Int64)],
        on account: inout PointsAccount,
        at: Timestamp,
        in events: inout [PointsEvent]
    ) throws(RewardsError) -> Int64? {
        // Parts of one redemption, whose sum is within the bound.
        let steps = dead.reduce(0) { $0 + $1.steps }
        guard steps > 0, let end = try program.policies.refundGrace.expiry(ofPointsRefundedAt: at, in: zone) else {
            return 0
        }
        guard account.totals.received.flatMap({ Steps.sum($0, steps) }) != nil else { return nil }
        try awaken(&account, at: at, in: &events)
        var lots: [Lot] = []
        for (accrual, steps) in dead {
            lots.append(
                Lot(
                    id: LotID(account.lotCount + Int64(lots.count) + 1),
                    origin: .regrant(of: accrual),
                    grantedAt: at,
                    activeAt: at,
                    expiresAt: end,
                    granted: steps
                )
            )
        }
        try account.record(.granted(LotsGranted(at: at, lots: lots)), in: &events)
        try account.repay(from: lots.map(\.id), livingAt: at, at: at, in: &events)
        return steps
    }
}
