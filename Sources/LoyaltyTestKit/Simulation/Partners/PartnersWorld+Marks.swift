//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

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
        case .recordSale(_, .partner), .recordSale(_, .attributed): .recordSale
        case .recordSale(_, .touches): .recordTouched
        case .recordCascade: .recordCascade
        case .recordPeriod: .recordPeriod
        case .reverseSale: .reverseSale
        case .voidSale: .voidSale
        case .adjust: .adjust
        case .lockPayout: .lockPayout
        case .settlePayout: .settlePayout
        case .releasePayout: .releasePayout
        case .recordPayout: .recordPayout
        case .approveDue: .approveDue
        }
    }

    /// Every pair of command and answer that the simulated plans give.
    public var expectedMarks: [SimulationMark] {
        let ends: [PartnersKind: [String]] = [
            .recordSale: ["sale.alreadyRecorded"],
            .recordTouched: ["sale.alreadyRecorded", "sale.notAttributed"],
            .recordCascade: ["sale.alreadyRecorded", "sale.notAttributed"],
            .recordPeriod: ["period.runNotNewer", "period.unchanged"],
            .reverseSale: ["sale.unknown", "return.alreadyRecorded", "sale.void", "refund.aboveSale"],
            .voidSale: ["sale.unknown", "sale.void", "sale.locked"],
            .adjust: ["adjustment.alreadyRecorded"],
            .lockPayout: ["payout.alreadyRecorded", "payout.abovePayable"],
            .settlePayout: ["payout.unknown", "payout.notLocked", "payout.amountDiffers", "payout.referenceUsed"],
            .releasePayout: ["payout.unknown", "payout.notLocked", "payout.amountDiffers"],
            .recordPayout: ["payout.alreadyRecorded", "payout.abovePayable", "payout.referenceUsed"],
        ]
        let timed = ends.flatMap { kind, ends in
            (["done", "activity.inFuture"] + ends).map { SimulationMark(kind.rawValue, $0) }
        }
        let due = ["done", "nothing"].map { SimulationMark(PartnersKind.approveDue.rawValue, $0) }
        return (timed + due).sorted()
    }
}
