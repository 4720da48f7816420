//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsAccount {
    /// Whether time alone has changed points since the last event.
    func isDue(asOf instant: Timestamp) -> Bool {
        if let hold = holds.first, hold.until <= instant { return true }
        if let inactiveAt, inactiveAt <= instant { return lots.contains { $0.free > 0 } }
        // Lots stand in the order of expiry, so the first that lives ends the search.
        for index in lots.indices {
            guard lots[index].isExpired(asOf: instant) else { return false }
            if lots[index].free > 0 { return true }
        }
        return false
    }

    /// Returns the account as it is at an instant, whether or not anybody wrote down what time has changed.
    ///
    /// - Parameter instant: Any instant from the last event on.
    /// - Returns: The account as it is at an instant.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the account contradicts itself.
    /// - Complexity: O(*n*) in the number of lots and holds.
    public func settled(asOf instant: Timestamp) throws(RewardsError) -> PointsAccount {
        var account = self
        _ = try account.settle(asOf: instant)
        return account
    }

    /// Writes down what time alone has changed in points: holds that timed out, then points past their last day.
    mutating func settle(asOf instant: Timestamp) throws(RewardsError) -> [PointsEvent] {
        guard isDue(asOf: instant) else { return [] }
        var events: [PointsEvent] = []
        while let hold = holds.first, hold.until <= instant {
            let released = HoldReleased(at: instant, redemption: hold.redemption, hasTimedOut: true)
            try record(.holdReleased(released), in: &events)
            // Free points repaid what was owed when the hold ended, if they still lived then.
            try recover(hold.allocations, at: instant, in: &events)
            try repay(with: hold.allocations, livingAt: hold.until, at: instant, in: &events)
        }
        var expired: [LotAllocation] = []
        for lot in lots {
            guard hasEnded(lot, asOf: instant) else { break }
            if lot.free > 0 { expired.append(LotAllocation(lot.id, lot.free)) }
        }
        if !expired.isEmpty { try record(.expired(PointsExpired(at: instant, allocations: expired)), in: &events) }
        return events
    }

    /// Applies an event and lists it.
    mutating func record(_ event: PointsEvent, in events: inout [PointsEvent]) throws(RewardsError) {
        try apply(event)
        events.append(event)
    }

    /// Repays debt out of free points of some lots, in the order in which lots are redeemed from.
    mutating func repay(
        from names: [LotID],
        livingAt instant: Timestamp,
        at asOf: Timestamp,
        in events: inout [PointsEvent]
    ) throws(RewardsError) {
        var left = debt
        var allocations: [LotAllocation] = []
        for lot in lots where left > 0 && lot.free > 0 && names.contains(lot.id) && !hasEnded(lot, asOf: instant) {
            let steps = min(left, lot.free)
            allocations.append(LotAllocation(lot.id, steps))
            left -= steps
        }
        guard !allocations.isEmpty else { return }
        try record(.debtRepaid(DebtRepaid(at: asOf, allocations: allocations)), in: &events)
    }
}
