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

@Suite("Referral explanations: every cent says where it comes from")
struct ReferralExplanationTests {
    private func text(_ explanation: Explanation, _ conventions: TextConventions = .english) -> String {
        MessageRenderer(conventions, catalog: .referrals).text(for: explanation).replacing("\u{A0}", with: " ")
    }

    private func order() throws -> Order {
        try Order(
            id: OrderID("o-1"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: [Make.line("1", gross: 1_015, tax: 100), Make.line("2", item: "gift-card", gross: 1_000)],
            shipping: Make.cents(500)
        )
    }

    @Test("A commission shows its base, its rate with the rounding, and its cap")
    func commissionIsExplained() throws {
        let base = try CommissionBase(
            includesTax: false,
            includesShipping: false,
            excludedItems: [ItemID("gift-card")]
        )
        let evaluation = try Make.plan("10%", base: base, cap: 100).commission(for: order())
        #expect(
            text(evaluation.explanation) == """
                • Commission 0.92 USD by plan plan-1, 8.23 USD left for the house
                  • Base: 9.15 USD
                    ✓ Line 1: 9.15 USD without tax
                    ✗ Line 2: the item does not count
                    ✗ Shipping does not count
                  • Rate 10%: 0.92 USD
                    → 0.915 → 0.92 USD, rounded to the nearest, a half away from zero
                  ✗ The limit of 1.00 USD an order is not reached
                """
        )
    }

    @Test("A cap that binds says so, and an exact product is not rounded")
    func capIsExplained() throws {
        let explanation = try Make.plan("10%", cap: 50).commission(for: Make.order(1_000)).explanation
        #expect(explanation.children.last?.reason.code == "commission.capped")
        #expect(explanation.children[1].rounding == nil)
        #expect(try Make.plan("10%").commission(for: Make.order(1_000)).explanation.children.count == 2)
    }

    @Test("A product that no decimal shows exactly is shown as a fraction")
    func fractionsStayExact() throws {
        let step = try Make.plan("1/3").commission(for: Make.order(100)).explanation.children[1].rounding
        #expect(step?.exact == .text("100/3"))
        #expect(step?.rounded == .money(try Make.cents(33)))
    }

    @Test("An attribution shows each touch")
    func attributionIsExplained() throws {
        let log = try TouchLog(
            [Make.touch("t1", at: Make.day(0), "A"), Make.touch("t2", at: Make.day(1), "B")],
            owners: Make.owners
        )
        let order = try Make.order(at: Make.day(2), 100)
        let credited = try Make.rule().attribution(of: order, touches: log, asOf: order.at)
        #expect(
            text(credited.explanation) == """
                ✓ The order is credited to partner bob
                  ✗ Another touch counts
                  ✓ The touch counts
                """
        )
        let nobody = try Make.rule().attribution(of: order, touches: TouchLog([], owners: []), asOf: order.at)
        #expect(text(nobody.explanation, .russian) == "✗ Заказ не засчитан ни одному партнёру")
    }

    @Test("An attribution shows what binds the customer, and what does not")
    func bindingIsExplained() throws {
        let log = try TouchLog(
            [Make.touch("t1", at: Make.day(1), "A")],
            owners: Make.owners,
            reassignments: [Make.reassignment(to: "bob", at: Make.day(1))]
        )
        let order = try Make.order(at: Make.day(2), 100)
        let bound = try Make.rule().attribution(of: order, touches: log, asOf: order.at)
        #expect(
            text(bound.explanation) == """
                ✓ The order is credited to partner bob
                  ✓ The customer was reassigned to partner bob on 2 June 2026, 00:00 UTC
                  ✗ The customer was reassigned
                """
        )
        let free = try TouchLog([], owners: [], reassignments: [Make.reassignment(to: nil, at: Make.day(1))])
        #expect(
            text(try Make.rule().attribution(of: order, touches: free, asOf: order.at).explanation, .russian) == """
                ✗ Заказ не засчитан ни одному партнёру
                  ✗ Покупателя открепили от партнёров: 2 июня 2026 г., 00:00 UTC
                """
        )
    }

    @Test("Every code of this module has words in English and Russian")
    func everyCodeHasWords() {
        let codes =
            AttributionFinding.allCases.map(\.reasonCode) + CustomerBinding.Finding.allCases.map(\.reasonCode)
            + EffectivenessMeasure.allCases.map(\.reasonCode) + EffectivenessFigure.allCases.map(\.reasonCode)
            + CommissionBasePart.Finding.allCases.map(\.reasonCode) + [
                .activityInFuture, .saleNotAttributed, .saleAlreadyRecorded, .saleUnknown, .returnAlreadyRecorded,
                .refundAboveSale, .payoutAlreadyRecorded, .payoutAbovePayable, .saleVoid, .saleLocked, .periodUnchanged,
                .periodRunNotNewer, .adjustmentAlreadyRecorded, .payoutUnknown, .payoutNotLocked, .payoutAmountDiffers,
                .payoutReferenceUsed, .payoutCarriedForward, .payoutHeld, .payoutBelowMinimum, "attribution.partner",
                "commission.amount",
                "commission.base", "commission.rate", "commission.capped", "commission.capNotReached",
                "code.hardToGuess", "code.limitTries", "code.limitUses", "code.payAfterHold",
            ]
        #expect(Set(codes).isSubset(of: MessageCatalog.referrals.codes))
        #expect(MessageCatalog.referrals.untranslated(in: .english).isEmpty)
        #expect(MessageCatalog.referrals.untranslated(in: .russian).isEmpty)
        #expect(MessageCatalog.referrals.unreadable.isEmpty)
    }
}
