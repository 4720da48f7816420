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

@Suite("Net Promoter trend: a score for each period of a calendar")
struct NetPromoterTrendTests {
    private static func trend(
        _ answers: [SurveyAnswer],
        by period: CalendarPeriod = .month,
        in zone: FixedOffset = .utc
    ) throws -> NetPromoterTrend {
        var state = NetPromoterTrendAccumulator(try NetPromoterTrendDefinition(by: period, zone: zone.identifier))
        try state.add(contentsOf: answers, in: zone)
        return try state.finish()
    }

    @Test("Each month with answers has a score, and the change from the latest month with answers before it")
    func months() throws {
        let trend = try Self.trend([
            Samples.answer("4", nil, nil, at: "2026-05-31T23:59:59Z"),
            Samples.answer("5", nil, 10, at: "2026-06-01T00:00:00Z"),
            Samples.answer("1", nil, 9, at: "2026-01-31T00:00:00Z"),
            Samples.answer("2", nil, 3, at: "2026-02-01T00:00:00Z"),
            Samples.answer("3", nil, 8, at: "2026-02-28T00:00:00Z"),
        ])
        #expect(
            trend.points.map(\.period.description) == [
                "2026-01-01 ..< 2026-02-01", "2026-02-01 ..< 2026-03-01", "2026-05-01 ..< 2026-06-01",
                "2026-06-01 ..< 2026-07-01",
            ]
        )
        #expect(trend.points.map(\.score.score) == [100, -50, nil, 100])
        #expect(trend.points.map { $0.change?.plain?.value } == [nil, -150, nil, 150])
        #expect(trend.points[2].score.blanks == 1)
        #expect(trend.points[3].change?.earlier == trend.points[1].score)
    }

    @Test("Quarters, and a zone in which the quarter has begun already")
    func quarters() throws {
        let moscow = try FixedOffset(hours: 3)
        let answer = try Samples.answer("1", nil, 9, at: "2026-03-31T21:00:00Z")
        let local = try Self.trend([answer], by: .quarter, in: moscow)
        #expect(local.points.map(\.period.description) == ["2026-04-01 ..< 2026-07-01"])
        let utc = try Self.trend([answer], by: .quarter)
        #expect(utc.points.map(\.period.description) == ["2026-01-01 ..< 2026-04-01"])
        #expect(utc.definition.zone == "UTC" && utc.definition.period == .quarter)
    }

    @Test("Without answers there are no periods")
    func empty() throws { #expect(try Self.trend([]).points.isEmpty) }

    @Test("Answers to another question are passed over")
    func otherQuestion() throws {
        let score = try NetPromoterScoreDefinition(question: QuestionID("recommend"))
        let definition = try NetPromoterTrendDefinition(by: .day, zone: "UTC", score: score)
        var state = NetPromoterTrendAccumulator(definition)
        try state.add(Samples.answer("1", nil, 9, question: "other"), in: Samples.utc)
        #expect(try state.finish(asOf: .latest).points.isEmpty)
    }

    @Test("Another zone than the definition's is refused, as is a definition without one")
    func zones() throws {
        var state = NetPromoterTrendAccumulator(try NetPromoterTrendDefinition(by: .month, zone: "Europe/Berlin"))
        var error = #expect(throws: MetricsError.self) {
            try state.add(Samples.answer("1", nil, 9), in: Samples.utc)
        }
        #expect(error?.code == .zoneMismatch)
        error = #expect(throws: MetricsError.self) { try NetPromoterTrendDefinition(by: .month, zone: "") }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("A period that would end after the year 9999 is refused, and nothing changes")
    func lastYear() throws {
        var state = NetPromoterTrendAccumulator(try NetPromoterTrendDefinition(by: .month, zone: "UTC"))
        let empty = state
        let error = #expect(throws: MetricsError.self) {
            try state.add(Samples.answer("1", nil, 9, at: "9999-12-31T00:00:00Z"), in: Samples.utc)
        }
        #expect(error?.code == .dateOutOfRange)
        #expect(state == empty)
    }

    private static let counts = #"{"blanks":0,"counts":[0,0,0,0,0,0,0,0,0,1,0],"offScale":0}"#

    private static func definition(_ more: String = "") -> String {
        #"{"kind":"netPromoterTrend","period":"month","score":{"confidence":95,"# + more
            + #""kind":"netPromoterScore","minimumSample":30,"scale":"0-10","version":1},"version":1,"zone":"UTC"}"#
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        var state = NetPromoterTrendAccumulator(try NetPromoterTrendDefinition(by: .month, zone: "UTC"))
        for (id, day) in ["2026-03-05", "2026-01-01", "2026-02-10"].enumerated() {
            try state.add(Samples.answer("\(id)", nil, 9, at: "\(day)T00:00:00Z"), in: Samples.utc)
        }
        let entries = (1...3).map { #"{"answers":\#(Self.counts),"period":"2026-0\#($0)-01"}"# }
        let text =
            #"{"answers":{"totals":[\#(entries.joined(separator: ","))]},"definition":\#(Self.definition()),"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(NetPromoterTrendAccumulator.self, from: text) == state)
    }

    @Test(
        "A state whose parts contradict each other is refused",
        arguments: [
            #"{"totals":[{"answers":\#(counts),"period":"2026-01-02"}]}"#,
            #"{"totals":[{"answers":\#(counts),"period":"9999-12-01"}]}"#,
            #"{"totals":[{"answers":{"blanks":0,"counts":[1],"offScale":0},"period":"2026-01-01"}]}"#,
            #"{"totals":[\#([1, 2].map { _ in #"{"answers":\#(counts),"period":"2026-01-01"}"# }.joined(separator: ","))]}"#,
        ]
    )
    func refusedState(answers: String) {
        let text = #"{"answers":\#(answers),"definition":\#(Self.definition()),"version":1}"#
        checkRefused(NetPromoterTrendAccumulator.self, text)
    }

    @Test("A stored fact lies in a period of the definition, and on its first date")
    func refusedFact() throws {
        let delivery = #""delivery":"atLeastOnce","#
        func text(_ period: String) -> String {
            #"{"answers":{"facts":[{"fact":{"answer":9,"period":"\#(period)"},"id":"a"}]},"#
                + #""definition":\#(Self.definition(delivery)),"version":1}"#
        }
        let state = try CanonicalJSON.decode(NetPromoterTrendAccumulator.self, from: text("2026-01-01"))
        #expect(try state.finish().points.map(\.score.score) == [100])
        #expect(try CanonicalJSON.text(of: state) == text("2026-01-01"))
        checkRefused(NetPromoterTrendAccumulator.self, text("2026-01-02"))
    }

    @Test("However answers are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let answers = try Samples.answers(60, on: 0...10, using: &random)
        for delivery in DeliveryGuarantee.allCases {
            let score = try NetPromoterScoreDefinition(delivery: delivery)
            let definition = try NetPromoterTrendDefinition(by: .month, zone: "UTC", score: score)
            try checkMergeLaws(definition, as: NetPromoterTrendAccumulator.self, of: answers, using: &random)
        }
        let score = try NetPromoterScoreDefinition(delivery: .atLeastOnce)
        try checkRedelivery(
            NetPromoterTrendDefinition(by: .week(startingOn: .monday), zone: "UTC", score: score),
            as: NetPromoterTrendAccumulator.self,
            of: answers
        )
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = NetPromoterTrendAccumulator(try NetPromoterTrendDefinition(by: .month, zone: "UTC"))
        let error = #expect(throws: MetricsError.self) {
            try state.merge(NetPromoterTrendAccumulator(NetPromoterTrendDefinition(by: .day, zone: "UTC")))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
