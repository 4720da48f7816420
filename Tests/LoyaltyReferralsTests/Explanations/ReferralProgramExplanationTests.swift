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

@Suite("Referral explanations: why an order earns the rewards, and how much is missing")
struct ReferralProgramExplanationTests {
    private func text(_ explanation: Explanation, _ conventions: TextConventions = .english) -> String {
        MessageRenderer(conventions, catalog: .referrals).text(for: explanation).replacing("\u{A0}", with: " ")
    }

    @Test("An order that qualifies shows its conditions, both rewards and the day of their confirmation")
    func qualified() throws {
        let evaluation = try Make.program(windowDays: 30).evaluation(of: Make.order(30_00), registeredAt: Make.day(0))
        #expect(
            text(evaluation.explanation) == """
                ✓ The order earns the rewards
                  ✓ Ordered on 1 June 2026, 00:00 UTC, and referred on 1 June 2026, 00:00 UTC
                  ✓ Ordered on 1 June 2026, 00:00 UTC, which counts before 1 July 2026, 00:00 UTC
                  ✓ The customer's first order
                  ✓ 30.00 USD paid, after returns, of at least 25.00 USD
                  • For the referrer: 500 points
                  • For the referee: 5.00 USD
                  • Confirmed on 15 June 2026, 00:00 UTC
                """
        )
    }

    @Test("An order below the minimum says how much more earns what")
    func nearMiss() throws {
        let evaluation = try Make.program().evaluation(of: Make.order(1_00), registeredAt: Make.day(0))
        let minimum = try #require(evaluation.explanation.children.last)
        #expect(minimum.nearMiss?.shortfall == .money(try Make.cents(24_00)))
        #expect(minimum.nearMiss?.outcome == .money(try Make.cents(5_00)))
        let later = try Make.program().evaluation(of: Make.order(1_00), registeredAt: Make.day(0), isFirstOrder: false)
        #expect(later.explanation.children.allSatisfy { $0.nearMiss == nil })
        let nothing = try Make.program(minimum: nil).evaluation(of: Make.order(0), registeredAt: Make.day(0))
        #expect(nothing.explanation.children.last?.nearMiss == nil)
        let offer = try ReferralProgram(
            id: ProgramID("p"),
            version: DefinitionVersion("1"),
            qualification: ReferralQualification(minimum: Make.cents(2)),
            hold: .zero,
            referrerReward: .offer(OfferName("coffee")),
            refereeReward: nil
        ).evaluation(of: Make.order(1), registeredAt: Make.day(0))
        #expect(offer.explanation.children.last?.nearMiss?.outcome == .text("coffee"))
    }

    @Test("Every code of referrals has words in English and Russian")
    func everyCodeHasWords() {
        let codes: [ReasonCode] =
            ReferralCheck.Kind.allCases.map(\.reasonCode) + [
                .referralUnknown, .referralAlreadyRegistered, .referralSelf, .referralExistingCustomer,
                .referralRejected, .referralAlreadyQualified, .referralOrderAlreadyRecorded,
                .referralOrderWithoutReward, .referralLimitReached, .referralAlreadyHeld, .referralNotHeld,
                .referralAlreadyConfirmed, "referral.qualified", "referral.notQualified", "referral.reward.referrer",
                "referral.reward.referee", "referral.confirmsAt",
            ]
        #expect(Set(codes).isSubset(of: MessageCatalog.referrals.codes))
    }
}
