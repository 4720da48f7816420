//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsAccount {
    mutating func apply(_ event: PointsAccrued) throws(RewardsError) {
        guard Steps.isValid(event.granted) else { throw Self.corrupt("an accrual grants zero or more") }
        let entry = AccrualEntry(
            terms: event.terms,
            lot: event.lot,
            millionthsReversed: 0,
            qualifying: event.qualifying,
            returned: .none,
            reversed: 0,
            writtenOff: 0,
            madeGood: 0,
            expired: 0,
            isReversed: false
        )
        guard accruals.insert(entry) else {
            throw Self.corrupt("an order or an action is accrued once")
        }
        if event.granted > 0 {
            try grant(
                Lot(
                    id: event.lot,
                    origin: .accrual(event.source.id),
                    grantedAt: event.grantedAt,
                    activeAt: event.activeAt,
                    expiresAt: event.expiresAt,
                    granted: event.granted
                )
            )
        } else {
            try takeNumber(of: event.lot)
        }
        carried = event.carried
        if event.qualifying != .zero {
            try qualifying.insert(
                QualifyingEntry(at: event.grantedAt, amounts: event.qualifying, source: event.source.id)
            )
        }
        if !event.uses.isEmpty { try usage.apply(event.uses) }
    }

    mutating func apply(_ event: AccrualReversed) throws(RewardsError) {
        guard let place = accruals.index(of: event.accrual), !accruals[place].isReversed else {
            throw Self.corrupt("an accrual is taken back after it was made, and once")
        }
        let entry = accruals[place]
        let taken = try take(event.allocations)
        guard Steps.isValid(event.debt), Steps.isValid(event.writtenOff),
            let owed = Steps.sum(taken, event.debt), let steps = Steps.sum(owed, event.writtenOff),
            steps <= entry.bound(ofReturning: event.millionths), let reversed = Steps.sum(entry.reversed, steps)
        else { throw Self.corrupt("a return takes no more than was granted and did not expire") }
        accruals.update(at: place) { entry in
            entry.reversed = reversed
            entry.writtenOff += event.writtenOff
            entry.returned = event.returned
            entry.isReversed = event.isComplete
            entry.millionthsReversed = event.millionths
            entry.qualifying = event.qualifying
        }
        carried = event.carried
        // Points of what was returned do not come back; as long as units are left, theirs may.
        if event.isComplete, !expiredLots.isEmpty { expiredLots.removeAll { $0.accrual == event.accrual } }
        try Self.add(taken, to: &totals.reversed)
        try Self.add(event.debt, to: &totals.debtCreated)
        try Self.add(event.debt, to: &debt)
        try shareDebt(event.debt, of: entry)
        if event.qualifying != entry.qualifying {
            try qualifying.reduce(event.accrual, by: entry.qualifying.subtracting(event.qualifying))
        }
    }

    mutating func apply(_ event: WriteOffRecovered) throws(RewardsError) {
        let steps = try take(event.allocations)
        guard let place = accruals.index(of: event.accrual), accruals[place].writtenOff >= steps,
            accruals[place].notMadeGood >= steps
        else { throw Self.corrupt("no more is recovered than was written off") }
        accruals.update(at: place) { entry in
            entry.writtenOff -= steps
            entry.madeGood += steps
        }
        try Self.add(steps, to: &totals.reversed)
    }

    /// The order or the action that earned the points of a lot, if it is remembered.
    ///
    /// A lot may outlive what is remembered of its accrual, and the name may then stand for another one.
    func accrual(of lot: Lot) -> AccrualID? {
        guard let accrual = lot.origin.accrual, let own = accruals[accrual]?.lot else { return nil }
        return own == lot.id || (own < lot.id && lot.origin != .accrual(accrual)) ? accrual : nil
    }

    mutating func apply(_ event: PointsExpired) throws(RewardsError) {
        var parts: [Lot] = []
        let steps = try take(event.allocations) { parts.append($0) }
        for part in parts {
            guard hasEnded(part, asOf: event.at) else { throw Self.corrupt("points expire after their last day") }
            guard let accrual = accrual(of: part), let place = accruals.index(of: accrual) else { continue }
            guard part.remaining <= accruals[place].granted - accruals[place].expired else {
                throw Self.corrupt("points expire once")
            }
            accruals.update(at: place) { $0.expired += part.remaining }
        }
        try Self.add(steps, to: &totals.expired)
        remember(parts, asOf: event.at)
    }

    mutating func apply(_ event: LotsGranted) throws(RewardsError) {
        for lot in event.lots {
            try grant(lot)
            guard case .regrant(let accrual) = lot.origin else { continue }
            forgetExpired(lot.granted)
            // What comes back did not expire for good, so a return of its order can take it.
            guard let accrual, let place = accruals.index(of: accrual) else { continue }
            guard lot.granted <= accruals[place].expired else {
                throw Self.corrupt("no more is granted again than expired")
            }
            accruals.update(at: place) { $0.expired -= lot.granted }
        }
    }

    mutating func apply(_ event: HistoryForgotten) throws(RewardsError) {
        forgottenBefore = event.before
        // By its own instant, which may lie ahead: so long another accrual of it could be told from none.
        accruals.removeAll { $0.source.at < event.before }
        redemptions.removeAll { $0.at < event.before }
        if let start = event.qualifyingBefore {
            qualifying = try QualifyingHistory(qualifying.entries.filter { $0.at >= start })
        }
        forgetNamesOfMembers()
    }
}
