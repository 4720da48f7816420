//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyRewards

extension PointsWorld {
    /// Returns the kind of the command, and the kind of the answer or the first reason of a refusal.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - answer: The answer.
    /// - Returns: The mark.
    public func mark(_ command: PointsCommand, _ answer: PointsAnswer) -> SimulationMark {
        SimulationMark(Self.name(of: command), answer.reasons.first?.code.text ?? "done")
    }

    static func name(of command: PointsCommand) -> String { kind(of: command).rawValue }

    private static func kind(of command: PointsCommand) -> PointsKind {
        switch command.action {
        case .accrue: .accrue
        case .reverseAccrual: .reverseAccrual
        case .returnUnits: .returnUnits
        case .redeem: .redeem
        case .hold: .hold
        case .capture: .capture
        case .release: .release
        case .refundRedemption: .refundRedemption
        case .transfer: .transfer
        case .settle: .settle
        case .adjust: .adjust
        case .openBalance: .openBalance
        case .extendExpiry: .extendExpiry
        case .reinstate: .reinstate
        case .extendTier: .extendTier
        case .close: .close
        case .erase: .erase
        case .join: .join
        case .separate: .separate
        }
    }

    /// Every pair of command and answer that the simulated programs give.
    ///
    /// What else a command may be answered needs a reason to stay out, and there are five. A first reason hides those behind it: a
    /// bill too small for any points comes before a share of it, and an amount below the minimum before one that is not in steps.
    /// A transfer or a debt that would pass 2^53 needs more than the members of a run ever have. Refunds are asked for within
    /// the period in which the redemption is remembered. A command on two accounts does not ask what one account does.
    /// And to settle is never refused.
    public var expectedMarks: [SimulationMark] {
        let burning = [
            "hold": ["hold.notOffered", "hold.tooLong"],
            "redeem": ["redemption.notOffered"],
        ]
        .flatMap { command, reasons in
            (reasons + Self.reasonsAgainstBurning).map { SimulationMark(command, $0) }
        }
        let done = Self.reasons.keys + ["hold", "redeem", "settle"]
        let ended = done.filter { $0 != "settle" }
        return burning + done.map { SimulationMark($0, "done") }
            + ended.flatMap { [SimulationMark($0, "account.closed"), SimulationMark($0, "account.moved")] }
            + Self.reasons.flatMap { command, reasons in reasons.map { SimulationMark(command, $0) } }
    }

    private static let reasonsAgainstBurning = [
        "points.insufficient", "points.owed", "redemption.aboveBill", "redemption.aboveMaximum",
        "redemption.alreadyMade",
        "redemption.belowMinimum", "redemption.billTooSmall", "redemption.notInSteps",
    ]

    private static let reasons: [String: [String]] = [
        "accrue": ["accrual.alreadyMade", "accrual.tooOld"],
        "adjust": [
            "adjustment.aboveMaximum", "adjustment.notOffered", "adjustment.reasonNotAllowed", "points.aboveAllowance",
            "points.insufficient", "points.overflow",
        ],
        "capture": ["hold.exceeded", "hold.notOpen"],
        "close": ["account.hasMembers", "account.notEmpty"],
        "erase": ["account.hasMembers"],
        "extendExpiry": ["expiry.notExtended", "lot.unknown"],
        "extendTier": ["tier.none", "tier.notExtended", "tier.notOffered"],
        "join": ["account.hasHolds", "account.hasMembers", "account.sharesName"],
        "openBalance": ["account.alreadyOpened", "points.overflow"],
        "refundRedemption": [
            "redemption.alreadyRefunded", "redemption.periodOver", "redemption.unknown", "refund.exceeded",
        ],
        "reinstate": ["reinstatement.notOffered", "reinstatement.nothing"],
        "release": ["hold.notOpen"],
        "returnUnits": ["accrual.alreadyReversed", "accrual.periodOver", "accrual.unknown"],
        "reverseAccrual": ["accrual.alreadyReversed", "accrual.periodOver", "accrual.unknown"],
        "separate": ["account.hasHolds", "member.unknown"],
        "transfer": [
            "points.aboveAllowance", "points.insufficient", "points.owed", "transfer.belowMinimum",
            "transfer.notInSteps", "transfer.notOffered",
        ],
    ]
}
