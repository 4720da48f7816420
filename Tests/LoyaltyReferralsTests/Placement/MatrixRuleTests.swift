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

@Suite("Matrix and legs: what is paid over places, whoever sponsored whom")
struct MatrixRuleTests {
    private func tree() throws -> Placement {
        var tree = Placement(try PlacementRule(width: 2, depth: 2, fill: .breadthFirst))
        try tree.record(PlacementRecord(Make.partner("ann"), under: nil))
        for name in ["bob", "cat", "dan", "eve"] { try tree.add(Make.partner(name), under: Make.partner("ann")) }
        return tree
    }

    private func rule(_ percents: [Int64] = [10, 5]) throws -> MatrixRule {
        try MatrixRule(
            PlacementRule(width: 2, depth: 2, fill: .breadthFirst),
            cascade: Make.cascade(percents, from: .sponsor)
        )
    }

    @Test("A sale pays up the places: Dan was sponsored by Ann, and stands under Bob")
    func matrix() throws {
        let sale = (order: try OrderID("o1"), partner: try Make.partner("dan"), base: try Make.cents(10_000))
        let run = try rule().run(over: [sale], in: tree(), currency: .usd)
        #expect(try ["bob", "ann", "dan"].map(run.cents) == [1_000, 500, 0])
        #expect(run.conservation.holds)
        let strict = try rule().run(
            over: [sale],
            in: tree(),
            currency: .usd,
            qualifiedLevels: [Make.partner("bob"): 0]
        )
        #expect(try ["bob", "ann"].map(strict.cents) == [0, 500])
    }

    @Test("V55: the legs of a binary tree are matched, and what is left is carried")
    func legs() throws {
        let volumes = try LegVolumes(
            of: tree(),
            personal: [
                Make.partner("ann"): 9, Make.partner("bob"): 100, Make.partner("dan"): 150, Make.partner("eve"): 250,
                Make.partner("cat"): 1_000,
            ]
        )
        let legs = try volumes.legs(of: Make.partner("ann"))
        #expect(legs == [500, 1_000])
        #expect(try volumes.legs(of: Make.partner("dan")) == [0, 0])
        #expect(try volumes.legs(of: Make.partner("nobody")).isEmpty)
        let binary = try BinaryRule(rate: .percent(10), unmatched: .carry, rounding: .down)
        #expect(try binary.outcome(left: legs[0], right: legs[1], in: .usd).amount.minorUnits == 50)
    }

    @Test("Volumes of nobody's place, negative ones and sums beyond money are refused")
    func refused() throws {
        let tree = try tree()
        let (bob, cat, nobody) = (try Make.partner("bob"), try Make.partner("cat"), try Make.partner("nobody"))
        let cases: [(ReferralsError.Code, [PartnerID: Int64])] = [
            (.invalidSales, [nobody: 1]), (.invalidSales, [bob: -1]),
            (.amountOutOfRange, [bob: 9_007_199_254_740_991, cat: 1]),
        ]
        for (code, personal) in cases {
            let error = #expect(throws: ReferralsError.self) { try LegVolumes(of: tree, personal: personal) }
            #expect(error?.code == code)
        }
        let wide = Placement(try PlacementRule(width: 3, fill: .breadthFirst))
        let rule = try rule()
        let error = #expect(throws: ReferralsError.self) { try rule.run(over: [], in: wide, currency: .usd) }
        #expect(error?.code == .invalidPlacement)
    }

    @Test("A cascade has no more levels than its matrix, and a seller on the first level is one more")
    func levels() throws {
        let shape = try PlacementRule(width: 2, depth: 2, fill: .breadthFirst)
        let error = #expect(throws: ReferralsError.self) { try rule([5, 3, 1]) }
        #expect(error?.code == .invalidPlan)
        #expect(try MatrixRule(shape, cascade: Make.cascade([5, 3, 1])).cascade.levels.count == 3)
        let endless = try PlacementRule(width: 2, fill: .breadthFirst)
        #expect(try MatrixRule(endless, cascade: Make.cascade([1, 1, 1, 1], from: .sponsor)).placement == endless)
    }

    @Test("A rule reads what it writes, byte for byte")
    func golden() throws {
        let text = """
            {"cascade":{"compression":"none","levels":["10%","5%"],"rounding":"toNearestOrAwayFromZero",\
            "start":"sponsor","version":1},"placement":{"depth":2,"fill":"breadthFirst","version":1,"width":2},"version":1}
            """
        #expect(try CanonicalJSON.text(of: rule()) == text)
        #expect(try CanonicalJSON.decode(MatrixRule.self, from: text) == rule())
        Make.expectRefused(MatrixRule.self, String(text.dropLast(2)) + "2}", .unsupportedVersion)
    }
}
