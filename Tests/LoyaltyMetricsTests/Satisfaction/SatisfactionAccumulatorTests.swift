//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Satisfaction accumulator: a histogram that merges")
struct SatisfactionAccumulatorTests {
    @Test("Answers to the question finish to the same figures as the plain function")
    func sameAsPlainFunction() throws {
        let definition = try SatisfactionDefinition(
            scale: 1...5,
            topFrom: 4,
            bottomTo: 2,
            survey: SurveyID("after-sale"),
            question: QuestionID("recommend")
        )
        var state = SatisfactionAccumulator(definition)
        try state.add(contentsOf: [
            Samples.answer(5, on: 1...5), Samples.answer(nil), Samples.answer(4, on: 1...7),
            Samples.answer(1, on: 1...5, question: "other"), Samples.answer(1, on: 1...5, survey: "other"),
        ])
        #expect(state.finish() == Satisfaction(answers: [5, nil, 99], by: definition))
    }

    @Test("The definition has this JSON inside a state, and both read back equal")
    func golden() throws {
        let definition = try SatisfactionDefinition(
            scale: 1...7,
            topFrom: 5,
            bottomTo: 3,
            survey: SurveyID("s"),
            question: QuestionID("q"),
            confidence: .percent90,
            minimumSample: 10,
            delivery: .atLeastOnce
        )
        let choices =
            #"{"bottomTo":3,"confidence":90,"delivery":"atLeastOnce","kind":"satisfaction","minimumSample":10,"#
            + #""question":"q","scale":[1,7],"survey":"s","topFrom":5,"version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == choices)
        let text = #"{"answers":{"facts":[]},"definition":\#(choices),"version":1}"#
        #expect(try CanonicalJSON.text(of: SatisfactionAccumulator(definition)) == text)
        #expect(try CanonicalJSON.decode(SatisfactionAccumulator.self, from: text).definition == definition)
        for (old, new) in [
            (#""bottomTo":3"#, #""bottomTo":5"#), (#""bottomTo":3"#, #""bottomTo":0"#),
            (#""topFrom":5"#, #""topFrom":8"#), (#""minimumSample":10"#, #""minimumSample":0"#),
            ("[1,7]", "[1,200]"), (#""kind":"satisfaction""#, #""kind":"effort""#), (#""version":1"#, #""version":2"#),
        ] { checkRefused(SatisfactionAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("The effort preset counts each number once in its state")
    func totals() throws {
        var state = SatisfactionAccumulator(.effort)
        try state.add(Samples.answer(7, on: 1...7))
        let text = try CanonicalJSON.text(of: state)
        #expect(text.contains(#"{"totals":{"blanks":0,"counts":[0,0,0,0,0,0,1],"offScale":0}}"#))
    }

    @Test("However answers are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(60, on: 1...5, using: &random)
        try checkMergeLaws(.standard, as: SatisfactionAccumulator.self, of: answers, using: &random)
        let again = try SatisfactionDefinition(scale: 1...5, topFrom: 5, bottomTo: 1, delivery: .atLeastOnce)
        try checkMergeLaws(again, as: SatisfactionAccumulator.self, of: answers, using: &random)
        try checkRedelivery(again, as: SatisfactionAccumulator.self, of: answers)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() {
        var state = SatisfactionAccumulator(.standard)
        let error = #expect(throws: MetricsError.self) { try state.merge(SatisfactionAccumulator(.effort)) }
        #expect(error?.code == .definitionMismatch)
    }
}
