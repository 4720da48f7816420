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
    /// Bugs of drivers and stores, of plans and ledgers, and of accounts that fold events wrongly.
    public var plantedBugs: [PlantedBug<CommissionPlan>] {
        PlantedBug.ofJournals + PlantedBug.ofSharedNames.prefix(1) + Self.bugsOfPlans + Self.bugsOfTime
            + Self.bugsOfSales + Self.bugsOfPayouts + Self.bugsOfEvents + Self.bugsOfFolding
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

    // MARK: Decisions at another instant

    private static var bugsOfTime: [PlantedBug<CommissionPlan>] {
        [
            timed("a hold ends an instant late") { command, _, now in
                if case .recordSale = command { now } else { try now.advanced(by: TimeSpan(microseconds: -1)) }
            },
            timed("commission is paid before its hold has ended") { command, rules, now in
                switch command {
                case .recordPayout, .lockPayout: try now.advanced(by: rules.hold)
                default: now
                }
            },
            timed("holds end only when somebody asks") { command, _, now in
                switch command {
                case .reverseSale(let refund, _): refund.at <= now ? refund.at : now
                case .lockPayout(let lock, _): lock.at <= now ? lock.at : now
                default: now
                }
            },
            timed("what is in the future is taken") { command, _, now in
                switch command {
                case .recordSale(let order, _): max(order.at, now)
                case .reverseSale(let refund, _): max(refund.at, now)
                default: now
                }
            },
            PlantedBug("a refusal writes down what is due") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard decision.isRefusal, let stream = rules.streams(for: command).first else { return decision }
                let due = try rules.decide(.approveDue(stream), on: [states[0]], in: context)
                let others = [[PartnerEvent]](repeating: [], count: states.count - 1)
                return Decision(decision.answer, eventsByStream: due.isRefusal ? [] : due.events + others)
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

    // MARK: Making them

    /// Decisions on another command than was asked, made up from it and the first account.
    static func asked(
        _ name: String,
        _ other: @escaping @Sendable (PartnerCommand, PartnerAccount) throws -> PartnerCommand
    ) -> PlantedBug<CommissionPlan> {
        PlantedBug(name) { rules, command, states, context in
            guard let account = states.first else { return try rules.decide(command, on: states, in: context) }
            return try rules.decide(other(command, account), on: states, in: context)
        }
    }

    /// Decisions with every event changed, or left out.
    static func edited(
        _ name: String,
        _ change: @escaping @Sendable (PartnerEvent) throws -> PartnerEvent?
    ) -> PlantedBug<CommissionPlan> {
        PlantedBug(name) { rules, command, states, context in
            let decision = try rules.decide(command, on: states, in: context)
            return Decision(
                decision.answer,
                eventsByStream: try decision.events.map { try $0.compactMap(change) },
                claims: decision.claims,
                releases: decision.releases
            )
        }
    }
}
