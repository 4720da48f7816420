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

@Suite("Commission: one rate on a declared base, rounded once")
struct CommissionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let id: String
        let base: Int64
        let rate: String
        var rounding = RoundingRule.toNearestOrAwayFromZero
        let pays: Int64
        var testDescription: String { "\(id): \(base) at \(rate) → \(pays)" }
    }

    @Test(
        "V01, V02, V04 · Shares of whole cents, a half goes away from zero",
        arguments: [
            Example(id: "V01", base: 1_000, rate: "20%", pays: 200),
            Example(id: "V01", base: 1_900, rate: "10%", pays: 190),
            Example(id: "V01", base: 0, rate: "20%", pays: 0),
            Example(id: "V02", base: 7, rate: "20%", pays: 1),
            Example(id: "V02", base: 2, rate: "20%", pays: 0),
            Example(id: "V02", base: 3, rate: "20%", pays: 1),
            Example(id: "V02", base: 15, rate: "10%", pays: 2),
            Example(id: "V02", base: 1, rate: "50%", pays: 1),
            Example(id: "V02", base: 500, rate: "2.9%", pays: 15),
            Example(id: "V04", base: 200, rate: "14.5%", rounding: .down, pays: 29),
            Example(id: "all", base: 33, rate: "100%", rounding: .up, pays: 33),
            Example(id: "nothing", base: 33, rate: "0", rounding: .up, pays: 0),
        ]
    )
    func shares(_ example: Example) throws {
        let plan = try Make.plan(example.rate, rounding: example.rounding)
        let evaluation = try plan.commission(for: Make.order(example.base))
        #expect(evaluation.amount == (try Make.cents(example.pays)))
        #expect(evaluation.conservation.holds)
        #expect(evaluation.houseShare == (try Make.cents(example.base - example.pays)))
    }

    @Test("V08 · Items of 321.75 less a discount of 100 at 20 % pay 44.35")
    func discountsReduceTheBase() throws {
        let order = try Order(
            id: OrderID("o-1"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: [Make.line("1", gross: 30_000, discount: 10_000), Make.line("2", gross: 2_175)]
        )
        #expect(try Make.plan("20%", base: .netGoods).commission(for: order).amount == Make.cents(4_435))
    }

    @Test("A cap limits what one order pays; the house keeps the rest")
    func capLimits() throws {
        let plan = try Make.plan("10%", cap: 500)
        let capped = try plan.commission(for: Make.order(10_000))
        #expect(capped.uncapped == (try Make.cents(1_000)))
        #expect(capped.amount == (try Make.cents(500)))
        #expect(capped.houseShare == (try Make.cents(9_500)))
        #expect(capped.conservation.holds)
        #expect(try plan.commission(for: Make.order(5_000)).amount == Make.cents(500))
        #expect(try plan.commission(for: Make.order(4_990)).amount == Make.cents(499))
    }

    @Test("A cap in another currency is refused")
    func capCurrencyMustMatch() throws {
        let error = #expect(throws: ReferralsError.self) {
            try Make.plan("10%", cap: 500).commission(for: Make.order(100, in: .eur))
        }
        #expect(error?.code == .currencyMismatch)
    }

    @Test("Commission and house share always sum to the base, and neither is below zero", arguments: UInt64(1)...200)
    func baseIsConserved(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let plan = try Make.plan(
            "\(Int.random(in: 0...10_000, using: &random))bp",
            rounding: RoundingRule.allCases.randomElement(using: &random) ?? .down,
            cap: Bool.random(using: &random) ? .random(in: 0...500, using: &random) : nil
        )
        let evaluation = try plan.commission(for: Make.order(.random(in: 0...99_999, using: &random)))
        #expect(evaluation.conservation.holds)
        #expect(!evaluation.amount.isNegative)
        #expect(!evaluation.houseShare.isNegative)
    }

    @Test("Conservation is a claim that can fail")
    func conservationCanFail() throws {
        let nothing = PartnerBalance.zero(in: .usd)
        #expect(nothing.conservation.holds)
        let text = try CanonicalJSON.text(of: nothing)
        let wrong = text.replacing(
            "\"paid\":{\"currency\":\"USD\",\"minorUnits\":0}",
            with: "\"paid\":{\"currency\":\"USD\",\"minorUnits\":1}"
        )
        #expect(wrong != text)
        #expect(try !CanonicalJSON.decode(PartnerBalance.self, from: wrong).conservation.holds)
    }
}

extension String {
    /// The text with every occurrence of a part replaced, without Foundation.
    func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
