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

@Suite("Plan linter: what a plan's author should know before it is published")
struct PlanLinterTests {
    private func bonus(
        _ bands: [(Int64, Int64)],
        _ reading: VolumeBonus.Reading = .whole,
        on measure: VolumeMeasure = .personal,
        name: String = "bonus"
    ) throws -> PlanComponent {
        try Make.component(
            name,
            .volumeBonus(
                VolumeBonus(Make.bands(bands), reading: reading, rounding: .toNearestOrAwayFromZero),
                on: measure
            )
        )
    }

    private func differential(_ bands: [(Int64, Int64)]) throws -> PlanComponent {
        let rule = try DifferentialRule(Make.bands(bands), rounding: .toNearestOrAwayFromZero)
        return try Make.component("steps", .differential(rule, by: .group))
    }

    @Test("A plan without faults has no findings")
    func clean() throws {
        let plan = try Make.network([
            Make.cascadeComponent([10, 2, 1]), bonus([(0, 1), (100_000, 2)], .marginal),
            differential([(0, 1), (5, 2)]),
        ])
        #expect(plan.findings.isEmpty)
    }

    @Test("Each finding names its component, its place and how bad it is")
    func findings() throws {
        let unknown = try CanonicalJSON.decode(PlanComponent.self, from: #"{"kind":"lottery","name":"luck"}"#)
        let cases: [([PlanComponent], PlanFinding.Code, PlanFinding.Severity, String)] = [
            ([unknown], .unknownComponent, .error, "components/0/kind"),
            ([try Make.cascadeComponent([0, 0])], .paysNothing, .warning, "components/0"),
            ([try bonus([(0, 0)])], .paysNothing, .warning, "components/0"),
            ([try bonus([(0, 0)], on: .group)], .paysNothing, .warning, "components/0"),
            ([try differential([(0, 3)])], .paysNothing, .warning, "components/0"),
            ([try Make.cascadeComponent([10, 0, 1])], .emptyLevel, .warning, "components/0/rule/levels/1"),
            ([try bonus([(0, 3), (5, 3)])], .unreachableBand, .warning, "components/0/rule/bands/1"),
            (
                [try bonus([(0, 3), (Int64.max, 5)], .marginal)], .unreachableBand, .warning,
                "components/0/rule/bands/1"
            ),
            ([try bonus([(0, 3), (5, 2)])], .fallingRate, .warning, "components/0/rule/bands/1"),
            ([try bonus([(0, 3), (5, 2)], .marginal)], .fallingRate, .note, "components/0/rule/bands/1"),
            ([try bonus([(0, 3), (300_000, 5)])], .cliff, .warning, "components/0/rule/bands/1"),
            ([try bonus([(5, 3)])], .noRateBelow, .note, "components/0/rule/bands/0"),
            ([try bonus([(0, 3)]), try bonus([(0, 2)], name: "more")], .overlap, .note, "components/1/measure"),
            ([try bonus([(0, 3)], on: .group)], .payoutAboveBase, .error, "components/0"),
            (
                [try Make.cascadeComponent([60]), try bonus([(0, 50)])], .payoutAboveBase, .error, "components"
            ),
        ]
        for (components, code, severity, path) in cases {
            let findings = try Make.network(components).findings
            #expect(findings.map(\.code) == [code], "\(code)")
            #expect(findings.map(\.severity) == [severity], "\(code)")
            #expect(findings.map(\.path) == [path], "\(code)")
            let isWhole = path == "components"
            #expect(findings.first?.component == (isWhole ? nil : components.last?.name), "\(code)")
        }
    }

    @Test("Every finding has words in English and Russian")
    func words() {
        let codes = Set(MessageCatalog.referrals.codes)
        for code in PlanFinding.Code.allCases { #expect(codes.contains(code.reasonCode)) }
        #expect(PlanFinding.Severity.allCases.sorted() == [.note, .warning, .error])
    }

    @Test("The worst case is the exact sum of what can come together")
    func worstCase() throws {
        let plan = try Make.network([
            Make.cascadeComponent([10, 2, 1]), differential([(0, 5), (9, 25)]), bonus([(0, 3), (9, 7)]),
        ])
        #expect(try plan.worstCase().parts.map(\.rate) == [.percent(13), .percent(20), .percent(7)])
        #expect(try plan.worstCase().uncut == .percent(40))
        #expect(try plan.worstCase().bound == .percent(40))
        let late = try Make.network([differential([(5, 25)])])
        #expect(try late.worstCase().bound == .percent(25))
        let over = try Make.network([Make.cascadeComponent([80]), differential([(0, 0), (9, 50)]), bonus([(0, 7)])])
        #expect(try over.worstCase().uncut == .percent(137))
        #expect(try over.worstCase().bound == .percent(107))
    }

    @Test(
        "What pays everybody above for one sale is bounded only where the depth is",
        arguments: [(.personal, 3), (.group, 15), (.legs, 12), (.largestLeg, 12), (.otherLegs, 12)]
            as [(VolumeMeasure, Int64)]
    )
    func depths(measure: VolumeMeasure, percent: Int64) throws {
        let plan = try Make.network([bonus([(0, 3)], on: measure)])
        #expect(try plan.worstCase(depth: 4).bound == .percent(percent))
        #expect((plan.worstCase().bound == nil) == (measure != .personal))
        #expect((plan.worstCase().uncut == nil) == (measure != .personal))
    }

    @Test(
        "No run pays more than the worst case, and what rounding adds",
        arguments: PlanWorld.kinds,
        0..<15 as Range<UInt64>
    )
    func bound(kind: String, seed: UInt64) throws {
        let world = try PlanWorld(kind, seed)
        let run = try world.run()
        // Carried volume comes from a period before.
        guard world.facts.carried.values.allSatisfy({ $0.values.allSatisfy { $0.left == 0 } }) else { return }
        let bound = try #require(world.plan.worstCase(depth: world.forest.partners.count).bound)
        let most = try bound.applied(to: run.netSales.minorUnits, rounding: .up) + 9 * Int64(run.lineCount)
        #expect(run.commission.minorUnits <= most)
    }

    @Test("V27: offers that cannot be compared, that never hold or that pay for nothing are found")
    func offers() throws {
        func findings(_ offers: [DirectOffer], _ choice: OfferChoice = .first) throws -> [PlanFinding] {
            let rule = try DirectRule(offers, choice: choice, rounding: .toNearestOrAwayFromZero)
            return try Make.network([Make.component("direct", .direct(rule))]).findings
        }
        let flat = try DirectOffer("flat", pays: .perOrder(Make.cents(500)), minimumBase: Make.cents(2_500))
        let bare = try DirectOffer("bare", pays: .perOrder(Make.cents(500)))
        let share = try DirectOffer("share", pays: .rate(.percent(20)))
        let less = try DirectOffer("less", pays: .rate(.percent(10)))
        let off = try DirectOffer("off", pays: .nothing)
        let late = try DirectOffer("late", pays: .rate(.percent(5)), minimumBase: Make.cents(9_000))
        #expect(try findings([flat, share]).map(\.code) == [.incomparableOffers])
        #expect(try findings([flat, share], .bestForPartner).isEmpty)
        #expect(try findings([bare], .sum).map(\.code) == [.flatWithoutMinimum])
        #expect(try findings([bare], .sum).map(\.severity) == [.error])
        #expect(try findings([share, less]).map(\.code) == [.unreachableOffer])
        #expect(try findings([share, less]).map(\.path) == ["components/0/rule/offers/1"])
        #expect(try findings([share, less], .sum).isEmpty)
        #expect(try findings([share, off]).map(\.code) == [.unreachableOffer])
        #expect(try findings([late, share]).isEmpty)
        #expect(try findings([flat, late]).map(\.code) == [.incomparableOffers, .unreachableOffer])
    }

    @Test("What a guard cuts is a note, and no error any more")
    func guards() throws {
        let cascade = try Make.cascadeComponent([30, 20])
        let group = try bonus([(0, 3)], on: .group)
        for scope in PayoutGuard.Scope.allCases {
            let plan = try Make.network([cascade], payoutGuard: PayoutGuard(most: .percent(40), of: scope))
            #expect(plan.findings.map(\.code) == [.payoutAboveGuard])
            #expect(plan.findings.map(\.severity) == [.note])
            #expect(try plan.worstCase().bound == .percent(40))
            let deep = try Make.network([group], payoutGuard: PayoutGuard(most: .percent(40), of: scope))
            #expect(deep.findings.map(\.code) == [scope == .period ? .payoutAboveGuard : .payoutAboveBase])
        }
        let wide = try Make.network([cascade], payoutGuard: PayoutGuard(most: .percent(60), of: .sale))
        #expect(wide.findings.isEmpty)
        let ranked = try Make.network([cascade], ranks: Make.ladder)
        #expect(ranked.findings.map(\.code) == [.unusedRanks])
    }
}
