//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Plan components: offers, ranks, stair steps, legs and places in one run")
struct PlanComponentTests {
    private let rounding = RoundingRule.toNearestOrAwayFromZero

    private func direct(_ choice: OfferChoice = .bestForPartner) throws -> PlanComponent {
        try Make.component(
            "direct",
            .direct(
                DirectRule(
                    [
                        DirectOffer("flat", pays: .perOrder(Make.cents(500)), minimumBase: Make.cents(1_000)),
                        DirectOffer("share", pays: .rate(.percent(20))),
                    ],
                    choice: choice,
                    rounding: rounding
                )
            )
        )
    }

    @Test("V27: of 5.00 and 20 per cent of 100.00 the better one is paid, or the first")
    func offers() throws {
        for (choice, expected) in [(OfferChoice.bestForPartner, 2_000), (.first, 500), (.sum, 2_500)]
            as [(OfferChoice, Int64)]
        {
            let run = try Make.run(
                Make.network([direct(choice)]),
                [Make.sale("o-1", of: "a", 10_000)],
                in: Make.forest("a")
            )
            #expect(try run.cents("a") == expected)
            #expect(run.lines.map(\.key.level) == [0])
        }
    }

    @Test("V24, V26: a recurrence says for which of a customer's sales a component pays")
    func recurrence() throws {
        let once = PlanComponent(try ComponentName("once"), try direct().kind, recurrence: try RecurrenceRule(.once))
        let plan = try Make.network([once])
        let sale = try Make.order("o-1", at: Make.day(3), 10_000)
        let (first, second) = (
            try CreditedSale(sale, to: Make.partner("a")),
            try CreditedSale(
                sale,
                to: Make.partner("a"),
                history: RecurrenceHistory(firstAt: Make.day(-30), earlier: 1)
            )
        )
        #expect(try Make.run(plan, [first], in: Make.forest("a")).cents("a") == 2_000)
        let none = try Make.run(plan, [second], in: Make.forest("a"))
        #expect(none.lines.isEmpty && none.houseShare == none.netSales)
        let paid = try Make.run(plan, [first], in: Make.forest("a"))
        let line = try #require(paid.lines.first)
        let explanation = try #require(paid.explanation(of: line.key))
        #expect(
            MessageRenderer(.english, catalog: .referrals).text(for: explanation).contains("Sale 1 of the customer")
        )
    }

    @Test(
        "V38: a partner's limit of a period counts what was paid before, and says what was cut",
        arguments: [0, 4_500, 5_000, 9_000] as [Int64]
    )
    func partnerLimit(before: Int64) throws {
        let limits = try CommissionLimits(
            perPartner: CommissionLimit(Make.cents(5_000), per: .calendar(.month))
        )
        let plan = try Make.network([Make.cascadeComponent([12])], limits: limits)
        let run = try Make.run(
            plan,
            [Make.sale("o-1", of: "a", 10_000)],
            in: Make.forest("a"),
            facts: PlanFacts(before: CommissionsBefore(byPartner: [Make.partner("a"): Make.cents(before)]))
        )
        let expected = max(0, min(1_200, 5_000 - before))
        #expect(try run.cents("a") == expected)
        #expect(run.capped.minorUnits == 1_200 - expected)
        #expect(run.conservation.holds)
    }

    @Test("Limits of a sale, of a partner and of all are looked at in turn, and each cut is explained")
    func limits() throws {
        let limits = try CommissionLimits(
            perSale: Make.cents(1_000),
            perPartner: CommissionLimit(Make.cents(1_500), per: .calendar(.month)),
            perPeriod: CommissionLimit(Make.cents(1_700), per: .calendar(.month))
        )
        let plan = try Make.network([Make.cascadeComponent([20, 5])], limits: limits)
        let sales = try [Make.sale("o-1", of: "a", 10_000, day: 1), Make.sale("o-2", of: "a", 10_000, day: 2)]
        let run = try Make.run(plan, sales, in: Make.forest("b a"))
        #expect(try run.lines(of: OrderID("o-1")).map(\.amount.minorUnits) == [800, 200])
        // 7.00 are left for the partner of 8.00, and of 9.00 together 7.00 for all.
        #expect(try run.lines(of: OrderID("o-2")).map(\.amount.minorUnits) == [544, 156])
        let line = try #require(try run.lines(of: OrderID("o-2")).first)
        let text = try MessageRenderer(.english, catalog: .referrals).text(for: #require(run.explanation(of: line.key)))
        for words in ["The sale's limit cuts", "The partner's limit for the period cuts", "The limit of all partners"] {
            #expect(text.contains(words))
        }
        let commission = try #require(try run.commission(of: OrderID("o-2")))
        #expect(commission.payees.map(\.amount.minorUnits) == [544, 156])
        let euros = #expect(throws: ReferralsError.self) {
            try PlanRun(plan, over: [], in: Make.forest("a"), period: Make.june, currency: .eur)
        }
        #expect(euros?.code == .currencyMismatch)
    }

    @Test(
        "A guard of the period cuts everything that is paid to its share of the sales",
        arguments: PayoutGuard.Scope.allCases
    )
    func guards(scope: PayoutGuard.Scope) throws {
        let bonus = VolumeBonus(try Make.bands([(0, 10)]), reading: .whole, rounding: rounding)
        let plan = try Make.network(
            [Make.cascadeComponent([20, 5]), Make.component("bonus", .volumeBonus(bonus, on: .group))],
            payoutGuard: PayoutGuard(most: .percent(15), of: scope)
        )
        let run = try Make.run(plan, [Make.sale("o-1", of: "a", 10_000, refunds: [5_000])], in: Make.forest("b a"))
        #expect(run.commission == (try Make.cents(scope == .period ? 750 : 1_750)))
        #expect(run.conservation.holds)
        #expect(try plan.worstCase().bound == (scope == .period ? .percent(15) : nil))
        let line = try #require(run.periodLines.first)
        let text = try MessageRenderer(.english, catalog: .referrals).text(for: #require(run.explanation(of: line.key)))
        #expect(text.contains("The guard on payouts cuts") == (scope == .period))
    }

    @Test("Ranks come from the volume of the period, and pay by infinity and generations")
    func ranks() throws {
        let infinity = try InfinityRule([RankRate("gold", .percent(2))], rounding: rounding)
        let generation = try GenerationRule(leaders: "silver", generations: [.init(.percent(5))], rounding: rounding)
        let plan = try Make.network(
            [Make.component("infinity", .infinity(infinity)), Make.component("generations", .generation(generation))],
            ranks: Make.ladder
        )
        let sales = try [Make.sale("o-1", of: "a", 30_000), Make.sale("o-2", of: "b", 40_000)]
        let run = try Make.run(plan, sales, in: Make.forest("b a"))
        #expect(try run.ranks?.standing(of: Make.partner("b"))?.paidAs == "gold")
        #expect(try run.lines(of: OrderID("o-1")).map(\.amount.minorUnits) == [600, 1_500])
        #expect(try run.lines(of: OrderID("o-2")).map(\.key.partner) == [nil])
        #expect(run.forfeited == (try Make.cents(2_000)))
        let none = #expect(throws: ReferralsError.self) { try Make.network([Make.component("i", .infinity(infinity))]) }
        #expect(none?.code == .invalidPlan)
        let unknown = try InfinityRule([RankRate("diamond", .percent(2))], rounding: rounding)
        let error = #expect(throws: ReferralsError.self) {
            try Make.network([Make.component("i", .infinity(unknown))], ranks: Make.ladder)
        }
        #expect(error?.code == .invalidRanks)
        let forced = try Make.run(
            plan,
            sales,
            in: Make.forest("b a"),
            facts: PlanFacts(forcedRanks: [Make.partner("a"): "gold"])
        )
        #expect(try forced.ranks?.standing(of: Make.partner("a"))?.paidAs == "gold")
    }

    @Test("V57: three legs of 100 at 3 per cent leave a sponsor at 6 per cent 9 of 18")
    func stairSteps() throws {
        let rule = try StairStepRule(Make.bands([(0, 3), (30_000, 6)]), rounding: rounding)
        let plan = try Make.network([Make.component("stairs", .stairStep(rule))])
        let sales = try ["a", "b", "c"].map { try Make.sale("o-\($0)", of: $0, 10_000) }
        let run = try Make.run(plan, sales, in: Make.forest("top a", "top b", "top c"))
        #expect(try run.cents("top") == 900)
        let line = try #require(try run.lines(of: Make.partner("top")).first)
        let text = try MessageRenderer(.english, catalog: .referrals).text(for: #require(run.explanation(of: line.key)))
        #expect(text.contains("Group of top: 6% of"))
        #expect(text.contains("Less the leg of a: 3% of"))
    }

    @Test("A leg that has left pays its sponsor the override")
    func breakaway() throws {
        let rule = try StairStepRule(
            Make.bands([(0, 3), (30_000, 6)]),
            breakaway: 30_000,
            override: .percent(4),
            rounding: rounding
        )
        let run = try Make.run(
            Make.network([Make.component("stairs", .stairStep(rule))]),
            [Make.sale("o-1", of: "a", 50_000)],
            in: Make.forest("top a")
        )
        #expect(try run.cents("top") == 2_000)
        let line = try #require(try run.lines(of: Make.partner("top")).first)
        let text = try MessageRenderer(.english, catalog: .referrals).text(for: #require(run.explanation(of: line.key)))
        #expect(text.contains("The leg of a has left: 4% of"))
    }

    @Test("V55: a binary pays what both legs have and carries the rest into the next run")
    func binary() throws {
        let plan = try Make.network([
            Make.component("binary", .binary(BinaryRule(rate: .percent(10), unmatched: .carry, rounding: rounding)))
        ])
        let partners = try ["top", "left", "right"].map(Make.partner)
        let forest = try Make.forest("top left", "top right")
        let placement = try Make.placement(partners)
        let first = try Make.run(
            plan,
            [Make.sale("o-1", of: "left", 50_000), Make.sale("o-2", of: "right", 100_000)],
            in: forest,
            facts: PlanFacts(placement: placement)
        )
        #expect(try first.cents("top") == 5_000)
        #expect(first.carried == [try ComponentName("binary"): [partners[0]: CarriedVolume(left: 0, right: 50_000)]])
        let second = try Make.run(
            plan,
            [Make.sale("o-3", of: "left", 60_000)],
            in: forest,
            facts: PlanFacts(placement: placement, carried: first.carried)
        )
        #expect(try second.cents("top") == 5_000)
        let line = try #require(second.periodLines.first)
        let text = try MessageRenderer(.english, catalog: .referrals).text(
            for: #require(second.explanation(of: line.key))
        )
        #expect(text.contains("Left leg 600.00"))
        #expect(text.contains("left 100.00"))
        #expect(text.replacing("\u{A0}", with: " ").contains("10% of 500.00 USD is 50.00 USD"))
    }

    @Test("A matrix goes up places instead of sponsors, and needs a tree of its width")
    func matrix() throws {
        let rule = try MatrixRule(
            PlacementRule(width: 2, fill: .breadthFirst),
            cascade: Make.cascade([5, 5], from: .sponsor)
        )
        let plan = try Make.network([Make.component("matrix", .matrix(rule))])
        // Everybody is sponsored by the top; the fourth one stands under the second.
        let partners = try ["a", "b", "c", "d"].map(Make.partner)
        let forest = try ForestSnapshot(partners.map { ($0, sponsor: $0 == partners[0] ? nil : partners[0]) })
        let sales = try [Make.sale("o-1", of: "d", 10_000)]
        let run = try Make.run(plan, sales, in: forest, facts: PlanFacts(placement: Make.placement(partners)))
        #expect(try ["a", "b", "c", "d"].map(run.cents) == [500, 500, 0, 0])
        let line = try #require(run.lines.first)
        #expect(
            try MessageRenderer(.english, catalog: .referrals).text(for: #require(run.explanation(of: line.key)))
                .contains("b is on level 1")
        )
        let wide = Placement(try PlacementRule(width: 3, fill: .breadthFirst))
        let stranger = try Make.placement([Make.partner("z"), partners[0]])
        for placement in [nil, wide, stranger] {
            let error = #expect(throws: ReferralsError.self) {
                try Make.run(plan, sales, in: forest, facts: PlanFacts(placement: placement))
            }
            #expect(error?.code == .invalidPlacement)
        }
    }
}
