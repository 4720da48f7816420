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

@Suite("Draws: paid in advance, recovered after what was paid too much, and carried")
struct DrawRuleTests {
    private func rule(_ cents: Int64 = 1_000, recoverable: Bool = true, most: Int64? = nil) throws -> DrawRule {
        try DrawRule(Make.cents(cents), isRecoverable: recoverable, mostOutstanding: most.map { try Make.cents($0) })
    }

    private func outcome(_ rule: DrawRule, _ earned: Int64, _ overpaid: Int64, _ drawn: Int64) throws -> [Int64] {
        let outcome = try rule.outcome(
            earned: Make.cents(earned),
            overpaid: Make.cents(overpaid),
            drawn: Make.cents(drawn)
        )
        return [outcome.paid, outcome.advanced, outcome.overpaid, outcome.drawn].map(\.minorUnits)
    }

    @Test(
        "A period pays at least the draw, and what is above it recovers earlier draws",
        arguments: [
            (400, 0, 0, [1_000, 600, 0, 600]), (1_400, 0, 600, [1_000, 0, 0, 200]), (1_900, 0, 200, [1_700, 0, 0, 0]),
            (1_000, 0, 300, [1_000, 0, 0, 300]), (0, 0, 0, [1_000, 1_000, 0, 1_000]),
        ] as [(Int64, Int64, Int64, [Int64])]
    )
    func draw(earned: Int64, overpaid: Int64, drawn: Int64, expected: [Int64]) throws {
        #expect(try outcome(rule(), earned, overpaid, drawn) == expected)
    }

    @Test(
        "What was paid too much is recovered before a draw, and the rest is carried",
        arguments: [(1_500, 300, 400, [1_000, 0, 0, 200]), (200, 500, 0, [1_000, 1_000, 300, 1_000])]
            as [(Int64, Int64, Int64, [Int64])]
    )
    func overpaid(earned: Int64, overpaid: Int64, drawn: Int64, expected: [Int64]) throws {
        #expect(try outcome(rule(), earned, overpaid, drawn) == expected)
    }

    @Test("A draw that is not recoverable is a guarantee, and one with a limit stops there")
    func kinds() throws {
        #expect(try outcome(rule(recoverable: false), 400, 0, 0) == [1_000, 600, 0, 0])
        #expect(try outcome(rule(most: 700), 400, 0, 500) == [600, 200, 0, 700])
        #expect(try outcome(rule(most: 700), 400, 0, 900) == [400, 0, 0, 900])
    }

    @Test(
        "Over any periods, what is paid less what is still out is what was earned",
        arguments: 0..<100 as Range<UInt64>
    )
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rule = try rule(
            .random(in: 1...500, using: &random),
            most: Bool.random(using: &random) ? nil : .random(in: 0...900, using: &random)
        )
        var (overpaid, drawn) = (try Make.cents(.random(in: 0...300, using: &random)), try Make.cents(0))
        let start = overpaid
        var (paid, earned): (Int64, Int64) = (0, 0)
        for _ in 0..<12 {
            let outcome = try rule.outcome(
                earned: Make.cents(.random(in: 0...900, using: &random)),
                overpaid: overpaid,
                drawn: drawn
            )
            (overpaid, drawn) = (outcome.overpaid, outcome.drawn)
            paid += outcome.paid.minorUnits
            earned += outcome.earned.minorUnits
            #expect(outcome.recoveredDraw.isZero || outcome.advanced.isZero)
            #expect(!outcome.paid.isNegative)
        }
        #expect(earned - paid == start.minorUnits - overpaid.minorUnits - drawn.minorUnits)
    }

    @Test("A draw of nothing, a negative limit, other currencies and negative amounts are refused")
    func refused() throws {
        let rule = try rule()
        let (one, less, euro) = (try Make.cents(1), try Make.cents(-1), try Make.cents(1, in: .eur))
        let cases: [(ReferralsError.Code, () throws -> Void)] = [
            (.invalidPlan, { _ = try DrawRule(Make.cents(0), isRecoverable: true) }),
            (.invalidPlan, { _ = try DrawRule(one, isRecoverable: true, mostOutstanding: less) }),
            (.currencyMismatch, { _ = try DrawRule(one, isRecoverable: true, mostOutstanding: euro) }),
            (.currencyMismatch, { _ = try rule.outcome(earned: euro, overpaid: one, drawn: one) }),
            (.invalidSales, { _ = try rule.outcome(earned: one, overpaid: less, drawn: one) }),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { try body() }
            #expect(error?.code == code)
        }
    }

    @Test("A draw reads what it writes, byte for byte")
    func golden() throws {
        let text = """
            {"amount":{"currency":"USD","minorUnits":1000},"isRecoverable":true,\
            "mostOutstanding":{"currency":"USD","minorUnits":700},"version":1}
            """
        #expect(try CanonicalJSON.text(of: rule(most: 700)) == text)
        #expect(try CanonicalJSON.decode(DrawRule.self, from: text) == rule(most: 700))
        Make.expectRefused(DrawRule.self, text.replacing("n\":1}", with: "n\":2}"), .unsupportedVersion)
    }
}
