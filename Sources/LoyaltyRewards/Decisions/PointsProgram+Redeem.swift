//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Redeems points out of the lots that expire first.
    func redeem(
        _ points: Points,
        as redemption: RedemptionID,
        towards total: Money?,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        if let reason = try reasonAgainst(points, as: redemption, towards: total, on: account) {
            return declined([reason])
        }
        let burn: Burn
        switch try burning(points, towards: total, on: account, at: at) {
        case .failure(let no): return declined(no.reasons)
        case .success(let plan): burn = plan
        }
        var events = due
        if let activity = try activity(on: account, at: at) { events.append(activity) }
        events.append(
            .redeemed(
                PointsRedeemed(
                    at: at,
                    redemption: redemption,
                    allocations: burn.allocations,
                    value: burn.value,
                    total: total,
                    version: program.version
                )
            )
        )
        let receipt = RedemptionReceipt(
            redemption: redemption,
            points: points,
            value: burn.value,
            available: burn.available
        )
        return Decision(.redeemed(receipt), events: events)
    }

    /// Which lots points leave, what they are worth, and what is left to redeem.
    struct Burn {
        let allocations: [LotAllocation]
        let value: Money
        let available: Points
    }

    /// Why points cannot be redeemed.
    struct Refusal: Error {
        let reasons: [Reason]
    }

    /// Refuses what is malformed, and tells whether the name was used; both come before what the program offers.
    func reasonAgainst(
        _ points: Points,
        as redemption: RedemptionID,
        towards total: Money?,
        on account: PointsAccount
    ) throws(RewardsError) -> Reason? {
        guard points.unit == program.unit else {
            throw RewardsError(.unitMismatch, "points are redeemed in the unit of the program")
        }
        guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are redeemed") }
        guard total != nil || program.redemption?.orderShare == nil else {
            throw RewardsError(.totalRequired, "a share of an order is paid with points towards its total")
        }
        guard
            account.redemptions.contains(name: redemption)
                || account.holds.contains(where: { $0.redemption == redemption })
        else { return nil }
        return Reason(.redemptionAlreadyMade, ["redemption": .text(redemption.text)])
    }

    /// Plans which lots points leave: for a redemption at once, or for a hold.
    func burning(
        _ points: Points,
        towards total: Money?,
        on account: PointsAccount,
        at: Timestamp
    ) throws(RewardsError) -> Result<Burn, Refusal> {
        guard let rule = program.redemption else {
            return .failure(Refusal(reasons: [Reason(.redemptionNotOffered)]))
        }
        let available = account.availableSteps(asOf: at)
        var paid: Money?
        var reasons: [Reason] = []
        if account.debt > 0 { reasons.append(Reason(.pointsOwed, ["debt": .points(try self.points(account.debt))])) }
        if let total {
            let quote = try rule.quote(
                for: total,
                available: self.points(available),
                pending: account.balance(in: program.unit, asOf: at).pending,
                asked: points
            )
            reasons += quote.reasons
            paid = quote.value
        } else {
            reasons += try reasonsAgainst(points, rule, available, account, at)
        }
        guard reasons.isEmpty else { return .failure(Refusal(reasons: reasons)) }
        let value: Money
        if let paid { value = paid } else { value = try rule.value(of: points) }
        return .success(
            Burn(
                allocations: burn(points.steps, from: account, asOf: at),
                value: value,
                available: try self.points(available - points.steps)
            )
        )
    }

    private func reasonsAgainst(
        _ points: Points,
        _ rule: RedemptionRule,
        _ available: Int64,
        _ account: PointsAccount,
        _ asOf: Timestamp
    ) throws(RewardsError) -> [Reason] {
        var reasons: [Reason] = []
        if points.steps < rule.leastRedeemable.steps {
            reasons.append(
                Reason(.redemptionBelowMinimum, ["asked": .points(points), "minimum": .points(rule.leastRedeemable)])
            )
        }
        if let maximum = rule.maximum, points.steps > maximum.steps {
            reasons.append(
                Reason(.redemptionAboveMaximum, ["asked": .points(points), "maximum": .points(maximum)])
            )
        }
        if points.steps % rule.step.steps != 0 {
            let nearest = try self.points(rule.nearestSteps(to: points.steps))
            reasons.append(
                Reason(
                    .redemptionNotInSteps,
                    ["asked": .points(points), "nearest": .points(nearest), "step": .points(rule.step)]
                )
            )
        }
        if points.steps > available {
            reasons.append(try insufficient(points, available, account, asOf))
        }
        return reasons
    }

    /// Fewer points than asked for, with what is missing and what is pending.
    func insufficient(
        _ points: Points,
        _ available: Int64,
        _ account: PointsAccount,
        _ asOf: Timestamp
    ) throws(RewardsError) -> Reason {
        Reason(
            .pointsInsufficient,
            [
                "asked": .points(points),
                "available": .points(try self.points(available)),
                "missing": .points(try self.points(points.steps - available)),
                "pending": .points(try account.balance(in: program.unit, asOf: asOf).pending),
            ]
        )
    }

    /// Which lots points are taken from, given that there are enough.
    func burn(_ steps: Int64, from account: PointsAccount, asOf: Timestamp) -> [LotAllocation] {
        var allocations: [LotAllocation] = []
        // Few redemptions take from more lots, so the list seldom moves.
        allocations.reserveCapacity(min(account.lots.count, 4))
        var left = steps
        func take(_ lots: [Lot]) {
            for index in lots.indices where lots[index].activeAt <= asOf && lots[index].free > 0 {
                guard left > 0 else { break }
                guard !account.hasEnded(lots[index], asOf: asOf) else { continue }
                let taken = min(left, lots[index].free)
                allocations.append(LotAllocation(lots[index].id, taken))
                left -= taken
            }
        }
        switch program.policies.burnOrder {
        case .earliestExpiry: take(account.lots)
        case .earliestGrant:
            take(account.lots.sorted { $0.grantedAt == $1.grantedAt ? $0.id < $1.id : $0.grantedAt < $1.grantedAt })
        }
        return allocations
    }
}
