//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// What an event moves between the places where points can be, by what the event itself says.
///
/// Each place is one number. What comes in from the world or from another account has to be what is left and what went out.
struct PointsFlow: Hashable, Sendable {
    var issued: Int64 = 0
    var movedIn: Int64 = 0
    var remaining: Int64 = 0
    var redeemed: Int64 = 0
    var expired: Int64 = 0
    var reversed: Int64 = 0
    var repaid: Int64 = 0
    var withdrawn: Int64 = 0
    var movedOut: Int64 = 0
    var debt: Int64 = 0
    var debtCreated: Int64 = 0

    /// Nothing moves.
    init() {}

    /// What an account holds, as if all of it had moved at once.
    init(_ account: PointsAccount) {
        let totals = account.totals
        issued = totals.issued
        movedIn = totals.movedIn
        for lot in account.lots { remaining &+= lot.remaining }
        redeemed = totals.redeemed
        expired = totals.expired
        reversed = totals.reversed
        repaid = totals.repaid
        withdrawn = totals.withdrawn
        movedOut = totals.movedOut
        debt = account.debt
        debtCreated = totals.debtCreated
    }

    /// What an event moves, or nil for one that carries a whole account.
    init?(_ event: PointsEvent) {
        self.init()
        switch event {
        case .accrued(let event):
            issued = event.granted
            remaining = event.granted
        case .granted(let event):
            for lot in event.lots { issued += lot.granted }
            remaining = issued
        case .accrualReversed(let event):
            reversed = Self.sum(event.allocations)
            remaining = -reversed
            debt = event.debt
            debtCreated = event.debt
        case .writeOffRecovered(let event):
            reversed = Self.sum(event.allocations)
            remaining = -reversed
        case .redeemed(let event):
            redeemed = Self.sum(event.allocations)
            remaining = -redeemed
        case .captured(let event):
            redeemed = Self.sum(event.allocations)
            remaining = -redeemed
        case .redemptionRefunded(let event):
            redeemed = -Self.sum(event.allocations)
            remaining = -redeemed
        case .debtRepaid(let event):
            repaid = Self.sum(event.allocations)
            remaining = -repaid
            debt = -repaid
        case .expired(let event):
            expired = Self.sum(event.allocations)
            remaining = -expired
        case .movedOut(let event):
            movedOut = Self.sum(event.allocations)
            remaining = -movedOut
        case .movedIn(let event):
            for lot in event.lots { movedIn += lot.granted }
            remaining = movedIn
        case .memberJoined, .memberLeft, .accountMoved, .accountReturned:
            return nil
        case .adjusted(let event):
            issued = event.lot?.granted ?? 0
            withdrawn = Self.sum(event.allocations)
            remaining = issued - withdrawn
        case .balanceOpened(let event):
            for lot in event.lots { issued += lot.granted }
            remaining = issued
            debt = event.debt
            debtCreated = event.debt
        case .reinstated(let event):
            for lot in event.lots { issued += lot.granted }
            remaining = issued
        case .closed(let event):
            withdrawn = Self.sum(event.allocations)
            remaining = -withdrawn
        case .opened, .held, .holdReleased, .activityRecorded, .tierRecorded, .forgotten, .expiryExtended, .expiryKept,
            .tierExtended, .erased:
            break
        }
    }

    private static func sum(_ allocations: [LotAllocation]) -> Int64 { allocations.reduce(0) { $0 &+ $1.steps } }

    /// Whether nothing appears from nowhere and nothing is gone without a name.
    var isBalanced: Bool {
        issued &+ movedIn &- remaining &- redeemed &- expired &- reversed &- repaid &- withdrawn &- movedOut == 0
            && debtCreated &- debt &- repaid == 0
    }

    static func + (lhs: PointsFlow, rhs: PointsFlow) -> PointsFlow {
        var sum = lhs
        sum.issued &+= rhs.issued
        sum.movedIn &+= rhs.movedIn
        sum.remaining &+= rhs.remaining
        sum.redeemed &+= rhs.redeemed
        sum.expired &+= rhs.expired
        sum.reversed &+= rhs.reversed
        sum.repaid &+= rhs.repaid
        sum.withdrawn &+= rhs.withdrawn
        sum.movedOut &+= rhs.movedOut
        sum.debt &+= rhs.debt
        sum.debtCreated &+= rhs.debtCreated
        return sum
    }
}
