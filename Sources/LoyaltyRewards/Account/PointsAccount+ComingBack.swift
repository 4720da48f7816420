//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Points that are free again: refunded, or no longer held

extension PointsAccount {
    /// Points of an accrual that was returned while they were away make good for what had to be written off.
    ///
    /// - Returns: How many did.
    @discardableResult
    mutating func recover(
        _ allocations: [LotAllocation],
        at asOf: Timestamp,
        in events: inout [PointsEvent]
    ) throws(RewardsError) -> Int64 {
        var recovered: Int64 = 0
        for allocation in allocations {
            guard let index = index(of: allocation.lot), let accrual = accrual(of: lots[index]) else { continue }
            let steps = min(accruals[accrual]?.writtenOff ?? 0, allocation.steps, lots[index].free)
            guard steps > 0 else { continue }
            let event = WriteOffRecovered(
                at: asOf,
                accrual: accrual,
                allocations: [LotAllocation(allocation.lot, steps)]
            )
            try record(.writeOffRecovered(event), in: &events)
            recovered += steps
        }
        return recovered
    }

    /// What comes back repays debt: first points past their last day whose own accrual was returned, then points that live.
    ///
    /// The debt is theirs, so a return comes to the same before and after.
    mutating func repay(
        with allocations: [LotAllocation],
        livingAt instant: Timestamp,
        at asOf: Timestamp,
        in events: inout [PointsEvent]
    ) throws(RewardsError) {
        for allocation in allocations where debt > 0 {
            guard let index = index(of: allocation.lot), hasEnded(lots[index], asOf: instant),
                let accrual = accrual(of: lots[index]), let entry = accruals[accrual]
            else { continue }
            let steps = min(debt, allocation.steps, lots[index].free, entry.notMadeGood)
            guard steps > 0 else { continue }
            let made = [LotAllocation(allocation.lot, steps)]
            try record(.debtRepaid(DebtRepaid(at: asOf, allocations: made, accrual: accrual)), in: &events)
        }
        var left = debt
        var repaid: [LotAllocation] = []
        for allocation in allocations where left > 0 {
            guard let index = index(of: allocation.lot), !hasEnded(lots[index], asOf: instant) else { continue }
            let steps = min(left, allocation.steps, lots[index].free)
            guard steps > 0 else { continue }
            repaid.append(LotAllocation(allocation.lot, steps))
            left -= steps
        }
        guard !repaid.isEmpty else { return }
        try record(.debtRepaid(DebtRepaid(at: asOf, allocations: repaid)), in: &events)
    }
}

// MARK: - Debt

extension PointsAccount {
    mutating func apply(_ event: DebtRepaid) throws(RewardsError) {
        let steps = try take(event.allocations)
        guard steps <= debt else { throw Self.corrupt("no more debt is repaid than there is") }
        if let accrual = event.accrual {
            guard let place = accruals.index(of: accrual), steps <= accruals[place].notMadeGood else {
                throw Self.corrupt("points past their last day make good for what returns of their order took")
            }
            accruals.update(at: place) { $0.madeGood += steps }
        }
        debt -= steps
        shareRepayment()
        try Self.add(steps, to: &totals.repaid)
    }
}
