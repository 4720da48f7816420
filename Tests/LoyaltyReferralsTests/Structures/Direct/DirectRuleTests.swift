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

@Suite("Direct rule: the closest offer pays, and an evaluation says which and why")
struct DirectRuleTests {
    private func amount(
        _ rule: DirectRule,
        _ order: Order,
        for partner: String = "ann",
        on base: CommissionBase = .total
    ) throws -> Int64 {
        let evaluation = try rule.evaluation(of: order, for: Make.partner(partner), on: base)
        #expect(evaluation.conservation.holds)
        return evaluation.amount.minorUnits
    }

    @Test(
        "V01 and V02: one share of everything, rounded half away from zero",
        arguments: [(1_000, 20, 200), (1_900, 10, 190), (0, 20, 0), (7, 20, 1), (2, 20, 0), (15, 10, 2)]
            as [(Int64, Int64, Int64)]
    )
    func rate(total: Int64, percent: Int64, expected: Int64) throws {
        let rule = try DirectRule(rate: .percent(percent), rounding: .toNearestOrAwayFromZero)
        #expect(try amount(rule, Make.order(total)) == expected)
    }

    @Test("V07: 5.00 for each of 2 pieces is 10.00, and a share does not ask how many there are")
    func quantity() throws {
        let flat = try Shop.rule([DirectOffer("flat", pays: .perQuantity(Make.cents(500)))])
        let share = try Shop.rule([DirectOffer("share", pays: Shop.percent(20))])
        for pieces in ["1", "2"] {
            let order = try Shop.order([Shop.line("1", 5_000, pieces: pieces)])
            #expect(try amount(flat, order) == (pieces == "2" ? 1_000 : 500))
            #expect(try amount(share, order) == 1_000)
        }
        #expect(try amount(flat, Shop.order([Shop.line("1", 5_000, pieces: "0.333333")])) == 167)
        #expect(try amount(flat, Make.order(5_000)) == 500)
    }

    @Test("V13: a line that is out takes its share of shipping with it, by value and not by count")
    func shipping() throws {
        let order = try Shop.order([Shop.line("1", 9_000), Shop.line("2", "gift-card", 1_000)], shipping: 1_000)
        let base = try CommissionBase(
            includesTax: true,
            includesShipping: true,
            excludedItems: [ItemID("gift-card")]
        )
        #expect(try amount(DirectRule(rate: .percent(10), rounding: .down), order, on: base) == 990)
        let off = try Shop.rule([
            DirectOffer("all", pays: Shop.percent(10)),
            DirectOffer("gift cards", pays: .nothing, items: [ItemID("gift-card")]),
        ])
        #expect(try amount(off, order) == 990)
    }

    @Test("Shipping of lines that are all free is shared equally, and of an order without lines counts as its whole")
    func freeLines() throws {
        let rule = try Shop.rule([
            DirectOffer("all", pays: Shop.percent(10)),
            DirectOffer("tea", pays: Shop.percent(50), items: [ItemID("tea")]),
        ])
        let order = try Shop.order([Shop.line("1", 0), Shop.line("2", "tea", 0)], shipping: 1_000)
        #expect(try amount(rule, order) == 50 + 250)
        let bare = try DirectRule(rate: .percent(10), rounding: .down)
        #expect(try amount(bare, Shop.order([], shipping: 1_000)) == 100)
        #expect(try amount(bare, Shop.order([], shipping: 1_000), on: .netGoods) == 0)
    }

    @Test("What excluded means paid is taken from every line that counts")
    func tenders() throws {
        let card = Tender(kind: try TenderKind("gift-card"), amount: try Make.cents(500))
        let rule = try Shop.rule([
            DirectOffer("all", pays: Shop.percent(10)),
            DirectOffer("tea", pays: Shop.percent(50), items: [ItemID("tea")]),
        ])
        let order = try Shop.order([Shop.line("1", 1_000), Shop.line("2", "tea", 1_000)], tenders: [card])
        let base = try CommissionBase(
            includesTax: true,
            includesShipping: true,
            excludedTenders: [TenderKind("gift-card")]
        )
        #expect(try amount(rule, order, on: base) == 75 + 375)
    }

    @Test(
        "V17: the partner's offer is before the product's, which is before the plan's",
        arguments: [("ann", 3_000), ("bob", 2_000)] as [(String, Int64)]
    )
    func precedence(partner: String, expected: Int64) throws {
        let rule = try Shop.rule([
            DirectOffer("all", pays: Shop.percent(50)),
            DirectOffer("tea", pays: Shop.percent(20), items: [ItemID("tea")]),
            DirectOffer("ann", pays: Shop.percent(30), partners: [Make.partner("ann")]),
        ])
        #expect(try amount(rule, Shop.order([Shop.line("1", "tea", 10_000)]), for: partner) == expected)
    }

    @Test("Each source is named, the closest first")
    func sources() throws {
        let (ann, tea, hot) = (try Make.partner("ann"), try ItemID("tea"), try CategoryID("hot"))
        let ladder = try [
            DirectOffer("1", pays: Shop.percent(1), partners: [ann], items: [tea]),
            DirectOffer("2", pays: Shop.percent(2), partners: [ann], categories: [hot]),
            DirectOffer("3", pays: Shop.percent(3), partners: [ann]),
            DirectOffer("4", pays: Shop.percent(4), items: [tea]),
            DirectOffer("5", pays: Shop.percent(5), categories: [hot]),
            DirectOffer("6", pays: Shop.percent(6)),
        ]
        let order = try Shop.order([Shop.line("1", "tea", in: ["hot"], 10_000)])
        for (place, source) in DirectSource.allCases.enumerated() {
            // Whatever the order of the list is.
            for offers in [Array(ladder[place...]), ladder[place...].reversed()] {
                let evaluation = try Shop.rule(offers).evaluation(of: order, for: ann, on: .total)
                #expect(evaluation.groups.map(\.source) == [source])
                #expect(evaluation.amount.minorUnits == Int64(place + 1) * 100)
            }
        }
        #expect(DirectSource.allCases.sorted() == DirectSource.allCases)
    }

    @Test("V17: an item that is turned off pays nothing, to nobody")
    func turnedOff() throws {
        let rule = try Shop.rule([
            DirectOffer("ann", pays: Shop.percent(30), partners: [Make.partner("ann")]),
            DirectOffer("off", pays: .nothing, categories: [CategoryID("vouchers")]),
        ])
        let order = try Shop.order([Shop.line("1", 1_000), Shop.line("2", "card", in: ["vouchers"], 9_000)])
        let evaluation = try rule.evaluation(of: order, for: Make.partner("ann"), on: .total)
        #expect(evaluation.amount.minorUnits == 300)
        #expect(evaluation.groups.map(\.isTurnedOff) == [false, true])
        #expect(evaluation.groups[1].offers.map(\.finding) == [.turnedOff])
        #expect(try amount(rule, order, for: "bob") == 0)
        #expect(try rule.evaluation(of: order, for: Make.partner("bob"), on: .total).shares.isEmpty)
        #expect(evaluation.shares == [PartnerShare(try Make.partner("ann"), try Make.cents(300))])
    }

    @Test(
        "V27: of 5.00 flat and 20 per cent of 100.00 the best for the partner is 20.00",
        arguments: [(OfferChoice.bestForPartner, 2_000), (.first, 500), (.sum, 2_500)] as [(OfferChoice, Int64)]
    )
    func choices(choice: OfferChoice, expected: Int64) throws {
        let rule = try Shop.rule(
            [
                DirectOffer("flat", pays: .perOrder(Make.cents(500))),
                DirectOffer("share", pays: Shop.percent(20)),
            ],
            choice
        )
        #expect(try amount(rule, Make.order(10_000)) == expected)
        let findings = try rule.evaluation(of: Make.order(10_000), for: Make.partner("ann"), on: .total)
            .groups[0].offers.map(\.finding)
        let both: [DirectEvaluation.Finding] =
            switch choice {
            case .bestForPartner: [.notChosen, .paid]
            case .first: [.paid, .notChosen]
            case .sum: [.paid, .paid]
            }
        #expect(findings == both)
    }

    @Test("An amount that is paid once an order is paid for the first lines that it holds for")
    func onceAnOrder() throws {
        let rule = try Shop.rule(
            [
                DirectOffer("tea", pays: .perOrder(Make.cents(100)), items: [ItemID("tea")], categories: []),
                DirectOffer(
                    "leaves",
                    pays: .perOrder(Make.cents(40)),
                    items: [ItemID("tea"), ItemID("mate")]
                ),
            ],
            .sum
        )
        let order = try Shop.order([Shop.line("1", "mate", 1_000), Shop.line("2", "tea", 1_000)])
        let evaluation = try rule.evaluation(of: order, for: Make.partner("ann"), on: .total)
        #expect(evaluation.amount.minorUnits == 140)
        #expect(evaluation.groups[1].offers.map(\.finding) == [.paid, .paidAlready])
    }

    @Test("An amount of an order that some lines are too small for goes on with the next ones")
    func onceAnOrderGoesOn() throws {
        let rule = try Shop.rule([
            DirectOffer("tea", pays: .perOrder(Make.cents(100)), items: [ItemID("tea"), ItemID("mate")]),
            DirectOffer("gift", pays: Shop.percent(0), items: [ItemID("tea")]),
        ])
        for first in [0, 30, 100] as [Int64] {
            let order = try Shop.order([Shop.line("1", "tea", first), Shop.line("2", "mate", 1_000)])
            let evaluation = try rule.evaluation(of: order, for: Make.partner("ann"), on: .total)
            #expect(evaluation.groups.map(\.amount.minorUnits) == [first, 100 - first])
            #expect(evaluation.groups[1].offers.map(\.finding) == [first == 100 ? .paidAlready : .paid])
        }
    }

    @Test("Nothing pays more than what it is paid on, alone or together")
    func limited() throws {
        for pay in [DirectPay.perOrder(try Make.cents(500)), .perQuantity(try Make.cents(500))] {
            #expect(try amount(Shop.rule([DirectOffer("flat", pays: pay)]), Make.order(300)) == 300)
        }
        let both = try Shop.rule(
            [DirectOffer("a", pays: Shop.percent(80)), DirectOffer("b", pays: Shop.percent(80))],
            .sum
        )
        #expect(try amount(both, Make.order(1_000)) == 1_000)
    }

    @Test(
        "An offer holds from its minimum on, and below it the next source does",
        arguments: [(9_999, 999), (10_000, 5_000)] as [(Int64, Int64)]
    )
    func minimum(total: Int64, expected: Int64) throws {
        let rule = try Shop.rule(
            [
                DirectOffer("all", pays: Shop.percent(10)),
                DirectOffer(
                    "ann",
                    pays: .perOrder(Make.cents(5_000)),
                    partners: [Make.partner("ann")],
                    minimumBase: Make.cents(10_000)
                ),
            ],
            rounding: .down
        )
        #expect(try amount(rule, Make.order(total)) == expected)
    }

    @Test("Where no offer holds nothing is paid")
    func nobody() throws {
        let rule = try Shop.rule([DirectOffer("bob", pays: Shop.percent(10), partners: [Make.partner("bob")])])
        let evaluation = try rule.evaluation(of: Make.order(500), for: Make.partner("ann"), on: .total)
        #expect(evaluation.amount.isZero)
        #expect(evaluation.groups[0].offers.isEmpty)
        #expect(evaluation.houseShare.minorUnits == 500)
    }

    @Test("Lines with the same offers are rounded together")
    func rounding() throws {
        let rule = try DirectRule(rate: .percent(10), rounding: .down)
        let order = try Shop.order((1...10).map { try Shop.line("\($0)", 5) })
        #expect(try amount(rule, order) == 5)
    }

    @Test("Offers by product need lines, and money of the order's currency")
    func refused() throws {
        let byItem = try Shop.rule([DirectOffer("tea", pays: Shop.percent(1), items: [ItemID("tea")])])
        let foreign = try Shop.rule([DirectOffer("flat", pays: .perOrder(Make.cents(5, in: .eur)))])
        let least = try Shop.rule([
            DirectOffer("least", pays: Shop.percent(1), minimumBase: Make.cents(5, in: .eur))
        ])
        let errors = try [byItem, foreign, least].map { rule in
            let (order, ann) = (try Make.order(100), try Make.partner("ann"))
            return #expect(throws: ReferralsError.self) { try rule.evaluation(of: order, for: ann, on: .total) }
        }
        #expect(errors.map { $0?.code } == [.linesRequired, .currencyMismatch, .currencyMismatch])
        #expect(try amount(byItem, Make.order(0)) == 0)
    }

    @Test("An evaluation tells each line and each offer")
    func explanation() throws {
        let rule = try Shop.rule([
            DirectOffer("flat", pays: .perOrder(Make.cents(50))), DirectOffer("share", pays: Shop.percent(10)),
            DirectOffer("cards", pays: .nothing, items: [ItemID("card")]),
        ])
        let order = try Shop.order([Shop.line("1", 1_000), Shop.line("2", "card", 500)])
        let evaluation = try rule.evaluation(of: order, for: Make.partner("ann"), on: .total)
        let renderer = MessageRenderer(.english, catalog: .referrals)
        #expect(
            renderer.text(for: evaluation.explanation).replacing("\u{A0}", with: " ") == """
                • 1.00 USD on 15.00 USD
                  ✓ The plan's offer: 1.00 USD on 10.00 USD
                    • Line 1: 10.00 USD
                    ✗ Offer “flat” of 0.50 USD gives way to another
                    ✓ Offer “share” pays 1.00 USD
                  ✗ Turned off: nothing on 5.00 USD
                    • Line 2: 5.00 USD
                    ✗ Offer “cards” turns this off
                """
        )
        let nobody = try Shop.rule([DirectOffer("bob", pays: Shop.percent(10), partners: [Make.partner("bob")])])
            .evaluation(of: Make.order(500), for: Make.partner("ann"), on: .total)
        #expect(nobody.explanation.children[0].reason.code == "direct.noOffer")
        #expect(nobody.explanation.children[0].children[0].reason.code == "direct.order")
    }
}
