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

@Suite("Sessions: how long visits took and how many pages they saw")
struct SessionsTests {
    static func visit(_ id: String, milliseconds: Int64?, depth: Int?, customer: String? = "ann") throws -> Visit {
        Visit(
            id: try ActivityID(id),
            at: .unixEpoch,
            customer: try customer.map { try CustomerID($0) },
            duration: milliseconds.map { TimeSpan(microseconds: $0 * 1_000) },
            depth: depth
        )
    }

    static func random(using random: inout some RandomNumberGenerator) throws -> [Visit] {
        try (0..<Int.random(in: 0...40, using: &random)).map { index in
            try visit(
                "v\(index)",
                milliseconds: Bool.random(using: &random) ? .random(in: -2_000...9_000, using: &random) : nil,
                depth: Bool.random(using: &random) ? .random(in: -1...9, using: &random) : nil,
                customer: Bool.random(using: &random) ? "ann" : nil
            )
        }
    }

    @Test("The documented example: three visits")
    func example() throws {
        let sessions = try Sessions(seconds: [30, 90, 600], depths: [1, 3, 8])
        #expect(sessions.seconds.mean == 240 && sessions.isSmallSample)
        #expect(try sessions.depths.nearestRank(.percent(50)) == 3)
        let none = try Sessions(seconds: [], depths: [])
        #expect(none.seconds.mean == nil && none == SessionsAccumulator(.standard).finish())
    }

    @Test("Unknown and negative lengths and depths are counted apart, and fractions of a second are cut off")
    func apart() throws {
        var state = SessionsAccumulator(try SessionsDefinition(minimumSample: 1))
        let visits = try [
            Self.visit("1", milliseconds: 1_999, depth: 2), Self.visit("2", milliseconds: -1, depth: -1),
            Self.visit("3", milliseconds: nil, depth: nil, customer: nil), Self.visit("4", milliseconds: 0, depth: 0),
        ]
        try state.add(contentsOf: visits)
        let sessions = state.finish()
        #expect(try sessions.seconds == Percentiles([0, 1]) && sessions.depths == Percentiles([0, 2]))
        #expect(sessions.withoutDuration == 1 && sessions.withoutDepth == 1 && sessions.anonymousVisits == 1)
        #expect(sessions.negativeDurations == 1 && sessions.negativeDepths == 1 && !sessions.isSmallSample)
        let plain = try Sessions(seconds: [-5, 2], depths: [-1])
        #expect(plain.negativeDurations == 1 && plain.negativeDepths == 1 && plain.seconds.total == 1)
    }

    @Test("However visits are split, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visits = try Self.random(using: &random)
        try checkMergeLaws(.standard, as: SessionsAccumulator.self, of: visits, using: &random)
        try checkRedelivery(.standard, as: SessionsAccumulator.self, of: visits)
        let once = try SessionsDefinition(delivery: .exactlyOnce)
        try checkMergeLaws(once, as: SessionsAccumulator.self, of: visits, using: &random)
    }

    @Test("A depth beyond 2^53 − 1, other facts and another definition are refused, and change nothing")
    func refusals() throws {
        var state = SessionsAccumulator(.standard)
        try state.add(Self.visit("1", milliseconds: 5, depth: 1))
        let before = state
        let errors = [
            #expect(throws: MetricsError.self) { try state.add(Self.visit("2", milliseconds: 5, depth: .max)) },
            #expect(throws: MetricsError.self) { try state.add(Self.visit("1", milliseconds: 5, depth: 2)) },
            #expect(throws: MetricsError.self) {
                try state.merge(SessionsAccumulator(SessionsDefinition(delivery: .exactlyOnce)))
            },
            #expect(throws: MetricsError.self) { try SessionsDefinition(minimumSample: 0) },
        ]
        #expect(
            errors.map { $0?.code } == [.sumOutOfRange, .conflictingActivity, .definitionMismatch, .invalidDefinition]
        )
        #expect(state == before)
    }

    @Test("The definition and the state have this JSON and read back equal")
    func golden() throws {
        let once = try SessionsDefinition(delivery: .exactlyOnce)
        let definition = #"{"delivery":"exactlyOnce","kind":"sessions","minimumSample":30,"version":1}"#
        #expect(try CanonicalJSON.text(of: once) == definition)
        #expect(try CanonicalJSON.decode(SessionsDefinition.self, from: definition) == once)
        var state = SessionsAccumulator(once)
        try state.add(Self.visit("1", milliseconds: 61_000, depth: 4))
        try state.add(Self.visit("2", milliseconds: nil, depth: -3, customer: nil))
        let totals =
            #"{"anonymous":1,"depths":{"counts":[1],"values":[4]},"negativeDepths":1,"negativeDurations":0,"#
            + #""seconds":{"counts":[1],"values":[61]},"withoutDepth":0,"withoutDuration":1}"#
        let text = #"{"definition":"# + definition + #","log":{"totals":"# + totals + #"},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(SessionsAccumulator.self, from: text) == state)
    }

    @Test(
        "A state whose counts contradict each other is refused",
        arguments: zip(["-1", "4", "4"], [("1", 0), ("1", 5), ("2", 0)])
    )
    func refusedState(depth: String, counts: (depths: String, anonymous: Int)) throws {
        let definition = try CanonicalJSON.text(of: SessionsDefinition(delivery: .exactlyOnce))
        let totals =
            #"{"anonymous":\#(counts.anonymous),"depths":{"counts":[\#(counts.depths)],"values":[\#(depth)]},"#
            + #""negativeDepths":0,"negativeDurations":0,"seconds":{"counts":[1],"values":[6]},"#
            + #""withoutDepth":0,"withoutDuration":0}"#
        checkRefused(
            SessionsAccumulator.self,
            #"{"definition":\#(definition),"log":{"totals":\#(totals)},"version":1}"#
        )
    }
}
