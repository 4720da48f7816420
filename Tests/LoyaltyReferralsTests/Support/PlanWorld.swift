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
    static let kinds = ["unilevel", "differential", "volumeBonus", "mixed"]

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
        facts = PlanFacts(
            qualifiedLevels: Dictionary(
                uniqueKeysWithValues: partners.filter { _ in Bool.random(using: &random) }.map { partner in
                    (partner, Int.random(in: 0...3, using: &random))
                }
            )
        )
        let rounding = RoundingRule.allCases.randomElement(using: &random) ?? .down
        let kinds = kind == "mixed" ? Self.kinds.dropLast() : [kind]
        plan = try Make.network(
            kinds.map { try Make.component($0, Self.component($0, rounding, &random)) },
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
        switch kind {
        case "differential":
            let courtesy = try Rate.percent(.random(in: 0...5, using: &random))
            return .differential(
                try DifferentialRule(Make.bands(bands), courtesy: courtesy, rounding: rounding),
                by: measure
            )
        case "volumeBonus":
            let reading = VolumeBonus.Reading.allCases.randomElement(using: &random) ?? .marginal
            return .volumeBonus(VolumeBonus(try Make.bands(bands), reading: reading, rounding: rounding), on: measure)
        default:
            return .unilevel(
                try Make.cascade(
                    (0..<Int.random(in: 1...6, using: &random)).map { _ in .random(in: 0...16, using: &random) },
                    from: Bool.random(using: &random) ? .seller : .sponsor,
                    CompressionRule.allCases.randomElement(using: &random) ?? .none,
                    rounding: rounding
                )
            )
        }
    }

    func run(_ sales: [CreditedSale]? = nil) throws -> PlanRun {
        try Make.run(plan, sales ?? self.sales, in: forest, facts: facts)
    }
}
