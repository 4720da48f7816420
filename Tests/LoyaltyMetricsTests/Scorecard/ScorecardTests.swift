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

@Suite("Scorecard: the sides of an experience, the weakest first")
struct ScorecardTests {
    @Test("forces.1: six forces, their indexes, top boxes and the weakest")
    func sixForces() throws {
        let card = Scorecard(
            answers: [
                "certainty": [5, 4, 4, 3, 5], "fairTreatment": [4, 4, 2, 3, 5], "control": [3, 3, 4, 2, 4],
                "status": [2, 3, 3, 1, 4], "belonging": [2, 2, 3, 1, 5], "enjoyment": [5, 4, 3, 3, 4],
            ],
            by: .sixForces
        )
        #expect(card.scores.map(\.name) == ScorecardDefinition.sixForces.dimensions.map(\.name))
        #expect(card.scores.map(\.index) == [80, 65, 55, 40, 40, 70])
        #expect(card.scores.map(\.top.value) == [0.8, 0.6, 0.4, 0.2, 0.2, 0.6])
        #expect(isClose(card.overall, 58.3333333333333))
        #expect(
            card.weakestFirst.map(\.name)
                == ["belonging", "status", "control", "fairTreatment", "enjoyment", "certainty"]
        )
        #expect(card.scores.map(\.count) == [5, 5, 5, 5, 5, 5] && card.scores[0].isSmallSample)
    }

    @Test("The documented sample: dimensions without answers stand last and do not count")
    func sample() {
        let card = Scorecard(answers: ["certainty": [5, 4, 4], "status": [2, 3], "control": [3, 4]], by: .sixForces)
        #expect(card.weakestFirst.map(\.name).prefix(2) == ["status", "control"])
        #expect(card.weakestFirst.map(\.name).suffix(3) == ["belonging", "enjoyment", "fairTreatment"])
        #expect(isClose(card.overall, 550.0 / 9))
        #expect(card.scores[1].index == nil && card.scores[1].top.value == nil)
    }

    @Test("Without answers there is no whole")
    func empty() { #expect(Scorecard(answers: ["unknown": [5]], by: .sixForces).overall == nil) }

    @Test("Counts give the same scorecard as answers; numbers off the scale are counted apart")
    func counts() throws {
        let definition = try ScorecardDefinition(
            dimensions: [ScoredDimension("a"), ScoredDimension("b")],
            scale: 0...2,
            topFrom: 2
        )
        let answers = Scorecard(answers: ["a": [0, 2, 2], "b": [3]], by: definition)
        let counts = try Scorecard(counts: ["a": [1, 0, 2]], by: definition)
        #expect(answers.scores[0] == counts.scores[0] && answers.scores[1].offScale == 1)
        let refused: [[Int64]] = [[1], [1, 0, -1], [1, 0, 9_007_199_254_740_991]]
        for (counts, code) in zip(refused, [MetricsError.Code.invalidCounts, .invalidCounts, .sumOutOfRange]) {
            let error = #expect(throws: MetricsError.self) { try Scorecard(counts: ["b": counts], by: definition) }
            #expect(error?.code == code)
        }
    }

    @Test("The largest counts are still compared exactly")
    func largest() throws {
        let definition = try ScorecardDefinition(
            dimensions: [ScoredDimension("a"), ScoredDimension("b")],
            scale: 0...1,
            topFrom: 1
        )
        let card = try Scorecard(
            counts: [
                "a": [4_503_599_627_370_495, 4_503_599_627_370_496],
                "b": [4_503_599_627_370_495, 4_503_599_627_370_495],
            ],
            by: definition
        )
        #expect(card.weakestFirst.map(\.name) == ["b", "a"])
    }

    @Test("Definitions without dimensions, with one twice or without a name, or off the scale are refused")
    func refused() throws {
        let (recommend, other) = try (QuestionID("recommend"), QuestionID("b"))
        let cases: [([ScoredDimension], Int)] = [
            ([], 4), ([ScoredDimension("")], 4), ([ScoredDimension("a"), ScoredDimension("a")], 4),
            ([ScoredDimension("a", questions: [other]), ScoredDimension("b")], 4),
            ([ScoredDimension("a", questions: [recommend, recommend])], 4), ([ScoredDimension("a")], 6),
        ]
        for (dimensions, top) in cases {
            let error = #expect(throws: MetricsError.self) {
                try ScorecardDefinition(dimensions: dimensions, scale: 1...5, topFrom: top)
            }
            #expect(error?.code == .invalidDefinition)
        }
    }
}

@Suite("Scorecard accumulator: a histogram for each dimension")
struct ScorecardAccumulatorTests {
    private static func definition(_ delivery: DeliveryGuarantee = .exactlyOnce) throws -> ScorecardDefinition {
        try ScorecardDefinition(
            dimensions: [
                ScoredDimension("speed", questions: [QuestionID("wait"), QuestionID("reply")]),
                ScoredDimension("taste"),
            ],
            scale: 1...3,
            topFrom: 3,
            survey: SurveyID("after-sale"),
            delivery: delivery
        )
    }

    @Test("Questions count for their dimension; other questions are passed over")
    func questions() throws {
        var state = ScorecardAccumulator(try Self.definition())
        for (question, value) in [("wait", 1), ("reply", 3), ("taste", 2), ("speed", 3), ("other", 3)] {
            try state.add(Samples.answer("x", "ann", Int(value), on: 1...3, question: question))
        }
        try state.add(Samples.answer("y", "ann", nil, question: "taste"))
        let card = state.finish()
        #expect(card.scores.map(\.index) == [50, 50] && card.scores.map(\.count) == [2, 1])
        #expect(card.scores[1].blanks == 1)
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        var state = ScorecardAccumulator(try Self.definition())
        try state.add(Samples.answer("x", "ann", 3, on: 1...3, question: "wait"))
        let text =
            #"{"answers":{"totals":[{"blanks":0,"counts":[0,0,1],"offScale":0},"#
            + #"{"blanks":0,"counts":[0,0,0],"offScale":0}]},"definition":{"confidence":95,"delivery":"exactlyOnce","#
            + #""dimensions":[{"name":"speed","questions":["wait","reply"]},{"name":"taste","questions":[]}],"#
            + #""kind":"scorecard","minimumSample":30,"scale":[1,3],"survey":"after-sale","topFrom":3,"version":1},"#
            + #""version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ScorecardAccumulator.self, from: text) == state)
        for (old, new) in [
            (#",{"blanks":0,"counts":[0,0,0],"offScale":0}]"#, "]"),
            (#"}]},"definition""#, #"},{"blanks":0,"counts":[0,0,0],"offScale":0}]},"definition""#),
            (#""topFrom":3"#, #""topFrom":4"#), ("scorecard", "rfm"), (#"1},"version":1"#, #"1},"version":2"#),
            (#"3,"version":1"#, #"3,"version":2"#),
        ] { checkRefused(ScorecardAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("A stored fact is about a dimension of the definition", arguments: [-1, 2, 9_999])
    func refusedFact(dimension: Int) throws {
        let empty = try CanonicalJSON.text(of: ScorecardAccumulator(Self.definition(.atLeastOnce)))
        let fact = #"{"facts":[{"fact":{"answer":1,"dimension":\#(dimension)},"id":"a"}]}"#
        checkRefused(ScorecardAccumulator.self, empty.replacing(#"{"facts":[]}"#, with: fact))
    }

    @Test("However answers are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(60, on: 1...3, questions: ["wait", "taste", "other"], using: &random)
        for delivery in DeliveryGuarantee.allCases {
            try checkMergeLaws(Self.definition(delivery), as: ScorecardAccumulator.self, of: answers, using: &random)
        }
        try checkRedelivery(Self.definition(.atLeastOnce), as: ScorecardAccumulator.self, of: answers)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = ScorecardAccumulator(try Self.definition())
        let error = #expect(throws: MetricsError.self) { try state.merge(ScorecardAccumulator(.sixForces)) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A state that is full takes no more, and stays as it was")
    func full() throws {
        let text = try CanonicalJSON.text(of: ScorecardAccumulator(Self.definition()))
            .replacing("[0,0,0]", with: "[0,0,9007199254740991]")
        let full = try CanonicalJSON.decode(ScorecardAccumulator.self, from: text)
        var state = full
        let error = #expect(throws: MetricsError.self) { try state.merge(full) }
        #expect(error?.code == .sumOutOfRange && state == full)
        #expect(throws: MetricsError.self) {
            try state.add(Samples.answer("x", "ann", 3, on: 1...3, question: "wait"))
        }
        #expect(state == full)
    }
}
