//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension Make {
    static func component(_ name: String, _ kind: PlanComponent.Kind) throws -> PlanComponent {
        PlanComponent(try ComponentName(name), kind)
    }

    /// A cascade as a component.
    static func cascadeComponent(_ percents: [Int64], from start: CascadeStart = .seller) throws -> PlanComponent {
        try component("cascade", .unilevel(cascade(percents, from: start)))
    }

    /// Bands of whole percents.
    static func bands(_ bands: [(Int64, Int64)]) throws -> VolumeBands {
        try VolumeBands(bands.map { VolumeBand(from: $0.0, rate: try .percent($0.1)) })
    }

    static func network(
        _ components: [PlanComponent],
        version: String = "network-1",
        base: CommissionBase = .total,
        ranks: RankLadder? = nil,
        limits: CommissionLimits? = nil,
        payoutGuard: PayoutGuard? = nil,
        forestTime: ForestTime = .event,
        holdDays: Int64 = 14,
        rounding: RoundingRule = .toNearestOrAwayFromZero,
        reversalRounding: RoundingRule = .toNearestOrAwayFromZero
    ) throws -> CompensationPlan {
        try CompensationPlan(
            version: DefinitionVersion(version),
            base: base,
            components: components,
            ranks: ranks,
            limits: limits,
            payoutGuard: payoutGuard,
            forestTime: forestTime,
            hold: .days(holdDays),
            rounding: rounding,
            reversalRounding: reversalRounding
        )
    }

    /// Silver from a group volume of 200.00 on, gold from 600.00.
    static var ladder: RankLadder {
        get throws { try RankLadder([Rank("silver", groupVolume: 20_000), Rank("gold", groupVolume: 60_000)]) }
    }

    /// Places in a tree of two legs, filled level by level: the first partner at the top, the others under it.
    static func placement(_ partners: [PartnerID]) throws -> Placement {
        var placement = Placement(try PlacementRule(width: 2, fill: .breadthFirst))
        for partner in partners {
            if let top = partners.first, partner != top {
                try placement.add(partner, under: top)
            } else {
                try placement.record(PlacementRecord(partner, under: nil))
            }
        }
        return placement
    }

    /// June 2026.
    static var june: TimeWindow { get throws { try TimeWindow(from: day(0), to: day(30)) } }

    /// A sale of so many cents, with what was given back of it.
    static func sale(
        _ order: String,
        of partner: String,
        _ cents: Int64,
        day: Int64 = 5,
        refunds: [Int64] = []
    ) throws -> CreditedSale {
        try CreditedSale(
            Make.order(order, at: Make.day(day), cents),
            to: Make.partner(partner),
            returns: refunds.enumerated().map {
                try refund("\(order)-r\($0.offset)", of: order, at: Make.day(40), $0.element)
            }
        )
    }

    static func run(
        _ plan: CompensationPlan,
        _ sales: [CreditedSale],
        in forest: ForestSnapshot,
        facts: PlanFacts = PlanFacts()
    ) throws -> PlanRun {
        try PlanRun(plan, over: sales, in: forest, period: june, facts: facts, currency: .usd)
    }
}

extension PlanRun {
    /// What a partner gets, in cents.
    func cents(_ name: String) throws -> Int64 { total(of: try Make.partner(name)).minorUnits }

    /// The sums that are left of a run, whichever sales they come from.
    var sums: [Int64] {
        [netSales, commission, forfeited, capped, houseShare].map(\.minorUnits)
    }

    /// What each partner of the forest gets, in cents.
    var partnerTotals: [Int64] { partners.map { total(of: $0).minorUnits } }
}
