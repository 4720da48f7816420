//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Why the oracle says no, by the names of the reasons.
typealias CashRefusal = String

/// One partner's purse in one currency.
struct CashPurse: Hashable, Sendable {
    let partner: Int
    let currency: Int
}

/// What one partner gets of a sale.
struct CashShare: Sendable {
    let partner: Int
    /// What it is made up of, each part taken back by itself.
    let parts: [Int]
    var reversed = 0
    /// Whether the end of the hold was written down.
    var isApproved = false

    var amount: Int { parts.reduce(0, +) }
    var left: Int { amount - reversed }
}

/// A sale and who is paid for it.
struct CashSale: Sendable {
    let order: String
    let currency: Int
    let total: Int
    let base: Int
    /// When the hold ends.
    let due: Int64
    /// What becomes of a fraction of what is taken back.
    let rounding: RoundingRule
    var shares: [CashShare]
    var refunded = 0
    var returns: [String] = []
    var isVoid = false

    var partners: [Int] { shares.map(\.partner) }
}

/// What a partner gets for a period, by the last run that changed something.
struct CashPeriod: Sendable {
    let purse: CashPurse
    let name: String
    var run = 0
    var total = 0
    var pending = 0
    /// What all runs have given and taken.
    var accrued = 0
    var reversed = 0
    var due: Int64 = 0
    /// What the last hold that ended has set free.
    var lastApproved = 0
}

/// Money that was given by hand, or taken below zero.
struct CashGift: Sendable {
    let name: String
    let purse: CashPurse
    let amount: Int
}

/// Money that went to a partner, or is on its way, or came back.
struct CashPayout: Sendable {
    enum Standing: Sendable { case locked, paid, released }

    let name: String
    let purse: CashPurse
    let amount: Int
    let cutoff: Int64
    var standing: Standing
    var reference: String?
}

/// Where the money of a purse stands, in numbers.
struct CashStanding: Hashable, Sendable {
    var accrued = 0
    var pending = 0
    var payable = 0
    var locked = 0
    var paid = 0
    var reversed = 0

    /// What is still due to the partner.
    var outstanding: Int { pending + payable + locked }

    /// Whether every number can be counted.
    var isCountable: Bool {
        [accrued, pending, payable, locked, paid, reversed].allSatisfy { abs($0) <= CashRules.most }
    }
}

/// The accounts of all partners as lists of what happened: no running totals, no events.
///
/// Every question is answered by adding up all there is. It is slow and plain on purpose, and it shares no code with the accounts
/// that it checks.
struct CashBook: Sendable {
    var sales: [CashSale] = []
    var periods: [CashPeriod] = []
    var gifts: [CashGift] = []
    var payouts: [CashPayout] = []

    /// What the oracle says where a command is one that no account could take.
    static let malformed: CashRefusal = "malformed"

    func sale(of order: String) -> CashSale? { sales.first { $0.order == order } }

    func share(of purse: CashPurse, in sale: CashSale) -> CashShare? {
        sale.currency == purse.currency ? sale.shares.first { $0.partner == purse.partner } : nil
    }

    /// Where the money of a purse stands by what was written down.
    func standing(of purse: CashPurse) -> CashStanding {
        var standing = CashStanding()
        for sale in sales {
            guard let share = share(of: purse, in: sale) else { continue }
            standing.accrued += share.amount
            standing.reversed += share.reversed
            if share.isApproved { standing.payable += share.left } else { standing.pending += share.left }
        }
        for period in periods where period.purse == purse {
            standing.accrued += period.accrued
            standing.reversed += period.reversed
            standing.pending += period.pending
            standing.payable += period.total - period.pending
        }
        for gift in gifts where gift.purse == purse {
            if gift.amount > 0 { standing.accrued += gift.amount } else { standing.reversed -= gift.amount }
            standing.payable += gift.amount
        }
        for payout in payouts where payout.purse == purse && payout.standing != .released {
            standing.payable -= payout.amount
            if payout.standing == .paid { standing.paid += payout.amount } else { standing.locked += payout.amount }
        }
        return standing
    }

    /// Whether there is nothing in a purse that could be paid, now or later.
    func isEmpty(_ purse: CashPurse) -> Bool {
        let standing = standing(of: purse)
        return standing.pending + standing.payable <= 0
    }

    /// When the next hold of a purse ends.
    func nextDue(of purse: CashPurse) -> Int64? {
        let ofSales = sales.filter { sale in share(of: purse, in: sale).map { !$0.isApproved && $0.left > 0 } ?? false }
        let ofPeriods = periods.filter { $0.purse == purse && $0.pending > 0 }
        return (ofSales.map(\.due) + ofPeriods.map(\.due)).min()
    }

    /// What is left of everything in a purse whose hold ended after one instant and up to another.
    func approved(_ purse: CashPurse, after start: Int64, upTo end: Int64) -> Int {
        func isWithin(_ instant: Int64) -> Bool { start < instant && instant <= end }
        let ofSales = sales.filter { isWithin($0.due) }.compactMap { share(of: purse, in: $0)?.left }
        let ofPeriods = periods.filter { $0.purse == purse && isWithin($0.due) }
            .map { $0.pending > 0 ? $0.pending : min($0.lastApproved, $0.total) }
        return (ofSales + ofPeriods).reduce(0, +)
    }

    /// Writes down the holds of a purse that have ended.
    mutating func tick(_ purse: CashPurse, _ now: Int64) {
        for place in sales.indices where sales[place].currency == purse.currency && sales[place].due <= now {
            for index in sales[place].shares.indices where sales[place].shares[index].partner == purse.partner {
                if sales[place].shares[index].left > 0 { sales[place].shares[index].isApproved = true }
            }
        }
        for place in periods.indices where periods[place].purse == purse && periods[place].due <= now {
            if periods[place].pending > 0 { periods[place].lastApproved = periods[place].pending }
            periods[place].pending = 0
        }
    }

    /// Malformed if a sum of a purse passes what is counted.
    func refusalOfSums(_ purse: CashPurse) -> CashRefusal? { standing(of: purse).isCountable ? nil : Self.malformed }
}
