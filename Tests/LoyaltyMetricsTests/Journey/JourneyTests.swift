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

@Suite("Journey: who goes on from each stage, how fast and how content")
struct JourneyTests {
    static func definition(_ names: [String] = ["seen", "ordered", "delivered"]) throws -> JourneyDefinition {
        try JourneyDefinition(stages: names.map { try ActionName($0) })
    }

    static func entry(_ customer: String, _ stage: String, _ seconds: Int64, _ answer: Rating? = nil) throws
        -> StageEntry
    {
        try StageEntry(
            customer: CustomerID(customer),
            stage: ActionName(stage),
            at: Timestamp(secondsSince1970: seconds),
            satisfaction: answer
        )
    }

    @Test("Customers go on, stay, skip or come out of order")
    func worked() throws {
        let entries = [
            try Self.entry("ann", "seen", 0), try Self.entry("ann", "ordered", 90),
            try Self.entry("ann", "delivered", 86_490), try Self.entry("bob", "seen", 0),
            try Self.entry("eve", "ordered", 5), try Self.entry("eve", "seen", 10),
            try Self.entry("max", "seen", 0), try Self.entry("max", "delivered", 60), try Self.entry("max", "other", 0),
        ]
        let journey = try Journey(of: entries, by: Self.definition())
        #expect(journey.stages.map(\.name.text) == ["seen", "ordered", "delivered"])
        #expect(journey.stages.map(\.reached) == [4, 2, 2])
        #expect(journey.stages.map(\.wentOn) == [1, 1, 0])
        #expect(journey.stages.map(\.outOfOrder) == [1, 0, 0])
        #expect(try journey.stages.map { try $0.minutesToNext.nearestRank(.one) } == [2, 1_440, nil])
        #expect(journey.weakestFirst.map(\.name.text) == ["seen", "ordered"])
        #expect(journey.weakestFirst.first?.conversion.value == 0.25)
        #expect(journey.stages.allSatisfy { journey.isSmallSample($0) })
    }

    @Test("Equal shares stay in the order of the path, and stages that nobody reached are left out")
    func ties() throws {
        let stages = try ["a", "b", "c", "d", "e"].enumerated().map { index, name in
            let reached: [Int64] = [10, 20, 0, 4, 9]
            let wentOn: [Int64] = [5, 10, 0, 1, 0]
            return try JourneyStage(ActionName(name), reached: reached[index], wentOn: wentOn[index])
        }
        let journey = try Journey(stages: stages, by: Self.definition(["a", "b", "c", "d", "e"]))
        #expect(journey.weakestFirst.map(\.name.text) == ["d", "a", "b"])
    }

    @Test("The last answer of a customer counts, one on another scale apart; the least content stage is first")
    func satisfaction() throws {
        let entries = [
            try Self.entry("ann", "seen", 0, Rating(5, on: 1...5)),
            try Self.entry("ann", "seen", 9, Rating(3, on: 1...5)),
            try Self.entry("bob", "seen", 0, Rating(4, on: 1...5)), try Self.entry("bob", "seen", 20),
            try Self.entry("ann", "ordered", 10, Rating(2, on: 1...5)),
            try Self.entry("bob", "ordered", 10, Rating(9, on: 0...10)),
        ]
        let journey = try Journey(of: entries, by: Self.definition())
        #expect(journey.stages.map(\.satisfaction.mean) == [3.5, 2, nil])
        #expect(journey.stages.map(\.satisfactionOffScale) == [0, 1, 0])
        #expect(journey.leastSatisfyingFirst.map(\.name.text) == ["ordered", "seen"])
    }

    @Test("An action is an entry if somebody is known to have done it")
    func actions() throws {
        let name = try ActionName("seen")
        let known = CustomAction(id: try ActivityID("1"), at: .unixEpoch, customer: try CustomerID("ann"), name: name)
        #expect(try StageEntry(known) == Self.entry("ann", "seen", 0))
        #expect(StageEntry(CustomAction(id: try ActivityID("1"), at: .unixEpoch, customer: nil, name: name)) == nil)
    }

    @Test("However entries are split, ordered, stored or sent again, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = [nil, try Rating(4, on: 1...5), try Rating(5, on: 1...5), try Rating(9, on: 0...10)]
        let entries = try (0..<60).map { _ in
            try Self.entry(
                "c\(Int.random(in: 0...5, using: &random))",
                ["seen", "ordered", "delivered", "other"][.random(in: 0...3, using: &random)],
                .random(in: 0...9, using: &random),
                answers.randomElement(using: &random) ?? nil
            )
        }
        try checkMergeLaws(Self.definition(), as: JourneyAccumulator.self, of: entries, using: &random)
        try checkRedelivery(Self.definition(), as: JourneyAccumulator.self, of: entries)
    }

    @Test("Counts that contradict each other are refused, and stages of another path")
    func refused() throws {
        let name = try ActionName("seen")
        for body in [
            { try JourneyStage(name, reached: 1, wentOn: 2) },
            { try JourneyStage(name, reached: 3, wentOn: 1, outOfOrder: 3) },
            { try JourneyStage(name, reached: 3, wentOn: 1, outOfOrder: -1) },
            { try JourneyStage(name, reached: 3, wentOn: 0, minutesToNext: Percentiles([1])) },
            { try JourneyStage(name, reached: 3, wentOn: 0, satisfactionOffScale: -1) },
        ] {
            let error = #expect(throws: MetricsError.self) { try body() }
            #expect(error?.code == .invalidCounts)
        }
        var error = #expect(throws: MetricsError.self) {
            try Journey(stages: [JourneyStage(name, reached: 1, wentOn: 0)], by: Self.definition())
        }
        #expect(error?.code == .definitionMismatch)
        var state = JourneyAccumulator(try Self.definition())
        error = #expect(throws: MetricsError.self) { try state.merge(JourneyAccumulator(Self.definition(["a", "b"]))) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A definition has this JSON, and reads back equal")
    func golden() throws {
        let text =
            #"{"confidence":95,"highest":5,"kind":"journey","lowest":1,"minimumSample":30,"#
            + #""stages":["seen","ordered","delivered"],"version":1}"#
        #expect(try CanonicalJSON.text(of: Self.definition()) == text)
        #expect(try CanonicalJSON.decode(JourneyDefinition.self, from: text) == Self.definition())
        checkRefused(JourneyDefinition.self, text.replacing("journey", with: "rfm"))
        checkRefused(JourneyDefinition.self, text.replacing(#""lowest":1"#, with: #""lowest":5"#))
        for names in [["a"], ["a", "a"], (0...100).map { "s\($0)" }] {
            let error = #expect(throws: MetricsError.self) { try Self.definition(names) }
            #expect(error?.code == .invalidDefinition)
        }
        for scale in [1...1, -1_000_001...1, 0...1_000_001] {
            let error = #expect(throws: MetricsError.self) {
                try JourneyDefinition(stages: Self.definition().stages, satisfactionScale: scale)
            }
            #expect(error?.code == .invalidDefinition)
        }
    }

    @Test("A state has this JSON: customers sorted, stages in the order of the path")
    func goldenState() throws {
        var state = JourneyAccumulator(try Self.definition())
        try state.add(Self.entry("bob", "ordered", 1, Rating(4, on: 1...5)))
        try state.add(Self.entry("bob", "seen", 0))
        try state.add(Self.entry("ann", "seen", 0, Rating(4, on: 0...5)))
        let epoch = "1970-01-01T00:00:00Z"
        let text =
            #"{"customers":[{"customer":"ann","stages":[{"firstAt":"\#(epoch)","name":"seen","ratedAt":"\#(epoch)"}]},"#
            + #"{"customer":"bob","stages":[{"firstAt":"\#(epoch)","name":"seen"},"#
            + #"{"firstAt":"1970-01-01T00:00:01Z","name":"ordered","ratedAt":"1970-01-01T00:00:01Z","rating":4}]}],"#
            + #""definition":\#(try CanonicalJSON.text(of: Self.definition())),"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(JourneyAccumulator.self, from: text) == state)
        checkRefused(JourneyAccumulator.self, text.replacing(#""rating":4"#, with: #""rating":6"#))
        checkRefused(
            JourneyAccumulator.self,
            text.replacing(#""name":"seen","ratedAt""#, with: #""name":"x","ratedAt""#)
        )
        checkRefused(
            JourneyAccumulator.self,
            text.replacing(#","ratedAt":"1970-01-01T00:00:01Z","rating":4"#, with: #","rating":4"#)
        )
    }

    @Test("Important and bad comes before important and good, and equal ones stand by name")
    func drivers() throws {
        func driver(_ name: String, _ importance: Int64, _ score: Rate) throws -> SatisfactionDriver {
            try SatisfactionDriver(
                ReasonName(name),
                importance: .percent(importance),
                score: score,
                highest: Rate(5, per: 1)
            )
        }
        let drivers = [
            try driver("choice", 90, Rate(9, per: 2)), try driver("delivery", 50, Rate(7, per: 2)),
            try driver("b", 10, Rate(1, per: 1)), try driver("a", 10, Rate(1, per: 1)), try driver("none", 0, .zero),
        ]
        let sorted = SatisfactionDriver.greatestPotentialFirst(drivers)
        #expect(sorted.map(\.name.text) == ["delivery", "choice", "a", "b", "none"])
        #expect(sorted.map(\.potential).prefix(2).elementsEqual([0.75, 0.45]) { isClose($0, $1) })
        for (importance, score) in [(-1, Rate.zero), (1, try Rate(6, per: 1))] as [(Int64, Rate)] {
            let error = #expect(throws: MetricsError.self) { try driver("x", importance, score) }
            #expect(error?.code == .invalidCounts)
        }
    }
}
