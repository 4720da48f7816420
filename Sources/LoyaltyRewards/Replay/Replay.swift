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
    var account = PointsAccount()
    private(set) var declined: [RedemptionID] = []
    var isPartial = false
    private var totals: [RedemptionID: Money] = [:]
    var events: [PointsEvent] = []
    /// When the recorded account says that its member joined.
    var enrolledAt: Timestamp?

    init(rules: PointsProgram, member: CustomerID) {
        self.rules = rules
        self.member = member
    }

    /// Decides anew what an event was the outcome of, and returns what happens instead; the recorded account is that after
    /// the event.
    mutating func follow(_ event: PointsEvent, to recorded: PointsAccount) throws(RewardsError) -> [PointsEvent] {
        events = []
        switch event {
        case .accrued(let event): try decide(.accrue(event.source), at: event.at)
        case .accrualReversed(let event): try takeBack(event)
        case .redeemed(let event): try redeem(event.allocations, event.redemption, towards: event.total, at: event.at)
        case .held(let event): try hold(event.hold, at: event.at)
        case .captured(let event): try capture(event)
        case .holdReleased(let event): try release(event)
        case .redemptionRefunded(let event):
            try decide(.refundRedemption(event.redemption, points(event.allocations)), at: event.at)
        case .opened, .balanceOpened, .adjusted, .expiryExtended, .reinstated, .tierExtended, .closed, .erased:
            try followByHand(event, to: recorded)
        case .movedIn, .movedOut, .memberJoined, .memberLeft, .accountMoved, .accountReturned: isPartial = true
        // A tier is written down whenever somebody looks.
        case .tierRecorded(let event): try decide(.settle, at: event.at)
        // What time and rules made of it follows from the rest.
        case .writeOffRecovered, .debtRepaid, .expired, .granted, .activityRecorded, .forgotten, .expiryKept:
            try settle(at: event.at)
        }
        return events
    }

    @discardableResult
    mutating func decide(_ action: PointsCommand.Action, at: Timestamp) throws(RewardsError) -> Bool {
        var owner = member
        // An order of somebody who had joined the account counts as the account's own.
        if case .accrue(let source) = action, let customer = source.customer { owner = customer }
        let decision = try rules.decide(PointsCommand(action, for: owner), on: account, asOf: at)
        for event in decision.events.joined() { try account.record(event, in: &events) }
        return decision.answer.isApproved
    }

    mutating func settle(at: Timestamp) throws(RewardsError) { events += try rules.settle(&account, asOf: at) }

    private func points(_ allocations: [LotAllocation]) throws(RewardsError) -> Points {
        try rules.points(allocations.reduce(0) { $0 + $1.steps })
    }
}

// MARK: - Redeeming and returning

extension Replay {
    private mutating func redeem(
        _ allocations: [LotAllocation],
        _ redemption: RedemptionID,
        towards total: Money?,
        at: Timestamp
    ) throws(RewardsError) {
        let isMade: Bool
        do {
            isMade = try decide(.redeem(points(allocations), redemption, towards: total), at: at)
        } catch  where error.code == .totalRequired {
            // The live program asked for no total, so the share cannot be told.
            isMade = false
        }
        if !isMade { declined.append(redemption) }
    }

    /// Holds what was held; what this program does not hold is redeemed when it was captured.
    private mutating func hold(_ hold: Hold, at: Timestamp) throws(RewardsError) {
        totals[hold.redemption] = hold.total
        let span = at.span(to: hold.until)
        do {
            try decide(.hold(points(hold.allocations), hold.redemption, span, towards: hold.total), at: at)
        } catch  where error.code == .totalRequired {}
    }

    private mutating func capture(_ event: HoldCaptured) throws(RewardsError) {
        let total = totals.removeValue(forKey: event.redemption)
        if isHeld(event.redemption),
            try decide(.capture(event.redemption, points(event.allocations)), at: event.at)
        {
            return
        }
        try redeem(event.allocations, event.redemption, towards: total, at: event.at)
    }

    private mutating func release(_ event: HoldReleased) throws(RewardsError) {
        totals[event.redemption] = nil
        guard !event.hasTimedOut, isHeld(event.redemption) else { return try settle(at: event.at) }
        try decide(.release(event.redemption), at: event.at)
    }

    private func isHeld(_ redemption: RedemptionID) -> Bool {
        account.holds.contains { $0.redemption == redemption }
    }

    /// Takes back what was taken back by then, whichever steps led to it.
    private mutating func takeBack(_ event: AccrualReversed) throws(RewardsError) {
        try settle(at: event.at)
        guard let entry = account.accruals[event.accrual], !entry.isReversed else { return }
        let decision = try rules.reverse(
            entry,
            to: event.isComplete ? nil : event.returned,
            on: account,
            at: event.at,
            after: []
        )
        let ranked = try rules.ranked(
            decision,
            of: .reverseAccrual(event.accrual),
            on: account,
            after: 0,
            at: event.at
        )
        for event in ranked.events.joined() { try account.record(event, in: &events) }
    }
}
