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

@Suite("Loyalty index: the mean of the answers from 0 to 100, in three bands")
struct LoyaltyIndexTests {
    static func definition(
        _ scale: ClosedRange<Int> = 1...6,
        weights: [Int] = [1, 1, 1],
        reversed: Int? = nil
    ) throws -> LoyaltyIndexDefinition {
        try LoyaltyIndexDefinition(
            items: weights.enumerated().map { index, weight in
                try SurveyItem(QuestionID("q\(index)"), on: scale, weight: weight, isReversed: index == reversed)
            }
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let answers: [Int?]
        var scale = 1...6
        var weights = [1, 1, 1]
        let index: Double
        let band: LoyaltyBand

        var testDescription: String { id }
    }

    @Test(
        "Worked cases agree, and bands include their lower end",
        arguments: [
            Case(id: "cli.1", answers: [6, 6, 6], index: 100, band: .high),
            Case(id: "cli.2", answers: [1, 1, 1], index: 0, band: .low),
            Case(id: "cli.3", answers: [5, 4, 3], index: 60, band: .middle),
            Case(id: "cli.5", answers: [4, 5, 5], index: 73.3333333333333, band: .middle),
            Case(id: "cli.6", answers: [5, nil, 3], index: 60, band: .middle),
            Case(id: "cli.8", answers: [9, 7, 10], scale: 0...10, weights: [2, 1, 1], index: 87.5, band: .high),
            Case(id: "exactly 40", answers: [3, 3, 3], index: 40, band: .middle),
            Case(id: "exactly 75", answers: [4], scale: 1...5, weights: [1], index: 75, band: .high),
            Case(id: "off the scale", answers: [7, 5, .min], index: 80, band: .high),
            Case(id: "too many answers", answers: [2, 2, 2, 6, 6], index: 20, band: .low),
        ]
    )
    func reference(example: Case) throws {
        let definition = try Self.definition(example.scale, weights: example.weights)
        let score = try #require(definition.score(of: example.answers))
        #expect(isClose(score.value, example.index) && score.band == example.band)
        let index = LoyaltyIndex(rows: [example.answers], by: definition)
        #expect(isClose(index.mean, example.index) && index.share(of: example.band).value == 1)
    }

    @Test("The documented sample: respondents count alike, and one without answers does not")
    func sample() throws {
        let rows = [[5, 4, 3], [5, nil, 3], [6, 6, 6], [nil, nil, nil]]
        let index = LoyaltyIndex(rows: rows, by: try Self.definition())
        #expect(isClose(index.mean, 220.0 / 3))
        #expect(index.respondents == 3 && index.unanswered == 1 && index.isSmallSample)
        #expect(index.share(of: .high).count == 1 && index.share(of: .middle).count == 2)
        #expect(index.share(of: .low).interval?.lower == 0)
    }

    @Test("Where 1 means definitely, the item is reversed")
    func reversed() throws {
        let definition = try Self.definition(reversed: 0)
        #expect(definition.score(of: [1, 6, 6])?.value == 100)
        #expect(definition.score(of: [6, nil, nil])?.value == 0)
    }

    @Test("Items on different scales count alike")
    func scales() throws {
        let definition = try LoyaltyIndexDefinition(items: [
            SurveyItem(QuestionID("a"), on: 1...6, isReversed: true), SurveyItem(QuestionID("b"), on: 1...5),
            SurveyItem(QuestionID("c"), on: 0...10, weight: 2),
        ])
        #expect(isClose(definition.score(of: [2, 4, 9])?.value, (80 + 75 + 2 * 90) / 4))
        #expect(definition.score(of: []) == nil)
    }

    @Test("Nobody gives no mean")
    func empty() throws {
        let index = LoyaltyIndex(rows: [], by: try Self.definition())
        #expect(index.mean == nil && index.share(of: .high).value == nil)
    }

    @Test("The order of the respondents does not move the mean by a bit", arguments: UInt64(1)...20)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let definition = try Self.definition(0...10, weights: [3, 5, 7])
        let rows: [[Int?]] = (0..<100).map { _ in
            (0..<3).map { _ in Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil }
        }
        let index = LoyaltyIndex(rows: rows, by: definition)
        #expect(LoyaltyIndex(rows: rows.shuffled(using: &random), by: definition) == index)
        let values = rows.compactMap { definition.score(of: $0)?.value }
        #expect(isClose(index.mean, values.reduce(0, +) / Double(values.count)))
    }

    @Test("Bands of one's own", arguments: zip([0, 50, 80, 50], [50, 50, 60, 101]))
    func refusedBands(middle: Int, high: Int) throws {
        let items = try Self.definition().items
        let error = #expect(throws: MetricsError.self) {
            try LoyaltyIndexDefinition(items: items, middleFrom: middle, highFrom: high)
        }
        #expect(error?.code == .invalidDefinition)
        let definition = try LoyaltyIndexDefinition(items: items, middleFrom: 60, highFrom: 100)
        #expect(definition.score(of: [5, 4, 3])?.band == .middle && definition.score(of: [6])?.band == .high)
    }

    @Test("No items, one twice, weights off their range, or scales that no millionth part divides are refused")
    func refusedItems() throws {
        let question = try QuestionID("q")
        let item = try SurveyItem(question, on: 1...5)
        for weight in [0, -1, 1_001] {
            let error = #expect(throws: MetricsError.self) { try SurveyItem(question, on: 1...5, weight: weight) }
            #expect(error?.code == .invalidDefinition)
        }
        let scales = [89, 97, 83, 79].map { 0...$0 }
        let primes = try scales.enumerated().map { try SurveyItem(QuestionID("q\($0.offset)"), on: $0.element) }
        for items in [[], [item, item], primes] {
            let error = #expect(throws: MetricsError.self) { try LoyaltyIndexDefinition(items: items) }
            #expect(error?.code == .invalidDefinition)
        }
        #expect(throws: Never.self) { try LoyaltyIndexDefinition(items: Array(primes.prefix(3))) }
    }
}

@Suite("Loyalty index accumulator: the latest answer of each customer to each item")
struct LoyaltyIndexAccumulatorTests {
    @Test("Answers finish to the same index as the plain function, and the state reads back equal")
    func golden() throws {
        let definition = try LoyaltyIndexDefinition(
            items: LoyaltyIndexTests.definition(weights: [1, 2]).items,
            survey: SurveyID("after-sale")
        )
        var state = LoyaltyIndexAccumulator(definition)
        for (index, value) in [5, 4, 3, 2].enumerated() {
            let id = "a\(index)"
            try state.add(Samples.answer(id, "c\(index / 2)", Int(value), on: 1...6, question: "q\(index % 2)"))
        }
        try state.add(Samples.answer("z", nil, 6, on: 1...6, question: "q0"))
        try state.add(Samples.answer("y", "c0", 6, on: 1...6, question: "q5"))
        let index = state.finish()
        #expect(index.mean == LoyaltyIndex(rows: [[5, 4], [3, 2]], by: definition).mean)
        #expect(index.anonymous == 1 && index.respondents == 2)
        let choices =
            #"{"confidence":95,"highFrom":75,"items":[{"isReversed":false,"question":"q0","scale":[1,6],"weight":1},"#
            + #"{"isReversed":false,"question":"q1","scale":[1,6],"weight":2}],"kind":"loyaltyIndex","#
            + #""middleFrom":40,"minimumSample":30,"survey":"after-sale","version":1}"#
        let text = try CanonicalJSON.text(of: state)
        #expect(text.contains(choices))
        #expect(try CanonicalJSON.decode(LoyaltyIndexAccumulator.self, from: text) == state)
        for (old, new) in [
            (#""highFrom":75"#, #""highFrom":40"#), ("loyaltyIndex", "rfm"), (#""answer":5"#, #""answer":7"#),
            (#""version":1},"version":1"#, #""version":1},"version":0"#),
            (#""survey":"after-sale","version":1"#, #""version":3"#),
        ] { checkRefused(LoyaltyIndexAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However answers are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(80, on: 1...6, questions: ["q0", "q1", "q2", "q9"], using: &random)
        let definition = try LoyaltyIndexTests.definition(weights: [3, 1, 2])
        try checkMergeLaws(definition, as: LoyaltyIndexAccumulator.self, of: answers, using: &random)
        try checkRedelivery(definition, as: LoyaltyIndexAccumulator.self, of: answers)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = LoyaltyIndexAccumulator(try LoyaltyIndexTests.definition())
        let error = #expect(throws: MetricsError.self) {
            try state.merge(LoyaltyIndexAccumulator(LoyaltyIndexTests.definition(weights: [1])))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
