//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Plan runs, for every kind of component, any forest and any sales")
struct PlanRunLaws {
    private static let codes = Set(MessageCatalog.referrals.codes)

    @Test(
        "Commission, forfeited, capped and the house's share sum to the net sales, in all and sale by sale",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func conservation(kind: String, seed: UInt64) throws {
        let world = try PlanWorld(kind, seed)
        let run = try world.run()
        #expect(run.conservation.holds)
        for sale in world.sales { #expect(run.conservation(of: sale.order.id)?.holds == true) }
        var totals: [PartnerID: Int64] = [:]
        for line in run.lines {
            #expect(
                line.share.minorUnits == [line.amount, line.capped, line.reversed].reduce(0) { $0 + $1.minorUnits }
            )
            if let partner = line.key.partner { totals[partner, default: 0] += line.amount.minorUnits }
        }
        for partner in world.forest.partners {
            #expect(run.total(of: partner).minorUnits == totals[partner, default: 0])
        }
        #expect(Set(run.lines.map(\.key)).count == run.lineCount)
        #expect(Set(run.lines.map(\.key.description)).count == run.lineCount)
    }

    @Test(
        "A sale that is given back as a whole leaves what there would be without it",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func saleAndRefund(kind: String, seed: UInt64) throws {
        var world = try PlanWorld(kind, seed)
        let one = try PlanWorld.sale("one", world.forest.partners, &world.random)
        let refund = try Make.refund("all", of: "one", one.order.total.minorUnits)
        let returned = try CreditedSale(one.order, credits: one.credits, returns: [refund])
        let (with, without) = (try world.run(world.sales + [returned]), try world.run())
        #expect(with.sums == without.sums)
        #expect(with.partnerTotals == without.partnerTotals)
        #expect(with.periodLines == without.periodLines)
        #expect(with.carried == without.carried)
        #expect(with.ranks == without.ranks)
        #expect(try with.delta(from: without).isEmpty)
        for line in try with.lines(of: OrderID("one")) {
            #expect(line.amount.isZero && line.capped.isZero && line.reversed == line.share)
        }
    }

    @Test(
        "Any number of refunds ends where one refund of their sum does",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func partialRefunds(kind: String, seed: UInt64) throws {
        var world = try PlanWorld(kind, seed)
        let order = try Make.order("one", at: Make.day(3), .random(in: 10...99_999, using: &world.random))
        let seller = try #require(world.forest.partners.first)
        var left = order.total.minorUnits
        var returns: [Return] = []
        while left > 0, returns.count < 9 {
            let part = returns.count == 8 ? left : Int64.random(in: 1...left, using: &world.random)
            returns.append(try Make.refund("r\(returns.count)", of: "one", part))
            left -= part
        }
        for count in 0...returns.count {
            let parts = returns.prefix(count)
            let sum = try Make.refund("sum", of: "one", parts.reduce(0) { $0 + $1.amount.minorUnits })
            let many = try world.run(world.sales + [CreditedSale(order, to: seller, returns: Array(parts))])
            let once = try world.run(world.sales + [CreditedSale(order, to: seller, returns: [sum])])
            #expect(many.lines == once.lines)
        }
        let all = try world.run(world.sales + [CreditedSale(order, to: seller, returns: returns)])
        #expect(try all.partnerTotals == world.run().partnerTotals)
    }

    @Test(
        "The order in which sales are listed changes nothing, and a run that is made again is the same",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func permutation(kind: String, seed: UInt64) throws {
        var world = try PlanWorld(kind, seed)
        let run = try world.run()
        #expect(try world.run() == run)
        let shuffled = try world.run(world.sales.shuffled(using: &world.random))
        #expect(shuffled == run)
        #expect(try shuffled.delta(from: run).isEmpty)
    }

    @Test(
        "What a delta says, added to the earlier run, is the later one",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func deltas(kind: String, seed: UInt64) throws {
        let world = try PlanWorld(kind, seed)
        let (early, late) = (try world.run(Array(world.sales.dropLast(3))), try world.run())
        let delta = try late.delta(from: early)
        for partner in world.forest.partners {
            let lines = delta.lines.filter { $0.key.partner == partner }.reduce(0) { $0 + $1.amount.minorUnits }
            let total = delta.totals.first { $0.partner == partner }?.amount.minorUnits ?? 0
            #expect(lines == total)
            #expect(early.total(of: partner).minorUnits + total == late.total(of: partner).minorUnits)
        }
        #expect(early.commission.minorUnits + delta.commission.minorUnits == late.commission.minorUnits)
        let back = try early.delta(from: late)
        #expect(Set(back.lines.map { [$0.before, $0.after] }) == Set(delta.lines.map { [$0.after, $0.before] }))
    }

    @Test("Parts of the sales sum to all of them where components pay sale by sale", arguments: 0..<15 as Range<UInt64>)
    func parts(seed: UInt64) throws {
        let world = try PlanWorld("unilevel", seed)
        let middle = world.sales.count / 2
        let parts = [try world.run(Array(world.sales[..<middle])), try world.run(Array(world.sales[middle...]))]
        let whole = try world.run()
        #expect(zip(parts[0].partnerTotals, parts[1].partnerTotals).map(+) == whole.partnerTotals)
        #expect(zip(parts[0].sums, parts[1].sums).map(+) == whole.sums)
    }

    @Test(
        "A cascade pays what a commission run pays, and a differential what its rule does",
        arguments: 0..<15 as Range<UInt64>
    )
    func rulesAgree(seed: UInt64) throws {
        let world = try PlanWorld("mixed", seed)
        let run = try world.run(world.sales.map { try CreditedSale($0.order, to: $0.credits[0].partner) })
        for component in world.plan.components {
            guard case .differential(let rule, let measure) = component.kind else { continue }
            for sale in world.sales {
                let seller = sale.credits[0].partner
                let line = world.forest.line(of: seller)
                let shares = try rule.shares(
                    of: sale.order.total,
                    sellerVolume: run.volume(measure, of: seller).minorUnits,
                    lineVolumes: line.map { run.volume(measure, of: $0).minorUnits }
                )
                let paid = run.lines(of: sale.order.id).filter { $0.key.component == component.name }
                let expected = zip(line, shares).enumerated().filter { !$0.element.1.isZero }
                #expect(paid.map(\.key.partner) == expected.map(\.element.0))
                #expect(paid.map(\.key.level) == expected.map { $0.offset + 1 })
                #expect(paid.map(\.share) == expected.map(\.element.1))
            }
        }
    }

    @Test(
        "Every line can be explained, in every language that there is",
        arguments: PlanWorld.kinds,
        0..<3 as Range<UInt64>
    )
    func explanations(kind: String, seed: UInt64) throws {
        let run = try PlanWorld(kind, seed).run()
        for line in run.lines {
            let explanation = try #require(run.explanation(of: line.key))
            for conventions in [TextConventions.english, .russian] {
                let text = MessageRenderer(conventions, catalog: .referrals).text(for: explanation)
                explanation.visit { node, _ in
                    #expect(Self.codes.contains(node.reason.code), "\(node.reason.code)")
                }
                #expect(!text.isEmpty)
            }
        }
    }
}
