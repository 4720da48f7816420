//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What the rules of a run look up about partners, by number.
struct PlanContext: Hashable, Sendable {
    private(set) var forest: PlanForest
    let currency: Currency
    /// What each partner is credited with after refunds.
    let personal: [Int64]
    /// What each partner and everybody below is credited with after refunds.
    let group: [Int64]
    /// The volume of each partner's largest leg.
    let largestLeg: [Int64]
    /// For how many levels each partner is paid; empty if everybody is for all.
    let qualifiedLevels: [UInt8]

    /// The ranks of the period; nil without a ladder.
    let ranks: RankRun?
    /// The volumes of legs by place; nil without a binary.
    let legs: LegVolumes?
    /// What binaries have carried.
    let carried: [ComponentName: [PartnerID: CarriedVolume]]
    /// The tree of places; nil without a matrix.
    let places: PlanPlaces?

    init(
        _ plan: CompensationPlan,
        _ forest: PlanForest,
        _ sales: PlanSales,
        _ facts: PlanFacts
    ) throws(ReferralsError) {
        self.forest = forest
        currency = sales.currency
        personal = sales.personalVolumes(partners: forest.count)
        group = try GroupVolumes(personal: personal, in: forest.snapshot).volumes
        var largestLeg = [Int64](repeating: 0, count: forest.count)
        for (partner, sponsor) in forest.snapshot.sponsors.enumerated() where sponsor >= 0 {
            largestLeg[Int(sponsor)] = max(largestLeg[Int(sponsor)], group[partner])
        }
        self.largestLeg = largestLeg
        var levels: [UInt8] = []
        if !facts.qualifiedLevels.isEmpty {
            levels = Array(repeating: .max, count: forest.count)
            for (partner, level) in facts.qualifiedLevels {
                guard let number = forest.snapshot.number(of: partner) else { continue }
                levels[Int(number)] = UInt8(clamping: level)
            }
        }
        qualifiedLevels = levels
        (legs, places) = try Self.places(plan, forest.snapshot, personal, facts)
        carried = facts.carried
        if let ladder = plan.ranks {
            ranks = try RankRun(
                ladder,
                personal: personal,
                in: forest.snapshot,
                earlier: facts.standings,
                forced: facts.forcedRanks
            )
        } else {
            ranks = nil
        }
    }

    /// The same, with the tree of places for the line of sponsors.
    var overPlaces: PlanContext {
        guard let places else { return self }
        var context = self
        context.forest = places.forest
        return context
    }

    /// The volume of a partner.
    func volume(_ measure: VolumeMeasure, of partner: Int) -> Int64 {
        switch measure {
        case .personal: personal[partner]
        case .group: group[partner]
        case .legs: group[partner] - personal[partner]
        case .largestLeg: largestLeg[partner]
        case .otherLegs: group[partner] - personal[partner] - largestLeg[partner]
        }
    }

    /// An amount in the currency of the run; every amount is checked before it gets here.
    func money(_ minorUnits: Int64) -> Money {
        (try? Money(minorUnits: minorUnits, in: currency)) ?? .zero(in: currency)
    }
}
