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

@Suite("Plan runs: what a plan pays for a period, and where every cent of it went")
struct PlanRunTests {
    private func bonus(_ measure: VolumeMeasure, _ reading: VolumeBonus.Reading = .whole) throws -> PlanComponent {
        try Make.component(
            "bonus",
            .volumeBonus(
                VolumeBonus(
                    Make.bands([(0, 3), (300_000, 5), (500_000, 7)]),
                    reading: reading,
                    rounding: .toNearestOrAwayFromZero
                ),
                on: measure
            )
        )
    }

    @Test("V49: 10, 2 and 1 per cent up the line, and nothing beyond its top")
    func cascade() throws {
        let plan = try Make.network([Make.cascadeComponent([10, 2, 1])])
        let forest = try Make.forest("johnny betty angela jim")
        let angela = try Make.run(plan, [Make.sale("o-1", of: "angela", 10_000)], in: forest)
        #expect(try ["angela", "betty", "johnny", "jim"].map(angela.cents) == [1_000, 200, 100, 0])
        let jim = try Make.run(plan, [Make.sale("o-1", of: "jim", 10_000)], in: forest)
        #expect(try ["jim", "angela", "betty", "johnny"].map(jim.cents) == [1_000, 200, 100, 0])
        #expect(jim.houseShare == (try Make.cents(8_700)))
        let top = try Make.run(plan, [Make.sale("o-1", of: "johnny", 10_000)], in: forest)
        #expect(top.forfeited == (try Make.cents(300)))
        #expect(try top.lines(of: OrderID("o-1")).map(\.key.partner) == [Make.partner("johnny"), nil, nil])
    }

    @Test(
        "V60: a sale of 10 March pays the sponsor of its day, however late the run is; at the run's own time it moves"
    )
    func forestTime() throws {
        let (x, y, seller) = (try Make.partner("x"), try Make.partner("y"), try Make.partner("seller"))
        let forest = try PartnerForest([
            SponsorChange(x, sponsor: nil, validFrom: Make.day(-90)),
            SponsorChange(y, sponsor: nil, validFrom: Make.day(-90)),
            SponsorChange(seller, sponsor: x, validFrom: Make.day(-90)),
            SponsorChange(seller, sponsor: y, validFrom: Make.day(20)),
        ])
        let sale = try Make.sale("o-1", of: "seller", 10_000, day: 10)
        func paid(_ time: ForestTime, asOf day: Int64) throws -> [Int64] {
            let plan = try Make.network([Make.cascadeComponent([10], from: .sponsor)], forestTime: time)
            let run = try PlanRun(
                plan,
                over: [sale],
                in: forest,
                period: Make.june,
                asOf: Make.day(day),
                currency: .usd
            )
            #expect(run.conservation.holds)
            return try [run.cents("x"), run.cents("y")]
        }
        for day in [31, 90] as [Int64] {
            #expect(try paid(.event, asOf: day) == [1_000, 0])
            #expect(try paid(.periodEnd, asOf: day) == [0, 1_000])
            #expect(try paid(.run, asOf: day) == [0, 1_000])
        }
        #expect(try paid(.run, asOf: 15) == [1_000, 0])
    }

    @Test("Compression goes up the line of the sale's own instant too", arguments: CompressionRule.allCases)
    func compressionOverTime(_ compression: CompressionRule) throws {
        let names = ["e", "d", "c", "b", "a"]
        var changes: [SponsorChange] = []
        for (name, sponsor) in zip(names, names.dropFirst().map(Optional.some) + [nil]) {
            changes.append(
                try SponsorChange(Make.partner(name), sponsor: sponsor.map(Make.partner), validFrom: Make.day(-1))
            )
        }
        // A change at the end of the period makes the run walk each line by itself.
        let moved =
            try changes + [SponsorChange(Make.partner("e"), sponsor: Make.partner("a"), validFrom: Make.day(29))]
        let facts = PlanFacts(qualifiedLevels: [try Make.partner("d"): 0, try Make.partner("c"): 1])
        let plan = try Make.network([
            Make.component("cascade", .unilevel(Make.cascade([5, 5, 5], from: .sponsor, compression)))
        ])
        let sale = try Make.sale("o-1", of: "e", 10_000)
        let runs = try [changes, moved].map { changes in
            try PlanRun(
                plan,
                over: [sale],
                in: PartnerForest(changes),
                period: Make.june,
                asOf: Make.day(60),
                facts: facts,
                currency: .usd
            )
        }
        #expect(runs[0].lines == runs[1].lines)
        let expected: [Int64] =
            switch compression {
            case .none: [0, 0, 500, 0]
            case .payment: [0, 500, 500, 500]
            case .levelQualification: [0, 500, 500, 500]
            }
        #expect(try ["d", "c", "b", "a"].map(runs[1].cents) == expected)
    }

    @Test("V29: a bonus on 600,000 is 26,000 band by band and 42,000 on the whole")
    func bonuses() throws {
        let sales = try [Make.sale("o-1", of: "a", 400_000), Make.sale("o-2", of: "a", 200_000)]
        for (reading, amount) in [(VolumeBonus.Reading.marginal, 26_000), (.whole, 42_000)]
            as [(VolumeBonus.Reading, Int64)]
        {
            let run = try Make.run(Make.network([bonus(.personal, reading)]), sales, in: Make.forest("a"))
            #expect(try run.cents("a") == amount)
            #expect(run.periodLines.map(\.amount.minorUnits) == [amount])
        }
    }

    @Test("V28, V31: a bonus is on what is left after refunds")
    func bonusAfterRefunds() throws {
        let plan = try Make.network([bonus(.personal)])
        let run = try Make.run(plan, [Make.sale("o-1", of: "a", 600_000, refunds: [150_000])], in: Make.forest("a"))
        #expect(try run.cents("a") == 22_500)
        let none = try Make.run(plan, [Make.sale("o-1", of: "a", 10_000, refunds: [10_000])], in: Make.forest("a"))
        #expect(none.periodLines.isEmpty)
    }

    @Test(
        "Each measure counts what it says",
        arguments: [
            (.personal, 100), (.group, 1_500), (.legs, 1_400), (.largestLeg, 900), (.otherLegs, 500),
        ] as [(VolumeMeasure, Int64)]
    )
    func measures(measure: VolumeMeasure, expected: Int64) throws {
        let forest = try Make.forest("a b c", "a d")
        let sales = try [("a", 100), ("b", 300), ("c", 600), ("d", 500)].map {
            try Make.sale("o-\($0.0)", of: $0.0, $0.1)
        }
        let run = try Make.run(Make.network([bonus(measure)]), sales, in: forest)
        #expect(try run.volume(measure, of: Make.partner("a")) == Make.cents(expected))
        #expect(try run.volume(measure, of: Make.partner("nobody")).isZero)
    }

    @Test("V53: differences of rates up the line, by the volume of the period")
    func differentials() throws {
        let rule = try DifferentialRule(
            Make.bands([(5_000, 5), (10_000, 10), (50_000, 15), (75_000, 20)]),
            rounding: .toNearestOrAwayFromZero
        )
        let plan = try Make.network([Make.component("steps", .differential(rule, by: .group))])
        let forest = try Make.forest("top middle seller")
        let sales = try [
            Make.sale("o-1", of: "seller", 10_000), Make.sale("o-2", of: "middle", 50_000),
            Make.sale("o-3", of: "top", 140_000),
        ]
        let run = try Make.run(plan, sales, in: forest)
        let lines = try run.lines(of: OrderID("o-1"))
        #expect(lines.map(\.amount.minorUnits) == [500, 500])
        #expect(lines.map(\.key.level) == [1, 2])
        #expect(try lines.map(\.key.partner) == [Make.partner("middle"), Make.partner("top")])
        #expect(run.conservation.holds)
    }

    @Test("V34: a sale is split by weights to the last cent, and each part goes up its own line")
    func splits() throws {
        let plan = try Make.network([Make.cascadeComponent([100])])
        let order = try Make.order("o-1", at: Make.day(1), 5)
        let sale = try CreditedSale(
            order,
            credits: zip(["a", "b", "c"], [3_333, 3_333, 3_334]).map { SaleCredit(try Make.partner($0), weight: $1) }
        )
        let run = try Make.run(plan, [sale], in: Make.forest("a", "b", "c"))
        #expect(try ["a", "b", "c"].map(run.cents) == [2, 1, 2])
        #expect(run.conservation(of: order.id)?.holds == true)
        #expect(run.houseShare.isZero)
    }

    @Test("A sale pays at most its base: what rounding or rates give beyond is cut by largest remainder and is capped")
    func atMostTheBase() throws {
        let plan = try Make.network([
            Make.cascadeComponent([60, 30]), Make.component("more", .unilevel(Make.cascade([30]))),
        ])
        let run = try Make.run(plan, [Make.sale("o-1", of: "a", 1_000, refunds: [500])], in: Make.forest("b a"))
        #expect(try run.cents("a") == 375)
        #expect(try run.cents("b") == 125)
        #expect(run.capped == (try Make.cents(100)))
        #expect(run.houseShare.isZero || run.conservation.holds)
        let line = try #require(try run.lines(of: OrderID("o-1")).first)
        #expect([line.share, line.reversed, line.capped, line.amount].map(\.minorUnits) == [600, 300, 50, 250])
    }

    @Test("A refund takes back each level in proportion, and all of a sale takes back all")
    func refunds() throws {
        let plan = try Make.network([Make.cascadeComponent([10, 2, 1])])
        let forest = try Make.forest("c b a")
        let half = try Make.run(plan, [Make.sale("o-1", of: "a", 10_000, refunds: [2_000, 3_000])], in: forest)
        #expect(try ["a", "b", "c"].map(half.cents) == [500, 100, 50])
        #expect(half.conservation.whole == (try Make.cents(5_000)))
        let none = try Make.run(plan, [Make.sale("o-1", of: "a", 10_000, refunds: [9_999, 1])], in: forest)
        #expect(none.payees.isEmpty)
        #expect(none.sums == [0, 0, 0, 0, 0])
    }

    @Test("Lines are found by order, by partner and all together")
    func lines() throws {
        let plan = try Make.network([Make.cascadeComponent([10, 2]), bonus(.group)])
        let run = try Make.run(
            plan,
            [Make.sale("o-2", of: "a", 100), Make.sale("o-1", of: "b", 100)],
            in: Make.forest("b a")
        )
        #expect(run.lines.count == run.lineCount)
        #expect(run.lines.prefix(2) == (try run.lines(of: OrderID("o-1")))[...])
        #expect(try run.lines(of: Make.partner("b")).map(\.amount.minorUnits) == [10, 2, 6])
        #expect(try run.lines(of: Make.partner("nobody")).isEmpty)
        #expect(try run.lines(of: OrderID("o-9")).isEmpty)
        #expect(try run.conservation(of: OrderID("o-9")) == nil)
        #expect(try run.payees == [Make.partner("a"), Make.partner("b")])
        #expect(try run.total(of: Make.partner("nobody")).isZero)
    }

    @Test("Keys are text that no other line has, also if names have strokes")
    func keys() throws {
        let run = try Make.run(
            Make.network([Make.component("a/b%", .unilevel(Make.cascade([10, 1]))), bonus(.personal)]),
            [Make.sale("o/1", of: "p/1", 10_000)],
            in: Make.forest("p/1")
        )
        #expect(
            run.lines.map(\.key.description) == [
                "sale/o%2F1/p%2F1/a%2Fb%25/1/p%2F1", "sale/o%2F1/p%2F1/a%2Fb%25/2/",
                "period/2026-06-01T00:00:00Z/2026-07-01T00:00:00Z/bonus/0/p%2F1",
            ]
        )
    }
}
