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
    // MARK: Decisions that leave an event out, or say something else in it

    static var bugsOfEvents: [PlantedBug<CommissionPlan>] {
        [
            edited("the end of a hold is not written down") { event in
                if case .approved = event { nil } else { event }
            },
            edited("a void sale still pays those who were approved") { event in
                if case .voided(let void) = event, void.isAfterApproval { nil } else { event }
            },
            edited("a payout that failed stays on its way") { event in
                if case .released = event { nil } else { event }
            },
            edited("a return takes a cent too little") { event in
                guard case .reversed(let reversal) = event, reversal.amount.minorUnits > 0, reversal.shares.isEmpty
                else { return event }
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
                guard case .accrued(let accrual) = event, accrual.shares.isEmpty,
                    accrual.commission.minorUnits < accrual.base.minorUnits
                else { return event }
                return try event.replacing { try $0.add(1, to: "commission") }
            },
            edited("a refund is measured against the base") { event in
                guard case .accrued(let accrual) = event else { return event }
                let base = try CanonicalJSON.value(of: accrual.base)
                return try event.replacing { $0["saleTotal"] = base }
            },
            edited("a sale forgets who else was paid") { event in
                guard case .accrued(let accrual) = event, accrual.payees.count > 1 else { return event }
                return try event.replacing { $0["payees"] = nil }
            },
        ]
    }

    // MARK: Accounts that fold an event as if it were another

    static var bugsOfFolding: [PlantedBug<CommissionPlan>] {
        [
            folded("a payout counts half") { event in
                guard case .paid(let payout) = event, payout.amount.minorUnits > 1 else { return event }
                return try event.replacing { try $0.add(-payout.amount.minorUnits / 2, to: "amount") }
            },
            folded("a reversal gives nothing back") { event in
                guard case .reversed(let reversal) = event else { return event }
                return try event.replacing {
                    try $0.add(-reversal.amount.minorUnits, to: "amount")
                    $0["shares"] = nil
                }
            },
            folded("a payout that failed counts as paid") { event in
                guard case .released = event else { return event }
                return try event.replacing(kind: "settled") {
                    $0["reason"] = nil
                    $0["reference"] = .string("nobody")
                }
            },
            folded("what is locked counts as paid") { event in
                guard case .locked = event else { return event }
                return try event.replacing(kind: "paid") { $0["cutoff"] = nil }
            },
        ]
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
    func replacing(
        kind: String? = nil,
        _ change: (inout [String: JSONValue]) throws -> Void
    ) throws -> PartnerEvent {
        guard case .object(let event) = try CanonicalJSON.value(of: self), let (name, value) = event.first,
            case .object(var members) = value
        else { return self }
        try change(&members)
        return try CanonicalJSON.decode(PartnerEvent.self, from: .object([kind ?? name: .object(members)]))
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
