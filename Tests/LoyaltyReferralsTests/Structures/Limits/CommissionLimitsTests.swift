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

@Suite("Limits and guards: what is cut is counted, and what is left sums")
struct CommissionLimitsTests {
    private func shares(_ shares: [(String, Int64)], in currency: Currency = .usd) throws -> [PartnerShare] {
        try shares.map { PartnerShare(try Make.partner($0.0), try Make.cents($0.1, in: currency)) }
    }

    private func monthly(_ cents: Int64) throws -> CommissionLimit {
        try CommissionLimit(Make.cents(cents), per: .calendar(.month))
    }

    @Test(
        "V38: of a limit of 50.00 a month 5.00 are left after 45.00, and nothing after 50.00 or more",
        arguments: [(4_500, 500), (5_000, 0), (6_000, 0), (0, 1_200), (-700, 1_200)] as [(Int64, Int64)]
    )
    func perPartner(before: Int64, left: Int64) throws {
        let limits = try CommissionLimits(perPartner: monthly(5_000))
        let evaluation = try limits.evaluation(
            of: shares([("ann", 1_200)]),
            in: .usd,
            after: CommissionsBefore(byPartner: [Make.partner("ann"): Make.cents(before)])
        )
        #expect(evaluation.shares.map(\.amount.minorUnits) == [left])
        #expect(evaluation.capped.minorUnits == 1_200 - left)
        #expect(evaluation.shares[0].cuts.map(\.limit) == (left == 1_200 ? [] : [.perPartner]))
        #expect(evaluation.conservation.holds)
    }

    @Test("A partner with several shares is paid the first ones first, and another partner has another limit")
    func severalShares() throws {
        let evaluation = try CommissionLimits(perPartner: monthly(150)).evaluation(
            of: shares([("ann", 100), ("bob", 140), ("ann", 100), ("ann", 5)]),
            in: .usd
        )
        #expect(evaluation.shares.map(\.amount.minorUnits) == [100, 140, 50, 0])
    }

    @Test("The limit of a sale is spread over its shares by largest remainder")
    func perSale() throws {
        let evaluation = try CommissionLimits(perSale: Make.cents(100)).evaluation(
            of: shares([("ann", 100), ("bob", 100), ("cat", 100)]),
            in: .usd
        )
        #expect(evaluation.shares.map(\.amount.minorUnits) == [34, 33, 33])
        #expect(evaluation.shares.map(\.full.minorUnits) == [100, 100, 100])
    }

    @Test("What all partners are paid in a period has one limit")
    func perPeriod() throws {
        let limits = try CommissionLimits(perPeriod: CommissionLimit(Make.cents(1_000), per: .lifetime))
        for (paid, left) in [(nil, 400), (-5, 400), (700, 300), (1_500, 0)] as [(Int64?, Int64)] {
            let evaluation = try limits.evaluation(
                of: shares([("ann", 300), ("bob", 100)]),
                in: .usd,
                after: CommissionsBefore(inAll: paid.map { try Make.cents($0) })
            )
            #expect(evaluation.amount.minorUnits == left)
            #expect(evaluation.conservation.holds)
        }
    }

    @Test("Several limits cut one after the other, and each says how much")
    func order() throws {
        let limits = try CommissionLimits(
            perSale: Make.cents(900),
            perPartner: monthly(500),
            perPeriod: CommissionLimit(Make.cents(600), per: .calendar(.year))
        )
        let evaluation = try limits.evaluation(of: shares([("ann", 800), ("bob", 200)]), in: .usd)
        #expect(evaluation.shares[0].cuts.map(\.amount.minorUnits) == [80, 220, 59])
        #expect(evaluation.shares[0].cuts.map(\.limit) == [.perSale, .perPartner, .perPeriod])
        #expect(evaluation.shares.map(\.amount.minorUnits) == [441, 159])
        #expect(evaluation.capped.minorUnits == 400)
    }

    @Test("A guard leaves its share of the base, rounded down, and cuts in proportion")
    func payoutGuard() throws {
        let guarded = try PayoutGuard(most: .percent(40), of: .sale)
        let cut = try guarded.evaluation(of: shares([("ann", 300), ("bob", 200), ("cat", 1)]), on: Make.cents(999))
        #expect(cut.amount.minorUnits == 399)
        #expect(cut.shares.map(\.amount.minorUnits) == [239, 159, 1])
        #expect(cut.shares[0].cuts.map(\.limit) == [.payoutGuard])
        let free = try guarded.evaluation(of: shares([("ann", 399)]), on: Make.cents(999))
        #expect(free.capped.isZero)
        #expect(try guarded.evaluation(of: [], on: Make.cents(0)).amount.isZero)
    }

    @Test(
        "What is left and cut sum to the shares, none grows, and no limit is exceeded",
        arguments: 0..<300 as Range<UInt64>
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let given = try shares(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                (["ann", "bob", "cat"].randomElement(using: &random) ?? "ann", .random(in: 0...999, using: &random))
            }
        )
        let (sale, own, all) = (
            Int64.random(in: 0...2_000, using: &random), Int64.random(in: 0...900, using: &random),
            Int64.random(in: 0...2_000, using: &random)
        )
        let limits = try CommissionLimits(perSale: Make.cents(sale), perPartner: monthly(own), perPeriod: monthly(all))
        let capped = try limits.evaluation(of: given, in: .usd)
        let base = try Make.cents(.random(in: 0...3_000, using: &random))
        let guarded = try PayoutGuard(most: .percent(30), of: .period)
            .evaluation(of: capped.shares.map { PartnerShare($0.partner, $0.amount) }, on: base)
        for evaluation in [capped, guarded] {
            #expect(evaluation.conservation.holds)
            for share in evaluation.shares {
                let cuts = share.cuts.reduce(0) { $0 + $1.amount.minorUnits }
                #expect(share.amount.minorUnits + cuts == share.full.minorUnits)
                #expect(!share.amount.isNegative && share.cuts.allSatisfy { $0.amount.minorUnits > 0 })
            }
        }
        #expect(capped.amount.minorUnits <= min(sale, all))
        for partner in ["ann", "bob", "cat"] {
            let sum = try capped.shares.filter { $0.partner == (try Make.partner(partner)) }
                .reduce(0) { $0 + $1.amount.minorUnits }
            #expect(sum <= own)
        }
        #expect(guarded.amount.minorUnits <= (try Rate.percent(30).applied(to: base.minorUnits, rounding: .down)))
    }

    @Test("Negative shares and bases, mixed currencies and sums beyond money are refused")
    func refused() throws {
        let limits = try CommissionLimits(perSale: Make.cents(1))
        let guarded = try PayoutGuard(most: .one, of: .sale)
        let negative = try shares([("ann", -1)])
        let euros = try shares([("ann", 1)], in: .eur)
        let huge = try shares([("ann", 9_007_199_254_740_991), ("bob", 1)])
        let one = try shares([("ann", 1)])
        let euroLimit = try CommissionLimits(perPeriod: CommissionLimit(Make.cents(1, in: .eur), per: .lifetime))
        let euroBefore = CommissionsBefore(inAll: try Make.cents(1, in: .eur))
        let all = try CommissionLimits(perPeriod: monthly(1))
        let cases: [(ReferralsError.Code, () throws -> CappedShares)] = [
            (.invalidSales, { try limits.evaluation(of: negative, in: .usd) }),
            (.invalidSales, { try guarded.evaluation(of: [], on: Make.cents(-1)) }),
            (.currencyMismatch, { try limits.evaluation(of: euros, in: .usd) }),
            (.currencyMismatch, { try euroLimit.evaluation(of: one, in: .usd) }),
            (.currencyMismatch, { try all.evaluation(of: one, in: .usd, after: euroBefore) }),
            (.currencyMismatch, { try guarded.evaluation(of: euros, on: Make.cents(1)) }),
            (.amountOutOfRange, { try limits.evaluation(of: huge, in: .usd) }),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { _ = try body() }
            #expect(error?.code == code)
        }
    }

    @Test("A negative limit and a guard beyond 100 per cent are refused")
    func malformed() throws {
        let less = try Make.cents(-1)
        let makers: [() throws -> Void] = [
            { _ = try CommissionLimits(perSale: less) }, { _ = try CommissionLimit(less, per: .lifetime) },
            { _ = try PayoutGuard(most: .percent(101), of: .sale) },
            { _ = try PayoutGuard(most: .percent(-1), of: .sale) },
        ]
        for make in makers {
            let error = #expect(throws: ReferralsError.self) { try make() }
            #expect(error?.code == .invalidPlan)
        }
    }

    @Test("Limits and guards read what they write, byte for byte")
    func golden() throws {
        let limits = try CommissionLimits(
            perSale: Make.cents(900),
            perPartner: monthly(500),
            perPeriod: CommissionLimit(Make.cents(600), per: .lifetime)
        )
        let text = """
            {"perPartner":{"amount":{"currency":"USD","minorUnits":500},"period":"month"},\
            "perPeriod":{"amount":{"currency":"USD","minorUnits":600},"period":"lifetime"},\
            "perSale":{"currency":"USD","minorUnits":900},"version":1}
            """
        #expect(try CanonicalJSON.text(of: limits) == text)
        #expect(try CanonicalJSON.decode(CommissionLimits.self, from: text) == limits)
        let guardText = #"{"most":"40%","scope":"sale","version":1}"#
        let guarded = try PayoutGuard(most: .percent(40), of: .sale)
        #expect(try CanonicalJSON.text(of: guarded) == guardText)
        #expect(try CanonicalJSON.decode(PayoutGuard.self, from: guardText) == guarded)
        Make.expectRefused(CommissionLimits.self, #"{"version":2}"#, .unsupportedVersion)
        Make.expectRefused(PayoutGuard.self, guardText.replacing("1}", with: "2}"), .unsupportedVersion)
    }

    @Test("What was cut is told limit by limit")
    func explanation() throws {
        let evaluation = try CommissionLimits(perPartner: monthly(500)).evaluation(
            of: shares([("ann", 800), ("bob", 200)]),
            in: .usd
        )
        let text = MessageRenderer(.english, catalog: .referrals).text(for: evaluation.explanation)
        #expect(
            text.replacing("\u{A0}", with: " ") == """
                • 7.00 USD after limits, which cut 3.00 USD
                  ✗ ann: 5.00 USD of 8.00 USD
                    ✗ The partner's limit for the period cuts 3.00 USD
                  ✓ bob: 2.00 USD
                """
        )
    }
}
