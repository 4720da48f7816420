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
    /// Bugs of drivers and stores, of plans, of decisions, and of accounts that fold events wrongly.
    public var plantedBugs: [PlantedBug<CommissionPlan>] {
        PlantedBug.ofJournals.filter { $0.name != "a commit on two streams fails halfway" }
            + PlantedBug.ofSharedNames.prefix(1) + Self.bugsOfPlans + Self.bugsOfCommands + Self.bugsOfTime
            + Self.bugsOfEvents
    }

    // MARK: Plans that differ in one number from the one that the oracle knows

    private static var bugsOfPlans: [PlantedBug<CommissionPlan>] {
        [
            planned("a commission is cut where it should be rounded up") { $0.rounding = .down },
            planned("a reversal is rounded as it likes") {
                $0.reversalRounding = $0.reversalRounding == .up ? .down : .up
            },
            planned("a hold is forgotten") { $0.hold = 0 },
            planned("a hold lasts an hour too long") { $0.hold += CashRules.hour },
            planned("a cap is forgotten") { $0.cap = nil },
            planned("tax and shipping earn commission") { $0.isNet = false },
            planned("the first touch wins where the last should") { $0.isFirstTouch.toggle() },
            planned("codes no longer beat links") { $0.prefersCodes.toggle() },
            planned("a customer is new for ever") { $0.isForNewCustomers = false },
        ]
    }

    private static func planned(
        _ name: String,
        _ change: @escaping @Sendable (inout CashRules) -> Void
    ) -> PlantedBug<CommissionPlan> {
        PlantedBug(name) { rules, command, states, context in
            guard var numbers = try CashRules.all.first(where: { try plan($0) == rules }) else {
                return try rules.decide(command, on: states, in: context)
            }
            change(&numbers)
            let other = try plan(numbers)
            // What a plan decides on is what the simulation has loaded; another partner would have another account.
            guard other.streams(for: command) == rules.streams(for: command) else {
                return Decision(try other.decide(command, on: [PartnerAccount()], in: context).answer)
            }
            return try other.decide(command, on: states, in: context)
        }
    }

    // MARK: Decisions on another command than was asked

    private static var bugsOfCommands: [PlantedBug<CommissionPlan>] {
        [
            asked("a partial refund takes the whole commission back") { command, account in
                guard case .reverseSale(let refund, let partners) = command, let sale = account.sales[refund.order],
                    refund.amount.minorUnits > 0, let left = try? sale.accrual.saleTotal - sale.refunded,
                    refund.amount.minorUnits < left.minorUnits
                else { return command }
                return .reverseSale(try refund.replacing(amount: left), partners: partners)
            },
            asked("a refund of too much takes what is left") { command, account in
                guard case .reverseSale(let refund, let partners) = command, let sale = account.sales[refund.order],
                    let left = try? sale.accrual.saleTotal - sale.refunded, left.minorUnits > 0,
                    refund.amount.minorUnits > left.minorUnits
                else { return command }
                return .reverseSale(try refund.replacing(amount: left), partners: partners)
            },
            asked("a return is taken twice") { command, account in
                guard case .reverseSale(let refund, let partners) = command,
                    account.sales[refund.order]?.returns.contains(refund.id) == true
                else { return command }
                return .reverseSale(
                    try refund.replacing(id: ActivityID(refund.id.text + "-again")),
                    partners: partners
                )
            },
            asked("a payout is made twice") { command, account in
                guard case .recordPayout(let payout, let partner) = command, account.payouts[payout.id] != nil else {
                    return command
                }
                let again = try ActivityID(payout.id.text + "-again")
                return .recordPayout(
                    CommissionPayout(id: again, at: payout.at, amount: payout.amount),
                    partner: partner
                )
            },
            asked("a payout of too much pays what there is") { command, account in
                guard case .recordPayout(let payout, let partner) = command, let payable = account.balance?.payable,
                    payable.minorUnits > 0, payout.amount.minorUnits > payable.minorUnits
                else { return command }
                return .recordPayout(
                    CommissionPayout(id: payout.id, at: payout.at, amount: payable),
                    partner: partner
                )
            },
            PlantedBug("a sale is credited to everybody who asks") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                return Decision(decision.answer, eventsByStream: decision.events)
            },
            PlantedBug("a refusal writes down what is due") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard decision.isRefusal, let stream = rules.streams(for: command).first else { return decision }
                let due = try rules.decide(.approveDue(stream), on: states, in: context)
                return Decision(decision.answer, eventsByStream: due.events)
            },
        ]
    }

    private static func asked(
        _ name: String,
        _ other: @escaping @Sendable (PartnerCommand, PartnerAccount) throws -> PartnerCommand
    ) -> PlantedBug<CommissionPlan> {
        PlantedBug(name) { rules, command, states, context in
            try rules.decide(other(command, states.first ?? PartnerAccount()), on: states, in: context)
        }
    }

    // MARK: Decisions at another instant

    private static var bugsOfTime: [PlantedBug<CommissionPlan>] {
        [
            timed("a hold ends an instant late") { command, _, now in
                if case .recordSale = command { now } else { try now.advanced(by: TimeSpan(microseconds: -1)) }
            },
            timed("commission is paid before its hold has ended") { command, rules, now in
                if case .recordPayout = command { try now.advanced(by: rules.hold) } else { now }
            },
            timed("holds end only when somebody asks") { command, _, now in
                if case .approveDue = command { now } else { .earliest }
            },
            timed("what is in the future is taken") { command, _, now in
                switch command {
                case .recordSale(let order, _): max(order.at, now)
                case .reverseSale(let refund, _): max(refund.at, now)
                default: now
                }
            },
        ]
    }

    private static func timed(
        _ name: String,
        _ instant: @escaping @Sendable (PartnerCommand, CommissionPlan, Timestamp) throws -> Timestamp
    ) -> PlantedBug<CommissionPlan> {
        PlantedBug(name) { rules, command, states, context in
            let asOf = try instant(command, rules, context.asOf)
            return try rules.decide(
                command,
                on: states,
                in: DecisionContext(asOf: asOf, takenClaims: context.takenClaims)
            )
        }
    }
}

extension Return {
    fileprivate func replacing(id: ActivityID? = nil, amount: Money? = nil) throws -> Return {
        try Return(
            id: id ?? self.id,
            at: at,
            customer: customer,
            order: order,
            lines: lines,
            amount: amount ?? self.amount
        )
    }
}
