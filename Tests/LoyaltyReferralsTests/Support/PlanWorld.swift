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

/// A plan of one kind of component, a forest and sales of one period, all by a seed.
struct PlanWorld {
    /// The kinds of components, by the name that JSON has for them.
    static let kinds = components + ["mixed", "limited"]

    private static let components = [
        "direct", "unilevel", "differential", "infinity", "generation", "volumeBonus", "stairStep", "binary", "matrix",
    ]

    let plan: CompensationPlan
    let forest: ForestSnapshot
    let facts: PlanFacts
    let sales: [CreditedSale]
    var random: SeededGenerator

    init(_ kind: String, _ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let partners = try (0..<Int.random(in: 1...20, using: &random)).map { try Make.partner("p\($0)") }
        forest = try ForestSnapshot(
            partners.enumerated().map { index, partner in
                let isRoot = index == 0 || Int.random(in: 0..<6, using: &random) == 0
                return (partner, sponsor: isRoot ? nil : partners[.random(in: 0..<index, using: &random)])
            }
        )
        let qualifiedLevels = partners.filter { _ in Bool.random(using: &random) }.map { partner in
            (partner, Int.random(in: 0...3, using: &random))
        }
        let isLimited = kind == "limited"
        let before = try partners.map { ($0, try Make.cents(.random(in: -500...3_000, using: &random))) }
        facts = PlanFacts(
            qualifiedLevels: Dictionary(uniqueKeysWithValues: qualifiedLevels),
            before: isLimited
                ? CommissionsBefore(byPartner: Dictionary(uniqueKeysWithValues: before), inAll: try Make.cents(1_000))
                : CommissionsBefore(),
            placement: try Make.placement(partners),
            carried: [try ComponentName("binary"): [partners[0]: CarriedVolume(left: isLimited ? 70_000 : 0, right: 0)]]
        )
        let rounding = RoundingRule.allCases.randomElement(using: &random) ?? .down
        let kinds = Self.components.contains(kind) ? [kind] : Self.components
        let scope: PayoutGuard.Scope = Bool.random(using: &random) ? .sale : .period
        plan = try Make.network(
            kinds.map { try Make.component($0, Self.component($0, rounding, &random)) },
            ranks: Make.ladder,
            limits: isLimited ? Self.limits(&random) : nil,
            payoutGuard: isLimited ? PayoutGuard(most: .percent(40), of: scope) : nil,
            rounding: rounding,
            reversalRounding: RoundingRule.allCases.randomElement(using: &random) ?? .down
        )
        sales = try (0..<Int.random(in: 0...25, using: &random)).map { place in
            try Self.sale("o-\(place)", partners, &random)
        }
        self.random = random
    }

    static func sale(
        _ id: String,
        _ partners: [PartnerID],
        _ random: inout SeededGenerator
    ) throws -> CreditedSale {
        let total = Int64.random(in: 0...99_999, using: &random)
        let order = try Make.order(id, at: Make.day(.random(in: 0..<30, using: &random)), total)
        let credits = partners.shuffled(using: &random).prefix(.random(in: 1...3, using: &random)).map { partner in
            SaleCredit(partner, weight: .random(in: 1...9, using: &random))
        }
        var returns: [Return] = []
        if Bool.random(using: &random), total > 0 {
            returns = [try Make.refund("\(id)-r", of: id, .random(in: 1...total, using: &random))]
        }
        return try CreditedSale(order, credits: credits, returns: returns)
    }

    private static func limits(_ random: inout SeededGenerator) throws -> CommissionLimits {
        try CommissionLimits(
            perSale: Make.cents(.random(in: 0...9_000, using: &random)),
            perPartner: CommissionLimit(Make.cents(.random(in: 0...20_000, using: &random)), per: .calendar(.month)),
            perPeriod: CommissionLimit(Make.cents(.random(in: 0...200_000, using: &random)), per: .lifetime)
        )
    }

    private static func component(
        _ kind: String,
        _ rounding: RoundingRule,
        _ random: inout SeededGenerator
    ) throws -> PlanComponent.Kind {
        let measure = VolumeMeasure.allCases.randomElement(using: &random) ?? .group
        var from: Int64 = 0
        var percent: Int64 = 0
        var bands: [(Int64, Int64)] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            bands.append((from, percent))
            from += .random(in: 1...90_000, using: &random)
            percent += .random(in: 0...9, using: &random)
        }
        func rate(_ most: Int64) throws -> Rate { try .percent(.random(in: 0...most, using: &random)) }
        let cascade = try Make.cascade(
            (0..<Int.random(in: 1...6, using: &random)).map { _ in .random(in: 0...16, using: &random) },
            from: Bool.random(using: &random) ? .seller : .sponsor,
            CompressionRule.allCases.randomElement(using: &random) ?? .none,
            rounding: rounding
        )
        switch kind {
        case "direct":
            let offers = [
                try DirectOffer("all", pays: .rate(rate(20))),
                try DirectOffer("flat", pays: .perOrder(Make.cents(500)), minimumBase: Make.cents(5_000)),
                try DirectOffer("own", pays: .rate(rate(30)), partners: [Make.partner("p0")]),
            ]
            let choice = OfferChoice.allCases.randomElement(using: &random) ?? .first
            return .direct(try DirectRule(offers, choice: choice, rounding: rounding))
        case "infinity":
            let rates = [RankRate("silver", try rate(3)), RankRate("gold", try rate(4))]
            return .infinity(try InfinityRule(rates, fromLevel: .random(in: 1...3, using: &random), rounding: rounding))
        case "generation":
            let generations = [GenerationRule.Generation(try rate(5)), .init(try rate(5), least: "gold")]
            return .generation(
                try GenerationRule(leaders: "silver", ownGroup: rate(3), generations: generations, rounding: rounding)
            )
        case "stairStep":
            let breakaway: Int64? = Bool.random(using: &random) ? .random(in: 1...90_000, using: &random) : nil
            return .stairStep(
                try StairStepRule(Make.bands(bands), breakaway: breakaway, override: rate(4), rounding: rounding)
            )
        case "binary":
            let unmatched: BinaryRule.Unmatched = Bool.random(using: &random) ? .carry : .flush
            return .binary(try BinaryRule(rate: rate(10), unmatched: unmatched, cap: 150_000, rounding: rounding))
        case "matrix":
            return .matrix(try MatrixRule(PlacementRule(width: 2, fill: .breadthFirst), cascade: cascade))
        case "differential":
            let courtesy = try Rate.percent(.random(in: 0...5, using: &random))
            return .differential(
                try DifferentialRule(Make.bands(bands), courtesy: courtesy, rounding: rounding),
                by: measure
            )
        case "volumeBonus":
            let reading = VolumeBonus.Reading.allCases.randomElement(using: &random) ?? .marginal
            return .volumeBonus(VolumeBonus(try Make.bands(bands), reading: reading, rounding: rounding), on: measure)
        default: return .unilevel(cascade)
        }
    }

    func run(_ sales: [CreditedSale]? = nil) throws -> PlanRun {
        try Make.run(plan, sales ?? self.sales, in: forest, facts: facts)
    }
}
