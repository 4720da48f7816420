//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Returns: what remains of an order earns what it would have earned, whatever way it came back")
struct ReturnTests {
    private func spend(_ points: Int64 = 1, per cents: Int64 = 100) throws -> AccrualPlan {
        try Shop.plan([AccrualRule(.spend, earns: Shop.spend(points, per: cents))])
    }

    @Test("R4 · of 50 and 20 with a coupon of 10 on the first, 40 points are left without the second")
    func couponStaysWithItsLine() throws {
        let order = try Shop.order([
            Shop.line("fifty", cents: 5_000, discount: 1_000), Shop.line("twenty", cents: 2_000),
        ])
        let returned = try ReturnedUnits.none.adding(Shop.back(["twenty": "1"]), to: order)
        #expect(try spend().earns(order) == 60)
        #expect(try spend().earns(order, returned: returned) == 40)
    }

    @Test("R5 · a return is computed by the plan of the accrual: 50 points, whatever the rate is now")
    func planOfTheAccrual() throws {
        let order = try Shop.order([Shop.line("1", cents: 5_000)])
        let returned = try ReturnedUnits.none.adding(Shop.back(["1": "1"]), to: order)
        let then = try spend()
        #expect(try then.earns(order) - then.earns(order, returned: returned) == 50)
    }

    @Test("R8, E29 · of three at 90 two come back: 180 leave, 90 remain")
    func discountLeavesWithItsUnits() throws {
        let order = try Shop.order([Shop.line("1", quantity: "3", cents: 30_000, discount: 3_000)])
        let returned = try ReturnedUnits.none.adding(Shop.back(["1": "2"]), to: order)
        let figures = try spend().figures(.order(order), returned: returned)
        #expect(figures.steps == 90)
        #expect(try figures.spend == Sample.euro(9_000))
        #expect(figures.qualifying == QualifyingAmounts(points: 90, spend: 9_000, orders: 1))
        let half = try Shop.order([Shop.line("1", quantity: "2", cents: 2_000_000)])
        let one = try ReturnedUnits.none.adding(Shop.back(["1": "1"]), to: half)
        #expect(try spend().earns(half, returned: one) == 10_000)
    }

    @Test("R10 · a line that comes back takes its share of the order's discount, and the others stay as they were")
    func survivorsStay() throws {
        let lines = try [
            Shop.line("1", cents: 3_333, discount: 334), Shop.line("2", cents: 3_333, discount: 333),
            Shop.line("3", cents: 3_334, discount: 333),
        ]
        let order = try Shop.order(lines)
        for gone in lines {
            let returned = try ReturnedUnits.none.adding(Shop.back([gone.id.text: "1"]), to: order)
            let left = lines.filter { $0.id != gone.id }.reduce(0) { $0 + $1.net.minorUnits }
            #expect(try spend(1, per: 1).earns(order, returned: returned) == left)
        }
    }

    @Test("Shipping counts until the last unit is back")
    func shippingComesLast() throws {
        let order = try Shop.order([Shop.line("1", quantity: "2", cents: 2_000)], shipping: 500)
        let one = try ReturnedUnits.none.adding(Shop.back(["1": "1"]), to: order)
        let two = try one.adding(Shop.back(["1": "1"]), to: order)
        #expect(try spend().earns(order, returned: one) == 15)
        let nothing = try spend().figures(.order(order), returned: two)
        #expect(nothing.steps == 0 && nothing.spend?.isZero == true && nothing.qualifying.isZero)
    }

    @Test("Money given back without saying for what is spread over all that remains")
    func amountsOnly() throws {
        let total = try Order(id: OrderID("o-1"), at: .unixEpoch, customer: nil, total: Sample.euro(10_000))
        let third = try ReturnedUnits.none.adding(Shop.back([:], cents: 3_000), to: total)
        #expect(third.amount == (try Sample.euro(3_000)) && !third.isComplete(for: total))
        #expect(try spend().earns(total, returned: third) == 70)
        let all = try third.adding(Shop.back([:], cents: 7_000), to: total)
        #expect(all.isComplete(for: total))
        #expect(try spend().earns(total, returned: all) == 0)

        let order = try Shop.order([Shop.line("1", cents: 6_000), Shop.line("2", cents: 3_000)], shipping: 1_000)
        let half = try ReturnedUnits.none.adding(Shop.back([:], cents: 5_000), to: order)
        #expect(try spend().earns(order, returned: half) == 50)
        let andLine = try half.adding(Shop.back(["2": "1"]), to: order)
        #expect(try spend().earns(order, returned: andLine) == 20)
        #expect(try ReturnedUnits.none.adding(Shop.back([:], cents: 0), to: order).isNone)
    }

    @Test("A least spend that is lost is asked of the rest, or stays met until all is back")
    func thresholds() throws {
        let order = try Shop.order([
            Shop.line("1", "tea", cents: 3_000), Shop.line("2", "milk", quantity: "2", cents: 2_000),
        ])
        let one = try ReturnedUnits.none.adding(Shop.back(["2": "1"]), to: order)
        let all = try one.adding(Shop.back(["1": "1", "2": "1"]), to: order)
        for (policy, left) in [(ThresholdOnReturn.keep, Int64(40)), (.reclaim, 0)] {
            for (scope, basis, cents) in [
                (AccrualScope.everything, AccrualMinimum.Basis.order, Int64(5_000)),
                (AccrualScope(items: [try ItemID("tea"), try ItemID("milk")]), .scope, 5_000),
            ] {
                let minimum = AccrualMinimum(try Sample.euro(cents), of: basis)
                let rule = try AccrualRule(RuleID("r"), earns: Shop.spend(), scope: scope, minimum: minimum)
                let plan = try Shop.plan([rule], onReturn: policy)
                #expect(try plan.earns(order) == 50)
                #expect(try plan.earns(order, returned: one) == left)
                #expect(try plan.earns(order, returned: all) == 0)
            }
        }
    }

    @Test("Points for an item are lost with its last unit, points for units with each")
    func itemsAndUnits() throws {
        let tea = AccrualScope(items: [try ItemID("tea")])
        let plan = try Shop.plan([
            AccrualRule(RuleID("item"), earns: .order(Sample.points(100)), scope: tea),
            AccrualRule(RuleID("unit"), earns: .unit(Sample.points(7)), scope: tea),
        ])
        let order = try Shop.order([
            Shop.line("1", "tea", quantity: "3", cents: 300), Shop.line("2", "milk", cents: 300),
        ])
        var returned = ReturnedUnits.none
        var left: [Int64] = []
        for _ in 1...3 {
            returned = try returned.adding(Shop.back(["1": "1"]), to: order)
            left.append(try plan.earns(order, returned: returned))
        }
        #expect(try plan.earns(order) == 121)
        #expect(left == [114, 107, 0])
    }

    @Test("A return is computed inside the room of its accrual: what a limit cut off is not taken back twice")
    func limitsOfTheAccrual() throws {
        let limit = try AccrualLimit(LimitID("l"), of: .plan, to: .points(Sample.points(40)), per: .ever)
        let plan = try Shop.plan([AccrualRule(.spend, earns: Shop.spend())], limits: [limit])
        let order = try Shop.order([Shop.line("1", quantity: "5", cents: 5_000)])
        let one = try ReturnedUnits.none.adding(Shop.back(["1": "1"]), to: order)
        let two = try one.adding(Shop.back(["1": "1"]), to: order)
        #expect(
            try [plan.earns(order), plan.earns(order, returned: one), plan.earns(order, returned: two)] == [40, 40, 30]
        )
    }

    @Test("What an excluded tender paid is frozen when the order is placed")
    func tendersAreFrozen() throws {
        let points = try Tender(kind: TenderKind("points"), amount: Sample.euro(5_000))
        let base = AccrualBase(tax: .excluded, shipping: .excluded, excludedTenders: [points.kind])
        let plan = try Shop.plan([AccrualRule(.spend, earns: Shop.spend(1, per: 1))], base: base)
        let order = try Shop.order(
            [Shop.line("1", cents: 6_000, tax: 1_000), Shop.line("2", cents: 3_000)],
            shipping: 1_000,
            tenders: [points]
        )
        let returned = try ReturnedUnits.none.adding(Shop.back(["2": "1"]), to: order)
        #expect(try plan.earns(order) == 4_000)
        #expect(try plan.earns(order, returned: returned) == 2_500)
    }

    @Test("R13 · any returns in any order come to the same, never below what they leave", arguments: UInt64(1)...40)
    func orderOfReturns(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stage = AccrualPlan.Stage.allCases[Int(seed % 3)]
        let plan = try Shop.plan(
            [
                AccrualRule(RuleID("a"), earns: Shop.spend(3, per: 70)),
                AccrualRule(RuleID("b"), earns: .unit(Sample.points(2)), scope: AccrualScope(items: [ItemID("tea")])),
                AccrualRule(RuleID("c"), earns: Shop.spend(1, per: 150, counting: .wholeSteps)),
            ],
            base: AccrualBase(tax: seed % 2 == 0 ? .included : .excluded, shipping: .included),
            rounding: RoundingRule.allCases[Int(seed) % RoundingRule.allCases.count],
            stage: stage,
            onReturn: seed % 2 == 0 ? .keep : .reclaim
        )
        let quantities = (0..<4).map { _ in Int64.random(in: 1...5, using: &random) }
        let order = try Shop.order(
            quantities.enumerated().map { index, quantity in
                let cents = Int64.random(in: 1...9_999, using: &random)
                return try Shop.line(
                    "\(index)",
                    index % 2 == 0 ? "tea" : "milk",
                    quantity: "\(quantity)",
                    cents: cents,
                    tax: Int64.random(in: 0...cents / 6, using: &random)
                )
            },
            shipping: 490
        )
        let units = quantities.enumerated().flatMap { index, quantity in Array(repeating: index, count: Int(quantity)) }
        var sums: [Int64] = []
        for _ in 1...3 {
            var returned = ReturnedUnits.none
            var last = try plan.earns(order)
            var taken: Int64 = 0
            let whole = last
            let some = units.shuffled(using: &random)
            for unit in some {
                returned = try returned.adding(Shop.back(["\(unit)": "1"]), to: order)
                let left = try plan.earns(order, returned: returned)
                #expect(left <= last)
                taken += last - left
                last = left
            }
            #expect(returned.isComplete(for: order) && taken == whole)
            sums.append(taken)
        }
        #expect(Set(sums).count == 1)
    }

    @Test("No more comes back than was bought and paid, and only of the order and in its currency")
    func overReturns() throws {
        let order = try Shop.order([Shop.line("1", quantity: "2", cents: 2_000)])
        let returned = try ReturnedUnits.none.adding(Shop.back(["1": "1.5"]), to: order)
        func refusal(_ back: Return, _ order: Order) -> RewardsError.Code? {
            code { () throws(RewardsError) in _ = try returned.adding(back, to: order) }
        }
        #expect(refusal(try Shop.back(["1": "0.500001"]), order) == .overReturn)
        #expect(refusal(try Shop.back(["2": "1"]), order) == .overReturn)
        #expect(refusal(try Shop.back([:], cents: 2_001), order) == .overReturn)
        #expect(refusal(try Shop.back([:], cents: 2_000), order) == nil)
        #expect(refusal(try Shop.back(["1": "1"]), try Sample.order("o-2", 100)) == .orderMismatch)
        let dollars = try Return(
            id: ActivityID("r"),
            at: .unixEpoch,
            customer: nil,
            order: order.id,
            amount: Money(parsing: "1.00 USD")
        )
        #expect(refusal(dollars, order) == .currencyMismatch)
        let plan = try Shop.plan([
            AccrualRule(
                RuleID("a"),
                earns: .action(Sample.points(1)),
                scope: AccrualScope(actions: [ActionName("review")])
            )
        ])
        #expect(throws: RewardsError.self) { try plan.figures(Shop.action("review"), returned: returned) }
    }

    @Test("What came back has one stable form, and nothing else is read")
    func coding() throws {
        let order = try Shop.order([Shop.line("a", quantity: "2", cents: 200), Shop.line("b", cents: 100)])
        let returned = try ReturnedUnits.none
            .adding(Shop.back(["b": "1", "a": "0.5"]), to: order).adding(Shop.back([:], cents: 7), to: order)
        let golden =
            #"{"amount":{"currency":"EUR","minorUnits":7},"lines":[{"line":"a","quantity":"0.5"},"#
            + #"{"line":"b","quantity":"1"}]}"#
        #expect(try CanonicalJSON.text(of: returned) == golden)
        #expect(try CanonicalJSON.decode(ReturnedUnits.self, from: golden) == returned)
        #expect(try CanonicalJSON.text(of: ReturnedUnits.none) == "{}")
        for text in [
            #"{"lines":[{"line":"b","quantity":"1"},{"line":"a","quantity":"1"}]}"#,
            #"{"lines":[{"line":"a","quantity":"0"}]}"#, #"{"amount":{"currency":"EUR","minorUnits":0}}"#,
        ] {
            #expect(throws: (any Error).self) { try CanonicalJSON.decode(ReturnedUnits.self, from: text) }
        }
    }
}
