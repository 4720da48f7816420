//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Sets points aside for a redemption that is not final yet.
    func hold(
        _ points: Points,
        as redemption: RedemptionID,
        for span: TimeSpan,
        towards total: Money?,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard span > .zero else { throw RewardsError(.invalidAmount, "points are held for longer than no time") }
        if let reason = try reasonAgainst(points, as: redemption, towards: total, on: account) {
            return declined([reason])
        }
        guard let rule = program.policies.holds else { return declined(.holdNotOffered) }
        guard rule.allows(span) else {
            return declined(.holdTooLong, ["longest": .integer(rule.longest.microseconds / 60_000_000)])
        }
        let until: Timestamp
        do { until = try at.advanced(by: span) } catch { throw .outOfTime }
        let burn: Burn
        switch try burning(points, towards: total, on: account, at: at) {
        case .failure(let no): return declined(no.reasons)
        case .success(let plan): burn = plan
        }
        let hold = Hold(
            redemption: redemption,
            until: until,
            allocations: burn.allocations,
            total: total,
            value: burn.value,
            version: program.version
        )
        var events = due
        if let activity = try activity(on: account, at: at) { events.append(activity) }
        events.append(.held(PointsHeld(at: at, hold: hold)))
        let receipt = HoldReceipt(
            redemption: redemption,
            points: points,
            value: burn.value,
            until: until,
            available: burn.available
        )
        return Decision(.held(receipt), events: events)
    }

    /// Makes a hold a redemption: its first points are redeemed, the rest is free again.
    func capture(
        _ redemption: RedemptionID,
        _ points: Points?,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        if let points {
            guard points.unit == program.unit else {
                throw RewardsError(.unitMismatch, "points are captured in the unit of the program")
            }
            guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are captured") }
        }
        guard let hold = account.holds.first(where: { $0.redemption == redemption }) else {
            return declined(.holdNotOpen, ["redemption": .text(redemption.text)])
        }
        let held = try self.points(hold.steps)
        let captured = points ?? held
        guard captured.steps <= held.steps else {
            return declined(.holdExceeded, ["asked": .points(captured), "held": .points(held)])
        }
        let value: Money
        if captured == held {
            value = hold.value
        } else {
            // The hold was made by a version with a redemption rule.
            guard let rule = try version(hold.version).redemption else { return declined(.redemptionNotOffered) }
            let part = try rule.value(of: captured)
            // A part pays no more than the whole was held for.
            value = part.minorUnits < hold.value.minorUnits ? part : hold.value
        }
        var left = captured.steps
        var allocations: [LotAllocation] = []
        for allocation in hold.allocations where left > 0 {
            let steps = min(left, allocation.steps)
            allocations.append(LotAllocation(allocation.lot, steps))
            left -= steps
        }
        let event = HoldCaptured(at: at, redemption: redemption, allocations: allocations, value: value)
        var after = account
        var events = due
        if let activity = try activity(on: account, at: at) { try after.record(activity, in: &events) }
        try after.record(.captured(event), in: &events)
        if captured.steps < held.steps { try free(hold, on: &after, at: at, in: &events) }
        let receipt = RedemptionReceipt(
            redemption: redemption,
            points: captured,
            value: value,
            available: try self.points(after.availableSteps(asOf: at))
        )
        return Decision(.redeemed(receipt), events: events)
    }

    /// Frees the points of a hold.
    func release(
        _ redemption: RedemptionID,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard let hold = account.holds.first(where: { $0.redemption == redemption }) else {
            return declined(.holdNotOpen, ["redemption": .text(redemption.text)])
        }
        var after = account
        var events = due
        let released = HoldReleased(at: at, redemption: redemption, hasTimedOut: false)
        try after.record(.holdReleased(released), in: &events)
        try free(hold, on: &after, at: at, in: &events)
        let receipt = ReleaseReceipt(
            redemption: redemption,
            points: try points(hold.steps),
            expired: try points(after.totals.expired - account.totals.expired),
            repaid: try points(after.totals.repaid - account.totals.repaid)
        )
        return Decision(.released(receipt), events: events)
    }

    /// What becomes of points that a hold no longer sets aside: they repay debt, and expire if their last day has passed.
    func free(
        _ hold: Hold,
        on account: inout PointsAccount,
        at: Timestamp,
        in events: inout [PointsEvent]
    ) throws(RewardsError) {
        try account.recover(hold.allocations, at: at, in: &events)
        try account.repay(with: hold.allocations, livingAt: at, at: at, in: &events)
        events += try account.settle(asOf: at)
    }
}
