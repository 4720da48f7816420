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

@Suite("Ranks, for any forest and any volumes: as by the definition")
struct RankLaws {
    /// A ladder, a forest and volumes at random.
    struct World {
        let ladder: RankLadder
        let forest: ForestSnapshot
        let personal: [Int64]
        let forced: [PartnerID: String]
        let run: RankRun

        init(_ seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 1...25, using: &random)
            let partners = try (0..<count).map { try Make.partner("p\($0)") }
            forest = try ForestSnapshot(
                partners.enumerated().map { index, partner in
                    let isRoot = index == 0 || Int.random(in: 0..<8, using: &random) == 0
                    return (partner, sponsor: isRoot ? nil : partners[.random(in: 0..<index, using: &random)])
                }
            )
            personal = (0..<count).map { _ in .random(in: 0...20, using: &random) }
            ladder = try RankLadder(
                ["a", "b", "c"].enumerated().map { place, name in
                    try Rank(
                        name,
                        personalVolume: .random(in: 0...6, using: &random),
                        groupVolume: .random(in: 0...30, using: &random) * Int64(place),
                        largestLeg: .random(in: 0...9, using: &random),
                        otherLegs: .random(in: 0...9, using: &random) * Int64(place),
                        legs: Bool.random(using: &random)
                            ? [] : [.init(rank: ["a", "b", "c"].randomElement(using: &random) ?? "a", count: 1)]
                    )
                },
                legRank: Bool.random(using: &random) ? .anybody : .sponsored
            )
            let lucky = partners.filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
            forced = Dictionary(uniqueKeysWithValues: lucky.map { ($0, "b") })
            run = try RankRun(ladder, personal: personal, in: forest, forced: forced)
        }
    }

    /// Ranks a partner by the definition: plainly, and by recursion.
    private func rank(_ partner: Int, in world: World) -> Int {
        let children = world.forest.sponsors.indices.filter { Int(world.forest.sponsors[$0]) == partner }
        let groups = children.map { group($0, in: world) }
        let largest = groups.max() ?? 0
        let others = groups.reduce(0, +) - largest
        let legs = children.map { world.ladder.legRank == .sponsored ? rank($0, in: world) : best($0, in: world) }
        var highest = world.forced[world.forest.partners[partner]] == nil ? 0 : 2
        for (place, rank) in world.ladder.ranks.enumerated() where place + 1 > highest {
            let hasLegs = rank.legs.allSatisfy { need in
                let needed = ["a": 1, "b": 2, "c": 3][need.rank] ?? 0
                return legs.count { $0 >= needed } >= need.count
            }
            if world.personal[partner] >= rank.personalVolume, group(partner, in: world) >= rank.groupVolume,
                largest >= rank.largestLeg, others >= rank.otherLegs, hasLegs
            {
                highest = place + 1
            }
        }
        return highest
    }

    private func group(_ partner: Int, in world: World) -> Int64 {
        world.forest.sponsors.indices.filter { Int(world.forest.sponsors[$0]) == partner }
            .reduce(world.personal[partner]) { $0 + group($1, in: world) }
    }

    private func best(_ partner: Int, in world: World) -> Int {
        world.forest.sponsors.indices.filter { Int(world.forest.sponsors[$0]) == partner }
            .reduce(rank(partner, in: world)) { max($0, best($1, in: world)) }
    }

    @Test("The pass from below ranks everybody as the definition does", arguments: 0..<100 as Range<UInt64>)
    func definition(seed: UInt64) throws {
        let world = try World(seed)
        for partner in world.personal.indices {
            #expect(Int(world.run.paidAs[partner]) == rank(partner, in: world))
            let evaluation = try #require(world.run.evaluation(of: world.forest.partners[partner]))
            let met = evaluation.met.map { ["a": 1, "b": 2, "c": 3][$0] ?? 0 } ?? 0
            #expect(max(met, world.forced[evaluation.partner] == nil ? 0 : 2) == Int(world.run.qualified[partner]))
        }
    }

    @Test("Nobody up the line of an infinity bonus is paid twice a rank, and shares stay below the worst case")
    func infinity() throws {
        for seed in 0..<100 as Range<UInt64> {
            let world = try World(seed)
            let rule = try InfinityRule(
                [RankRate("a", .percent(3)), RankRate("c", .percent(5))],
                fromLevel: Int(seed % 3) + 1,
                rounding: .down
            )
            for seller in world.forest.partners {
                let evaluation = try rule.evaluation(of: Make.cents(9_999), by: seller, in: world.run)
                let paid = evaluation.stops.filter { $0.finding == .paid }.compactMap(\.rank)
                #expect(paid == Array(Set(paid)).sorted())
                let worst = try rule.worstCase(on: world.ladder).applied(to: 9_999, rounding: .up)
                #expect(evaluation.amount.minorUnits <= worst)
                #expect(try Money.sum(of: evaluation.shares.map(\.amount), in: .usd) == evaluation.amount)
            }
        }
    }

    @Test("What generations pay and forfeit is the same share of every sale, wherever it is made")
    func generations() throws {
        for seed in 0..<100 as Range<UInt64> {
            let world = try World(seed)
            let rule = try GenerationRule(
                leaders: "a",
                ownGroup: .percent(2),
                generations: [.init(.percent(5)), .init(.percent(3), least: "b"), .init(.percent(1), least: "c")],
                rounding: .down
            )
            for seller in world.forest.partners {
                let evaluation = try rule.evaluation(of: Make.cents(10_000), by: seller, in: world.run)
                #expect(evaluation.amount.minorUnits + evaluation.forfeited.minorUnits == 1_100)
            }
        }
    }

    @Test("A line of 10,000 partners is ranked and walked without recursion")
    func deep() throws {
        let partners = try (0..<10_000).map { try Make.partner("p\($0)") }
        let forest = try ForestSnapshot(
            partners.indices.map { (partners[$0], sponsor: $0 == 0 ? nil : partners[$0 - 1]) }
        )
        let ladder = try RankLadder([Rank("a", groupVolume: 10_000), Rank("b", legs: [.init(rank: "a", count: 1)])])
        let run = try RankRun(ladder, personal: partners.map { _ in 1 }, in: forest)
        #expect(run.standing(of: partners[0])?.paidAs == "a")
        let rule = try InfinityRule([RankRate("a", .percent(1))], rounding: .down)
        let paid = try rule.evaluation(of: Make.cents(1_000), by: partners[9_999], in: run)
        #expect(paid.shares.map(\.partner) == [partners[0]])
    }
}
