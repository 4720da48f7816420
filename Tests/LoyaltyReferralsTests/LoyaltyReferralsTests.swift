//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("LoyaltyReferrals: the documented first steps")
struct LoyaltyReferralsTests {
    @Test("Level 0: a code, an attribution and a commission are plain functions")
    func plainFunctions() throws {
        var generator = SeededGenerator(seed: 1)
        let now = try Timestamp(parsing: "2026-06-08T12:00:00Z")

        let code = ReferralCodeFormat.standard.makeCode(using: &generator)
        let blog = try PartnerID("blog")
        let order = try Order(
            id: OrderID("1001"),
            at: now,
            customer: CustomerID("ann"),
            total: Money(parsing: "80.00 EUR")
        )
        let click = try Touch(
            id: ActivityID("t-1"),
            at: now.advanced(by: .days(-3)),
            customer: CustomerID("ann"),
            kind: .click,
            code: code
        )
        let plan = try CommissionPlan(
            version: DefinitionVersion("partners-1"),
            attribution: AttributionRule(model: .lastTouch, window: .days(30)),
            base: .total,
            rate: Rate(parsing: "10%"),
            rounding: .toNearestOrAwayFromZero,
            reversalRounding: .toNearestOrAwayFromZero,
            hold: .days(14)
        )

        let log = try TouchLog([click], owners: [CodeOwner(code: code, partner: blog)])
        let credited = try plan.attribution.attribution(of: order, touches: log, asOf: now)
        let commission = try plan.commission(for: order)
        #expect(credited.partner == blog)
        #expect(commission.amount.description == "8.00 EUR")
        #expect(commission.houseShare.description == "72.00 EUR")
    }

    @Test("Level 1: a decision, its events, and a balance that knows when holds end")
    func decideAndApply() throws {
        let now = try Timestamp(parsing: "2026-06-08T12:00:00Z")
        let blog = try PartnerID("blog")
        let order = try Order(id: OrderID("1001"), at: now, customer: nil, total: Money(parsing: "80.00 EUR"))
        let plan = try Make.plan("10%")

        var account = PartnerAccount()
        let decision = try plan.decide(
            .recordSale(order, .partner(blog)),
            on: [account],
            in: DecisionContext(asOf: now)
        )
        for event in decision.events.joined() { try account.apply(event) }
        #expect(try account.balance(asOf: now)?.pending.description == "8.00 EUR")
        #expect(try account.balance(asOf: now.advanced(by: .days(14)))?.payable.description == "8.00 EUR")
    }
}
