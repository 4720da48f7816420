//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One member's history on its way through another program.
struct Replay {
    let rules: PointsProgram
    let member: CustomerID
    private(set) var account = PointsAccount()
    private(set) var declined: [RedemptionID] = []
    private(set) var isPartial = false
    private var holds: [RedemptionID: Hold] = [:]
    private var events: [PointsEvent] = []

    init(rules: PointsProgram, member: CustomerID) {
        self.rules = rules
        self.member = member
    }

    /// Decides anew what an event was the outcome of, and returns what happens instead.
    mutating func follow(_ event: PointsEvent) throws(RewardsError) -> [PointsEvent] {
        events = []
        switch event {
        case .accrued(let event): _ = try decide(.accrue(event.source), at: event.at)
        case .accrualReversed(let event): try takeBack(event)
        case .redeemed(let event):
            try redeem(event.allocations, as: event.redemption, towards: event.total, at: event.at)
        case .held(let event): holds[event.hold.redemption] = event.hold
        case .captured(let event):
            let total = holds.removeValue(forKey: event.redemption)?.total
            try redeem(event.allocations, as: event.redemption, towards: total, at: event.at)
        case .holdReleased(let event): holds[event.redemption] = nil
        case .redemptionRefunded(let event):
            let points = try rules.points(event.allocations.reduce(0) { $0 + $1.steps })
            _ = try decide(.refundRedemption(event.redemption, points), at: event.at)
        case .granted(let event): try grant(event.lots, at: event.at)
        case .adjusted(let event): try adjust(event)
        case .balanceOpened(let event): try open(event)
        case .reinstated(let event): _ = try decide(.reinstate(event.why), at: event.at)
        case .tierExtended(let event):
            guard let until = event.record.extendedUntil else { break }
            _ = try decide(.extendTier(until: until, event.why), at: event.at)
        case .closed(let event): _ = try decide(.close(forfeiting: true), at: event.at)
        case .erased(let event): _ = try decide(.erase, at: event.at)
        // Which points another program would have had to extend cannot be told.
        case .movedIn, .movedOut, .memberJoined, .memberLeft, .accountMoved, .accountReturned, .expiryExtended:
            isPartial = true
        // What time and rules made of it follows from the rest.
        case .opened, .writeOffRecovered, .debtRepaid, .expired, .activityRecorded, .tierRecorded, .forgotten,
            .expiryKept:
            break
        }
        return events
    }

    private mutating func decide(_ action: PointsCommand.Action, at: Timestamp) throws(RewardsError) -> Bool {
        var owner = member
        // An order of somebody who had joined the account counts as the account's own.
        if case .accrue(let source) = action, let customer = source.customer { owner = customer }
        let decision = try rules.decide(PointsCommand(action, for: owner), on: account, asOf: at)
        for event in decision.events.joined() { try account.record(event, in: &events) }
        return decision.answer.isApproved
    }

    private mutating func redeem(
        _ allocations: [LotAllocation],
        as redemption: RedemptionID,
        towards total: Money?,
        at: Timestamp
    ) throws(RewardsError) {
        let points = try rules.points(allocations.reduce(0) { $0 + $1.steps })
        let isMade: Bool
        do {
            isMade = try decide(.redeem(points, redemption, towards: total), at: at)
        } catch  where error.code == .totalRequired {
            // The live program asked for no total, so the share cannot be told.
            isMade = false
        }
        if !isMade { declined.append(redemption) }
    }

    /// Takes back what was taken back by then, whichever steps led to it.
    private mutating func takeBack(_ event: AccrualReversed) throws(RewardsError) {
        guard let entry = account.accruals[event.accrual], !entry.isReversed else { return }
        _ = try rules.settle(&account, asOf: event.at)
        let decision = try rules.reverse(
            entry,
            to: event.isComplete ? nil : event.returned,
            on: account,
            at: event.at,
            after: []
        )
        for event in decision.events.joined() { try account.record(event, in: &events) }
    }

    /// Gives the points that a person gave, or takes as many as there are of what a person took.
    private mutating func adjust(_ event: PointsAdjusted) throws(RewardsError) {
        if let lot = event.lot { return try grant([lot], at: event.at) }
        _ = try rules.settle(&account, asOf: event.at)
        let wanted = event.allocations.reduce(0) { $0 + $1.steps }
        let taken = rules.burn(wanted, from: account, asOf: event.at)
        guard !taken.isEmpty else { return }
        let adjusted = PointsAdjusted(at: event.at, lot: nil, allocations: taken, why: event.why)
        try account.record(.adjusted(adjusted), in: &events)
    }

    /// Takes over what the member had in another system, as it was.
    private mutating func open(_ event: BalanceOpened) throws(RewardsError) {
        guard account.program == nil else { return }
        try account.record(.opened(rules.opening(at: event.at)), in: &events)
        try account.record(.balanceOpened(event), in: &events)
        events += try account.settle(asOf: event.at)
        try account.repay(from: event.lots.map(\.id), livingAt: event.at, at: event.at, in: &events)
    }

    /// Gives points that no rule earned once more.
    private mutating func grant(_ lots: [Lot], at: Timestamp) throws(RewardsError) {
        if account.program == nil { try account.apply(.opened(rules.opening(at: at))) }
        _ = try rules.settle(&account, asOf: at)
        // What a refund or an expiry gave again is given by this program's own rules.
        let given = lots.filter { lot in
            if case .regrant = lot.origin { false } else { true }
        }
        guard !given.isEmpty else { return }
        var numbered: [Lot] = []
        for lot in given {
            numbered.append(
                Lot(
                    id: LotID(account.lotCount + Int64(numbered.count) + 1),
                    origin: lot.origin,
                    grantedAt: lot.grantedAt,
                    activeAt: lot.activeAt,
                    expiresAt: lot.expiresAt,
                    granted: lot.granted
                )
            )
        }
        try account.record(.granted(LotsGranted(at: at, lots: numbered)), in: &events)
        try account.repay(from: numbered.map(\.id), livingAt: at, at: at, in: &events)
    }
}
