//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

/// What must be true of an account after every event, each by its name in the list of promises.
enum PointsInvariants {
    /// Checks an account after an event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - account: The account after it.
    ///   - statement: What the events before have moved; the event is added.
    /// - Throws: A ``SimulationFinding`` that names the promise.
    static func check(
        _ event: PointsEvent,
        on account: PointsAccount,
        _ statement: inout PointsFlow
    ) throws(SimulationFinding) {
        try checkLots(account)
        try checkEntry(of: event, on: account)
        let end = PointsFlow(account)
        guard end.isBalanced else {
            guard end.debtCreated == end.debt + end.repaid else { throw SimulationFinding("I4 debt", "\(end)") }
            throw SimulationFinding("I3 conservation", "\(end)")
        }
        guard end.debt >= 0 else { throw SimulationFinding("I4 debt", "\(end.debt)") }
        if let posting = PointsFlow(event) {
            guard posting.isBalanced else { throw SimulationFinding("I7 postings of an event", "\(event)") }
            try checkRefund(event, on: account, from: statement, to: end)
            statement = statement + posting
            guard statement == end else { throw SimulationFinding("I16 statement", "\(event)") }
        }
        statement = end
        guard account.lastAt == event.at else { throw SimulationFinding("I11 the time of an event is the account's") }
    }

    private static func checkLots(_ account: PointsAccount) throws(SimulationFinding) {
        var last: Lot?
        for lot in account.lots {
            guard lot.held >= 0, lot.held <= lot.remaining, lot.remaining <= lot.granted, lot.remaining > 0 else {
                throw SimulationFinding("I1 a lot", "\(lot)")
            }
            if let last {
                let isAfter =
                    (last.expiresAt ?? .latest, last.id) < (lot.expiresAt ?? .latest, lot.id)
                    || last.expiresAt != nil && lot.expiresAt == nil
                guard isAfter else { throw SimulationFinding("I1 the order of lots", "\(last.id), \(lot.id)") }
            }
            last = lot
            var held: Int64 = 0
            for hold in account.holds {
                for allocation in hold.allocations where allocation.lot == lot.id { held += allocation.steps }
            }
            guard held == lot.held else { throw SimulationFinding("I2 held points", "\(lot), holds \(held)") }
        }
        for hold in account.holds {
            for allocation in hold.allocations {
                guard account.lots.contains(where: { $0.id == allocation.lot }) else {
                    throw SimulationFinding("I2 held points", "\(hold)")
                }
            }
        }
    }

    /// Only the entry that an event names can have changed.
    private static func checkEntry(of event: PointsEvent, on account: PointsAccount) throws(SimulationFinding) {
        switch event {
        case .redemptionRefunded(let event):
            guard let entry = account.redemptions[event.redemption], entry.refunded <= entry.redeemed else {
                throw SimulationFinding("I5 refunds", event.redemption.text)
            }
        case .accrualReversed(let event):
            guard let entry = account.accruals[event.accrual], entry.reversed >= 0,
                entry.reversed <= entry.granted || entry.millionths > 0,
                entry.writtenOff >= 0, entry.writtenOff <= entry.reversed
            else { throw SimulationFinding("I6 returns", "\(event.accrual)") }
        case .expired:
            for entry in account.accruals where entry.expired > entry.granted {
                throw SimulationFinding("I6 returns", "\(entry.source.id)")
            }
        default: break
        }
    }

    // MARK: The two promises about refunds (arXiv 2604.16427)

    /// Refund-Reward Consistency: what a return takes is taken from the account or owed, in full and to the point.
    private static func checkRefund(
        _ event: PointsEvent,
        on account: PointsAccount,
        from before: PointsFlow,
        to after: PointsFlow
    ) throws(SimulationFinding) {
        guard case .accrualReversed(let event) = event else { return }
        let taken = after.reversed - before.reversed
        let owed = after.debt - before.debt
        guard let entry = account.accruals[event.accrual], taken == before.remaining - after.remaining,
            owed == event.debt, taken + owed + event.writtenOff <= entry.reversed
        else { throw SimulationFinding("Refund-Reward Consistency", "\(event)") }
        // Reward Integrity: nothing is kept of what came back whole, but what time has taken.
        guard !entry.isReversed || entry.millionths > 0 || entry.reversed + entry.expired >= entry.granted else {
            throw SimulationFinding("Reward Integrity", "\(entry)")
        }
    }

    /// Refund-Reward Consistency: the sizes of what was taken, owed and written off are what the returned units earned.
    static func checkReturn(_ answer: PointsAnswer, taken: Int) throws(SimulationFinding) {
        guard case .accrualReversed(let receipt) = answer else { return }
        let sum = receipt.points.steps + receipt.debt.steps + receipt.writtenOff.steps
        guard sum == taken else {
            throw SimulationFinding("Refund-Reward Consistency", "\(receipt), oracle \(taken)")
        }
    }

    // MARK: Accounts that join and leave

    /// I15: each point goes with the date that it has; between two events, some lots are on their way.
    static func checkMove(
        _ event: PointsEvent,
        from before: [Lot],
        to account: PointsAccount,
        _ moving: inout [Lot]
    ) throws(SimulationFinding) {
        let isKept: Bool
        switch event {
        case .memberJoined(let event):
            moving = event.account.lots
            isKept = dates(account.lots) == dates(before + moving)
        case .memberLeft(let event):
            moving = event.account.lots
            isKept = dates(before) == dates(account.lots + moving)
        case .accountReturned: isKept = before.isEmpty && dates(account.lots) == dates(moving)
        case .accountMoved: isKept = account.lots.isEmpty && dates(before) == dates(moving)
        default: return
        }
        guard isKept else { throw SimulationFinding("I15 joining keeps points and their days", "\(event)") }
    }

    /// How many points end when, and can be redeemed from when on.
    private static func dates(_ lots: [Lot]) -> [[Timestamp?]: Int64] {
        var dates: [[Timestamp?]: Int64] = [:]
        for lot in lots { dates[[lot.activeAt, lot.expiresAt], default: 0] += lot.remaining }
        return dates
    }
}
