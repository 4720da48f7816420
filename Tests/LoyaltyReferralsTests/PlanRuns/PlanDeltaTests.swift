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

@Suite("Deltas: a closed period is corrected by lines that say why")
struct PlanDeltaTests {
    private func plan() throws -> CompensationPlan { try Make.network([Make.cascadeComponent([10, 2, 1])]) }

    @Test("A refund that comes after the period takes back from everybody up the line")
    func refund() throws {
        let forest = try Make.forest("c b a")
        let closed = try Make.run(
            plan(),
            [Make.sale("o-1", of: "a", 10_000), Make.sale("o-2", of: "b", 100)],
            in: forest
        )
        let again = try Make.run(
            plan(),
            [Make.sale("o-1", of: "a", 10_000, refunds: [5_000]), Make.sale("o-2", of: "b", 100)],
            in: forest
        )
        let delta = try again.delta(from: closed)
        #expect(
            delta.lines.map(\.key.description)
                == ["a", "b", "c"].enumerated().map { level, name in
                    "sale/o-1/a/cascade/\(level + 1)/\(name)"
                }
        )
        #expect(delta.lines.map(\.amount.minorUnits) == [-500, -100, -50])
        #expect(delta.lines.map(\.before.minorUnits) == [1_000, 200, 100])
        #expect(delta.lines.map(\.after.minorUnits) == [500, 100, 50])
        #expect(delta.totals.map(\.amount.minorUnits) == [-500, -100, -50])
        #expect(delta.commission == (try Make.cents(-650)))
    }

    @Test("A sponsor who was mended gets what the wrong one got")
    func mendedSponsor() throws {
        let (x, y, seller) = (try Make.partner("x"), try Make.partner("y"), try Make.partner("seller"))
        var forest = try PartnerForest([
            SponsorChange(x, sponsor: nil, validFrom: Make.day(-9)),
            SponsorChange(y, sponsor: nil, validFrom: Make.day(-9)),
            SponsorChange(seller, sponsor: x, validFrom: Make.day(-9)),
        ])
        func run(asOf day: Int64) throws -> PlanRun {
            try PlanRun(
                plan(),
                over: [Make.sale("o-1", of: "seller", 10_000)],
                in: forest,
                period: Make.june,
                asOf: Make.day(day),
                currency: .usd
            )
        }
        let closed = try run(asOf: 31)
        try forest.add(SponsorChange(seller, sponsor: y, validFrom: Make.day(-9), knownFrom: Make.day(40)))
        #expect(try run(asOf: 31) == closed)
        let delta = try run(asOf: 41).delta(from: closed)
        #expect(delta.totals.map(\.partner) == [x, y])
        #expect(delta.totals.map(\.amount.minorUnits) == [-200, 200])
        #expect(delta.lines.map(\.amount.minorUnits) == [200, -200])
        #expect(delta.commission.isZero && !delta.isEmpty)
    }

    @Test("A late sale adds its lines, and one that was none takes them away")
    func lateSale() throws {
        let forest = try Make.forest("b a")
        let (one, two) = (try Make.sale("o-1", of: "a", 1_000, day: 9), try Make.sale("o-2", of: "b", 2_000, day: 3))
        let (first, both) = (try Make.run(plan(), [one], in: forest), try Make.run(plan(), [one, two], in: forest))
        #expect(try both.delta(from: first).totals.map(\.amount.minorUnits) == [200])
        #expect(try first.delta(from: both).totals.map(\.amount.minorUnits) == [-200])
        #expect(try both.delta(from: both).isEmpty)
        let other = try Make.run(plan(), [two], in: forest)
        #expect(
            try first.delta(from: other).lines.map(\.key.source)
                == {
                    let (late, early) = (both.lines(of: one.order.id), both.lines(of: two.order.id))
                    return (early + late).filter { !$0.amount.isZero }.map(\.key.source)
                }()
        )
    }

    @Test("Runs of other periods or currencies are not compared")
    func incomparable() throws {
        let forest = try Make.forest("a")
        let june = try Make.run(plan(), [], in: forest)
        let july = try PlanRun(
            plan(),
            over: [],
            in: forest,
            period: TimeWindow(from: Make.day(30), to: Make.day(61)),
            currency: .usd
        )
        let period = #expect(throws: ReferralsError.self) { try july.delta(from: june) }
        #expect(period?.code == .invalidPeriod)
        let euros = try PlanRun(plan(), over: [], in: forest, period: Make.june, currency: .eur)
        let currency = #expect(throws: ReferralsError.self) { try euros.delta(from: june) }
        #expect(currency?.code == .currencyMismatch)
    }
}
