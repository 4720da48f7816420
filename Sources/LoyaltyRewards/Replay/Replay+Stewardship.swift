//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - What people did by hand

extension Replay {
    mutating func followByHand(_ event: PointsEvent, to recorded: PointsAccount) throws(RewardsError) {
        switch event {
        case .opened(let event): enrolledAt = event.enrolledAt
        case .balanceOpened(let event): try open(event)
        case .adjusted(let event): try adjust(event)
        case .expiryExtended(let event): try extend(event, of: recorded)
        case .reinstated(let event): try decide(.reinstate(event.why), at: event.at)
        case .tierExtended(let event):
            guard let until = event.record.extendedUntil else { break }
            try decide(.extendTier(until: until, event.why), at: event.at)
        case .closed(let event): try decide(.close(forfeiting: true), at: event.at)
        case .erased(let event): try decide(.erase, at: event.at)
        default: break
        }
    }

    /// Takes over what the member had in another system, as it was.
    private mutating func open(_ event: BalanceOpened) throws(RewardsError) {
        var lots: [OpeningLot] = []
        for lot in event.lots {
            let points = try rules.points(lot.granted)
            lots.append(
                OpeningLot(points, grantedAt: lot.grantedAt, activeAt: lot.activeAt, expiresAt: lot.expiresAt)
            )
        }
        let opening = OpeningBalance(
            lots: lots,
            qualifying: event.qualifying,
            debt: event.debt > 0 ? try rules.points(event.debt) : nil,
            enrolledAt: enrolledAt,
            lastActiveAt: event.lastActiveAt
        )
        try decide(.openBalance(opening), at: event.at)
    }

    /// Gives the points that a person gave, or takes as many as there are of what a person took.
    private mutating func adjust(_ event: PointsAdjusted) throws(RewardsError) {
        try settle(at: event.at)
        if let lot = event.lot {
            guard account.totals.received.flatMap({ Steps.sum($0, lot.granted) }) != nil else { throw .outOfRange }
            var handling = PointsProgram.Handling(account, after: [], at: event.at)
            try rules.give(rules.points(lot.granted), event.why, &handling)
            account = handling.account
            events += handling.events
        } else {
            let taken = rules.burn(event.allocations.reduce(0) { $0 + $1.steps }, from: account, asOf: event.at)
            guard !taken.isEmpty else { return }
            let adjusted = PointsAdjusted(at: event.at, lot: nil, allocations: taken, why: event.why)
            try account.record(.adjusted(adjusted), in: &events)
        }
        try decide(.settle, at: event.at)
    }

    /// Lets the same grants live as long as a person let them, where this program does not let them live longer.
    private mutating func extend(_ event: ExpiryExtended, of recorded: PointsAccount) throws(RewardsError) {
        try settle(at: event.at)
        var ends: [ExpiryExtended.End] = []
        for end in event.ends {
            guard let lot = recorded.lots.first(where: { $0.id == end.lot }).flatMap(counterpart),
                !ends.contains(where: { $0.lot == lot.id })
            else {
                isPartial = true
                continue
            }
            guard let old = lot.expiresAt, old < end.expiresAt else { continue }
            ends.append(ExpiryExtended.End(lot: lot.id, expiresAt: end.expiresAt))
        }
        var inactiveAt = event.inactiveAt
        if let new = inactiveAt, account.inactiveAt.map({ $0 >= new }) ?? true { inactiveAt = nil }
        guard !ends.isEmpty || inactiveAt != nil else { return }
        ends.sort { $0.lot < $1.lot }
        let extended = ExpiryExtended(at: event.at, ends: ends, inactiveAt: inactiveAt, why: event.why)
        try account.record(.expiryExtended(extended), in: &events)
        try decide(.settle, at: event.at)
    }

    /// The lot of the same grant, which another program may have numbered otherwise.
    private func counterpart(of lot: Lot) -> Lot? {
        let same = account.lots.filter { $0.origin == lot.origin && $0.grantedAt == lot.grantedAt }
        return same.first { $0.id == lot.id } ?? same.first
    }
}
