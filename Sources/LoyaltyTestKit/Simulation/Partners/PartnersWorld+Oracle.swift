//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The oracle reads commands and tells what becomes of them, without asking plan or ledger.
extension PartnersWorld {
    /// Runs a command on a book.
    ///
    /// - Returns: The name of the first reason to decline, `CashBook.malformed` for what no account could take, or nil.
    func run(_ command: PartnerCommand, on book: inout CashBook, _ now: Int64) -> CashRefusal? {
        if isMalformed(command) { return CashBook.malformed }
        guard instant(of: command) <= now else { return "activity.inFuture" }
        switch command {
        case .recordSale(let order, let credit):
            guard let partner = credited(with: order, credit) else { return "sale.notAttributed" }
            guard book.sale(of: order.id.text) == nil else { return "sale.alreadyRecorded" }
            guard !isUnratable(order) else { return CashBook.malformed }
            return book.record(sale(order, of: partner), now)
        case .recordCascade(let commission): return book.record(sale(commission), now)
        case .reverseSale(let refund, let payees):
            return book.reverse(
                refund.order.text,
                place(of: refund.amount.currency),
                paidTo: payees.map { place(of: $0) },
                by: Int(refund.amount.minorUnits),
                as: refund.id.text,
                now
            )
        case .voidSale(let void, let payees):
            let payees = payees.map { place(of: $0) }
            return book.declareVoid(void.order.text, place(of: void.currency), paidTo: payees, now)
        case .recordPeriod(let period):
            return book.record(
                Self.name(of: period.key),
                of: purse(of: period.partner, period.total),
                run: period.run,
                total: Int(period.total.minorUnits),
                due: period.approvesAt.microsecondsSince1970,
                now
            )
        case .adjust(let gift):
            let purse = purse(of: gift.partner, gift.amount)
            return book.adjust(Int(gift.amount.minorUnits), of: purse, as: gift.id.text, now)
        case .lockPayout, .recordPayout, .settlePayout, .releasePayout: return pay(command, on: &book, now)
        case .approveDue(let stream):
            if let purse = purses[stream] { book.tick(purse, now) }
            return nil
        }
    }

    private func pay(_ command: PartnerCommand, on book: inout CashBook, _ now: Int64) -> CashRefusal? {
        switch command {
        case .lockPayout(let lock, let partner):
            let payout = CashPayout(
                name: lock.id.text,
                purse: purse(of: partner, lock.amount),
                amount: Int(lock.amount.minorUnits),
                cutoff: lock.cutoff.microsecondsSince1970,
                standing: .locked
            )
            return book.pay(payout, now)
        case .recordPayout(let payment, let partner):
            let payout = CashPayout(
                name: payment.id.text,
                purse: purse(of: partner, payment.amount),
                amount: Int(payment.amount.minorUnits),
                cutoff: payment.at.microsecondsSince1970,
                standing: .paid,
                reference: payment.reference?.text
            )
            return book.pay(payout, now)
        case .settlePayout(let end, let partner):
            let purse = purse(of: partner, end.amount)
            return book.end(end.id.text, of: purse, Int(end.amount.minorUnits), as: end.reference.text, now)
        case .releasePayout(let end, let partner):
            let purse = purse(of: partner, end.amount)
            return book.end(end.id.text, of: purse, Int(end.amount.minorUnits), as: nil, now)
        default: return nil
        }
    }

    func purse(of partner: PartnerID, _ amount: Money) -> CashPurse {
        CashPurse(partner: place(of: partner), currency: place(of: amount.currency))
    }

    /// When what a command tells of happened.
    private func instant(of command: PartnerCommand) -> Int64 {
        let at: Timestamp =
            switch command {
            case .recordSale(let order, _): order.at
            case .recordCascade(let commission): commission.at
            case .recordPeriod(let period): period.at
            case .reverseSale(let refund, _): refund.at
            case .voidSale(let void, _): void.at
            case .adjust(let gift): gift.at
            case .lockPayout(let lock, _): lock.at
            case .settlePayout(let end, _): end.at
            case .releasePayout(let end, _): end.at
            case .recordPayout(let payout, _): payout.at
            case .approveDue: .earliest
            }
        return at.microsecondsSince1970
    }

    // MARK: Sales

    /// A sale by the plan's rate as the book keeps it.
    private func sale(_ order: Order, of partner: Int) -> CashSale {
        let base =
            cash.isNet
            ? order.lines.reduce(0) { $0 + Int($1.net.minorUnits - $1.tax.minorUnits) } : Int(order.total.minorUnits)
        let currency = place(of: order.currency)
        return CashSale(
            order: order.id.text,
            currency: currency,
            total: Int(order.total.minorUnits),
            base: base,
            due: order.at.microsecondsSince1970 + cash.hold,
            rounding: cash.reversalRounding,
            shares: [CashShare(partner: partner, parts: [cash.commission(on: base, inDollars: currency == 0)])]
        )
    }

    /// A sale that was worked out elsewhere as the book keeps it.
    private func sale(_ commission: SaleCommission) -> CashSale {
        CashSale(
            order: commission.order.text,
            currency: place(of: commission.base.currency),
            total: Int(commission.saleTotal.minorUnits),
            base: Int(commission.base.minorUnits),
            due: commission.approvesAt.microsecondsSince1970,
            rounding: commission.reversalRounding,
            shares: commission.payees.map { payee in
                CashShare(partner: place(of: payee.partner), parts: payee.shares.map { Int($0.amount.minorUnits) })
            }
        )
    }

    /// Whether no plan like this one can say what an order pays: its parts are needed and unknown, or its cap is in dollars.
    func isUnratable(_ order: Order) -> Bool {
        let isBare = order.lines.isEmpty && order.shipping.isZero && !order.total.isZero
        return cash.isNet && isBare || cash.cap != nil && place(of: order.currency) != 0
    }

    /// Who is credited, by a second telling of the rule.
    private func credited(with order: Order, _ credit: CommissionCredit) -> Int? {
        let log: TouchLog
        switch credit {
        case .partner(let partner), .attributed(let partner, _): return place(of: partner)
        case .touches(let touches): log = touches
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
