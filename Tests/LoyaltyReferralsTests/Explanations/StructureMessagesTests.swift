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

@Suite("Structures of plans: every finding has words")
struct StructureMessagesTests {
    @Test("Every finding of a structure has words in English and Russian")
    func everyCodeHasWords() {
        let codes: [ReasonCode] =
            DirectEvaluation.Finding.allCases.map(\.reasonCode) + DirectSource.allCases.map(\.reasonCode)
            + RecurrenceEvaluation.Finding.allCases.map(\.reasonCode)
            + CappedShares.Limit.allCases.map(\.reasonCode)
            + RankedStop.Finding.allCases.map(\.reasonCode) + RankEvaluation.Finding.allCases.map(\.reasonCode)
            + RankMeasures.Measure.allCases.map(\.reasonCode)
        #expect(Set(codes).isSubset(of: MessageCatalog.referrals.codes))
    }
}
