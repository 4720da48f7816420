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

@Suite("Commission runs: each level's share goes up the line, and every cent is accounted for")
struct CommissionRunTests {
    @Test("V49: 10, 2 and 1 per cent go to the seller and to the two sponsors above")
    func unilevel() throws {
        let forest = try Make.forest("johnny betty angela jim")
        let rule = try Make.cascade([10, 2, 1])
        let angela = try CommissionRun(rule, over: Make.sales([("angela", 10_000)], in: forest), in: forest)
        #expect(try ["angela", "betty", "johnny", "jim"].map(angela.cents) == [1_000, 200, 100, 0])
        let jim = try CommissionRun(rule, over: Make.sales([("jim", 10_000)], in: forest), in: forest)
        #expect(try ["jim", "angela", "betty", "johnny"].map(jim.cents) == [1_000, 200, 100, 0])
    }

    @Test(
        "V50: inactive sponsors forfeit their level, or are passed over",
        arguments: [
            (CompressionRule.none, ["b": 500, "a": 0], 1_000), (.payment, ["b": 500, "a": 500], 500),
            (.levelQualification, ["b": 500, "a": 500], 500),
        ] as [(CompressionRule, [String: Int64], Int64)]
    )
    func compression(rule: CompressionRule, expected: [String: Int64], forfeited: Int64) throws {
        let forest = try Make.forest("a b c d e")
        let run = try CommissionRun(
            Make.cascade([5, 5, 5], from: .sponsor, rule),
            over: Make.sales([("e", 10_000)], in: forest),
            in: forest,
            qualifiedLevels: [9, 9, 0, 0, 9]
        )
        for (name, cents) in expected { #expect(try run.cents(name) == cents) }
        #expect(run.forfeited.minorUnits == forfeited)
        #expect(run.conservation.holds)
    }

    @Test("V59: those below a partner who left count from the first level for pay, though nobody moved in the forest")
    func leaver() throws {
        let forest = try Make.forest("top gone child")
        let run = try CommissionRun(
            Make.cascade([10, 5], from: .sponsor, .payment),
            over: Make.sales([("child", 10_000)], in: forest),
            in: forest,
            qualifiedLevels: [9, 0, 9]
        )
        #expect(try run.cents("top") == 1_000)
        #expect(try forest.sponsored(by: Make.partner("top")).map(\.text) == ["gone"])
    }

    @Test("A partner who is active and not qualified for a level uses it up under payment compression only")
    func qualification() throws {
        let forest = try Make.forest("a b c")
        func run(_ compression: CompressionRule) throws -> CommissionRun {
            try CommissionRun(
                Make.cascade([10, 5, 2], from: .seller, compression),
                over: Make.sales([("c", 10_000)], in: forest),
                in: forest,
                qualifiedLevels: [3, 1, 3]
            )
        }
        // Of a, b and c, b is paid for the first level only, and stands on the second.
        #expect(try ["c", "b", "a"].map(run(.payment).cents) == [1_000, 0, 200])
        #expect(try ["c", "b", "a"].map(run(.levelQualification).cents) == [1_000, 0, 500])
        #expect(try run(.levelQualification).forfeited.minorUnits == 200)
    }

    @Test(
        "V02: each level rounds its own share, a half away from zero",
        arguments: [(7, 20, 1), (2, 20, 0), (3, 20, 1), (15, 10, 2), (1, 50, 1)] as [(Int64, Int64, Int64)]
    )
    func rounding(base: Int64, percent: Int64, share: Int64) throws {
        let forest = try Make.forest("a")
        let run = try CommissionRun(Make.cascade([percent]), over: Make.sales([("a", base)], in: forest), in: forest)
        #expect(try run.cents("a") == share)
    }

    @Test("Each rounding rule is that of the core", arguments: RoundingRule.allCases)
    func rules(rounding: RoundingRule) throws {
        let forest = try Make.forest("a")
        let rate = try Rate(1, per: 8)
        let rule = try UnilevelRule(levels: [rate], rounding: rounding)
        for base in 0...64 as ClosedRange<Int64> {
            let run = try CommissionRun(rule, over: Make.sales([("a", base)], in: forest), in: forest)
            #expect(try run.cents("a") == rate.applied(to: base, rounding: rounding))
        }
    }

    @Test("A sale of 2^53 − 1 at an awkward rate is exact")
    func huge() throws {
        let forest = try Make.forest("a")
        let rate = try Rate(9_007_199_254_740_881, per: 9_007_199_254_740_991)
        let rule = try UnilevelRule(levels: [rate], rounding: .down)
        let base: Int64 = 9_007_199_254_740_991
        let run = try CommissionRun(rule, over: Make.sales([("a", base)], in: forest), in: forest)
        #expect(try run.cents("a") == rate.applied(to: base, rounding: .down))
        #expect(run.conservation.holds)
    }

    @Test("Shares that are rounded up to more than 2^53 − 1 together are refused, not lost")
    func beyond() throws {
        let forest = try Make.forest("a b")
        let sales = try Make.sales([("b", 9_007_199_254_740_991)], in: forest)
        let error = #expect(throws: ReferralsError.self) {
            try CommissionRun(Make.cascade([50, 50], rounding: .up), over: sales, in: forest)
        }
        #expect(error?.code == .amountOutOfRange)
        let run = try CommissionRun(Make.cascade([50, 50], rounding: .down), over: sales, in: forest)
        #expect(run.commission.minorUnits == 9_007_199_254_740_990)
        #expect(run.conservation.holds)
    }

    @Test("A line says who is paid, and the way of a sale says who was not and why")
    func explanation() throws {
        let forest = try Make.forest("a b c d")
        let run = try CommissionRun(
            Make.cascade([10, 5, 2], from: .sponsor, .payment),
            over: Make.sales([("d", 10_000)], in: forest),
            in: forest,
            qualifiedLevels: [9, 0, 1, 9]
        )
        let stops = run.explanation(of: 0)
        #expect(stops.map { $0.partner?.text } == ["c", "b", "a", nil])
        #expect(stops.map(\.finding) == [.paid, .passedOverInactive, .paid, .noSponsor])
        #expect(stops.compactMap(\.line).map(\.amount.minorUnits) == [1_000, 500, 200])
        #expect(run.lines(of: 0).map(\.level) == [1, 2, 3])
        #expect(run.lines(of: 0).map { $0.partner?.text } == ["c", "a", nil])
    }

    @Test("A place that the run does not have has no lines, no way and no claim", arguments: [-1, 1, .max] as [Int])
    func outside(place: Int) throws {
        let forest = try Make.forest("a")
        let run = try CommissionRun(
            Make.cascade([1]),
            over: Make.sales([("a", 1)], in: forest),
            in: forest,
            keepingLines: true
        )
        #expect(run.lines(of: place).isEmpty)
        #expect(run.explanation(of: place).isEmpty)
        #expect(run.conservation(of: place) == nil)
        #expect(try run.cents("stranger") == 0)
    }

    @Test("Nothing sold pays nothing")
    func empty() throws {
        let forest = try Make.forest("a")
        let run = try CommissionRun(Make.cascade([10]), over: Make.sales([], in: forest), in: forest)
        #expect(run.commission.isZero)
        #expect(run.conservation.holds)
    }

    @Test("A number that the forest does not have, and a list of another length, are refused")
    func mismatch() throws {
        let forest = try Make.forest("a")
        let two = try PartnerSales(sellers: [1], bases: [5], in: .usd)
        let errors = [
            #expect(throws: ReferralsError.self) { try CommissionRun(Make.cascade([1]), over: two, in: forest) },
            #expect(throws: ReferralsError.self) {
                try CommissionRun(
                    Make.cascade([1]),
                    over: Make.sales([("a", 1)], in: forest),
                    in: forest,
                    qualifiedLevels: [1, 2]
                )
            },
        ]
        #expect(errors.map { $0?.code } == [.invalidSales, .invalidSales])
    }
}
