//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("LoyaltyRewards: the documented first steps")
struct FirstStepsTests {
    @Test("A program without accounts tells what an order earns; with an account it decides")
    func firstSteps() throws {
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
        let ann = try CustomerID("ann")
        let now = try Timestamp(parsing: "2026-11-21T09:30:00Z")
        let order = try Order(id: OrderID("1001"), at: now, customer: ann, total: Money(parsing: "19.99 EUR"))

        let accrual = try program.accrual.accrual(for: order, in: FixedOffset(hours: 3))
        #expect(accrual.points.description == "19 points")
        #expect(try program.redemption?.value(of: accrual.points).description == "0.95 EUR")

        let rules = try PointsProgram(program, in: FixedOffset(hours: 3))
        var account = PointsAccount()
        let decision = try rules.decide(.accrue(order, to: ann), on: account, asOf: now)
        for event in decision.events.joined() { try account.apply(event) }
        #expect(try rules.balance(of: account, asOf: now).available.description == "19 points")
        #expect(try account.balance(in: .points, asOf: now).available.description == "19 points")
    }
}
