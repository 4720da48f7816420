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

@Suite("Ranks: the highest one whose needs are met, a lifetime's and a period's")
struct RankLadderTests {
    private func ladder(grace: Int = 0, _ legRank: RankLadder.LegRank = .anybody) throws -> RankLadder {
        try RankLadder(
            [
                Rank("bronze", personalVolume: 50),
                Rank("silver", personalVolume: 50, groupVolume: 1_000, largestLeg: 200, otherLegs: 300),
                Rank("gold", groupVolume: 2_000, legs: [.init(rank: "silver", count: 2)]),
            ],
            gracePeriods: grace,
            legRank: legRank
        )
    }

    /// Ann sponsors Bob and Cat, who sponsor two each.
    private var forest: ForestSnapshot {
        get throws { try Make.forest("ann bob b1", "ann cat c1", "bob b2", "cat c2") }
    }

    private func volumes(_ volumes: [String: Int64], in forest: ForestSnapshot) -> [Int64] {
        forest.partners.map { volumes[$0.text] ?? 0 }
    }

    private func paid(_ run: RankRun, _ name: String) throws -> String? {
        try run.standing(of: Make.partner(name))?.paidAs
    }

    @Test("Each need is asked for by itself, at its edge")
    func needs() throws {
        let forest = try forest
        let enough: [String: Int64] = ["bob": 100, "b1": 600, "b2": 300]
        let run = try RankRun(ladder(), personal: volumes(enough, in: forest), in: forest)
        #expect(try paid(run, "bob") == "silver")
        #expect(try paid(run, "b1") == "bronze")
        #expect(try paid(run, "ann") == nil)
        for (name, less) in [("bob", 99), ("bob", 49), ("b1", 599), ("b2", 299)] as [(String, Int64)] {
            var short = enough
            short[name] = less
            let run = try RankRun(ladder(), personal: volumes(short, in: forest), in: forest)
            #expect(try paid(run, "bob") == (less == 49 ? nil : "bronze"))
        }
    }

    @Test("Legs of a rank count once each, whoever in them has it, or by the partner who is sponsored")
    func legs() throws {
        let forest = try Make.forest("ann bob b1 b3", "ann cat c1", "cat c2", "b1 b2")
        // B1 and Cat are silver; Bob is not, but has B1 in the leg.
        let volumes = volumes(["b1": 200, "b2": 300, "b3": 500, "cat": 200, "c1": 300, "c2": 500], in: forest)
        let anybody = try RankRun(ladder(), personal: volumes, in: forest)
        #expect(try ["ann", "b1", "bob", "cat"].map { try paid(anybody, $0) } == ["gold", "silver", nil, "silver"])
        #expect(try anybody.evaluation(of: Make.partner("ann"))?.measures.legs == [2, 2, 0])
        let sponsored = try RankRun(ladder(.sponsored), personal: volumes, in: forest)
        #expect(try paid(sponsored, "ann") == nil)
        #expect(try sponsored.evaluation(of: Make.partner("ann"))?.steps[2].misses.map(\.actual) == [1])
    }

    @Test("A forced rank holds whatever the volumes are, counts as a leg, and never lowers a rank")
    func forced() throws {
        let forest = try forest
        let personal = volumes(["b1": 1_000, "c1": 1_000, "ann": 60], in: forest)
        let partners = try (bob: Make.partner("bob"), cat: Make.partner("cat"), ann: Make.partner("ann"))
        let run = try RankRun(
            ladder(),
            personal: personal,
            in: forest,
            forced: [partners.bob: "silver", partners.cat: "gold", partners.ann: "bronze"]
        )
        #expect(try ["ann", "bob", "cat"].map { try paid(run, $0) } == ["gold", "silver", "gold"])
        #expect(run.evaluation(of: partners.bob)?.finding == .forced)
        #expect(run.evaluation(of: partners.ann)?.finding == .met)
    }

    @Test("A rank that is lost is kept for the periods of grace, and the lifetime rank for ever")
    func grace() throws {
        let forest = try Make.forest("ann")
        let ann = try Make.partner("ann")
        var standings: [PartnerID: RankStanding] = [:]
        var seen: [String] = []
        for volume in [50, 0, 0, 0, 50, 0, 50] as [Int64] {
            let run = try RankRun(ladder(grace: 2), personal: [volume], in: forest, earlier: standings)
            standings = run.standings
            let standing = run.standing(of: ann)
            seen.append("\(standing?.paidAs ?? "-") \(standing?.periodsInGrace ?? -1)")
            #expect(standing?.lifetime == "bronze")
        }
        #expect(seen == ["bronze 0", "bronze 1", "bronze 2", "- 0", "bronze 0", "bronze 1", "bronze 0"])
    }

    @Test("Grace is told, and a partner who left the forest is passed over")
    func graceIsTold() throws {
        let forest = try Make.forest("ann")
        let run = try RankRun(
            ladder(grace: 1),
            personal: [0],
            in: forest,
            earlier: [
                Make.partner("ann"): RankStanding(lifetime: nil, paidAs: "gold"),
                Make.partner("gone"): RankStanding(lifetime: "no rank at all", paidAs: nil),
            ]
        )
        let evaluation = try run.evaluation(of: Make.partner("ann"))
        #expect(evaluation?.finding == .inGrace)
        #expect(evaluation?.met == nil)
        #expect(evaluation?.standing == RankStanding(lifetime: "gold", paidAs: "gold", periodsInGrace: 1))
        #expect(try run.evaluation(of: Make.partner("gone")) == nil)
        #expect(try run.standing(of: Make.partner("gone")) == nil)
    }

    @Test("An evaluation tells what each rank misses")
    func explanation() throws {
        let forest = try Make.forest("ann bob")
        let run = try RankRun(ladder(), personal: [60, 100], in: forest)
        let evaluation = try #require(try run.evaluation(of: Make.partner("ann")))
        #expect(evaluation.measures.otherLegs == 0)
        #expect(
            MessageRenderer(.english, catalog: .referrals).text(for: evaluation.explanation) == """
                ✓ ann is paid as bronze
                  ✓ Rank bronze
                  ✗ Rank silver
                    ✗ Group volume 160 of 1,000
                    ✗ Largest leg 100 of 200
                    ✗ Other legs 0 of 300
                  ✗ Rank gold
                    ✗ Group volume 160 of 2,000
                    ✗ Legs of rank silver: 0 of 2
                """
        )
        let nobody = try RankRun(ladder(), personal: [0, 0], in: forest)
        let text = try MessageRenderer(.english, catalog: .referrals)
            .text(for: #require(try nobody.evaluation(of: Make.partner("bob"))).explanation)
        #expect(text.hasPrefix("✗ bob has no rank\n"))
        #expect(text.contains("✗ Personal volume 0 of 50"))
    }

    @Test("Ranks give levels to a cascade")
    func levels() throws {
        let forest = try Make.forest("ann bob")
        let run = try RankRun(ladder(), personal: [60, 0], in: forest)
        #expect(try run.qualifiedLevels([1, 3, 5, 7]) == [3, 1])
        let error = #expect(throws: ReferralsError.self) { try run.qualifiedLevels([1]) }
        #expect(error?.code == .invalidRanks)
    }

    @Test("Volumes, standings and forced ranks that do not fit are refused")
    func refused() throws {
        let (forest, ladder) = (try Make.forest("ann"), try ladder())
        let (ann, bob) = (try Make.partner("ann"), try Make.partner("bob"))
        let unknown = RankStanding(lifetime: "platinum", paidAs: nil)
        let worn = RankStanding(lifetime: nil, paidAs: nil, periodsInGrace: -1)
        let cases: [(ReferralsError.Code, () throws -> RankRun)] = [
            (.invalidSales, { try RankRun(ladder, personal: [], in: forest) }),
            (.invalidSales, { try RankRun(ladder, personal: [-1], in: forest) }),
            (.amountOutOfRange, { try RankRun(ladder, personal: [.max], in: forest) }),
            (.invalidRanks, { try RankRun(ladder, personal: [1], in: forest, earlier: [ann: unknown]) }),
            (.invalidRanks, { try RankRun(ladder, personal: [1], in: forest, earlier: [ann: worn]) }),
            (.invalidRanks, { try RankRun(ladder, personal: [1], in: forest, forced: [ann: "platinum"]) }),
            (.invalidRanks, { try RankRun(ladder, personal: [1], in: forest, forced: [bob: "gold"]) }),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { _ = try body() }
            #expect(error?.code == code)
        }
    }

    @Test("A ladder without ranks, with two of one name, or needing legs of no rank is refused")
    func malformed() throws {
        let bronze = try Rank("bronze")
        let makers: [() throws -> Void] = [
            { _ = try RankLadder([]) }, { _ = try RankLadder([bronze, bronze]) },
            { _ = try RankLadder([bronze], gracePeriods: -1) },
            { _ = try RankLadder([Rank("a", legs: [.init(rank: "b", count: 1)])]) },
            { _ = try RankLadder((0...100).map { try Rank("\($0)") }) }, { _ = try Rank("") },
            { _ = try Rank("a", personalVolume: -1) }, { _ = try Rank("a", groupVolume: -1) },
            { _ = try Rank("a", largestLeg: -1) }, { _ = try Rank("a", otherLegs: -1) },
            { _ = try Rank("a", legs: [.init(rank: "a", count: 0)]) },
        ]
        for make in makers {
            let error = #expect(throws: ReferralsError.self) { try make() }
            #expect(error?.code == .invalidPlan)
        }
        #expect(try ladder().name(of: 0) == nil)
        #expect(try ladder().name(of: 9) == nil)
    }

    @Test("A ladder and a standing read what they write, byte for byte")
    func golden() throws {
        let text = """
            {"gracePeriods":2,"legRank":"sponsored","ranks":[{"name":"bronze","personalVolume":50},\
            {"groupVolume":1000,"largestLeg":200,"name":"silver","otherLegs":300,"personalVolume":50},\
            {"groupVolume":2000,"legs":[{"count":2,"rank":"silver"}],"name":"gold"}],"version":1}
            """
        let ladder = try ladder(grace: 2, .sponsored)
        #expect(try CanonicalJSON.text(of: ladder) == text)
        #expect(try CanonicalJSON.decode(RankLadder.self, from: text) == ladder)
        Make.expectRefused(RankLadder.self, text.replacing("version\":1", with: "version\":2"), .unsupportedVersion)
        Make.expectRefused(RankLadder.self, text.replacing("\"gold\"", with: "\"bronze\""), .invalidPlan)
        let standing = #"{"lifetime":"gold","periodsInGrace":1}"#
        let value = RankStanding(lifetime: "gold", paidAs: nil, periodsInGrace: 1)
        #expect(try CanonicalJSON.text(of: value) == standing)
        #expect(try CanonicalJSON.decode(RankStanding.self, from: standing) == value)
    }
}
