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
    /// Returns the kind of the command, and the kind of the answer or the first reason of a refusal.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - answer: The answer.
    /// - Returns: The mark.
    public func mark(_ command: PartnerCommand, _ answer: PartnerAnswer) -> SimulationMark {
        var end = answer.reasons.first?.code.text ?? "done"
        if case .approvedDue(let due) = answer, due.isEmpty { end = "nothing" }
        return SimulationMark(Self.kind(of: command).rawValue, end)
    }

    private static func kind(of command: PartnerCommand) -> PartnersKind {
        switch command {
        case .recordSale(_, .partner): .recordSale
        case .recordSale(_, .touches): .recordTouched
        case .reverseSale: .reverseSale
        case .recordPayout: .recordPayout
        default: .approveDue
        }
    }

    /// Every pair of command and answer that the simulated plans give.
    public var expectedMarks: [SimulationMark] {
        let ends: [PartnersKind: [String]] = [
            .recordSale: ["done", "activity.inFuture", "sale.alreadyRecorded"],
            .recordTouched: ["done", "activity.inFuture", "sale.alreadyRecorded", "sale.notAttributed"],
            .reverseSale: ["done", "activity.inFuture", "sale.unknown", "return.alreadyRecorded", "refund.aboveSale"],
            .recordPayout: ["done", "activity.inFuture", "payout.alreadyRecorded", "payout.abovePayable"],
            .approveDue: ["done", "nothing"],
        ]
        return ends.flatMap { kind, ends in ends.map { SimulationMark(kind.rawValue, $0) } }.sorted()
    }

    /// Returns a command in a few words.
    ///
    /// - Parameter command: The command.
    /// - Returns: The words.
    public func text(of command: PartnerCommand) -> String {
        switch command {
        case .recordSale(let order, .partner(let partner)): "\(partner): sale \(Self.text(of: order))"
        case .recordSale(let order, .touches(let log)):
            "sale \(Self.text(of: order)) after "
                + log.touches.map { "\($0.kind) of \($0.code) at \($0.at)" }.joined(separator: ", ")
        case .reverseSale(let refund, let partners):
            "\(partners.map(\.text).joined(separator: ", ")): refund \(refund.amount) of \(refund.order) as \(refund.id), accepted \(refund.at)"
        case .recordPayout(let payout, let partner):
            "\(partner): pay \(payout.amount) as \(payout.id), made \(payout.at)"
        case .approveDue(let stream): "\(stream.text): approve what is due"
        default: "\(command)"
        }
    }

    private static func text(of order: Order) -> String { "\(order.id) of \(order.total) at \(order.at)" }

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
        case .approved(let approval): "approved \(approval.amount) of \(approval.order?.text ?? "a period")"
        case .reversed(let reversal): "reversed \(reversal.amount) of \(reversal.order)"
        case .paid(let payout): "paid \(payout.amount) as \(payout.id)"
        default: "\(event)"
        }
    }
}
