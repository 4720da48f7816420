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

@Suite("Touchpoint audit: weighted points of a checklist, the gaps first")
struct TouchpointAuditTests {
    static func definition() throws -> TouchpointAuditDefinition {
        try TouchpointAuditDefinition(
            criteria: [
                AuditCriterion("greeted", touchpoint: "counter", channel: .offline, weight: 2),
                AuditCriterion("served in 5 minutes", touchpoint: "counter", channel: .offline, highest: 5),
                AuditCriterion("page loads at once", touchpoint: "checkout", channel: .online),
            ],
            target: .percent(90)
        )
    }

    @Test("The documented sample: the score of all weighted points, of a channel, and the gaps")
    func sample() throws {
        let audit = TouchpointAudit(
            visits: [
                ["greeted": 1, "served in 5 minutes": 3, "page loads at once": 1],
                ["greeted": 0, "served in 5 minutes": 4],
            ],
            by: try Self.definition()
        )
        // (2 · 1 + 7/5 + 1) of (2 · 2 + 2 + 1)
        #expect(isClose(audit.score.value, 4.4 / 7) && audit.visits == 2)
        #expect(audit.score(of: .online).value == 1 && isClose(audit.score(of: .offline).value, 3.4 / 6))
        #expect(audit.score(of: .online).meetsTarget == true && audit.score.meetsTarget == false)
        #expect(isClose(audit.score.gap, 4.4 / 7 - 0.9))
        #expect(audit.gapsFirst.map(\.criterion.name) == ["greeted", "served in 5 minutes", "page loads at once"])
        #expect(audit.touchpointsWeakestFirst.map(\.name) == ["counter", "checkout"])
        #expect(audit.touchpointsWeakestFirst.map(\.channel) == [.offline, .online])
        #expect(isClose(audit.touchpointsWeakestFirst[0].score.value, 3.4 / 6))
        #expect(audit.lines.map { audit.score(of: $0).value } == [0.5, 0.7, 1])
        #expect(audit.unobserved.isEmpty)
    }

    @Test("Exactly the target is enough, decided on whole numbers", arguments: zip([8, 9, 10], [false, true, true]))
    func target(good: Int, isEnough: Bool) throws {
        let visits = (0..<10).map { ["greeted": $0 < good ? 1 : 0] }
        #expect(TouchpointAudit(visits: visits, by: try Self.definition()).score.meetsTarget == isEnough)
    }

    @Test("What nobody looked at costs nothing and stands apart; points out of range are counted apart")
    func unobserved() throws {
        let audit = TouchpointAudit(
            visits: [["greeted": 2, "served in 5 minutes": 0, "unknown": 1], ["greeted": .min], [:]],
            by: try Self.definition()
        )
        #expect(audit.visits == 3 && audit.lines[0].offScale == 2 && audit.lines[1].looks == 1)
        #expect(audit.score.value == 0 && audit.lines[1].points == 0)
        #expect(audit.unobserved.map(\.name) == ["greeted", "page loads at once"])
        #expect(audit.score(of: .online).value == nil && audit.score(of: .online).gap == nil)
        #expect(audit.score(of: .online).meetsTarget == nil)
        #expect(audit.touchpointsWeakestFirst.map(\.name) == ["counter", "checkout"])
        #expect(audit.gapsFirst.map(\.criterion.name) == ["served in 5 minutes", "greeted", "page loads at once"])
    }

    @Test("Without visits there is no score")
    func empty() throws {
        let audit = TouchpointAudit(visits: [], by: try Self.definition())
        #expect(audit.score.value == nil && audit.unobserved.count == 3)
        #expect(audit.touchpointsWeakestFirst.map(\.name) == ["counter", "checkout"])
    }

    @Test("One name in two channels is two touchpoints, and equal scores stay in the order of the checklist")
    func channels() throws {
        let definition = try TouchpointAuditDefinition(
            criteria: [
                AuditCriterion("a", touchpoint: "help", channel: .online, highest: 2),
                AuditCriterion("b", touchpoint: "help", channel: .offline, weight: 7, highest: 4),
                AuditCriterion("c", touchpoint: "help", channel: .online, highest: 2),
            ],
            target: .one
        )
        let audit = TouchpointAudit(visits: [["a": 1, "b": 2, "c": 1]], by: definition)
        #expect(audit.touchpointsWeakestFirst.map(\.channel) == [.online, .offline])
        #expect(audit.touchpointsWeakestFirst.map(\.score.value) == [0.5, 0.5])
        #expect(audit.gapsFirst.map(\.criterion.name) == ["b", "a", "c"])
    }

    @Test("Checklists without lines, with one twice, or with a line out of bounds are refused")
    func refused() throws {
        let line = AuditCriterion("a", touchpoint: "t", channel: .online)
        let primes = [97, 89, 83, 79].map { AuditCriterion("a\($0)", touchpoint: "t", channel: .online, highest: $0) }
        let cases = [
            [], [line, line], [AuditCriterion("", touchpoint: "t", channel: .online)],
            [AuditCriterion("a", touchpoint: "", channel: .online)],
            [AuditCriterion("a", touchpoint: "t", channel: .online, weight: 0)],
            [AuditCriterion("a", touchpoint: "t", channel: .online, weight: 1_001)],
            [AuditCriterion("a", touchpoint: "t", channel: .online, highest: 0)],
            [AuditCriterion("a", touchpoint: "t", channel: .online, highest: 101)], primes,
            (0...1_000).map { AuditCriterion("a\($0)", touchpoint: "t", channel: .online) },
        ]
        for criteria in cases {
            let error = #expect(throws: MetricsError.self) {
                try TouchpointAuditDefinition(criteria: criteria, target: .one)
            }
            #expect(error?.code == .invalidDefinition)
        }
        #expect(throws: MetricsError.self) {
            try TouchpointAuditDefinition(criteria: [line], target: Rate(3, per: 2))
        }
    }
}

@Suite("Touchpoint audit accumulator: visits by their identifiers")
struct TouchpointAuditAccumulatorTests {
    private static func visit(_ id: String, _ points: [String: Int]) throws -> AuditVisit {
        AuditVisit(id: try ActivityID(id), points: points)
    }

    @Test("The state has this JSON, and reads back equal")
    func golden() throws {
        var state = TouchpointAuditAccumulator(try TouchpointAuditTests.definition())
        try state.add(Self.visit("v2", ["greeted": 1]))
        try state.add(Self.visit("v1", ["served in 5 minutes": 7, "unknown": 1]))
        #expect(state.finish().visits == 2 && state.finish().score.value == 1)
        func line(_ name: String, _ touchpoint: String, _ channel: String, _ weight: Int, _ highest: Int) -> String {
            #"{"channel":"\#(channel)","highest":\#(highest),"name":"\#(name)","touchpoint":"\#(touchpoint)","weight":\#(weight)}"#
        }
        let lines = [
            line("greeted", "counter", "offline", 2, 1), line("served in 5 minutes", "counter", "offline", 1, 5),
            line("page loads at once", "checkout", "online", 1, 1),
        ]
        let text =
            #"{"definition":{"criteria":[\#(lines.joined(separator: ","))],"kind":"touchpointAudit","target":"90%","#
            + #""version":1},"version":1,"visits":[{"id":"v1","points":[null,7,null]},{"id":"v2","points":[1,null,null]}]}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(TouchpointAuditAccumulator.self, from: text) == state)
        for (old, new) in [
            ("[1,null,null]", "[1,null]"), (#""id":"v2""#, #""id":"v1""#), ("touchpointAudit", "rfm"),
            (#""version":1,"visits""#, #""version":2,"visits""#), (#""version":1},"#, #""version":2},"#),
            (#""weight":2"#, #""weight":0"#), (#""90%""#, #""-1/10""#),
        ] { checkRefused(TouchpointAuditAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However visits are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let definition = try TouchpointAuditTests.definition()
        let visits = try (0..<30).map { index in
            var points: [String: Int] = [:]
            for criterion in definition.criteria where Bool.random(using: &random) {
                points[criterion.name] = .random(in: 0...2, using: &random)
            }
            return try Self.visit("v\(index)", points)
        }
        try checkMergeLaws(definition, as: TouchpointAuditAccumulator.self, of: visits, using: &random)
        try checkRedelivery(definition, as: TouchpointAuditAccumulator.self, of: visits)
    }

    @Test("A known visit with other points is refused, in an addition and in a merge, and nothing changes")
    func conflict() throws {
        var state = TouchpointAuditAccumulator(try TouchpointAuditTests.definition())
        try state.add(Self.visit("v", ["greeted": 1]))
        var other = TouchpointAuditAccumulator(try TouchpointAuditTests.definition())
        try other.add(Self.visit("v", [:]))
        let known = state
        var error = #expect(throws: MetricsError.self) { try state.add(Self.visit("v", ["greeted": 0])) }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) { try state.merge(other) }
        #expect(error?.code == .conflictingActivity && state == known)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        let definition = try TouchpointAuditTests.definition()
        var state = TouchpointAuditAccumulator(definition)
        let other = try TouchpointAuditDefinition(criteria: definition.criteria, target: .one)
        let error = #expect(throws: MetricsError.self) { try state.merge(TouchpointAuditAccumulator(other)) }
        #expect(error?.code == .definitionMismatch)
    }
}
