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

@Suite("Fraud explanations: why a referral is held, and never whose tokens")
struct FraudExplanationTests {
    private func text(_ evaluation: FraudEvaluation, _ conventions: TextConventions) -> String {
        MessageRenderer(conventions, catalog: .referrals).text(for: evaluation.explanation)
    }

    @Test("A held referral shows each finding and the kinds that are shared")
    func held() throws {
        let first = try EmailForm("jane@acme.example").tokens() + [IdentityToken(.ipAddress, "10.0.0.1")]
        let evaluation = FraudGuard.standard.evaluation(of: first, and: first)
        #expect(
            text(evaluation, .english) == """
                ✗ The referral is held until somebody has looked at it
                  ✗ The referrer and the referee are one person
                    • In common: email
                  ? The referrer and the referee may know each other more closely, or be one person
                    • In common: emailDomain
                    • In common: ipAddress
                """
        )
        #expect(text(.clear, .russian) == "✓ Ничто не говорит против рекомендации")
    }

    @Test("Every check has words in both languages, with its count", arguments: FraudCheck.allCases)
    func everyCheck(_ check: FraudCheck) {
        let evaluation = FraudEvaluation([FraudFinding(check, .hold, kinds: [.email], count: 7)])
        for conventions in [TextConventions.english, .russian] {
            let text = text(evaluation, conventions)
            #expect(!text.contains(check.reasonCode.text))
            #expect(!text.contains("{"))
            #expect(text.contains("7") == [.ring, .selfTree, .velocity].contains(check))
        }
    }
}
