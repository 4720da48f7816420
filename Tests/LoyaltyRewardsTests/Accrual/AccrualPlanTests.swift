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

    @Test("Parts that contradict each other are no plan")
    func contradictions() throws {
        let points = try AccrualRule(RuleID("r"), earns: .order(Sample.points(1)))
        let miles = try AccrualRule(RuleID("m"), earns: .order(Points(steps: 1, in: PointUnit("miles"))))
        let euro = try AccrualRule(RuleID("e"), earns: Shop.spend())
        let dollar = try AccrualRule(
            RuleID("d"),
            earns: .spend(AccrualRate(Sample.points(1), per: Money(parsing: "1.00 USD"), counting: .proportionally))
        )
        func limit(_ target: AccrualLimit.Target, _ allowance: AccrualLimit.Allowance = .times(1)) throws
            -> AccrualLimit
        {
            try AccrualLimit(LimitID("l"), of: target, to: allowance, per: .ever)
        }
        let campaign = try Campaign(CampaignID("c"), multiplier: .one)
        func refusal(
            _ rules: [AccrualRule],
            _ campaigns: [Campaign] = [],
            _ limits: [AccrualLimit] = [],
            rounding: RoundingRule = .down,
            stage: AccrualPlan.Stage = .order,
            remainder: AccrualPlan.Remainder = .dropped
        ) -> RewardsError.Code? {
            code { () throws(RewardsError) in
                _ = try AccrualPlan(
                    base: Shop.all,
                    rules: rules,
                    campaigns: campaigns,
                    limits: limits,
                    rounding: rounding,
                    stage: stage,
                    remainder: remainder
                )
            }
        }
        #expect(refusal([]) == .invalidProgram)
        #expect(refusal([points, points]) == .invalidProgram)
        #expect(refusal([points], [campaign, campaign]) == .invalidProgram)
        #expect(refusal([points], [], try [limit(.plan), limit(.plan)]) == .invalidProgram)
        #expect(refusal([points], [], [try limit(.rule(RuleID("x")))]) == .invalidProgram)
        #expect(refusal([points], [], [try limit(.action(ActionName("x")))]) == .invalidProgram)
        #expect(refusal([points, miles]) == .unitMismatch)
        #expect(refusal([miles], [], [try limit(.plan, .points(Sample.points(1)))]) == .unitMismatch)
        #expect(refusal([euro, dollar]) == .currencyMismatch)
        #expect(refusal([points], rounding: .up, remainder: .carried) == .invalidProgram)
        #expect(refusal([points], stage: .rule, remainder: .carried) == .invalidProgram)
        #expect(refusal([points, euro], [campaign], [try limit(.rule(RuleID("e")))], remainder: .carried) == nil)
    }

    @Test("Rates that are rounded once have a common denominator; by themselves they need none")
    func commonDenominator() throws {
        let primes: [Int64] = [1_000_003, 1_000_033, 1_000_037, 1_000_039]
        let rules = try primes.map { try AccrualRule(RuleID("r\($0)"), earns: Shop.spend(1, per: $0)) }
        #expect(throws: RewardsError.self) { try Shop.plan(rules) }
        let order = try Shop.order([Shop.line("1", cents: 2_100_000)])
        #expect(try Shop.plan(rules, stage: .rule).earns(order) == 8)
        #expect(try Shop.plan(Array(rules.prefix(3))).earns(order) == 6)
    }

    @Test("A rule that contradicts itself is refused")
    func contradictoryRules() throws {
        let review = AccrualScope(actions: [try ActionName("review")])
        func refusal(
            _ earns: AccrualEarning,
            _ qualification: RuleQualification = .samePoints,
            _ scope: AccrualScope = .everything,
            minimum: Money? = nil
        ) -> RewardsError.Code? {
            code { () throws(RewardsError) in
                _ = try AccrualRule(
                    .spend,
                    earns: earns,
                    qualification: qualification,
                    scope: scope,
                    minimum: minimum.map { AccrualMinimum($0, of: .order) }
                )
            }
        }
        let one = try Sample.points(1)
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        #expect(refusal(.order(try Sample.points(0))) == .invalidRate)
        #expect(refusal(.order(one), .earning(.unit(try Sample.points(-1)))) == .invalidRate)
        #expect(refusal(.order(one), .earning(.unit(miles))) == .unitMismatch)
        #expect(refusal(.order(one), .earning(.action(one))) == .invalidProgram)
        #expect(refusal(try Shop.spend(), minimum: try Money(parsing: "1.00 USD")) == .currencyMismatch)
        #expect(refusal(.order(one), minimum: try Sample.euro(-1)) == .invalidAmount)
        #expect(refusal(.order(one), .samePoints, review) == .invalidProgram)
        #expect(refusal(.action(one)) == .invalidProgram)
        #expect(refusal(.action(one), .samePoints, review, minimum: try Sample.euro(1)) == .invalidProgram)
        let inApp = AccrualScope(channels: [try ChannelID("app")], actions: review.actions)
        let inGroup = AccrualScope(categories: [try CategoryID("c")], actions: review.actions)
        #expect(refusal(.action(one), .samePoints, inApp) == .invalidProgram)
        #expect(refusal(.action(one), .samePoints, inGroup) == .invalidProgram)
        #expect(refusal(.action(one), .earning(.action(one)), review) == nil)
    }

    @Test(
        "A rule counts for tiers what it gives, something of its own, or nothing",
        arguments: AccrualPlan.Stage.allCases
    )
    func qualification(stage: AccrualPlan.Stage) throws {
        func qualifying(_ qualification: RuleQualification) throws -> QualifyingAmounts {
            let rule = try AccrualRule(.spend, earns: Shop.spend(), qualification: qualification)
            let order = try Shop.order([Shop.line("1", quantity: "3", cents: 1_050)])
            return try Shop.plan([rule], stage: stage).figures(.order(order), times: Rate(2, per: 1)).qualifying
        }
        #expect(try qualifying(.samePoints) == QualifyingAmounts(points: 10, spend: 1_050, orders: 1))
        #expect(try qualifying(.earning(.unit(Sample.points(4)))).points == 12)
        #expect(try qualifying(.earning(.order(Sample.points(7)))).points == 7)
        #expect(try qualifying(.earning(Shop.spend(2, per: 500, counting: .wholeSteps))).points == 4)
        #expect(try qualifying(.nothing) == QualifyingAmounts(spend: 1_050, orders: 1))
        let silent = try AccrualRule(
            RuleID("a"),
            earns: .action(Sample.points(5)),
            qualification: .nothing,
            scope: AccrualScope(actions: [ActionName("review")])
        )
        #expect(try Shop.plan([silent], stage: stage).figures(Shop.action("review")).qualifying.isZero)
        #expect(try Shop.plan([silent], stage: stage).figures(Shop.action("review")).steps == 5)
    }
}
