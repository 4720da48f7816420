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

@Suite("Direct rule as a definition: one form, checked when read, bounded before launch")
struct DirectDefinitionTests {
    private let text = """
        {"choice":"sum","offers":[{"name":"all","pay":{"kind":"rate","rate":"10%"}},\
        {"categories":["hot"],"minimumBase":{"currency":"USD","minorUnits":1000},"name":"hot","pay":\
        {"amount":{"currency":"USD","minorUnits":50},"kind":"perQuantity"}},{"name":"ann","partners":["ann"],"pay":\
        {"amount":{"currency":"USD","minorUnits":500},"kind":"perOrder"}},{"items":["card"],"name":"off","pay":\
        {"kind":"nothing"}}],"rounding":"down","version":1}
        """

    @Test("A rule reads what it writes, byte for byte")
    func golden() throws {
        let rule = try Shop.rule(
            [
                DirectOffer("all", pays: Shop.percent(10)),
                DirectOffer(
                    "hot",
                    pays: .perQuantity(Make.cents(50)),
                    categories: [CategoryID("hot")],
                    minimumBase: Make.cents(1_000)
                ),
                DirectOffer("ann", pays: .perOrder(Make.cents(500)), partners: [Make.partner("ann")]),
                DirectOffer("off", pays: .nothing, items: [ItemID("card")]),
            ],
            .sum,
            rounding: .down
        )
        #expect(try CanonicalJSON.text(of: rule) == text)
        #expect(try CanonicalJSON.decode(DirectRule.self, from: text) == rule)
    }

    @Test("Another version is refused, and so is what the initializer refuses")
    func reading() {
        let later = text.replacing("\"version\":1", with: "\"version\":2")
        Make.expectRefused(DirectRule.self, later, .unsupportedVersion)
        Make.expectRefused(DirectRule.self, text.replacing("\"off\"", with: "\"all\""), .invalidPlan)
    }

    @Test("An offer without a name, beyond 100 per cent, or with a negative amount or no minimum is refused")
    func offers() throws {
        let (none, less) = (try Make.cents(0), try Make.cents(-1))
        let makers: [() throws -> DirectOffer] = [
            { try DirectOffer("", pays: .nothing) }, { try DirectOffer("a", pays: Shop.percent(101)) },
            { try DirectOffer("a", pays: Shop.percent(-1)) }, { try DirectOffer("a", pays: .perOrder(less)) },
            { try DirectOffer("a", pays: .perQuantity(less)) },
            { try DirectOffer("a", pays: .nothing, minimumBase: none) },
        ]
        for make in makers {
            let error = #expect(throws: ReferralsError.self) { _ = try make() }
            #expect(error?.code == .invalidPlan)
        }
        let mixed = #expect(throws: ReferralsError.self) {
            try DirectOffer("a", pays: .perOrder(none), minimumBase: Make.cents(1, in: .eur))
        }
        #expect(mixed?.code == .currencyMismatch)
        #expect(throws: ReferralsError.self) { try Shop.rule([]) }
    }

    @Test("The worst case of offers for everything is that of one offer, or of those that add up")
    func worstCase() throws {
        let offers = try [
            DirectOffer("a", pays: Shop.percent(20)), DirectOffer("b", pays: Shop.percent(15)),
            DirectOffer("c", pays: .perOrder(Make.cents(500)), minimumBase: Make.cents(2_000)),
            DirectOffer("ann", pays: Shop.percent(40), partners: [Make.partner("ann"), Make.partner("bob")]),
            DirectOffer("bob", pays: Shop.percent(5), partners: [Make.partner("bob")]),
        ]
        #expect(try Shop.rule(offers).worstCase == .percent(40))
        #expect(try Shop.rule(Array(offers.prefix(3))).worstCase == .percent(25))
        #expect(try Shop.rule(Array(offers.prefix(3)), .sum).worstCase == .percent(60))
        #expect(try Shop.rule(offers, .sum).worstCase == .percent(60))
        #expect(try Shop.rule([DirectOffer("a", pays: .nothing)]).worstCase == .zero)
    }

    @Test("The worst case of flat amounts is everything, unless a minimum or zero bounds them")
    func flatWorstCase() throws {
        for (cents, worst) in [(5, Rate.one), (0, .zero)] as [(Int64, Rate)] {
            for pay in [DirectPay.perOrder(try Make.cents(cents)), .perQuantity(try Make.cents(cents))] {
                #expect(try Shop.rule([DirectOffer("a", pays: pay)]).worstCase == worst)
            }
        }
        let above = try DirectOffer("a", pays: .perOrder(Make.cents(9)), minimumBase: Make.cents(5))
        #expect(try Shop.rule([above]).worstCase == .one)
    }

    @Test("With offers by product the worst case is a bound: amounts of an order may stand beside shares")
    func productWorstCase() throws {
        let offers = try [
            DirectOffer("a", pays: Shop.percent(20), items: [ItemID("tea"), ItemID("mate")]),
            DirectOffer("b", pays: Shop.percent(15), items: [ItemID("tea")], categories: [CategoryID("hot")]),
            DirectOffer("c", pays: .perOrder(Make.cents(500)), minimumBase: Make.cents(10_000)),
        ]
        #expect(try Shop.rule(offers).worstCase == .percent(25))
        #expect(try Shop.rule(offers, .sum).worstCase == .percent(40))
        let many = try (1...20).map { try DirectOffer("\($0)", pays: Shop.percent(9), categories: [CategoryID("x")]) }
        #expect(try Shop.rule(many, .sum).worstCase == .one)
    }
}
