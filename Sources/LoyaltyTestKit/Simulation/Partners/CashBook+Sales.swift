//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension CashBook {
    /// Credits a sale to everybody who is paid for it.
    mutating func record(_ sale: CashSale, _ now: Int64) -> CashRefusal? {
        guard !sale.shares.isEmpty else { return "sale.notAttributed" }
        guard self.sale(of: sale.order) == nil else { return "sale.alreadyRecorded" }
        for partner in sale.partners { tick(CashPurse(partner: partner, currency: sale.currency), now) }
        sales.append(sale)
        return refusalOfSums(sale)
    }

    /// Takes back what is refunded of a sale: of each part what is refunded in all, less what was taken before.
    mutating func reverse(
        _ order: String,
        _ currency: Int,
        paidTo partners: [Int],
        by amount: Int,
        as name: String,
        _ now: Int64
    ) -> CashRefusal? {
        let place: Int
        switch find(order, currency, paidTo: partners) {
        case .success(let found): place = found
        case .failure(let reason): return reason.name
        }
        guard !sales[place].returns.contains(name) else { return "return.alreadyRecorded" }
        guard !sales[place].isVoid else { return "sale.void" }
        let refunded = sales[place].refunded + amount
        guard refunded <= CashRules.most else { return Self.malformed }
        guard refunded <= sales[place].total else { return "refund.aboveSale" }
        for partner in partners { tick(CashPurse(partner: partner, currency: currency), now) }
        sales[place].refunded = refunded
        sales[place].returns.append(name)
        let (total, rounding) = (sales[place].total, sales[place].rounding)
        for index in sales[place].shares.indices {
            sales[place].shares[index].reversed = sales[place].shares[index].parts
                .reduce(0) { $0 + CashRules.part($1, refunded, of: total, rounding) }
        }
        return refusalOfSums(sales[place])
    }

    /// Declares a sale void that has not gone into a payout.
    mutating func declareVoid(
        _ order: String,
        _ currency: Int,
        paidTo partners: [Int],
        _ now: Int64
    ) -> CashRefusal? {
        let place: Int
        switch find(order, currency, paidTo: partners) {
        case .success(let found): place = found
        case .failure(let reason): return reason.name
        }
        guard !sales[place].isVoid else { return "sale.void" }
        for partner in partners { tick(CashPurse(partner: partner, currency: currency), now) }
        for share in sales[place].shares where share.isApproved {
            let purse = CashPurse(partner: share.partner, currency: currency)
            let cutoffs = payouts.filter { $0.purse == purse && $0.standing != .released }.map(\.cutoff)
            if let last = cutoffs.max(), sales[place].due <= last { return "sale.locked" }
        }
        sales[place].isVoid = true
        for index in sales[place].shares.indices {
            sales[place].shares[index].reversed = sales[place].shares[index].amount
        }
        return refusalOfSums(sales[place])
    }

    private func refusalOfSums(_ sale: CashSale) -> CashRefusal? {
        sale.partners.lazy.compactMap { refusalOfSums(CashPurse(partner: $0, currency: sale.currency)) }.first
    }

    /// The place of a sale, if the partners who are named are those who were paid.
    private func find(_ order: String, _ currency: Int, paidTo partners: [Int]) -> Result<Int, CashReason> {
        guard let place = sales.firstIndex(where: { $0.order == order }), sales[place].currency == currency,
            !Set(sales[place].partners).isDisjoint(with: partners)
        else { return .failure(CashReason(name: "sale.unknown")) }
        return Set(sales[place].partners) == Set(partners)
            ? .success(place) : .failure(CashReason(name: Self.malformed))
    }
}

/// A refusal as an error, for results.
private struct CashReason: Error {
    let name: CashRefusal
}
