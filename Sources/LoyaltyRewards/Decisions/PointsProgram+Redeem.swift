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
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard points.unit == program.unit else {
            throw RewardsError(.unitMismatch, "points are redeemed in the unit of the program")
        }
        guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are redeemed") }
        guard account.redemptions[redemption] == nil else {
            return declined([Reason(.redemptionAlreadyMade, ["redemption": .text(redemption.text)])])
        }
        guard let rule = program.redemption else { return declined([Reason(.redemptionNotOffered)]) }
        let available = account.availableSteps(asOf: asOf)
        let reasons = try reasonsAgainst(points, rule, available, account, asOf)
        guard reasons.isEmpty else { return declined(reasons) }

        var events = try due(on: account, asOf: asOf)
        let allocations = Self.burn(points.steps, from: account.lots, asOf: asOf)
        let value = try rule.value(of: points)
        events.append(
            .redeemed(
                PointsRedeemed(
                    at: asOf,
                    redemption: redemption,
                    allocations: allocations,
                    value: value,
                    version: program.version
                )
            )
        )
        let receipt = RedemptionReceipt(
            redemption: redemption,
            points: points,
            value: value,
            available: try self.points(available - points.steps)
        )
        return Decision(.redeemed(receipt), events: events)
    }

    private func reasonsAgainst(
        _ points: Points,
        _ rule: RedemptionRule,
        _ available: Int64,
        _ account: PointsAccount,
        _ asOf: Timestamp
    ) throws(RewardsError) -> [Reason] {
        var reasons: [Reason] = []
        if account.debt > 0 { reasons.append(Reason(.pointsOwed, ["debt": .points(try self.points(account.debt))])) }
        if points.steps < rule.leastRedeemable.steps {
            reasons.append(
                Reason(.redemptionBelowMinimum, ["asked": .points(points), "minimum": .points(rule.leastRedeemable)])
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
            let balance = try account.balance(in: program.unit, asOf: asOf)
            reasons.append(
                Reason(
                    .pointsInsufficient,
                    [
                        "asked": .points(points), "available": .points(balance.available),
                        "missing": .points(try self.points(points.steps - available)),
                        "pending": .points(balance.pending),
                    ]
                )
            )
        }
        return reasons
    }

    /// Which lots points are taken from, given that there are enough.
    static func burn(_ steps: Int64, from lots: [Lot], asOf: Timestamp) -> [LotAllocation] {
        var allocations: [LotAllocation] = []
        // Few redemptions take from more lots, so the list seldom moves.
        allocations.reserveCapacity(min(lots.count, 4))
        var left = steps
        for index in lots.indices where lots[index].isAvailable(asOf: asOf) {
            guard left > 0 else { break }
            let taken = min(left, lots[index].remaining)
            allocations.append(LotAllocation(lots[index].id, taken))
            left -= taken
        }
        return allocations
    }
}
