//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Redeeming

extension PointsAccount {
    mutating func apply(_ event: PointsRedeemed) throws(RewardsError) {
        var parts: [RedemptionEntry.Part] = []
        parts.reserveCapacity(event.allocations.count)
        let steps = try take(event.allocations) { parts.append(RedemptionEntry.Part(lot: $0, refunded: 0)) }
        try remember(event.redemption, parts, steps, event.value, at: event.at)
    }

    private mutating func remember(
        _ redemption: RedemptionID,
        _ parts: [RedemptionEntry.Part],
        _ steps: Int64,
        _ value: Money,
        at: Timestamp
    ) throws(RewardsError) {
        guard redemptions.insert(RedemptionEntry(redemption: redemption, at: at, value: value, parts: parts)) else {
            throw Self.corrupt("a redemption is made once")
        }
        try Self.add(steps, to: &totals.redeemed)
    }

    mutating func apply(_ event: RedemptionRefunded) throws(RewardsError) {
        guard let place = redemptions.index(of: event.redemption) else {
            throw Self.corrupt("a redemption is refunded after it was made")
        }
        var entry = redemptions[place]
        for allocation in event.allocations {
            guard let part = entry.parts.firstIndex(where: { $0.lot.id == allocation.lot }), allocation.steps > 0,
                allocation.steps <= entry.parts[part].refundable
            else { throw Self.corrupt("a refund gives back what the redemption took") }
            entry.parts[part].refunded += allocation.steps
            totals.redeemed -= allocation.steps
            guard let index = index(of: allocation.lot) else {
                var lot = entry.parts[part].lot
                lot.remaining = allocation.steps
                insert(lot)
                continue
            }
            guard allocation.steps <= lots[index].granted - lots[index].remaining else {
                throw Self.corrupt("a lot has no more than was granted")
            }
            lots[index].remaining += allocation.steps
        }
        guard totals.redeemed >= 0 else { throw Self.corrupt("no more is given back than was redeemed") }
        redemptions.update(at: place) { $0 = entry }
        for index in members.indices where members[index].redemptions.contains(event.redemption) {
            members[index].refunded += event.allocations.reduce(0) { $0 + $1.steps }
        }
    }
}

// MARK: - Holding

extension PointsAccount {
    mutating func apply(_ hold: Hold) throws(RewardsError) {
        guard !redemptions.contains(name: hold.redemption), holds.allSatisfy({ $0.redemption != hold.redemption }),
            !hold.allocations.isEmpty
        else { throw Self.corrupt("a hold has points and a name of its own") }
        for allocation in hold.allocations {
            guard let index = index(of: allocation.lot), allocation.steps > 0, allocation.steps <= lots[index].free
            else {
                throw Self.corrupt("points are held in a lot that has them free")
            }
            lots[index].held += allocation.steps
        }
        let place = holds.firstIndex { Hold.endsFirst(hold, $0) } ?? holds.endIndex
        holds.insert(hold, at: place)
    }

    /// Ends a hold: its points are free in their lots again.
    mutating func endHold(of redemption: RedemptionID) throws(RewardsError) -> Hold {
        guard let place = holds.firstIndex(where: { $0.redemption == redemption }) else {
            throw Self.corrupt("a hold ends while it is open")
        }
        let hold = holds.remove(at: place)
        for allocation in hold.allocations {
            guard let index = index(of: allocation.lot), lots[index].held >= allocation.steps else {
                throw Self.corrupt("held points are in their lots")
            }
            lots[index].held -= allocation.steps
        }
        return hold
    }

    mutating func apply(_ event: HoldCaptured) throws(RewardsError) {
        var held: [LotID: Int64] = [:]
        for allocation in try endHold(of: event.redemption).allocations { held[allocation.lot] = allocation.steps }
        for allocation in event.allocations {
            guard let steps = held.removeValue(forKey: allocation.lot), steps >= allocation.steps else {
                throw Self.corrupt("points are captured that were held")
            }
        }
        var parts: [RedemptionEntry.Part] = []
        let steps = try take(event.allocations) { parts.append(RedemptionEntry.Part(lot: $0, refunded: 0)) }
        try remember(event.redemption, parts, steps, event.value, at: event.at)
    }
}
