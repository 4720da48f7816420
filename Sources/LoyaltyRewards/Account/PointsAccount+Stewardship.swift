//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - By hand

extension PointsAccount {
    mutating func apply(_ event: PointsAdjusted) throws(RewardsError) {
        guard (event.lot == nil) != event.allocations.isEmpty else {
            throw Self.corrupt("an adjustment gives points or takes some")
        }
        if let lot = event.lot { try grant(lot) }
        try Self.add(take(event.allocations), to: &totals.withdrawn)
    }

    mutating func apply(_ event: BalanceOpened) throws(RewardsError) {
        guard lotCount == 0, broughtIn.isEmpty else {
            throw Self.corrupt("an account takes one opening balance, first")
        }
        for lot in event.lots { try grant(lot) }
        try Self.add(event.debt, to: &totals.debtCreated)
        try Self.add(event.debt, to: &debt)
        for entry in event.qualifying { try qualifying.insert(entry) }
        broughtIn = event.qualifying.map(\.source).sorted()
    }

    mutating func apply(_ event: ExpiryExtended) throws(RewardsError) {
        for end in event.ends {
            guard let index = index(of: end.lot), let before = lots[index].expiresAt, before < end.expiresAt else {
                throw Self.corrupt("an extension lets a lot live longer")
            }
            var lot = lots.remove(at: index)
            lot.expiresAt = end.expiresAt
            insert(lot)
            // What was redeemed of the lot comes back to it with the same end.
            redemptions.updateEach { $0.extend(end.lot, to: end.expiresAt) }
        }
        if let inactiveAt = event.inactiveAt {
            guard let before = self.inactiveAt, before < inactiveAt else {
                throw Self.corrupt("an extension lets points live longer")
            }
            self.inactiveAt = inactiveAt
        }
    }
}

extension RedemptionEntry {
    fileprivate mutating func extend(_ lot: LotID, to end: Timestamp) {
        for index in parts.indices where parts[index].lot.id == lot { parts[index].lot.expiresAt = end }
    }
}

// MARK: - Expired points

extension PointsAccount {
    /// Remembers points that expired, if the program brings some back.
    mutating func remember(_ parts: [Lot], asOf instant: Timestamp) {
        guard let window = reinstatementWindow else { return }
        // No month is longer than 31 days; two days are left for the offsets of zones. A month too many does no harm.
        let days = Int64(window.months) * 31 + Int64(window.days) + 2
        expiredLots.removeAll { $0.endedAt.span(to: instant).microseconds / 86_400_000_000 >= days }
        for part in parts {
            guard let end = end(of: part) else { continue }
            expiredLots.append(
                ExpiredLot(lot: part.id, endedAt: end, steps: part.remaining, accrual: part.origin.accrual)
            )
        }
    }

    /// Forgets the points that expired last, because they came back in another way.
    mutating func forgetExpired(_ steps: Int64) {
        var left = steps
        while left > 0, let last = expiredLots.last {
            let gone = min(left, last.steps)
            left -= gone
            if gone == last.steps { expiredLots.removeLast() } else { expiredLots[expiredLots.count - 1].steps -= gone }
        }
    }

    mutating func apply(_ event: PointsReinstated) throws(RewardsError) {
        guard event.lots.count == event.expired.count else { throw Self.corrupt("each lot comes back once") }
        for (lot, name) in zip(event.lots, event.expired) {
            var left = lot.granted
            for index in expiredLots.indices.reversed() where left > 0 && expiredLots[index].lot == name {
                let steps = min(left, expiredLots[index].steps)
                expiredLots[index].steps -= steps
                left -= steps
            }
            guard left == 0 else { throw Self.corrupt("points come back that had expired, once") }
            if let accrual = lot.origin.accrual, let index = accruals.index(of: accrual), accruals[index].lot <= name {
                guard accruals[index].expired >= lot.granted else {
                    throw Self.corrupt("points come back that had expired")
                }
                accruals.update(at: index) { $0.expired -= lot.granted }
            }
            try grant(lot)
        }
        expiredLots.removeAll { $0.steps == 0 }
    }

    mutating func apply(_ event: ExpiryKept) {
        reinstatementWindow = event.window
        if event.window == nil { expiredLots = [] }
    }
}

// MARK: - The end of an account

extension PointsAccount {
    mutating func apply(_ event: AccountClosed) throws(RewardsError) {
        guard closedAt == nil, move == nil, holds.isEmpty, members.isEmpty else {
            throw Self.corrupt("an account is closed once, when nothing is held and nobody shares it")
        }
        try Self.add(take(event.allocations), to: &totals.withdrawn)
        guard lots.isEmpty else { throw Self.corrupt("a closed account has no points") }
        closedAt = event.at
        inactiveAt = nil
        expiredLots = []
    }

    mutating func apply(_ event: AccountErased) throws(RewardsError) {
        guard closedAt != nil, erasedAt == nil else { throw Self.corrupt("an account is erased once it is closed") }
        accruals = EntryTable()
        redemptions = EntryTable()
        broughtIn = []
        qualifying = QualifyingHistory()
        usage = AccrualUsage()
        tier = nil
        enrolledAt = nil
        carried = 0
        erasedAt = event.at
    }
}
