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

@Suite("Net Promoter Score accumulator: a histogram that merges")
struct NetPromoterScoreAccumulatorTests {
    @Test("Answers finish to the same score as the plain function")
    func sameAsPlainFunction() throws {
        let values = [10, 9, nil, 8, 3, 0, 7]
        var state = NetPromoterScoreAccumulator(.standard)
        try state.add(contentsOf: values.map { try Samples.answer($0) })
        #expect(state.finish() == NetPromoterScore(answers: values))
    }

    @Test("A rating on another scale is counted apart, even if its number would fit")
    func otherScale() throws {
        var state = NetPromoterScoreAccumulator(.standard(on: .oneToTen))
        try state.add(Samples.answer(9, on: 0...10))
        try state.add(Samples.answer(5, on: 1...5))
        try state.add(Samples.answer(9, on: 1...10))
        #expect(state.finish().count == 1)
        #expect(state.finish().offScale == 2)
    }

    @Test("Answers to another survey or question are passed over")
    func otherQuestion() throws {
        let definition = try NetPromoterScoreDefinition(survey: SurveyID("s"), question: QuestionID("q"))
        var state = NetPromoterScoreAccumulator(definition)
        try state.add(Samples.answer(9, survey: "s", question: "q"))
        try state.add(Samples.answer(9, survey: "s", question: "other"))
        try state.add(Samples.answer(nil, survey: "other", question: "q"))
        #expect(state.finish().count == 1)
        #expect(state.finish().blanks == 0)
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        var state = NetPromoterScoreAccumulator(.standard)
        for value in [0, 9, 9, 10, nil] { try state.add(Samples.answer(value)) }
        try state.add(Samples.answer(4, on: 1...5))
        let text =
            #"{"answers":{"totals":{"blanks":1,"counts":[1,0,0,0,0,0,0,0,0,2,1],"offScale":1}},"#
            + #""definition":{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":1},"#
            + #""version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(NetPromoterScoreAccumulator.self, from: text) == state)
    }

    @Test("However answers are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try (0..<60).map { _ in
            let value = Int.random(in: -1...10, using: &random)
            return try value < 0 ? Samples.answer(nil) : Samples.answer(value, on: value == 1 ? 1...10 : 0...10)
        }
        try checkMergeLaws(.standard, as: NetPromoterScoreAccumulator.self, of: answers, using: &random)
    }

    @Test("Answers that may come again are kept by identifier, and count once")
    func atLeastOnce() throws {
        let definition = try NetPromoterScoreDefinition(delivery: .atLeastOnce)
        var state = NetPromoterScoreAccumulator(definition)
        try state.add(contentsOf: [
            Samples.answer("b", "bob", 3), Samples.answer("a", nil, 9), Samples.answer("c", "cid", nil),
            Samples.answer("d", "dan", 4, on: 1...5), Samples.answer("a", nil, 9),
        ])
        #expect(state.finish().count == 2 && state.finish().score == 0)
        let text =
            #"{"answers":{"facts":[{"fact":9,"id":"a"},{"fact":3,"id":"b"},{"fact":"blank","id":"c"},"#
            + #"{"fact":"offScale","id":"d"}]},"#
            + #""definition":{"confidence":95,"delivery":"atLeastOnce","kind":"netPromoterScore","minimumSample":30,"#
            + #""scale":"0-10","version":1},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(NetPromoterScoreAccumulator.self, from: text) == state)
        checkRefused(NetPromoterScoreAccumulator.self, text.replacing("offScale\",\"id", with: "lost\",\"id"))
        let error = #expect(throws: MetricsError.self) { try state.add(Samples.answer("a", nil, 8)) }
        #expect(error?.code == .conflictingActivity)
        #expect(state.finish().count == 2)
    }

    @Test("Redelivered answers change nothing, however they are split", arguments: UInt64(1)...10)
    func redelivery(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let definition = try NetPromoterScoreDefinition(delivery: .atLeastOnce)
        let answers = try Samples.answers(60, on: 0...10, using: &random)
        try checkRedelivery(definition, as: NetPromoterScoreAccumulator.self, of: answers)
        try checkMergeLaws(definition, as: NetPromoterScoreAccumulator.self, of: answers, using: &random)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() {
        var state = NetPromoterScoreAccumulator(.standard)
        let error = #expect(throws: MetricsError.self) {
            try state.merge(NetPromoterScoreAccumulator(.standard(on: .oneToTen)))
        }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A state that is full takes no more, and stays as it was")
    func fullState() throws {
        let full = try CanonicalJSON.decode(
            NetPromoterScoreAccumulator.self,
            from: Self.state(counts: "[0,0,0,0,0,0,0,0,0,0,9007199254740991]")
        )
        var state = full
        var error = #expect(throws: MetricsError.self) { try state.add(Samples.answer(10)) }
        #expect(error?.code == .sumOutOfRange)
        var one = NetPromoterScoreAccumulator(.standard)
        try one.add(Samples.answer(0))
        error = #expect(throws: MetricsError.self) { try state.merge(one) }
        #expect(error?.code == .sumOutOfRange)
        #expect(state == full)
        #expect(state.finish().score == 100)
    }

    @Test(
        "A state whose parts contradict each other is refused",
        arguments: [
            state(counts: "[0,0]"),
            state(counts: "[0,0,0,0,0,0,0,0,0,0,-1]"),
            state(counts: "[0,0,0,0,0,0,0,0,0,1,9007199254740991]"),
            state(counts: "[0,0,0,0,0,0,0,0,0,0,1]", version: 2),
        ]
    )
    func refusedState(text: String) { checkRefused(NetPromoterScoreAccumulator.self, text) }

    private static func state(counts: String, version: Int = 1) -> String {
        #"{"answers":{"totals":{"blanks":0,"counts":"# + counts + #","offScale":0}},"#
            + #""definition":{"confidence":95,"kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":1},"#
            + #""version":\#(version)}"#
    }
}
