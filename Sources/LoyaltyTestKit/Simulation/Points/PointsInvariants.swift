//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// What must be true of an account after every event, each by its name in the list of promises.
enum PointsInvariants {
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - account: The account after it.
    ///   - statement: What the events before have moved; the event is added.
    /// - Throws: A ``SimulationFinding`` that names the promise.
    static func check(
        _ event: PointsEvent,
        on account: PointsAccount,
        _ statement: inout PointsPosting
    ) throws(SimulationFinding) {
        try checkLots(account)
        try checkEntry(of: event, on: account)
        let end = PointsPosting(account)
        guard end.isBalanced else {
            guard end.debtCreated == end.debt + end.repaid else { throw SimulationFinding("I4 debt", "\(end)") }
            throw SimulationFinding("I3 conservation", "\(end)")
        }
        guard end.debt >= 0 else { throw SimulationFinding("I4 debt", "\(end.debt)") }
        if let posting = PointsPosting(event) {
            guard posting.isBalanced else { throw SimulationFinding("I7 postings of an event", "\(event)") }
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
            guard let entry = account.accruals[event.accrual], entry.reversed >= 0, entry.reversed <= entry.granted,
                entry.writtenOff >= 0, entry.writtenOff <= entry.reversed
            else { throw SimulationFinding("I6 returns", "\(event.accrual)") }
        case .expired:
            for entry in account.accruals where entry.expired > entry.granted {
                throw SimulationFinding("I6 returns", "\(entry.source.id)")
            }
        default: break
        }
    }
}
