//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The oracle reads commands and tells what becomes of them, without asking the plan.
extension PartnersWorld {
    /// Runs a command on a book.
    ///
    /// - Returns: The name of the first reason to decline, `CashBook.malformed` for what no account could take, or nil.
    func run(_ command: PartnerCommand, on book: inout CashBook, _ now: Int64) -> CashRefusal? {
        switch command {
        case .recordSale(let order, let credit):
            guard order.at.microsecondsSince1970 <= now else { return "activity.inFuture" }
            guard let partner = credited(with: order, credit) else { return "sale.notAttributed" }
            guard book.sale(of: order.id.text) == nil else { return "sale.alreadyRecorded" }
            guard !isMalformed(order) else { return CashBook.malformed }
            return book.record(sale(order, of: partner), now)
        case .reverseSale(let refund, let partners):
            guard let partner = partners.first, partners.count == 1 else { return CashBook.malformed }
            guard refund.amount.minorUnits > 0 else { return CashBook.malformed }
            guard refund.at.microsecondsSince1970 <= now else { return "activity.inFuture" }
            return book.reverse(
                refund.order.text,
                of: CashPurse(partner: place(of: partner), currency: place(of: refund.amount.currency)),
                by: Int(refund.amount.minorUnits),
                as: refund.id.text,
                now,
                cash.reversalRounding
            )
        case .recordPayout(let payout, let partner):
            guard payout.amount.minorUnits > 0 else { return CashBook.malformed }
            guard payout.at.microsecondsSince1970 <= now else { return "activity.inFuture" }
            let purse = CashPurse(partner: place(of: partner), currency: place(of: payout.amount.currency))
            return book.pay(Int(payout.amount.minorUnits), to: purse, as: payout.id.text, now)
        case .approveDue(let stream):
            if let purse = purses[stream] { book.tick(purse, now) }
            return nil
        default: return CashBook.malformed
        }
    }

    /// A sale as the book keeps it.
    func sale(_ order: Order, of partner: Int) -> CashSale {
        let base = base(of: order)
        let currency = place(of: order.currency)
        return CashSale(
            order: order.id.text,
            currency: currency,
            total: Int(order.total.minorUnits),
            base: base,
            due: order.at.microsecondsSince1970 + cash.hold,
            shares: [CashShare(partner: partner, amount: cash.commission(on: base, inDollars: currency == 0))]
        )
    }

    private func base(of order: Order) -> Int {
        guard cash.isNet else { return Int(order.total.minorUnits) }
        return order.lines.reduce(0) { $0 + Int($1.net.minorUnits - $1.tax.minorUnits) }
    }

    /// Whether no plan like this one can say what an order pays: its parts are needed and unknown, or its cap is in dollars.
    func isMalformed(_ order: Order) -> Bool {
        let isBare = order.lines.isEmpty && order.shipping.isZero && !order.total.isZero
        return cash.isNet && isBare || cash.cap != nil && place(of: order.currency) != 0
    }

    /// Who is credited, by a second telling of the rule.
    func credited(with order: Order, _ credit: CommissionCredit) -> Int? {
        guard case .touches(let log) = credit else {
            if case .partner(let partner) = credit { return place(of: partner) }
            return nil
        }
        let placed = order.at.microsecondsSince1970
        if cash.isForNewCustomers, let first = log.customerFirstOrderAt, first < order.at { return nil }
        var best: (isCode: Bool, at: Int64, id: String, partner: Int)?
        for touch in log.touches {
            let at = touch.at.microsecondsSince1970
            guard at <= placed, placed - at < CashRules.window,
                touch.customer == nil || touch.customer == order.customer,
                let owner = log.owners.first(where: { $0.code == touch.code }),
                order.customer == nil || owner.customer != order.customer
            else { continue }
            let new = (touch.kind == .code && cash.prefersCodes, at, touch.id.text, place(of: owner.partner))
            guard let old = best else {
                best = new
                continue
            }
            let isLater = (old.at, old.id) < (new.1, new.2)
            if new.0 != old.isCode ? new.0 : isLater != cash.isFirstTouch { best = new }
        }
        return best?.partner
    }
}
