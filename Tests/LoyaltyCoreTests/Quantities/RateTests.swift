//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Rate: an exact ratio in lowest terms")
struct RateTests {
    private static let bound: Int64 = 9_007_199_254_740_991

    @Test("14.5 % of 200 is 29, where binary floating point says 28")
    func documentedSample() throws {
        let commission = try Rate(parsing: "14.5%")
        #expect(try commission.applied(to: 200, rounding: .down) == 29)
    }

    @Test(
        "A rate is kept in lowest terms, the sign above",
        arguments: [
            Terms(2, 4, 1, 2), Terms(-2, 4, -1, 2), Terms(2, -4, -1, 2), Terms(-2, -4, 1, 2), Terms(0, 5, 0, 1),
            Terms(0, -5, 0, 1), Terms(0, .min, 0, 1), Terms(7, 7, 1, 1), Terms(bound, 1, bound, 1),
            Terms(-1, bound, -1, bound), Terms(bound, bound, 1, 1), Terms(.min, .min, 1, 1), Terms(.max, .max, 1, 1),
            Terms(.min, 2_048, -4_503_599_627_370_496, 1), Terms(2_048, .min, -1, 4_503_599_627_370_496),
        ]
    )
    func reduction(_ terms: Terms) throws {
        let rate = try Rate(terms.upper, per: terms.lower)
        #expect(rate.numerator == terms.numerator)
        #expect(rate.denominator == terms.denominator)
        #expect(rate.isNegative == (terms.numerator < 0))
    }

    @Test(
        "Terms beyond 2^53 − 1 in lowest form, or nothing below the stroke, are refused",
        arguments: [
            Terms(1, 0), Terms(0, 0), Terms(bound + 1, 1), Terms(-bound - 1, 1), Terms(1, bound + 1), Terms(.min, 1),
            Terms(.max, 1), Terms(1, .min), Terms(.min, .max), Terms(.max, .min),
        ]
    )
    func refusedTerms(_ terms: Terms) {
        expectRefusal(.invalidRate) { try Rate(terms.upper, per: terms.lower) }
    }

    @Test("Equal rates are equal values, however they are written")
    func equality() throws {
        let rates = try [
            Rate(1, per: 40), .percent(5) * Rate(1, per: 2), .basisPoints(250), Rate(parsing: "2.5%"),
            Rate(parsing: "250bp"), Rate(parsing: "0.025"), Rate(parsing: "1/40"), Rate(parsing: "2.50%"),
            Rate(parsing: "-1/-40"), Rate(parsing: "0250bp"),
        ]
        #expect(Set(rates).count == 1)
        #expect(try Rate.percent(100) == .one)
        #expect(try Rate.basisPoints(0) == .zero)
    }

    @Test(
        "A rate is written as percent where six decimals are enough, else as both terms",
        arguments: [
            Terms(1, 40, text: "2.5%"), Terms(1, 3, text: "1/3"), Terms(-2, 3, text: "-2/3"), Terms(1, 1, text: "100%"),
            Terms(0, 1, text: "0%"), Terms(-1, 8, text: "-12.5%"), Terms(1, 10_000, text: "0.01%"),
            Terms(-1, 100_000_000, text: "-0.000001%"), Terms(1, 1_000_000_000, text: "1/1000000000"),
            Terms(5, 2, text: "250%"), Terms(bound, 1, text: "900719925474099100%"),
            Terms(-bound, 100_000_000, text: "-9007199254.740991%"), Terms(1, bound, text: "1/9007199254740991"),
            Terms(bound, 2, text: "450359962737049550%"),
            Terms(bound - 1, bound, text: "9007199254740990/9007199254740991"),
        ]
    )
    func text(_ terms: Terms) throws {
        let rate = try Rate(terms.upper, per: terms.lower)
        #expect(rate.description == terms.text)
        #expect(try Rate(parsing: terms.text) == rate)
        try expectCanonical(rate, "\"\(terms.text)\"")
    }

    @Test(
        "Text that is no rate is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("%", column: 1), Refusal("2.5 %", column: 4), Refusal("2,5%", column: 2),
            Refusal("2.5%%", column: 5), Refusal("5b", column: 3), Refusal("5 bp", column: 2),
            Refusal("5bps", column: 4),
            Refusal("1//2", column: 3), Refusal("1/", column: 3), Refusal("/2", column: 1), Refusal("1/2%", column: 4),
            Refusal("1.5/2", column: 4), Refusal("1/2.5", column: 4), Refusal("1 / 2", column: 2),
            Refusal("1e2", column: 2), Refusal("+1%", column: 1), Refusal("1.%", column: 3),
            Refusal("1/0", .invalidRate, column: 3), Refusal("0/0", .invalidRate, column: 3),
            Refusal("9007199254740992", .invalidRate, column: 1),
            Refusal("1/9007199254740992", .invalidRate, column: 1),
            Refusal("0.000000000000000001%", .invalidRate, column: 1),
            Refusal("9999999999999999999.999999999999999999bp", .invalidRate, column: 1),
            Refusal("1/" + String(repeating: "1", count: 1_000_000), column: 22),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(Rate.init(parsing:))
    }

    @Test(
        "Applied to a number, a rate rounds once, by the rule that the caller names",
        arguments: [
            (10, "25%", RoundingRule.toNearestOrEven, 2), (14, "25%", .toNearestOrEven, 4),
            (-10, "25%", .toNearestOrEven, -2),
            (10, "-25%", .up, -2), (1, "1/3", .up, 1), (1, "1/3", .down, 0), (0, "1/3", .up, 0),
            (-1, "1/3", .towardZero, 0), (-1, "1/3", .awayFromZero, -1), (.max, "1/2048", .down, 4_503_599_627_370_495),
            (.min, "1/2048", .down, -4_503_599_627_370_496), (.min, "0%", .up, 0),
        ]
    )
    func applying(value: Int64, rate: String, rounding: RoundingRule, result: Int64) throws {
        #expect(try Rate(parsing: rate).applied(to: value, rounding: rounding) == result)
    }

    @Test("A result beyond 2^53 − 1 is refused", arguments: [Int64.min, .max, bound + 1, -bound - 1])
    func applyingOutOfRange(value: Int64) throws {
        expectRefusal(.amountOutOfRange) { try Rate.one.applied(to: value, rounding: .down) }
        expectRefusal(.amountOutOfRange) { try Rate(Self.bound, per: 1).applied(to: value, rounding: .down) }
        expectRefusal(.amountOutOfRange) { try Rate(-Self.bound, per: 1).applied(to: value, rounding: .down) }
    }

    @Test("Percent and basis points beyond the bound are refused")
    func countsOutOfRange() {
        expectRefusal(.invalidRate) { try Rate.percent(.max) }
        expectRefusal(.invalidRate) { try Rate.percent(.min) }
        expectRefusal(.invalidRate) { try Rate.basisPoints(.max) }
    }

    @Test("Sums, differences and products are exact")
    func arithmetic() throws {
        #expect(try Rate(1, per: 3) + Rate(1, per: 6) == Rate(1, per: 2))
        #expect(try Rate(1, per: 3) - Rate(1, per: 3) == .zero)
        #expect(try Rate(1, per: 3) - Rate(1, per: 2) == Rate(-1, per: 6))
        #expect(try Rate(2, per: 3) * Rate(3, per: 4) == Rate(1, per: 2))
        #expect(try Rate(-2, per: 3) * Rate(-3, per: 4) == Rate(1, per: 2))
        #expect(try Rate.zero * Rate(-1, per: 7) == .zero)
        #expect(try Rate(Self.bound, per: 1) * Rate(1, per: Self.bound) == .one)
    }

    @Test("A result whose lowest terms are beyond the bound is refused, not rounded")
    func arithmeticOutOfRange() throws {
        let (fine, finer) = (try Rate(1, per: Self.bound), try Rate(1, per: Self.bound - 1))
        expectRefusal(.invalidRate) { try fine + finer }
        expectRefusal(.invalidRate) { try fine - finer }
        expectRefusal(.invalidRate) { try fine * finer }
        expectRefusal(.invalidRate) { try Rate(Self.bound, per: 1) + .one }
        expectRefusal(.invalidRate) { try Rate(-Self.bound, per: 1) - .one }
        expectRefusal(.invalidRate) { try Rate(Self.bound, per: 1) * .percent(200) }
    }

    @Test("The laws of fractions hold", arguments: UInt64(1)...100)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func rate() throws -> Rate {
            try Rate(.random(in: -9_999...9_999, using: &random), per: .random(in: 1...9_999, using: &random))
        }
        let (first, second, third) = (try rate(), try rate(), try rate())
        #expect(try first + second == second + first)
        #expect(try first * second == second * first)
        #expect(try (first + second) - second == first)
        #expect(try (first + second) * third == first * third + second * third)
        #expect((first < second) == (first.numerator * second.denominator < second.numerator * first.denominator))
        #expect(try (first < second) == (first - second).isNegative)
    }

    @Test("Every rate reads back from its text", arguments: UInt64(1)...200)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let largest = Self.bound >> Int64.random(in: 0...52, using: &random)
        let lower = seed.isMultiple(of: 2) ? 100_000_000 : Int64.random(in: 1...Self.bound, using: &random)
        let rate = try Rate(.random(in: -largest...largest, using: &random), per: lower)
        #expect(try Rate(parsing: rate.description) == rate)
    }

    @Test("Rates order by value, up to the largest terms")
    func order() throws {
        let (large, fine) = (try Rate(Self.bound, per: 1), try Rate(1, per: Self.bound))
        let rates = try [
            Rate(-Self.bound, per: 1), .percent(-100), Rate(-1, per: Self.bound), .zero, fine,
            Rate(Self.bound - 1, per: Self.bound), .one, large,
        ]
        #expect(rates.reversed().sorted() == rates)
        #expect(!(large < large))
    }

    struct Terms: Sendable, CustomTestStringConvertible {
        let upper: Int64
        let lower: Int64
        let numerator: Int64
        let denominator: Int64
        let text: String
        var testDescription: String { "\(upper)/\(lower)" }

        init(_ upper: Int64, _ lower: Int64, _ numerator: Int64 = 0, _ denominator: Int64 = 1, text: String = "") {
            self.upper = upper
            self.lower = lower
            self.numerator = numerator
            self.denominator = denominator
            self.text = text
        }
    }
}
