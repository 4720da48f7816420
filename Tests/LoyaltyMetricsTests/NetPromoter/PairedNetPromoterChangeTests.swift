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

@Suite("Paired Net Promoter change: the same customers, asked twice")
struct PairedNetPromoterChangeTests {
    @Test("Only customers who answered both times count; the rest are counted apart")
    func pairing() {
        let change = PairedNetPromoterChange(
            earlier: ["ann": 6, "bob": 8, "cid": 9, "dan": 3, "off": 11],
            later: ["ann": 9, "bob": 9, "cid": 9, "eve": 10, "off": 9]
        )
        #expect(change.respondents == 3 && change.unpaired == 3 && change.anonymous == 0)
        #expect(change.sumOfDifferences == 3 && change.sumOfSquares == 5)
        #expect(change.difference?.value == 100)
        #expect(change.isSmallSample)
    }

    @Test("100 of 400 go up one step and 60 go down one: the test is on each person's difference")
    func reference() throws {
        let change = try PairedNetPromoterChange(respondents: 400, sumOfDifferences: 40, sumOfSquares: 160)
        let difference = try #require(change.difference)
        #expect(difference.value == 10)
        // 100 · sqrt((400 · 160 − 40²) / (400 · 399) / 400)
        #expect(isClose(difference.standardError, 3.1264094565852316))
        #expect(isClose(difference.z, 3.198557367121814))
        #expect(isClose(difference.pValue, 0.0013811705035128336, within: 1e-14))
        #expect(isClose(difference.interval.lower, 3.872350064167504) && !change.isSmallSample)
    }

    @Test("Everybody by the same step: a difference without a test")
    func unanimous() throws {
        let change = try PairedNetPromoterChange(respondents: 2, sumOfDifferences: -4, sumOfSquares: 8)
        #expect(change.difference?.value == -200 && change.difference?.z == nil)
    }

    @Test("Below two respondents there is no difference", arguments: [Int64(0), 1])
    func tooFew(count: Int64) throws {
        let change = try PairedNetPromoterChange(respondents: count, sumOfDifferences: count, sumOfSquares: count)
        #expect(change.difference == nil)
    }

    @Test(
        "Sums that no answers give are refused",
        arguments: [[-1, 0, 0], [1, 3, 9], [1, -3, 3], [2, 0, -1], [2, 0, 9], [3, 2, 1], [2, 3, 4], [0, 0, 1]]
    )
    func impossibleSums(sums: [Int64]) {
        let error = #expect(throws: MetricsError.self) {
            try PairedNetPromoterChange(respondents: sums[0], sumOfDifferences: sums[1], sumOfSquares: sums[2])
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("More than 2^51 respondents are refused, 2^51 are not")
    func tooMany() throws {
        let most: Int64 = 1 << 51
        let change = try PairedNetPromoterChange(
            respondents: most,
            sumOfDifferences: -2 * most,
            sumOfSquares: 4 * most
        )
        #expect(change.difference?.value == -200)
        let error = #expect(throws: MetricsError.self) {
            try PairedNetPromoterChange(respondents: most + 1, sumOfDifferences: .min, sumOfSquares: .max)
        }
        #expect(error?.code == .sumOutOfRange)
    }
}

@Suite("Paired Net Promoter accumulator: the latest answer in each window")
struct PairedNetPromoterAccumulatorTests {
    private static func definition() throws -> PairedNetPromoterDefinition {
        try PairedNetPromoterDefinition(
            earlier: TimeWindow(to: Timestamp(parsing: "2026-03-01T00:00:00Z")),
            later: TimeWindow(from: Timestamp(parsing: "2026-04-01T00:00:00Z"))
        )
    }

    private static func answers() throws -> [SurveyAnswer] {
        try [
            Samples.answer("1", "ann", 0, at: "2026-02-01T00:00:00Z"),
            Samples.answer("2", "ann", 7, at: "2026-02-02T00:00:00Z"),
            Samples.answer("3", "ann", 0, at: "2026-03-15T00:00:00Z"),
            Samples.answer("4", "ann", 10, at: "2026-04-01T00:00:00Z"),
            Samples.answer("5", "bob", 3, at: "2026-02-01T00:00:00Z"),
            Samples.answer("6", "bob", 5, on: 1...5, at: "2026-05-01T00:00:00Z"),
            Samples.answer("7", nil, 9, at: "2026-05-01T00:00:00Z"),
        ]
    }

    @Test("The latest answer in each window counts; what lies between the windows does not")
    func latest() throws {
        var state = PairedNetPromoterAccumulator(try Self.definition())
        try state.add(contentsOf: Self.answers().reversed())
        let change = state.finish()
        #expect(change.respondents == 1 && change.sumOfDifferences == 1)
        #expect(change.unpaired == 1 && change.anonymous == 1)
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        var state = PairedNetPromoterAccumulator(try Self.definition())
        try state.add(contentsOf: Self.answers())
        let text =
            #"{"answers":{"anonymous":["7"],"customers":[{"answers":["#
            + #"{"answer":7,"at":"2026-02-02T00:00:00Z","id":"2"},{"answer":10,"at":"2026-04-01T00:00:00Z","id":"4"}],"#
            + #""customer":"ann"},{"answers":[{"answer":3,"at":"2026-02-01T00:00:00Z","id":"5"},"#
            + #"{"answer":"offScale","at":"2026-05-01T00:00:00Z","id":"6"}],"customer":"bob"}]},"#
            + #""definition":{"earlier":{"end":"2026-03-01T00:00:00Z"},"kind":"pairedNetPromoterChange","#
            + #""later":{"start":"2026-04-01T00:00:00Z"},"score":{"confidence":95,"kind":"netPromoterScore","#
            + #""minimumSample":30,"scale":"0-10","version":1},"version":1},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(PairedNetPromoterAccumulator.self, from: text) == state)
        for (old, new) in [
            (#""answer":7"#, #""answer":11"#), (#""customer":"bob""#, #""customer":"ann""#),
            (#""version":1},"version":1}"#, #""version":1},"version":2}"#),
            (#"{"answer":3,"at":"2026-02-01T00:00:00Z","id":"5"},"#, ""),
            (#""start":"2026-04"#, #""start":"2026-02"#),
        ] { checkRefused(PairedNetPromoterAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However answers are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let definition = try PairedNetPromoterDefinition(
            earlier: TimeWindow(to: Timestamp(secondsSince1970: 8_000_000)),
            later: TimeWindow(from: Timestamp(secondsSince1970: 9_000_000))
        )
        let answers = try Samples.answers(60, on: 0...10, using: &random)
        try checkMergeLaws(definition, as: PairedNetPromoterAccumulator.self, of: answers, using: &random)
        try checkRedelivery(definition, as: PairedNetPromoterAccumulator.self, of: answers)
    }

    @Test("The latest answer with other facts is refused, in an addition and in a merge")
    func conflict() throws {
        var state = PairedNetPromoterAccumulator(try Self.definition())
        try state.add(Samples.answer("1", "ann", 9, at: "2026-02-01T00:00:00Z"))
        let known = state
        var other = PairedNetPromoterAccumulator(try Self.definition())
        try other.add(Samples.answer("1", "ann", 8, at: "2026-02-01T00:00:00Z"))
        var error = #expect(throws: MetricsError.self) {
            try state.add(Samples.answer("1", "ann", 9, at: "2026-02-02T00:00:00Z"))
        }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) { try state.merge(other) }
        #expect(error?.code == .conflictingActivity)
        #expect(state == known)
    }

    @Test("Windows that overlap, or have no end or start between them, are refused")
    func windows() throws {
        let (first, second) = try (Timestamp(secondsSince1970: 1), Timestamp(secondsSince1970: 2))
        for windows in [
            (TimeWindow.always, try TimeWindow(from: first)), (try TimeWindow(to: first), .always),
            (try TimeWindow(to: second), try TimeWindow(from: first)),
        ] {
            let error = #expect(throws: MetricsError.self) {
                try PairedNetPromoterDefinition(earlier: windows.0, later: windows.1)
            }
            #expect(error?.code == .invalidDefinition)
        }
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = PairedNetPromoterAccumulator(try Self.definition())
        let other = try PairedNetPromoterDefinition(
            earlier: Self.definition().earlier,
            later: Self.definition().later,
            score: .standard(on: .oneToTen)
        )
        let error = #expect(throws: MetricsError.self) { try state.merge(PairedNetPromoterAccumulator(other)) }
        #expect(error?.code == .definitionMismatch)
    }
}
