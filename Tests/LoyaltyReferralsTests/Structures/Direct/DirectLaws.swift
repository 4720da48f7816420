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

@Suite("Direct rules, for any offers and any order: nothing is lost, and nothing is above the worst case")
struct DirectLaws {
    private static func rule(_ random: inout SeededGenerator, rounding: RoundingRule) throws -> DirectRule {
        let offers = try (0..<Int.random(in: 1...6, using: &random)).map { place in
            let cents = try Make.cents(.random(in: 0...400, using: &random))
            let pay: DirectPay =
                switch Int.random(in: 0..<8, using: &random) {
                case 0: .nothing
                case 1: .perQuantity(cents)
                case 2, 3: .perOrder(cents)
                default: try Shop.percent(.random(in: 0...60, using: &random))
                }
            let names = try ["ann", "bob"].filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
                .map(Make.partner)
            let items = try ["beans", "tea"].filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
                .map { try ItemID($0) }
            let isHot = Int.random(in: 0..<4, using: &random) == 0
            return try DirectOffer(
                "\(place)",
                pays: pay,
                partners: Set(names),
                items: Set(items),
                categories: isHot ? [CategoryID("hot")] : [],
                minimumBase: Bool.random(using: &random)
                    ? nil : Make.cents(.random(in: 1...2_000, using: &random))
            )
        }
        let choice = OfferChoice.allCases.randomElement(using: &random) ?? .first
        return try Shop.rule(offers, choice, rounding: rounding)
    }

    private static func order(_ random: inout SeededGenerator) throws -> Order {
        let lines = try (0..<Int.random(in: 1...5, using: &random)).map { place in
            try Shop.line(
                "\(place)",
                ["beans", "tea", "card"].randomElement(using: &random) ?? "beans",
                in: Bool.random(using: &random) ? ["hot"] : [],
                .random(in: 0...999, using: &random),
                pieces: "\(Int.random(in: 1...4, using: &random))"
            )
        }
        return try Shop.order(lines, shipping: Bool.random(using: &random) ? 0 : 100)
    }

    @Test("Amount and house share sum to the base, and the groups to the amount", arguments: 0..<300 as Range<UInt64>)
    func conservation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rounding = RoundingRule.allCases.randomElement(using: &random) ?? .down
        let rule = try Self.rule(&random, rounding: rounding)
        let evaluation = try rule.evaluation(of: Self.order(&random), for: Make.partner("ann"), on: .total)
        #expect(evaluation.conservation.holds)
        #expect(!evaluation.houseShare.isNegative)
        #expect(try Money.sum(of: evaluation.groups.map(\.amount), in: .usd) == evaluation.amount)
        let counted = try Money.sum(of: evaluation.groups.flatMap(\.lines).map(\.counted), in: .usd)
        #expect(counted == evaluation.base.amount)
    }

    @Test("Rounded down, no order pays more than the worst case of its base", arguments: 0..<300 as Range<UInt64>)
    func worstCase(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rule = try Self.rule(&random, rounding: .down)
        for partner in ["ann", "bob", "cat"] {
            let evaluation = try rule.evaluation(of: Self.order(&random), for: Make.partner(partner), on: .total)
            let (amount, base) = (evaluation.amount.minorUnits, evaluation.base.amount.minorUnits)
            #expect(amount <= (try rule.worstCase.applied(to: base, rounding: .up)))
        }
    }

    @Test("The best choice pays no less than the first, and all of them no less than the best")
    func choices() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let offers = try Self.rule(&random, rounding: .down).offers.filter { !$0.namesProducts }
            guard !offers.isEmpty else { continue }
            let order = try Self.order(&random)
            let amounts = try [OfferChoice.first, .bestForPartner, .sum].map { choice in
                try Shop.rule(offers, choice).evaluation(of: order, for: Make.partner("ann"), on: .total)
                    .amount.minorUnits
            }
            #expect(amounts == amounts.sorted())
        }
    }
}
