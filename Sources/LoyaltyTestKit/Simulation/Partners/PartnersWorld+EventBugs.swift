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
    // MARK: Decisions that leave an event out, or say something else in it, and accounts that fold one as if it were another

    static var bugsOfEvents: [PlantedBug<CommissionPlan>] {
        [
            edited("the end of a hold is not written down") { event in
                if case .approved = event { nil } else { event }
            },
            edited("a return takes a cent too little") { event in
                guard case .reversed(let reversal) = event, reversal.amount.minorUnits > 0 else { return event }
                return try event.replacing { try $0.add(-1, to: "amount") }
            },
            edited("a refund is remembered as smaller than it was") { event in
                guard case .reversed(let reversal) = event, reversal.refund.minorUnits > 1 else { return event }
                return try event.replacing {
                    try $0.add(-1, to: "refund")
                    try $0.add(-1, to: "refundedToDate")
                }
            },
            edited("a payout is written down a cent too small") { event in
                guard case .paid(let payout) = event, payout.amount.minorUnits > 1 else { return event }
                return try event.replacing { try $0.add(-1, to: "amount") }
            },
            edited("a commission is a cent too large") { event in
                guard case .accrued(let accrual) = event, accrual.commission.minorUnits < accrual.base.minorUnits else {
                    return event
                }
                return try event.replacing { try $0.add(1, to: "commission") }
            },
            edited("a refund is measured against the base") { event in
                guard case .accrued(let accrual) = event else { return event }
                let base = try CanonicalJSON.value(of: accrual.base)
                return try event.replacing { $0["saleTotal"] = base }
            },
            folded("a payout counts half") { event in
                guard case .paid(let payout) = event, payout.amount.minorUnits > 1 else { return event }
                return try event.replacing { try $0.add(-payout.amount.minorUnits / 2, to: "amount") }
            },
            folded("a reversal gives nothing back") { event in
                guard case .reversed(let reversal) = event else { return event }
                return try event.replacing { try $0.add(-reversal.amount.minorUnits, to: "amount") }
            },
        ]
    }

    /// Decisions with every event changed, or left out.
    private static func edited(
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

    private static func folded(
        _ name: String,
        _ change: @escaping @Sendable (PartnerEvent) throws -> PartnerEvent
    ) -> PlantedBug<CommissionPlan> {
        var bug = PlantedBug<CommissionPlan>(name)
        bug.fold = { event in (try? change(event)) ?? event }
        return bug
    }
}

extension PartnerEvent {
    /// The same event with other members, told through its JSON, as a wrong program on another machine would.
    func replacing(_ change: (inout [String: JSONValue]) throws -> Void) throws -> PartnerEvent {
        guard case .object(let event) = try CanonicalJSON.value(of: self), let (name, value) = event.first,
            case .object(var members) = value
        else { return self }
        try change(&members)
        return try CanonicalJSON.decode(PartnerEvent.self, from: .object([name: .object(members)]))
    }
}

extension [String: JSONValue] {
    /// Moves an amount of money.
    fileprivate mutating func add(_ minorUnits: Int64, to key: String) throws {
        guard case .object(var money)? = self[key], case .integer(let old)? = money["minorUnits"] else { return }
        money["minorUnits"] = .integer(old + minorUnits)
        self[key] = .object(money)
    }
}
