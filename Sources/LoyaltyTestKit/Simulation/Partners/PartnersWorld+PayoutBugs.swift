//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension PartnersWorld {
    // MARK: Ledgers that do something else with payouts and corrections than was asked

    static var bugsOfPayouts: [PlantedBug<CommissionPlan>] {
        [
            asked("a payout is made twice") { command, account in
                guard case .recordPayout(let payout, let partner) = command, account.payouts[payout.id] != nil else {
                    return command
                }
                return .recordPayout(
                    CommissionPayout(
                        id: try ActivityID(payout.id.text + "-again"),
                        at: payout.at,
                        amount: payout.amount,
                        reference: payout.reference
                    ),
                    partner: partner
                )
            },
            asked("a payout of too much pays what there is") { command, account in
                guard case .recordPayout(let payout, let partner) = command, let payable = account.balance?.payable,
                    payable.minorUnits > 0, payout.amount.minorUnits > payable.minorUnits
                else { return command }
                return .recordPayout(
                    CommissionPayout(id: payout.id, at: payout.at, amount: payable, reference: payout.reference),
                    partner: partner
                )
            },
            asked("a payout that failed is locked again by its old batch") { command, account in
                guard case .lockPayout(let lock, let partner) = command,
                    account.payouts[lock.id]?.standing == .released
                else { return command }
                let again = try ActivityID(lock.id.text + "-again")
                return .lockPayout(
                    PayoutLock(id: again, at: lock.at, cutoff: lock.cutoff, amount: lock.amount),
                    partner: partner
                )
            },
            asked("a payout arrives with another amount than was locked") { command, account in
                guard case .settlePayout(let end, let partner) = command, let payout = account.payouts[end.id] else {
                    return command
                }
                return .settlePayout(
                    PayoutSettlement(id: end.id, at: end.at, amount: payout.amount, reference: end.reference),
                    partner: partner
                )
            },
            asked("a payout that arrives twice under one reference is paid") { command, account in
                guard case .settlePayout(let end, let partner) = command,
                    account.payouts.values.contains(where: { $0.reference == end.reference })
                else { return command }
                let other = try PayoutReference(end.reference.text + "-again")
                return .settlePayout(
                    PayoutSettlement(id: end.id, at: end.at, amount: end.amount, reference: other),
                    partner: partner
                )
            },
            PlantedBug("a reference pays one partner and another") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                switch command {
                case .settlePayout, .recordPayout: return Decision(decision.answer, eventsByStream: decision.events)
                default: return decision
                }
            },
            asked("a correction by hand is made twice") { command, account in
                guard case .adjust(let gift) = command, account.adjustments[gift.id] != nil else { return command }
                let again = try ActivityID(gift.id.text + "-again")
                return .adjust(try gift.replacing(id: again, amount: gift.amount))
            },
            asked("what is taken by hand is never owed") { command, account in
                guard case .adjust(let gift) = command, let payable = account.balance?.payable,
                    payable.minorUnits > 0, gift.amount.minorUnits < -payable.minorUnits
                else { return command }
                return .adjust(try gift.replacing(id: gift.id, amount: payable.negated))
            },
        ]
    }
}

extension CommissionAdjustment {
    fileprivate func replacing(id: ActivityID, amount: Money) throws -> CommissionAdjustment {
        try CommissionAdjustment(id: id, partner: partner, at: at, amount: amount, reason: reason)
    }
}
