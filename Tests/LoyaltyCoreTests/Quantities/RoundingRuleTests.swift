//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Rounding rule: what becomes of a fraction")
struct RoundingRuleTests {
    @Test(
        "Each rule has its own answer to halves and to other fractions, of both signs",
        arguments: [
            Row(25, down: 2, up: 3, towardZero: 2, away: 3, even: 2, half: 3),
            Row(24, down: 2, up: 3, towardZero: 2, away: 3, even: 2, half: 2),
            Row(26, down: 2, up: 3, towardZero: 2, away: 3, even: 3, half: 3),
            Row(-25, down: -3, up: -2, towardZero: -2, away: -3, even: -2, half: -3),
            Row(-24, down: -3, up: -2, towardZero: -2, away: -3, even: -2, half: -2),
            Row(-26, down: -3, up: -2, towardZero: -2, away: -3, even: -3, half: -3),
            Row(5, down: 0, up: 1, towardZero: 0, away: 1, even: 0, half: 1),
            Row(-5, down: -1, up: 0, towardZero: 0, away: -1, even: 0, half: -1),
            Row(15, down: 1, up: 2, towardZero: 1, away: 2, even: 2, half: 2),
            Row(-15, down: -2, up: -1, towardZero: -1, away: -2, even: -2, half: -2),
            Row(1, down: 0, up: 1, towardZero: 0, away: 1, even: 0, half: 0),
            Row(-1, down: -1, up: 0, towardZero: 0, away: -1, even: 0, half: 0),
            Row(20, down: 2, up: 2, towardZero: 2, away: 2, even: 2, half: 2),
            Row(-20, down: -2, up: -2, towardZero: -2, away: -2, even: -2, half: -2),
            Row(0, down: 0, up: 0, towardZero: 0, away: 0, even: 0, half: 0),
        ]
    )
    func table(_ row: Row) throws {
        for (rule, expected) in row.answers {
            #expect(try rule.quotient(row.tenths, by: 10) == expected)
            #expect(try rule.quotient(-row.tenths, by: -10) == expected)
        }
    }

    @Test("The rules are those of the standard library", arguments: RoundingRule.allCases)
    func standardLibrary(rule: RoundingRule) throws {
        var disagreements: [String] = []
        for dividend in -60...60 {
            for divisor in -12...12 where divisor != 0 {
                let expected = (Double(dividend) / Double(divisor)).rounded(rule.standard)
                let quotient = try rule.quotient(Int128(dividend), by: Int128(divisor))
                if quotient != Int64(expected) { disagreements.append("\(dividend)/\(divisor) → \(quotient)") }
            }
        }
        #expect(disagreements.isEmpty)
    }

    @Test(
        "The ends of 128 bits are divided like any other number",
        arguments: [
            Extreme(.min, .min, down: 1, up: 1, towardZero: 1, away: 1, even: 1, half: 1),
            Extreme(.max, .max, down: 1, up: 1, towardZero: 1, away: 1, even: 1, half: 1),
            Extreme(.min, .max, down: -2, up: -1, towardZero: -1, away: -2, even: -1, half: -1),
            Extreme(.max, .min, down: -1, up: 0, towardZero: 0, away: -1, even: -1, half: -1),
            Extreme(.max / 2 + 1, .min, down: -1, up: 0, towardZero: 0, away: -1, even: 0, half: -1),
            Extreme(.min / 2, .min, down: 0, up: 1, towardZero: 0, away: 1, even: 0, half: 1),
            Extreme(1, .min, down: -1, up: 0, towardZero: 0, away: -1, even: 0, half: 0),
            Extreme(-1, .max, down: -1, up: 0, towardZero: 0, away: -1, even: 0, half: 0),
            Extreme(0, .min, down: 0, up: 0, towardZero: 0, away: 0, even: 0, half: 0),
        ]
    )
    func extremes(_ extreme: Extreme) throws {
        for (rule, expected) in extreme.answers {
            #expect(try rule.quotient(extreme.dividend, by: extreme.divisor) == expected)
        }
    }

    @Test("A quotient beyond 2^53 − 1 is refused, and the bound itself is not", arguments: RoundingRule.allCases)
    func bounds(rule: RoundingRule) throws {
        let bound: Int128 = 9_007_199_254_740_991
        for sign in [1, -1] as [Int128] {
            #expect(try rule.quotient(sign * bound, by: 1) == Int64(sign * bound))
            #expect(try rule.quotient(sign * bound * 7, by: 7) == Int64(sign * bound))
            expectRefusal(.amountOutOfRange) { try rule.quotient(sign * (bound + 1), by: 1) }
        }
        let beyond: [(Int128, Int128)] = [(.min, -1), (.min, 1), (.max, 1), (.max, -1), (.min, 2), (.max, 3)]
        for (dividend, divisor) in beyond {
            expectRefusal(.amountOutOfRange) { try rule.quotient(dividend, by: divisor) }
        }
    }

    @Test("Rounding itself can lead past the bound")
    func roundingPastTheBound() throws {
        let doubled: Int128 = 9_007_199_254_740_991 * 2 + 1
        #expect(try RoundingRule.down.quotient(doubled, by: 2) == 9_007_199_254_740_991)
        #expect(try RoundingRule.towardZero.quotient(-doubled, by: 2) == -9_007_199_254_740_991)
        for rule in [RoundingRule.up, .awayFromZero, .toNearestOrEven, .toNearestOrAwayFromZero] {
            expectRefusal(.amountOutOfRange) { try rule.quotient(doubled, by: 2) }
        }
    }

    @Test("Nothing is divided by zero", arguments: RoundingRule.allCases)
    func zeroDivisor(rule: RoundingRule) {
        for dividend in [0, 1, .min] as [Int128] { expectRefusal(.invalidRate) { try rule.quotient(dividend, by: 0) } }
    }

    @Test("A rule is coded as its name")
    func coding() throws {
        try expectCanonical(
            RoundingRule.allCases,
            #"["down","up","towardZero","awayFromZero","toNearestOrEven","toNearestOrAwayFromZero"]"#
        )
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let tenths: Int128
        let answers: [RoundingRule: Int64]
        var testDescription: String { "\(tenths)/10" }

        init(_ tenths: Int128, down: Int64, up: Int64, towardZero: Int64, away: Int64, even: Int64, half: Int64) {
            self.tenths = tenths
            self.answers = [
                .down: down, .up: up, .towardZero: towardZero, .awayFromZero: away, .toNearestOrEven: even,
                .toNearestOrAwayFromZero: half,
            ]
        }
    }

    struct Extreme: Sendable, CustomTestStringConvertible {
        let dividend: Int128
        let divisor: Int128
        let answers: [RoundingRule: Int64]
        var testDescription: String { "\(dividend)/\(divisor)" }

        init(
            _ dividend: Int128,
            _ divisor: Int128,
            down: Int64,
            up: Int64,
            towardZero: Int64,
            away: Int64,
            even: Int64,
            half: Int64
        ) {
            self.dividend = dividend
            self.divisor = divisor
            self.answers =
                Row(0, down: down, up: up, towardZero: towardZero, away: away, even: even, half: half).answers
        }
    }
}

extension RoundingRule {
    fileprivate var standard: FloatingPointRoundingRule {
        switch self {
        case .down: .down
        case .up: .up
        case .towardZero: .towardZero
        case .awayFromZero: .awayFromZero
        case .toNearestOrEven: .toNearestOrEven
        case .toNearestOrAwayFromZero: .toNearestOrAwayFromZero
        }
    }
}
