//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Accrual plan: an order's points, rounded where the rule says")
struct AccrualPlanTests {
    private func order(_ prices: [Int64]) throws -> Order {
        try Order(
            id: OrderID("1"),
            at: Sample.time("2027-01-01"),
            customer: nil,
            currency: Currency("EUR"),
            lines: prices.enumerated().map { index, price in
                try OrderLine(
                    id: LineID("\(index)"),
                    item: ItemID("tea"),
                    quantity: .one,
                    unitPrice: UnitPrice(parsing: "1", in: Currency("EUR")),
                    gross: Sample.euro(price)
                )
            }
        )
    }

    @Test(
        "The stage decides what is rounded: each line, each rule, or the order",
        arguments: [(AccrualPlan.Stage.line, Int64(3)), (.rule, 5), (.order, 5)]
    )
    func stageDecides(stage: AccrualPlan.Stage, earns: Int64) throws {
        // 3.50 times 1.5 is 5.25: of one rule and at once 5; lines of 1.65, 1.65 and 1.95 give 1 each.
        let accrual = try Sample.rule(stage: stage).accrual(
            for: order([110, 110, 130]),
            multiplier: Rate(parsing: "1.5"),
            in: FixedOffset.utc
        )
        #expect(accrual.points.steps == earns)
    }

    @Test("An order below the minimum spend earns nothing, at the minimum it earns in full")
    func minimumSpendIsInclusive() throws {
        let rule = try Sample.rule(minimumSpend: Sample.euro(5_000))
        #expect(try rule.accrual(for: order([4_160]), in: FixedOffset.utc).points.steps == 0)
        #expect(try rule.accrual(for: order([4_999]), in: FixedOffset.utc).points.steps == 0)
        #expect(try rule.accrual(for: order([5_000]), in: FixedOffset.utc).points.steps == 50)
    }

    @Test("A minimum spend is in the currency of the rate, and zero or more")
    func otherMinimumIsRefused() throws {
        let dollars = try Money(parsing: "1.00 USD")
        let negative = try Sample.euro(-1)
        #expect(throws: RewardsError.self) { try Sample.rule(minimumSpend: dollars) }
        #expect(throws: RewardsError.self) { try Sample.rule(minimumSpend: negative) }
    }

    @Test("An order in another currency is refused")
    func otherCurrencyIsRefused() throws {
        let rule = try Sample.rule()
        let order = try Order(id: OrderID("1"), at: .unixEpoch, customer: nil, total: Money(parsing: "1.00 USD"))
        #expect(
            code { () throws(RewardsError) in _ = try rule.accrual(for: order, in: FixedOffset.utc) }
                == .currencyMismatch
        )
    }

    @Test("Points beyond every amount are refused at each stage", arguments: AccrualPlan.Stage.allCases)
    func overflowIsRefused(stage: AccrualPlan.Stage) throws {
        let rule = try Sample.rule(points: 4, per: 3, stage: stage)
        let half: Int64 = 4_503_599_627_370_495
        let order = try order([half, half])
        let two = try Rate(parsing: "2")
        #expect(
            code { () throws(RewardsError) in _ = try rule.accrual(for: order, multiplier: two, in: FixedOffset.utc) }
                == .amountOutOfRange
        )
        #expect(
            code { () throws(RewardsError) in _ = try rule.accrual(for: order, in: FixedOffset.utc) }
                == .amountOutOfRange
        )
    }

    @Test("An order without goods earns nothing")
    func emptyOrderEarnsNothing() throws {
        #expect(try Sample.rule().accrual(for: order([]), in: FixedOffset.utc).points.isZero)
    }
}
