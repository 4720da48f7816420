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

@Suite("Callback list: whom to call, the newest first")
struct CallbackListTests {
    private static func list(_ answers: [SurveyAnswer], by definition: CallbackListDefinition) throws -> CallbackList {
        var state = CallbackListAccumulator(definition)
        try state.add(contentsOf: answers)
        return state.finish()
    }

    @Test("Detractors stand with answer, time and words; of one instant in the order of identifiers")
    func detractors() throws {
        let list = try Self.list(
            [
                Samples.answer("b", "bob", 6, at: "2026-03-02T00:00:00Z"),
                Samples.answer("a", "ann", 0, at: "2026-03-02T00:00:00Z", text: "Холодный кофе ☹️"),
                Samples.answer("c", "cid", 3, at: "2026-03-03T00:00:00Z", text: ""),
                Samples.answer("d", "dan", 7), Samples.answer("e", "eve", nil, text: "no number"),
                Samples.answer("f", nil, 2), Samples.answer("g", "gus", 2, on: 1...5),
            ],
            by: .detractors(on: .zeroToTen)
        )
        #expect(list.entries.map(\.customer.text) == ["cid", "ann", "bob"])
        #expect(list.entries.map(\.answer) == [3, 0, 6])
        #expect(list.entries.map(\.words) == ["", "Холодный кофе ☹️", nil])
        #expect(try list.entries[0].at == Timestamp(parsing: "2026-03-03T00:00:00Z"))
        #expect(list.entries[0].id.text == "c")
        #expect(list.anonymous == 1)
    }

    @Test("An exit survey below 3 asks for a call")
    func exitSurvey() throws {
        let definition = try CallbackListDefinition(
            below: 3,
            on: 1...5,
            survey: SurveyID("after-sale"),
            question: QuestionID("recommend")
        )
        let answers = try (1...5).map { number in try Samples.answer("\(number)", "c", Int(number), on: 1...5) }
        let other = try Samples.answer("x", "x", 1, on: 1...5, question: "other")
        #expect(try Self.list(answers + [other], by: definition).entries.map(\.answer) == [1, 2])
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        let definition = try CallbackListDefinition(
            below: 3,
            on: 1...5,
            survey: SurveyID("after-sale"),
            question: QuestionID("recommend")
        )
        var state = CallbackListAccumulator(definition)
        try state.add(Samples.answer("b", "bob", 2, on: 1...5, text: "no"))
        try state.add(Samples.answer("a", nil, 1, on: 1...5))
        let text =
            #"{"answers":[{"fact":{"answer":1,"at":"2026-03-01T12:00:00Z"},"id":"a"},"#
            + #"{"fact":{"answer":2,"at":"2026-03-01T12:00:00Z","customer":"bob","words":"no"},"id":"b"}],"#
            + #""definition":{"kind":"callbackList","question":"recommend","scale":[1,5],"survey":"after-sale","#
            + #""threshold":3,"version":1},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(CallbackListAccumulator.self, from: text) == state)
        for (old, new) in [
            (#""answer":2"#, #""answer":3"#), (#""answer":1"#, #""answer":0"#), (#""id":"b""#, #""id":"a""#),
            (#""threshold":3"#, #""threshold":1"#), ("[1,5]", "[5,1]"), ("[1,5]", "[1]"), ("[1,5]", "[3,3]"),
            (#""version":1}"#, #""version":2}"#), ("callbackList", "rfm"),
        ] { checkRefused(CallbackListAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However answers are split, ordered, repeated and stored, the list is the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(60, on: 1...10, using: &random)
        let definition = CallbackListDefinition.detractors(on: .oneToTen)
        try checkMergeLaws(definition, as: CallbackListAccumulator.self, of: answers, using: &random)
        try checkRedelivery(definition, as: CallbackListAccumulator.self, of: answers)
    }

    @Test("Other facts under a known identifier are refused, even the same words in other bytes")
    func conflict() throws {
        let definition = CallbackListDefinition.detractors(on: .zeroToTen)
        var state = CallbackListAccumulator(definition)
        try state.add(Samples.answer("a", "ann", 1, text: "caf\u{E9}"))
        let known = state
        for answer in [
            try Samples.answer("a", "ann", 1, text: "cafe\u{301}"),
            try Samples.answer("a", "bob", 1, text: "caf\u{E9}"),
            try Samples.answer("a", "ann", 1),
        ] {
            var error = #expect(throws: MetricsError.self) { try state.add(answer) }
            #expect(error?.code == .conflictingActivity)
            var other = CallbackListAccumulator(definition)
            try other.add(answer)
            error = #expect(throws: MetricsError.self) { try state.merge(other) }
            #expect(error?.code == .conflictingActivity)
        }
        #expect(state == known)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() {
        var state = CallbackListAccumulator(.detractors(on: .zeroToTen))
        let error = #expect(throws: MetricsError.self) {
            try state.merge(CallbackListAccumulator(.detractors(on: .oneToTen)))
        }
        #expect(error?.code == .definitionMismatch)
    }

    @Test(
        "A threshold off the scale, at its lowest number, or a scale out of bounds is refused",
        arguments: zip([1, 6, 0, 2, 50, 1_000], [1...5, 1...5, 1...5, 2...2, 0...101, 999...1_001])
    )
    func refused(threshold: Int, scale: ClosedRange<Int>) {
        let error = #expect(throws: MetricsError.self) { try CallbackListDefinition(below: threshold, on: scale) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("The longest ranges of integers are refused, not counted")
    func hugeScale() {
        let error = #expect(throws: MetricsError.self) { try CallbackListDefinition(below: 0, on: Int.min...Int.max) }
        #expect(error?.code == .invalidDefinition)
    }
}
