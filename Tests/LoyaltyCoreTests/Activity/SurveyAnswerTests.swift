//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Survey answer: one question of a survey")
struct SurveyAnswerTests {
    @Test("An answer is coded by its names")
    func whole() throws {
        try expectCanonical(
            SurveyAnswer(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                survey: SurveyID("nps"),
                question: QuestionID("q1"),
                rating: Rating(9, on: 0...10),
                text: "fine"
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","question":"q1","#
                + #""rating":{"highest":10,"lowest":0,"value":9},"survey":"nps","text":"fine"}"#
        )
    }

    @Test("A question that was left blank has no rating")
    func bare() throws {
        try expectCanonical(
            SurveyAnswer(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                survey: SurveyID("nps"),
                question: QuestionID("q1"),
                rating: nil
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","question":"q1","survey":"nps"}"#
        )
    }

    @Test("A rating off its scale is refused")
    func ratingOffScale() {
        let text =
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","question":"q1","survey":"nps","#
            + #""rating":{"highest":10,"lowest":0,"value":11}}"#
        expectRefusal(.invalidActivity) { try CanonicalJSON.decode(SurveyAnswer.self, from: text) }
    }
}
