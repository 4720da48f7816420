//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
public import LoyaltyReferrals

extension PartnersWorld {
    /// Returns a command in a few words.
    ///
    /// - Parameter command: The command.
    /// - Returns: The words.
    public func text(of command: PartnerCommand) -> String {
        switch command {
        case .recordSale(let order, .partner(let partner)), .recordSale(let order, .attributed(let partner, _)):
            "\(partner): sale \(Self.text(of: order))"
        case .recordSale(let order, .touches(let log)):
            "sale \(Self.text(of: order)) after "
                + log.touches.map { "\($0.kind) of \($0.code) at \($0.at)" }.joined(separator: ", ")
        case .recordCascade(let sale):
            "sale \(sale.order) of \(sale.saleTotal) at \(sale.at), pays "
                + sale.payees.map { "\($0.partner) \($0.amount)" }.joined(separator: ", ")
        case .recordPeriod(let period):
            "\(period.partner): run \(period.run) of \(period.key.dates.start) says \(period.total), at \(period.at)"
        case .reverseSale(let refund, let partners):
            "\(Self.text(of: partners)): refund \(refund.amount) of \(refund.order) as \(refund.id), accepted \(refund.at)"
        case .voidSale(let void, let partners): "\(Self.text(of: partners)): \(void.order) is void at \(void.at)"
        case .adjust(let gift): "\(gift.partner): adjust by \(gift.amount) as \(gift.id), made \(gift.at)"
        case .lockPayout(let lock, let partner):
            "\(partner): lock \(lock.amount) as \(lock.id), at \(lock.at), cut off \(lock.cutoff)"
        case .settlePayout(let end, let partner):
            "\(partner): \(end.amount) of \(end.id) arrived \(end.at) as \(end.reference)"
        case .releasePayout(let end, let partner): "\(partner): \(end.amount) of \(end.id) failed \(end.at)"
        case .recordPayout(let payout, let partner):
            "\(partner): pay \(payout.amount) as \(payout.id), made \(payout.at)"
        case .approveDue(let stream): "\(stream.text): approve what is due"
        }
    }

    private static func text(of order: Order) -> String { "\(order.id) of \(order.total) at \(order.at)" }

    private static func text(of partners: [PartnerID]) -> String { partners.map(\.text).joined(separator: ", ") }

    /// Returns an answer in a few words.
    ///
    /// - Parameter answer: The answer.
    /// - Returns: The words.
    public func text(of answer: PartnerAnswer) -> String {
        answer.reasons.isEmpty ? "done" : answer.reasons.map(\.code.text).joined(separator: ", ")
    }

    /// Returns an event in a few words.
    ///
    /// - Parameter event: The event.
    /// - Returns: The words.
    public func text(of event: PartnerEvent) -> String {
        switch event {
        case .accrued(let accrual):
            "accrued \(accrual.commission) for \(accrual.order), pending to \(accrual.approvesAt)"
        case .approved(let approval): "approved \(approval.amount)"
        case .reversed(let reversal): "reversed \(reversal.amount) of \(reversal.order)"
        case .voided(let void): "voided \(void.amount) of \(void.order)"
        case .periodRecorded(let change): "period changed by \(change.amount)"
        case .adjusted(let gift): "adjusted by \(gift.amount)"
        case .locked(let lock): "locked \(lock.amount) as \(lock.id)"
        case .settled(let end): "settled \(end.amount) of \(end.id)"
        case .released(let end): "released \(end.amount) of \(end.id)"
        case .paid(let payout): "paid \(payout.amount) as \(payout.id)"
        }
    }
}
