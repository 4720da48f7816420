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

@Suite("Commission runs, for any forest and any sales: nothing is lost, and every line can be told")
struct CommissionRunLaws {
    private struct World {
        let forest: ForestSnapshot
        let sales: PartnerSales
        let qualifiedLevels: [UInt8]
        let rule: UnilevelRule

        init(_ seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            let partners = try (0..<Int.random(in: 1...30, using: &random)).map { try Make.partner("p\($0)") }
            forest = try ForestSnapshot(
                partners.enumerated().map { index, partner in
                    (
                        partner,
                        sponsor: index == 0 || Int.random(in: 0..<6, using: &random) == 0
                            ? nil : partners[.random(in: 0..<index, using: &random)]
                    )
                }
            )
            let count = Int.random(in: 0...40, using: &random)
            sales = try PartnerSales(
                sellers: (0..<count).map { _ in .random(in: 0..<Int32(partners.count), using: &random) },
                bases: (0..<count).map { _ in .random(in: 0...9_999, using: &random) },
                in: .usd
            )
            qualifiedLevels =
                Bool.random(using: &random)
                ? [] : partners.map { _ in [0, 0, 1, 2, 9].randomElement(using: &random) ?? 9 }
            rule = try Make.cascade(
                (0..<Int.random(in: 1...6, using: &random)).map { _ in .random(in: 0...16, using: &random) },
                from: Bool.random(using: &random) ? .seller : .sponsor,
                CompressionRule.allCases.randomElement(using: &random) ?? .none,
                rounding: RoundingRule.allCases.randomElement(using: &random) ?? .down
            )
        }

        func run(keepingLines: Bool) throws -> CommissionRun {
            try CommissionRun(
                rule,
                over: sales,
                in: forest,
                qualifiedLevels: qualifiedLevels,
                keepingLines: keepingLines
            )
        }
    }

    @Test(
        "Commission, forfeited shares and the house's share sum to the sales, in all and sale by sale",
        arguments: 0..<200 as Range<UInt64>
    )
    func conservation(seed: UInt64) throws {
        let run = try World(seed).run(keepingLines: true)
        #expect(run.conservation.holds)
        #expect(run.commission.minorUnits == run.totals.reduce(0, +))
        for sale in 0..<run.sales.count { #expect(run.conservation(of: sale)?.holds == true) }
    }

    @Test(
        "Lines that were kept are those that are worked out on demand, and they sum to the totals",
        arguments: 0..<200 as Range<UInt64>
    )
    func lines(seed: UInt64) throws {
        let world = try World(seed)
        let kept = try world.run(keepingLines: true)
        let plain = try world.run(keepingLines: false)
        var totals: [PartnerID: Int64] = [:]
        for sale in 0..<kept.sales.count {
            #expect(kept.lines(of: sale) == plain.lines(of: sale))
            for line in kept.lines(of: sale) {
                if let partner = line.partner { totals[partner, default: 0] += line.amount.minorUnits }
            }
        }
        for partner in kept.forest.partners {
            #expect(kept.total(of: partner).minorUnits == totals[partner, default: 0])
            #expect(plain.total(of: partner) == kept.total(of: partner))
        }
    }

    @Test("The sum over parts of the sales is the run over all of them", arguments: 0..<50 as Range<UInt64>)
    func parts(seed: UInt64) throws {
        let world = try World(seed)
        let whole = try world.run(keepingLines: false)
        let middle = world.sales.count / 2
        let parts = try [0..<middle, middle..<world.sales.count].map { range in
            try CommissionRun(
                world.rule,
                over: PartnerSales(
                    sellers: Array(world.sales.sellers[range]),
                    bases: Array(world.sales.bases[range]),
                    in: .usd
                ),
                in: world.forest,
                qualifiedLevels: world.qualifiedLevels
            ).totals
        }
        #expect(zip(parts[0], parts[1]).map(+) == whole.totals)
    }
}
