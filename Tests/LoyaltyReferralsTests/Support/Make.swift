//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit

/// The few values that the tests of this module are made of.
enum Make {
    /// Midnight UTC of a day counted from 1 June 2026, with seconds added.
    static func day(_ day: Int64, seconds: Int64 = 0) throws -> Timestamp {
        try Timestamp(parsing: "2026-06-01T00:00:00Z").advanced(by: .days(day)).advanced(by: .seconds(seconds))
    }

    static func cents(_ minorUnits: Int64, in currency: Currency = .usd) throws -> Money {
        try Money(minorUnits: minorUnits, in: currency)
    }

    static func order(
        _ id: String,
        at: Timestamp? = nil,
        customer: String? = "ann",
        _ total: Int64,
        in currency: Currency = .usd,
        tenders: [Tender] = []
    ) throws -> Order {
        try Order(
            id: OrderID(id),
            at: at ?? day(0),
            customer: customer.map { try CustomerID($0) },
            total: cents(total, in: currency),
            tenders: tenders
        )
    }

    static func order(
        at: Timestamp? = nil,
        customer: String? = "ann",
        _ total: Int64,
        in currency: Currency = .usd,
        tenders: [Tender] = []
    ) throws -> Order {
        try order("o-1", at: at, customer: customer, total, in: currency, tenders: tenders)
    }

    static func line(
        _ id: String,
        item: String = "beans",
        categories: [String] = [],
        gross: Int64,
        discount: Int64 = 0,
        tax: Int64 = 0
    ) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID(item),
            categories: categories.map { try CategoryID($0) },
            quantity: .one,
            unitPrice: UnitPrice(millionths: gross * 10_000, in: .usd),
            gross: cents(gross),
            discount: cents(discount),
            tax: cents(tax)
        )
    }

    static func refund(
        _ id: String,
        of order: String = "o-1",
        at: Timestamp? = nil,
        _ amount: Int64,
        in currency: Currency = .usd
    ) throws -> Return {
        try Return(
            id: ActivityID(id),
            at: at ?? day(1),
            customer: nil,
            order: OrderID(order),
            amount: cents(amount, in: currency)
        )
    }

    static func refund(
        of order: String = "o-1",
        at: Timestamp? = nil,
        _ amount: Int64,
        in currency: Currency = .usd
    ) throws -> Return {
        try refund("r-1", of: order, at: at, amount, in: currency)
    }

    static func touch(
        _ id: String,
        at: Timestamp,
        _ code: String,
        kind: TouchKind = .click,
        customer: String? = "ann"
    ) throws -> Touch {
        try Touch(
            id: ActivityID(id),
            at: at,
            customer: customer.map { try CustomerID($0) },
            kind: kind,
            code: ReferralCode(code)
        )
    }

    static func rule(
        _ model: AttributionModel = .lastTouch,
        days: Int64 = 30,
        prefersCodes: Bool = true,
        newCustomersOnly: Bool = false
    ) throws -> AttributionRule {
        try AttributionRule(
            model: model,
            window: .days(days),
            prefersCodes: prefersCodes,
            newCustomersOnly: newCustomersOnly
        )
    }

    static func plan(
        _ rate: String,
        version: String = "plan-1",
        attribution: AttributionRule? = nil,
        base: CommissionBase = .total,
        rounding: RoundingRule = .toNearestOrAwayFromZero,
        reversalRounding: RoundingRule = .toNearestOrAwayFromZero,
        holdDays: Int64 = 14,
        cap: Int64? = nil
    ) throws -> CommissionPlan {
        try CommissionPlan(
            version: DefinitionVersion(version),
            attribution: attribution ?? rule(),
            base: base,
            rate: Rate(parsing: rate),
            rounding: rounding,
            reversalRounding: reversalRounding,
            hold: .days(holdDays),
            cap: cap.map { try cents($0) }
        )
    }

    static var owners: [CodeOwner] {
        get throws {
            [
                try CodeOwner(code: ReferralCode("A"), partner: PartnerID("alice"), customer: CustomerID("alice-buys")),
                try CodeOwner(code: ReferralCode("B"), partner: PartnerID("bob")),
            ]
        }
    }

    static var alice: PartnerID { get throws { try PartnerID("alice") } }
    static var bob: PartnerID { get throws { try PartnerID("bob") } }
}

/// One partner's account with every event that was decided on it, as a host at level 1 keeps it.
struct Ledger {
    var account = PartnerAccount()
    var events: [PartnerEvent] = []

    /// Decides a command and folds what was decided in.
    @discardableResult
    mutating func run(
        _ command: PartnerCommand,
        by plan: CommissionPlan,
        asOf: Timestamp
    ) throws -> PartnerAnswer {
        let decision = try plan.decide(command, on: [account], in: DecisionContext(asOf: asOf))
        for event in decision.events.joined() {
            try account.apply(event)
            events.append(event)
        }
        return decision.answer
    }

    @discardableResult
    mutating func sell(_ order: Order, by plan: CommissionPlan, asOf: Timestamp? = nil) throws -> PartnerAnswer {
        try run(.recordSale(order, .partner(Make.alice)), by: plan, asOf: asOf ?? order.at)
    }

    @discardableResult
    mutating func refund(_ refund: Return, by plan: CommissionPlan, asOf: Timestamp? = nil) throws -> PartnerAnswer {
        try run(.reverseSale(refund, partners: [Make.alice]), by: plan, asOf: asOf ?? refund.at)
    }

    @discardableResult
    mutating func pay(
        _ amount: Int64,
        id: String = "p-1",
        in currency: Currency = .usd,
        by plan: CommissionPlan,
        asOf: Timestamp
    ) throws -> PartnerAnswer {
        let payout = try CommissionPayout(id: ActivityID(id), at: asOf, amount: Make.cents(amount, in: currency))
        return try run(.recordPayout(payout, partner: Make.alice), by: plan, asOf: asOf)
    }
}

extension PartnerAnswer {
    /// The codes of the reasons of a *no*.
    var codes: [ReasonCode] { reasons.map(\.code) }
    /// What a sale credited; empty for any other answer.
    var accruals: [CommissionAccrual] { if case .accrued(let accruals) = self { accruals } else { [] } }
    /// What a return took back; empty for any other answer.
    var reversals: [CommissionReversal] { if case .reversed(let reversals) = self { reversals } else { [] } }
}
