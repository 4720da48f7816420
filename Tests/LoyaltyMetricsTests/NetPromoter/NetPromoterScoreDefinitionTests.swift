//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Net Promoter Score definition: named choices that are data")
struct NetPromoterScoreDefinitionTests {
    @Test("The standard choices have this JSON, and read back equal")
    func standardJSON() throws {
        let text = #"{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":1}"#
        #expect(try CanonicalJSON.text(of: NetPromoterScoreDefinition.standard) == text)
        #expect(try CanonicalJSON.decode(NetPromoterScoreDefinition.self, from: text) == .standard)
        #expect(try NetPromoterScoreDefinition() == .standard)
    }

    @Test("Every choice has this JSON, and reads back equal")
    func fullJSON() throws {
        let definition = try NetPromoterScoreDefinition(
            scale: .oneToTen,
            survey: SurveyID("after-sale"),
            question: QuestionID("recommend"),
            confidence: .percent99,
            minimumSample: 50
        )
        let text =
            #"{"confidence":99,"kind":"netPromoterScore","minimumSample":50,"question":"recommend","scale":"1-10","#
            + #""survey":"after-sale","version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(NetPromoterScoreDefinition.self, from: text) == definition)
    }

    @Test(
        "Another version, kind, level, scale or minimum is refused",
        arguments: [
            #"{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":2}"#,
            #"{"confidence":95,"kind":"repurchaseRate","minimumSample":30,"scale":"0-10","version":1}"#,
            #"{"confidence":80,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":1}"#,
            #"{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"1-5","version":1}"#,
            #"{"confidence":95,"kind":"netPromoterScore","minimumSample":0,"scale":"0-10","version":1}"#,
            #"{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10"}"#,
        ]
    )
    func refusedJSON(text: String) { checkRefused(NetPromoterScoreDefinition.self, text) }

    @Test("The smallest sample lies between 1 and 2^53 - 1", arguments: [Int64.min, -1, 0, 9_007_199_254_740_992])
    func refusedMinimum(minimum: Int64) {
        let error = #expect(throws: MetricsError.self) { try NetPromoterScoreDefinition(minimumSample: minimum) }
        #expect(error?.code == .invalidDefinition)
    }
}
