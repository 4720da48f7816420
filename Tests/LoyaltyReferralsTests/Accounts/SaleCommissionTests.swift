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

@Suite("Sale commission: what one sale pays to everybody, checked before it is recorded")
struct SaleCommissionTests {
    private func code(_ body: () throws -> Void) -> ReferralsError.Code? {
        #expect(throws: ReferralsError.self, performing: body)?.code
    }

    @Test("Payees are sorted, and the parts sum to the base")
    func payeesAreSorted() throws {
        let sale = try Make.paying([Make.payee("bob", 20), Make.payee("alice", 100, 5)])
        #expect(sale.payees.map(\.partner.text) == ["alice", "bob"])
        #expect(sale.payees.map(\.amount.minorUnits) == [105, 20])
        #expect(sale.conservation.holds)
        #expect(sale.conservation.parts.map(\.name) == ["alice", "bob", "houseShare"])
        #expect(sale.conservation.parts.map(\.amount.minorUnits) == [105, 20, 875])
    }

    @Test("More than the base, in sum, is refused")
    func moreThanBaseIsRefused() throws {
        #expect(
            code { _ = try Make.paying([Make.payee("a", 60), Make.payee("b", 41)], base: 100) } == .payoutAboveBase
        )
        #expect(try Make.paying([Make.payee("a", 60), Make.payee("b", 40)], base: 100).payees.count == 2)
        #expect(try Make.paying([]).payees.isEmpty)
    }

    @Test("A partner named twice, too many partners, amounts below zero and a hold before the order are refused")
    func malformedSalesAreRefused() throws {
        let many = try (0...SaleCommission.maximumPayees).map { try Make.payee("p-\($0)", 1) }
        #expect(code { _ = try Make.paying([Make.payee("a", 1), Make.payee("a", 2)]) } == .invalidCommission)
        #expect(code { _ = try Make.paying(many) } == .invalidCommission)
        #expect(try Make.paying(Array(many.dropLast())).payees.count == 64)
        #expect(code { _ = try Make.paying([], sale: -1, base: 0) } == .invalidCommission)
        #expect(code { _ = try Make.paying([], base: -1) } == .invalidCommission)
        #expect(code { _ = try Make.paying([], holdDays: -1) } == .invalidCommission)
        #expect(code { _ = try Make.share(-1) } == .invalidCommission)
        #expect(code { _ = try Make.share(level: -1, 1) } == .invalidCommission)
        #expect(code { _ = try CommissionPayee(partner: Make.alice, shares: []) } == .invalidCommission)
    }

    @Test("Currencies never mix, within a payee, between payees, or between sale and base")
    func currenciesDoNotMix() throws {
        let euro = try CommissionShare(component: ComponentName("direct"), amount: Make.cents(1, in: .eur))
        #expect(
            code { _ = try CommissionPayee(partner: Make.alice, shares: [Make.share(1), euro]) } == .currencyMismatch
        )
        let payee = try CommissionPayee(partner: Make.alice, shares: [euro])
        #expect(code { _ = try Make.paying([payee]) } == .currencyMismatch)
        let mixed = code {
            _ = try SaleCommission(
                order: OrderID("o"),
                at: Make.day(0),
                plan: DefinitionVersion("p"),
                saleTotal: Make.cents(1, in: .eur),
                base: Make.cents(1),
                payees: [],
                rounding: .down,
                reversalRounding: .down,
                approvesAt: Make.day(0)
            )
        }
        #expect(mixed == .currencyMismatch)
    }

    @Test("The golden form is written and read, and reading checks what creating does")
    func goldenForm() throws {
        let payees = [
            try CommissionPayee(partner: Make.alice, shares: [Make.share("direct", 100)]),
            try CommissionPayee(partner: Make.bob, shares: [Make.share(level: 1, 20)]),
        ]
        let sale = try Make.paying(payees)
        let golden =
            #"{"approvesAt":"2026-06-15T00:00:00Z","at":"2026-06-01T00:00:00Z","#
            + #""base":{"currency":"USD","minorUnits":1000},"order":"o-1","payees":["#
            + #"{"partner":"alice","shares":[{"amount":{"currency":"USD","minorUnits":100},"component":"direct"}]},"#
            + #"{"partner":"bob","shares":[{"amount":{"currency":"USD","minorUnits":20},"component":"unilevel","#
            + #""level":1}]}],"plan":"plan-1","reversalRounding":"toNearestOrAwayFromZero","rounding":"down","#
            + #""saleTotal":{"currency":"USD","minorUnits":1000}}"#
        #expect(try CanonicalJSON.text(of: sale) == golden)
        #expect(try CanonicalJSON.decode(SaleCommission.self, from: golden) == sale)
        for (part, other) in [("\"bob\"", "\"alice\""), (":20}", ":901}"), ("\"level\":1", "\"level\":-1")] {
            #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(SaleCommission.self, from: golden.replacing(part, with: other))
            }
        }
    }
}
