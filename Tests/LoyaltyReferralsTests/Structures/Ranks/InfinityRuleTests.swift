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

@Suite("Infinity and generations: ranks up the line decide how far a sale pays")
struct InfinityRuleTests {
    private let names = ["silver", "gold", "platinum"]

    /// A line from the top down, each with a rank: `"top:gold ann sue:silver"`; the last one sells.
    private func run(_ line: String) throws -> (run: RankRun, seller: PartnerID) {
        let parts = line.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
        let forest = try Make.forest(parts.map { $0[0] }.joined(separator: " "))
        // A need that nobody meets: every rank here is forced.
        let ladder = try RankLadder(names.map { try Rank($0, personalVolume: 1) })
        var forced: [PartnerID: String] = [:]
        for part in parts where part.count == 2 { forced[try Make.partner(part[0])] = part[1] }
        let run = try RankRun(ladder, personal: parts.map { _ in 0 }, in: forest, forced: forced)
        return (run, try Make.partner(parts.last?[0] ?? ""))
    }

    private func infinity(from level: Int = 1) throws -> InfinityRule {
        try InfinityRule(
            [RankRate("gold", .percent(1)), RankRate("platinum", .percent(2))],
            fromLevel: level,
            rounding: .toNearestOrAwayFromZero
        )
    }

    private func text(_ shares: RankedShares) -> [String] {
        shares.stops.map { "\($0.partner?.text ?? "-") \($0.finding) \($0.amount.minorUnits)" }
    }

    @Test(
        "Each rank is paid up the line until the same or a higher one comes between",
        arguments: [
            ("d:gold c b a", ["b noRank 0", "c noRank 0", "d paid 100"]),
            ("d:gold c:gold b a", ["b noRank 0", "c paid 100", "d blocked 0"]),
            ("d:platinum c:gold b:silver a", ["b noRank 0", "c paid 100", "d paid 200"]),
            ("d:gold c:platinum b a", ["b noRank 0", "c paid 200"]),
            ("d:gold c b a:gold", ["b noRank 0", "c noRank 0", "d blocked 0"]), ("d:gold a:platinum", []),
        ] as [(String, [String])]
    )
    func blocking(line: String, expected: [String]) throws {
        let (run, seller) = try run(line)
        #expect(try text(infinity().evaluation(of: Make.cents(10_000), by: seller, in: run)) == expected)
    }

    @Test("A sponsor who is nearer than the rule pays is not paid, and blocks all the same")
    func level() throws {
        let (run, seller) = try run("d:gold c:gold b:silver a")
        let rule = try infinity(from: 3)
        let shares = try rule.evaluation(of: Make.cents(10_000), by: seller, in: run)
        #expect(text(shares) == ["b noRank 0", "c belowLevel 0", "d blocked 0"])
        let far = try self.run("d:gold c b a")
        #expect(try rule.evaluation(of: Make.cents(10_000), by: far.seller, in: far.run).amount == Make.cents(100))
    }

    @Test("A rank that is not named has the rate of the nearest named one below, and all together are the worst case")
    func rates() throws {
        let ladder = try RankLadder((names + ["diamond"]).map { try Rank($0) })
        let rule = try infinity()
        #expect(try rule.rates(on: ladder) == [.zero, .zero, .percent(1), .percent(2), .percent(2)])
        #expect(try rule.worstCase(on: ladder) == .percent(5))
        let greedy = try InfinityRule([RankRate("silver", .percent(30))], rounding: .down)
        let errors = [
            #expect(throws: ReferralsError.self) { try greedy.rates(on: ladder) },
            #expect(throws: ReferralsError.self) { try rule.worstCase(on: RankLadder([Rank("copper")])) },
        ]
        #expect(errors.map { $0?.code } == [.payoutAboveBase, .invalidRanks])
    }

    private func generations(own: Int64 = 0) throws -> GenerationRule {
        try GenerationRule(
            leaders: "gold",
            ownGroup: .percent(own),
            generations: [.init(.percent(5)), .init(.percent(3), least: "platinum")],
            rounding: .toNearestOrAwayFromZero
        )
    }

    @Test(
        "Generations are counted from leader to leader, however many partners are in between",
        arguments: [
            (
                "f:platinum e d:gold c b:gold a",
                ["a noRank 0", "b ownGroup 0", "c noRank 0", "d paid 500", "e noRank 0", "f paid 300"]
            ),
            ("d:gold c:gold b:silver a:gold", ["a ownGroup 0", "b noRank 0", "c paid 500", "d unqualified 300"]),
            ("b:gold a", ["a noRank 0", "b ownGroup 0", "- noLeader 500", "- noLeader 300"]),
            ("b a", ["a noRank 0", "b noRank 0", "- noLeader 500", "- noLeader 300"]),
        ] as [(String, [String])]
    )
    func counting(line: String, expected: [String]) throws {
        let (run, seller) = try run(line)
        let shares = try generations().evaluation(of: Make.cents(10_000), by: seller, in: run)
        #expect(text(shares) == expected)
    }

    @Test("An own group may be paid too")
    func ownGroup() throws {
        let (run, seller) = try run("c:gold b:gold a")
        let rule = try generations(own: 2)
        let shares = try rule.evaluation(of: Make.cents(10_000), by: seller, in: run)
        #expect(text(shares) == ["a noRank 0", "b paid 200", "c paid 500", "- noLeader 300"])
        #expect(shares.shares.map(\.amount.minorUnits) == [200, 500])
        #expect(shares.forfeited.minorUnits == 300)
        #expect(try rule.worstCase == .percent(10))
        #expect(shares.stops.map(\.generation) == [nil, 0, 1, 2])
        #expect(shares.stops.map(\.level) == [0, 1, 2, nil])
    }

    @Test("The way up the line is told")
    func explanation() throws {
        let (run, seller) = try run("c:gold b:gold a")
        let shares = try generations(own: 2).evaluation(of: Make.cents(10_000), by: seller, in: run)
        #expect(
            MessageRenderer(.english, catalog: .referrals).text(for: shares.explanation)
                .replacing("\u{A0}", with: " ") == """
                    • 7.00 USD up the line, 3.00 USD forfeited
                      ✗ a has no rank that is paid
                      ✓ b as gold: 2.00 USD
                      ✓ c as gold: 5.00 USD
                      ✗ No generation 2 above, 3.00 USD forfeited
                    """
        )
    }

    @Test("A sale of a stranger, a negative one and ranks that the ladder does not have are refused")
    func refused() throws {
        let (run, seller) = try run("b:gold a")
        let stranger = try Make.partner("stranger")
        let (infinity, generations) = (try infinity(), try generations())
        let copper = try GenerationRule(leaders: "copper", generations: [.init(.one)], rounding: .down)
        let least = try GenerationRule(
            leaders: "gold",
            generations: [.init(.one, least: "copper")],
            rounding: .down
        )
        let cases: [(ReferralsError.Code, () throws -> RankedShares)] = [
            (.invalidSales, { try infinity.evaluation(of: Make.cents(1), by: stranger, in: run) }),
            (.invalidSales, { try infinity.evaluation(of: Make.cents(-1), by: seller, in: run) }),
            (.invalidSales, { try generations.evaluation(of: Make.cents(1), by: stranger, in: run) }),
            (.invalidRanks, { try copper.evaluation(of: Make.cents(1), by: seller, in: run) }),
            (.invalidRanks, { try least.evaluation(of: Make.cents(1), by: seller, in: run) }),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { _ = try body() }
            #expect(error?.code == code)
        }
    }

    @Test("Rules without ranks or generations, with negative shares or more than everything are refused")
    func malformed() throws {
        let (less, one) = (try Rate(-1, per: 100), Rate.one)
        let cases: [(ReferralsError.Code, () throws -> Void)] = [
            (.invalidPlan, { _ = try InfinityRule([], rounding: .down) }),
            (.invalidPlan, { _ = try InfinityRule([RankRate("a", less)], rounding: .down) }),
            (.invalidPlan, { _ = try InfinityRule([RankRate("a", one), RankRate("a", one)], rounding: .down) }),
            (.invalidPlan, { _ = try InfinityRule([RankRate("a", one)], fromLevel: 0, rounding: .down) }),
            (.invalidPlan, { _ = try GenerationRule(leaders: "a", generations: [], rounding: .down) }),
            (.invalidPlan, { _ = try GenerationRule(leaders: "a", generations: [.init(less)], rounding: .down) }),
            (
                .payoutAboveBase,
                { _ = try GenerationRule(leaders: "a", generations: [.init(one), .init(one)], rounding: .down) }
            ),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { try body() }
            #expect(error?.code == code)
        }
    }

    @Test("Both rules read what they write, byte for byte")
    func golden() throws {
        let text = """
            {"fromLevel":3,"rates":[{"rank":"gold","rate":"1%"},{"rank":"platinum","rate":"2%"}],\
            "rounding":"toNearestOrAwayFromZero","version":1}
            """
        #expect(try CanonicalJSON.text(of: infinity(from: 3)) == text)
        #expect(try CanonicalJSON.decode(InfinityRule.self, from: text) == infinity(from: 3))
        Make.expectRefused(InfinityRule.self, text.replacing("version\":1", with: "version\":2"), .unsupportedVersion)
        let generation = """
            {"generations":[{"rate":"5%"},{"least":"platinum","rate":"3%"}],"leaders":"gold","ownGroup":"0%",\
            "rounding":"toNearestOrAwayFromZero","version":1}
            """
        #expect(try CanonicalJSON.text(of: generations()) == generation)
        #expect(try CanonicalJSON.decode(GenerationRule.self, from: generation) == generations())
        Make.expectRefused(GenerationRule.self, generation.replacing("n\":1", with: "n\":2"), .unsupportedVersion)
    }
}
