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
        guard debt > 0 else { return }
        var left = debt
        var repaid: [LotAllocation] = []
        for isLiving in [false, true] {
            for allocation in allocations {
                guard left > 0, let index = index(of: allocation.lot) else { continue }
                let lot = lots[index]
                guard hasEnded(lot, asOf: instant) != isLiving else { continue }
                if !isLiving {
                    guard let accrual = accrual(of: lot), accruals[accrual]?.reversed ?? 0 > 0 else { continue }
                }
                let steps = min(left, allocation.steps, lot.free)
                guard steps > 0 else { continue }
                repaid.append(LotAllocation(lot.id, steps))
                left -= steps
            }
        }
        guard !repaid.isEmpty else { return }
        try record(.debtRepaid(DebtRepaid(at: asOf, allocations: repaid)), in: &events)
    }
}
