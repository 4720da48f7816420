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
    // MARK: Ledgers that do something else with sales and periods than was asked

    static var bugsOfSales: [PlantedBug<CommissionPlan>] {
        [
            asked("a partial refund takes the whole commission back") { command, account in
                guard case .reverseSale(let refund, let partners) = command, let left = account.refundable(refund),
                    refund.amount.minorUnits > 0, refund.amount.minorUnits < left.minorUnits
                else { return command }
                return .reverseSale(try refund.replacing(amount: left), partners: partners)
            },
            asked("a refund of too much takes what is left") { command, account in
                guard case .reverseSale(let refund, let partners) = command, let left = account.refundable(refund),
                    left.minorUnits > 0, refund.amount.minorUnits > left.minorUnits
                else { return command }
                return .reverseSale(try refund.replacing(amount: left), partners: partners)
            },
            asked("a return is taken twice") { command, account in
                guard case .reverseSale(let refund, let partners) = command,
                    account.sales[refund.order]?.returns.contains(refund.id) == true
                else { return command }
                let again = try ActivityID(refund.id.text + "-again")
                return .reverseSale(try refund.replacing(id: again), partners: partners)
            },
            PlantedBug("a sale is credited to everybody who asks") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                return Decision(decision.answer, eventsByStream: decision.events)
            },
            PlantedBug("a refund is taken from the first partner alone") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard case .reverseSale = command, decision.events.count > 1 else { return decision }
                let others = [[PartnerEvent]](repeating: [], count: decision.events.count - 1)
                return Decision(decision.answer, eventsByStream: [decision.events[0]] + others)
            },
            PlantedBug("a cascade pays all but the last partner") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard case .recordCascade = command, decision.events.count > 1 else { return decision }
                let events = Array(decision.events.dropLast()) + [[]]
                return Decision(decision.answer, eventsByStream: events, claims: decision.claims)
            },
            PlantedBug("a refund takes the sum of shares where it should take each") {
                rules,
                command,
                states,
                context in
                let decision = try rules.decide(command, on: states, in: context)
                let events = try zip(decision.events, states).map { events, state in
                    try events.map { event in
                        guard case .reversed(let reversal) = event, let sale = state.sales[reversal.order] else {
                            return event
                        }
                        return try event.taking(from: sale.accrual.commission, sale)
                    }
                }
                return Decision(decision.answer, eventsByStream: decision.isRefusal ? [] : events)
            },
            PlantedBug("a sale in a payout can be declared void") { rules, command, states, context in
                guard case .voidSale = command else { return try rules.decide(command, on: states, in: context) }
                return try rules.decide(command, on: states.map { try $0.withoutCutoffs() }, in: context)
            },
            asked("a period is paid whole again by each run") { command, account in
                guard case .recordPeriod(let period) = command, let known = account.periods[period.key],
                    let sum = try? known.total + period.total
                else { return command }
                return .recordPeriod(try period.replacing(run: period.run, total: sum))
            },
            asked("an older run of a period corrects a newer one") { command, account in
                guard case .recordPeriod(let period) = command, let known = account.periods[period.key],
                    period.run <= known.run
                else { return command }
                return .recordPeriod(try period.replacing(run: known.run + 1, total: period.total))
            },
            asked("a run of a period that says less changes nothing") { command, account in
                guard case .recordPeriod(let period) = command, let known = account.periods[period.key],
                    period.total.minorUnits < known.total.minorUnits
                else { return command }
                return .recordPeriod(try period.replacing(run: period.run, total: known.total))
            },
        ]
    }
}

extension PartnerAccount {
    /// What is left to refund of the order of a return.
    fileprivate func refundable(_ refund: Return) -> Money? {
        sales[refund.order].flatMap { try? $0.accrual.saleTotal - $0.refunded }
    }

    /// The same account as if its payouts had a cut-off before everything.
    fileprivate func withoutCutoffs() throws -> PartnerAccount {
        guard case .object(var members) = try CanonicalJSON.value(of: self),
            case .array(let payouts)? = members["payouts"]
        else { return self }
        members["payouts"] = .array(
            payouts.map { payout in
                guard case .object(var members) = payout else { return payout }
                members["cutoff"] = .string(Timestamp.earliest.description)
                return .object(members)
            }
        )
        return try CanonicalJSON.decode(PartnerAccount.self, from: .object(members))
    }
}

extension PartnerEvent {
    /// The same reversal, of a commission as a whole.
    fileprivate func taking(from commission: Money, _ sale: PartnerSale) throws -> PartnerEvent {
        guard case .reversed(let reversal) = self else { return self }
        func toDate(_ refunded: Money) throws -> Money {
            try CommissionReversal.toDate(
                of: commission,
                on: sale.accrual.saleTotal,
                refundedToDate: refunded,
                rounding: sale.accrual.reversalRounding
            )
        }
        let amount = try toDate(reversal.refundedToDate) - toDate(sale.refunded)
        let value = try CanonicalJSON.value(of: amount)
        return try replacing { members in
            members["amount"] = value
            members["shares"] = nil
        }
    }
}

extension PeriodCommission {
    fileprivate func replacing(run: Int, total: Money) throws -> PeriodCommission {
        try PeriodCommission(partner: partner, key: key, run: run, at: at, total: total, approvesAt: approvesAt)
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
