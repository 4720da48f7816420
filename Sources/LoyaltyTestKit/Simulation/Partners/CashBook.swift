//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

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
    let amount: Int
    var reversed = 0
    /// Whether the end of the hold was written down.
    var isApproved = false

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
    var shares: [CashShare]
    var refunded = 0
    var returns: [String] = []
}

/// Money that went to a partner.
struct CashPayout: Sendable {
    let name: String
    let purse: CashPurse
    let amount: Int
}

/// Where the money of a purse stands, in numbers.
struct CashStanding: Hashable, Sendable {
    var accrued = 0
    var pending = 0
    var payable = 0
    var paid = 0
    var reversed = 0
}

/// The accounts of all partners as lists of sales and payouts: no running totals, no events.
///
/// Every question is answered by adding up all there is. It is slow and plain on purpose, and it shares no code with the accounts
/// that it checks.
struct CashBook: Sendable {
    private(set) var sales: [CashSale] = []
    private(set) var payouts: [CashPayout] = []

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
        for payout in payouts where payout.purse == purse {
            standing.payable -= payout.amount
            standing.paid += payout.amount
        }
        return standing
    }

    /// When the next hold of a purse ends.
    func nextDue(of purse: CashPurse) -> Int64? {
        sales.filter { sale in share(of: purse, in: sale).map { !$0.isApproved && $0.left > 0 } ?? false }
            .map(\.due).min()
    }

    /// Writes down the holds of a purse that have ended.
    ///
    /// - Returns: How many there were.
    @discardableResult
    mutating func tick(_ purse: CashPurse, _ now: Int64) -> Int {
        var count = 0
        for place in sales.indices where sales[place].currency == purse.currency && sales[place].due <= now {
            for index in sales[place].shares.indices where sales[place].shares[index].partner == purse.partner {
                let share = sales[place].shares[index]
                guard !share.isApproved, share.left > 0 else { continue }
                sales[place].shares[index].isApproved = true
                count += 1
            }
        }
        return count
    }
}

// MARK: - What is asked

extension CashBook {
    /// Credits a sale.
    mutating func record(_ sale: CashSale, _ now: Int64) -> CashRefusal? {
        guard self.sale(of: sale.order) == nil else { return "sale.alreadyRecorded" }
        for share in sale.shares {
            let purse = CashPurse(partner: share.partner, currency: sale.currency)
            tick(purse, now)
            guard standing(of: purse).accrued + share.amount <= CashRules.most else { return Self.malformed }
        }
        sales.append(sale)
        return nil
    }

    /// Takes back what is refunded of a sale: of each share the part that is refunded in all, less what was taken before.
    mutating func reverse(
        _ order: String,
        of purse: CashPurse,
        by amount: Int,
        as name: String,
        _ now: Int64,
        _ rounding: RoundingRule
    ) -> CashRefusal? {
        guard let place = sales.firstIndex(where: { $0.order == order }), share(of: purse, in: sales[place]) != nil
        else { return "sale.unknown" }
        guard !sales[place].returns.contains(name) else { return "return.alreadyRecorded" }
        let refunded = sales[place].refunded + amount
        guard refunded <= CashRules.most else { return Self.malformed }
        guard refunded <= sales[place].total else { return "refund.aboveSale" }
        tick(purse, now)
        sales[place].refunded = refunded
        sales[place].returns.append(name)
        for index in sales[place].shares.indices {
            let share = sales[place].shares[index]
            sales[place].shares[index].reversed = CashRules.part(
                share.amount,
                refunded,
                of: sales[place].total,
                rounding
            )
        }
        return nil
    }

    /// Pays a partner.
    mutating func pay(_ amount: Int, to purse: CashPurse, as name: String, _ now: Int64) -> CashRefusal? {
        guard !payouts.contains(where: { $0.name == name && $0.purse == purse }) else {
            return "payout.alreadyRecorded"
        }
        tick(purse, now)
        guard amount <= standing(of: purse).payable else { return "payout.abovePayable" }
        payouts.append(CashPayout(name: name, purse: purse, amount: amount))
        return nil
    }
}
