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

@Suite("Plan runs: bad input is refused as a whole, with a code and a place")
struct PlanRunBadInputTests {
    private func plan(base: CommissionBase = .total) throws -> CompensationPlan {
        try Make.network([Make.cascadeComponent([10, 2, 1])], base: base)
    }

    @Test("Each fault of a sale has a code, and all of them are listed with their places")
    func faults() throws {
        let forest = try Make.forest("a")
        let good = try Make.sale("o-1", of: "a", 100)
        let lines = try Order(
            id: OrderID("o-9"),
            at: Make.day(1),
            customer: nil,
            currency: .usd,
            lines: [Make.line("1", gross: 5)]
        )
        let cases: [(CreditedSale, SaleFault.Kind, ReferralsError.Code)] = [
            (good, .duplicateOrder, .invalidSales),
            (try Make.sale("o-2", of: "z", 100), .unknownPartner, .invalidSales),
            (try Make.sale("o-3", of: "a", 100, day: 30), .outsidePeriod, .invalidSales),
            (try Make.sale("o-4", of: "a", 100, day: -1), .outsidePeriod, .invalidSales),
            (
                try CreditedSale(Make.order("o-5", at: Make.day(1), 100, in: .eur), to: Make.partner("a")),
                .otherCurrency, .currencyMismatch
            ),
        ]
        for (sale, kind, code) in cases {
            let error = #expect(throws: ReferralsError.self) { try Make.run(plan(), [good, sale], in: forest) }
            #expect(error?.code == code, "\(kind)")
            #expect(error?.message.contains("sale 1") == true)
        }
        let sales = [good] + cases.map(\.0)
        let faults = try PlanRun.faults(in: sales, plan(), over: forest, period: Make.june, currency: .usd)
        #expect(faults.map(\.kind) == cases.map(\.1))
        #expect(faults.map(\.sale) == [1, 2, 3, 4, 5])
        #expect(faults.map(\.order) == cases.map(\.0.order.id))
        let counted = try CreditedSale(lines, to: Make.partner("a"))
        #expect(
            try PlanRun.faults(in: [counted], plan(base: .netGoods), over: forest, period: Make.june, currency: .usd)
                .isEmpty
        )
        let error = #expect(throws: ReferralsError.self) { try Make.run(plan(base: .netGoods), [good], in: forest) }
        #expect(error?.code == .linesRequired)
    }

    @Test("A sale of somebody who became a partner later is refused under event time")
    func notYetPartner() throws {
        let forest = try PartnerForest([SponsorChange(Make.partner("a"), sponsor: nil, validFrom: Make.day(10))])
        for (time, day, isTaken) in [
            (.event, 9, false), (.event, 10, true), (.periodEnd, 9, true),
        ] as [(ForestTime, Int64, Bool)] {
            let plan = try Make.network([Make.cascadeComponent([10])], forestTime: time)
            let sale = try Make.sale("o-1", of: "a", 100, day: day)
            let run = try? PlanRun(
                plan,
                over: [sale],
                in: forest,
                period: Make.june,
                asOf: Make.day(60),
                currency: .usd
            )
            #expect((run != nil) == isTaken, "\(time) \(day)")
        }
    }

    @Test("A period without an end, or of no time, is refused")
    func periods() throws {
        for period in [.always, try TimeWindow(from: Make.day(0)), try TimeWindow(from: Make.day(0), to: Make.day(0))] {
            let error = #expect(throws: ReferralsError.self) {
                try PlanRun(plan(), over: [], in: Make.forest("a"), period: period, currency: .usd)
            }
            #expect(error?.code == .invalidPeriod)
            let history = #expect(throws: ReferralsError.self) {
                try PlanRun(
                    plan(),
                    over: [],
                    in: PartnerForest(),
                    period: period,
                    asOf: Make.day(1),
                    currency: .usd
                )
            }
            #expect(history?.code == .invalidPeriod)
        }
    }

    @Test("Sales beyond what money holds are refused, together too")
    func tooMuch() throws {
        let most: Int64 = 9_007_199_254_740_991
        let error = #expect(throws: ReferralsError.self) {
            try Make.run(plan(), [Make.sale("o-1", of: "a", most), Make.sale("o-2", of: "a", 1)], in: Make.forest("a"))
        }
        #expect(error?.code == .amountOutOfRange)
        let run = try Make.run(plan(), [Make.sale("o-1", of: "a", most)], in: Make.forest("a"))
        #expect(run.conservation.holds)
    }

    @Test("A line of 10,000 sponsors is walked without harm, and a million partners without sponsors too")
    func deepAndWide() throws {
        let names = (0..<10_000).map { "p\(10_000 + $0)" }
        let deep = try ForestSnapshot(
            names.enumerated().map { place, name in
                (try Make.partner(name), sponsor: place == 0 ? nil : try Make.partner(names[place - 1]))
            }
        )
        let facts = PlanFacts(
            qualifiedLevels: Dictionary(uniqueKeysWithValues: try names.dropFirst().map { (try Make.partner($0), 0) })
        )
        let rule = try Make.cascade([10], .levelQualification)
        let run = try Make.run(
            Make.network([Make.component("cascade", .unilevel(rule))]),
            [Make.sale("o-1", of: names[9_999], 10_000)],
            in: deep,
            facts: facts
        )
        #expect(try run.cents(names[0]) == 1_000)
        let wide = try ForestSnapshot(
            (0..<1_000_000).map { (try Make.partner("p\(1_000_000 + $0)"), sponsor: nil) }
        )
        let orphans = try Make.run(plan(), [Make.sale("o-1", of: "p1999999", 10_000)], in: wide)
        #expect(orphans.sums == [10_000, 1_000, 300, 0, 8_700])
    }
}
