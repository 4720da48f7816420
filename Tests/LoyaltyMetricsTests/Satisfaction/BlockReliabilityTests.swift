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

@Suite("Reliability: do the questions of a block measure one thing?")
struct BlockReliabilityTests {
    private static func definition(_ count: Int, reversed: Int? = nil) throws -> BlockReliabilityDefinition {
        try BlockReliabilityDefinition(
            items: (0..<count).map { index in
                try SurveyItem(QuestionID("q\(index)"), on: 1...5, isReversed: index == reversed)
            }
        )
    }

    @Test("Eight respondents to four questions: alpha is 233/249")
    func reference() throws {
        let rows = [
            [4, 5, 4, 3], [2, 2, 3, 2], [5, 5, 5, 4], [3, 3, 2, 3], [1, 2, 1, 2], [4, 4, 5, 5], [3, 2, 3, 3],
            [5, 4, 4, 5],
        ]
        let reliability = BlockReliability(rows: rows, by: try Self.definition(4))
        #expect(isClose(reliability.alpha, 233.0 / 249))
        #expect(reliability.respondents == 8 && reliability.incomplete == 0 && reliability.isSmallSample)
    }

    @Test("The documented sample: a respondent with a gap does not count")
    func sample() throws {
        let rows = [[5, 4, 5], [2, 1, 2], [4, 4, 3], [3, nil, 3]]
        let reliability = BlockReliability(rows: rows, by: try Self.definition(3))
        #expect(reliability.respondents == 3 && reliability.incomplete == 1)
        #expect(isClose(reliability.alpha, 20.0 / 21))
    }

    @Test("A reversed item turned round is the same item")
    func reversed() throws {
        let plain = BlockReliability(rows: [[5, 5], [2, 1], [4, 4]], by: try Self.definition(2))
        let turned = BlockReliability(rows: [[5, 1], [2, 5], [4, 2]], by: try Self.definition(2, reversed: 1))
        #expect(plain.alpha == turned.alpha)
    }

    @Test("Questions that contradict each other have a negative alpha")
    func contradiction() throws {
        let reliability = BlockReliability(rows: [[1, 5], [2, 4], [4, 2], [5, 2]], by: try Self.definition(2))
        #expect(isClose(reliability.alpha, -128.0 / 3))
    }

    @Test(
        "Without two different sums there is no alpha",
        arguments: [[], [[5, 4]], [[5, 4], [4, 5]], [[3, 3], [3, 3]]]
    )
    func undefined(rows: [[Int?]]) throws {
        #expect(BlockReliability(rows: rows, by: try Self.definition(2)).alpha == nil)
    }

    @Test("Rows of another length and numbers off the scale are incomplete")
    func incomplete() throws {
        let rows: [[Int?]] = [[], [5], [5, 5, 5], [5, 6], [.max, .min], [nil, nil]]
        let reliability = BlockReliability(rows: rows, by: try Self.definition(2))
        #expect(reliability.incomplete == 6 && reliability.respondents == 0)
    }

    @Test("A block has two questions or more, each once", arguments: [0, 1, 101])
    func refused(count: Int) throws {
        let error = #expect(throws: MetricsError.self) { try Self.definition(count) }
        #expect(error?.code == .invalidDefinition)
        let item = try SurveyItem(QuestionID("same"), on: 1...5)
        #expect(throws: MetricsError.self) { try BlockReliabilityDefinition(items: [item, item]) }
    }

    @Test("The state keeps the latest answers, and its definition has this JSON")
    func golden() throws {
        var state = BlockReliabilityAccumulator(
            try BlockReliabilityDefinition(
                items: Self.definition(2, reversed: 1).items,
                survey: SurveyID("after-sale"),
                minimumSample: 2
            )
        )
        for (index, value) in [5, 1, 2, 4].enumerated() {
            let id = "a\(index)"
            try state.add(Samples.answer(id, "c\(index / 2)", Int(value), on: 1...5, question: "q\(index % 2)"))
        }
        try state.add(Samples.answer("x", "c0", 1, on: 1...5, question: "q7"))
        try state.add(Samples.answer("y", nil, 1, on: 1...5, question: "q0"))
        let reliability = state.finish()
        #expect(reliability.respondents == 2 && reliability.anonymous == 1 && !reliability.isSmallSample)
        #expect(isClose(reliability.alpha, 1))
        let definition =
            #"{"items":[{"isReversed":false,"question":"q0","scale":[1,5],"weight":1},"#
            + #"{"isReversed":true,"question":"q1","scale":[1,5],"weight":1}],"kind":"blockReliability","#
            + #""minimumSample":2,"survey":"after-sale","version":1}"#
        let text = try CanonicalJSON.text(of: state)
        #expect(text.contains(definition))
        #expect(try CanonicalJSON.decode(BlockReliabilityAccumulator.self, from: text) == state)
        for (old, new) in [
            (#""weight":1"#, #""weight":0"#), (#""question":"q1""#, #""question":"q0""#), ("[1,5]", "[5]"),
            ("blockReliability", "rfm"), (#""survey":"after-sale","version":1"#, #""version":3"#),
        ] { checkRefused(BlockReliabilityAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However answers are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(80, on: 1...5, questions: ["q0", "q1", "q2", "q9"], using: &random)
        let definition = try Self.definition(3)
        try checkMergeLaws(definition, as: BlockReliabilityAccumulator.self, of: answers, using: &random)
        try checkRedelivery(definition, as: BlockReliabilityAccumulator.self, of: answers)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = BlockReliabilityAccumulator(try Self.definition(2))
        let error = #expect(throws: MetricsError.self) {
            try state.merge(BlockReliabilityAccumulator(Self.definition(3)))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
