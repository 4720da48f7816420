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

@Suite("Plan explanations: every cent of a run says where it comes from")
struct PlanExplanationTests {
    private func text(_ explanation: Explanation?, _ conventions: TextConventions = .english) throws -> String {
        try MessageRenderer(conventions, catalog: .referrals).text(for: #require(explanation))
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    @Test(
        "A level shows the sale, what counts, everybody passed over on the way up, the rate with its rounding, and refunds"
    )
    func cascade() throws {
        let forest = try Make.forest("d c b a")
        let rule = try Make.cascade([10, 2], .payment)
        let run = try Make.run(
            Make.network([Make.component("cascade", .unilevel(rule))]),
            [Make.sale("o-1", of: "a", 1_033, refunds: [500])],
            in: forest,
            facts: PlanFacts(qualifiedLevels: [Make.partner("b"): 0])
        )
        let line = try #require(run.lines(of: Make.partner("c")).first)
        #expect(
            try text(run.explanation(of: line.key)) == """
                ✓ c is paid 0.11 USD by cascade of plan network-1
                  • Order o-1 of 6 June 2026, 00:00 UTC, credited to a
                  • Base: 10.33 USD
                    ✓ Order total: 10.33 USD
                  ✓ a is on level 1
                  ✗ b is inactive and passed over
                  ✓ c is on level 2
                  • Level 2: 2% of 10.33 USD is 0.21 USD
                    → 0.2066 → 0.21 USD, rounded to the nearest, a half away from zero
                  ✗ 5.00 USD of 10.33 USD was given back, which takes back 0.10 USD
                    → 10500/1033 → 0.10 USD, rounded to the nearest, a half away from zero
                """
        )
    }

    @Test("A share that nobody gets says why")
    func forfeited() throws {
        let run = try Make.run(
            Make.network([Make.cascadeComponent([10, 2])]),
            [Make.sale("o-1", of: "a", 1_000)],
            in: Make.forest("a")
        )
        let line = try #require(run.lines.last)
        #expect(
            try text(run.explanation(of: line.key), .russian).contains("На уровне 2 никого нет")
        )
        #expect(try text(run.explanation(of: line.key)).hasPrefix("✗ Nobody is paid 0.20 USD"))
    }

    @Test("A bonus shows the volume and the bands, a limit what it cut off, and a split the partner's part")
    func bonusAndCap() throws {
        let bonus = VolumeBonus(try Make.bands([(0, 3), (1_000, 5)]), reading: .marginal, rounding: .down)
        let plan = try Make.network(
            [
                Make.component("cascade", .unilevel(Make.cascade([100], rounding: .down))),
                Make.component("more", .unilevel(Make.cascade([50], rounding: .down))),
                Make.component("bonus", .volumeBonus(bonus, on: .group)),
            ],
            rounding: .down
        )
        let sale = try CreditedSale(
            Make.order("o-1", at: Make.day(1), 2_000),
            credits: [SaleCredit(Make.partner("a"), weight: 3), SaleCredit(Make.partner("b"))]
        )
        let run = try Make.run(plan, [sale], in: Make.forest("b a"))
        let period = try text(run.explanation(of: #require(run.periodLines.last).key))
        #expect(
            period == """
                ✓ b is paid 0.80 USD by bonus of plan network-1
                  • Sales of the group of b: 20.00 USD
                  • From 0.00 USD on: 3% of 10.00 USD is 0.30 USD
                  • From 10.00 USD on: 5% of 10.00 USD is 0.50 USD
                """
        )
        let first = try text(run.explanation(of: #require(run.lines.first).key))
        #expect(first.contains("The part of a, 3 of 4: 15.00 USD"))
        #expect(first.contains("The guard on payouts cuts 5.00 USD"))
    }

    @Test("Where sponsors were looked up is said, and a differential shows both rates", arguments: ForestTime.allCases)
    func forestTime(time: ForestTime) throws {
        let rule = try DifferentialRule(Make.bands([(0, 1), (1_000, 4)]), rounding: .toNearestOrAwayFromZero)
        let plan = try Make.network([Make.component("steps", .differential(rule, by: .group))], forestTime: time)
        let forest = try PartnerForest([
            SponsorChange(Make.partner("b"), sponsor: nil, validFrom: Make.day(-1)),
            SponsorChange(Make.partner("a"), sponsor: Make.partner("b"), validFrom: Make.day(-1)),
        ])
        let sales = try [Make.sale("o-1", of: "a", 500), Make.sale("o-2", of: "b", 500)]
        let run = try PlanRun(plan, over: sales, in: forest, period: Make.june, asOf: Make.day(60), currency: .usd)
        let line = try #require(run.lines.first)
        let explained = try text(run.explanation(of: line.key))
        #expect(explained.contains("Sponsors as they were"))
        #expect(explained.contains("Own rate: 4% of 5.00 USD is 0.20 USD"))
        #expect(explained.contains("Less what is paid below: 1% of 5.00 USD is 0.05 USD"))
    }

    @Test("Lines that a run does not have are not explained")
    func unknownLines() throws {
        let run = try Make.run(Make.network([Make.cascadeComponent([10])]), [], in: Make.forest("a"))
        let name = try ComponentName("cascade")
        for source in [
            .sale(try OrderID("o-1"), seller: try Make.partner("a")), .period(try Make.june), .period(.always),
        ] as [CommissionLineKey.Source] {
            let key = CommissionLineKey(source: source, component: name, level: 1, partner: try Make.partner("a"))
            #expect(run.explanation(of: key) == nil)
        }
    }
}
