//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("README: its snippet says what it prints")
struct ReadmeTests {
    @Test("A program quotes, decides and explains")
    func snippet() throws {
        let program = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("2026-1"),
            timeZone: "+03:00",
            accrual: AccrualPlan(
                rate: AccrualRate(
                    Points(steps: 1, in: .points),
                    per: Money(parsing: "1.00 EUR"),
                    counting: .proportionally
                ),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            expiry: .throughDay(after: .months(12)),
            redemption: RedemptionRule(
                Points(steps: 1, in: .points),
                worth: Money(parsing: "0.05 EUR"),
                minimum: Points(steps: 10, in: .points),
                step: Points(steps: 1, in: .points),
                rounding: .down
            )
        )
        let rules = try PointsProgram(program, in: FixedOffset(hours: 3))
        let ann = try CustomerID("ann")
        let now = try Timestamp(parsing: "2026-11-21T09:30:00Z")
        let order = try Order(id: OrderID("1001"), at: now, customer: ann, total: Money(parsing: "19.99 EUR"))

        var account = PointsAccount()
        let decision = try rules.decide(.accrue(order, to: ann), on: account, asOf: now)
        for event in decision.events.joined() { try account.apply(event) }
        #expect(try rules.balance(of: account, asOf: now).available.description == "19 points")

        let spend = try PointsCommand.redeem(Points(steps: 25, in: .points), as: RedemptionID("r-1"), by: ann)
        let refusal = try rules.decide(spend, on: account, asOf: now)
        #expect(refusal.answer.reasons.first?.code.text == "points.insufficient")
        let text = MessageRenderer(.russian, catalog: .rewards).text(for: refusal.answer.reasons[0])
        #expect(text == "Не хватает: 6 баллов. Доступно: 19 баллов, в ожидании: 0 баллов.")

        let nextYear = try Timestamp(parsing: "2027-11-21T21:00:00Z")
        #expect(try rules.balance(of: account, asOf: nextYear).available.description == "0 points")
    }
}
