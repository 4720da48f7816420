//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Decision: the answer, and what makes it true")
struct DecisionTests {
    @Test("A decision without events is a refusal, however many streams it names")
    func refusal() {
        #expect(Decision<Stamps>("no").isRefusal)
        #expect(Decision<Stamps>("no", events: []).isRefusal)
        #expect(Decision<Stamps>("no", eventsByStream: []).isRefusal)
        #expect(Decision<Stamps>("no", eventsByStream: [[], []]).isRefusal)
        #expect(!Decision<Stamps>("yes", events: [1]).isRefusal)
        #expect(!Decision<Stamps>("yes", eventsByStream: [[], [1]]).isRefusal)
    }

    @Test("The short form is the decision about one stream")
    func oneStream() {
        #expect(Decision<Stamps>("yes", events: [1, 2]) == Decision<Stamps>("yes", eventsByStream: [[1, 2]]))
        #expect(Decision<Stamps>("no", events: []).events == [])
    }

    @Test("All parts of a decision are kept and count for equality")
    func parts() throws {
        let claim = try Claim(scope: "coupon", token: "A")
        let counter = try CounterChange(CounterID("uses"), by: 1, limit: 10)
        let message = OutboxMessage(topic: "stamps.added", version: 2, body: .integer(1))
        let whole = Decision<Stamps>(
            "yes",
            events: [1],
            claims: [claim],
            releases: [claim],
            counters: [counter],
            messages: [message]
        )
        #expect(whole.answer == "yes")
        #expect(whole.events == [[1]])
        #expect(whole.claims == [claim])
        #expect(whole.releases == [claim])
        #expect(whole.counters == [counter])
        #expect(whole.messages == [message])
        #expect(whole != Decision<Stamps>("yes", events: [1], claims: [claim]))
    }

    @Test("A rule is decided by a plain call, and folding its events gives the next state")
    func decidesAndFolds() throws {
        let rule = StampRule()
        let context = DecisionContext(asOf: .unixEpoch)
        #expect(rule.streams(for: 3).map(\.text) == ["card"])
        var state = Stamps()
        for (command, answer, count) in [(3, "yes", 3), (8, "no", 3), (7, "yes", 10)] {
            let decision = try rule.decide(command, on: [state], in: context)
            #expect(decision.answer == answer)
            for event in decision.events.joined() { try state.apply(event) }
            #expect(state.count == count)
            #expect(state.nextDue == nil)
        }
    }

    @Test("A context knows the instant, and what an earlier attempt found taken")
    func context() throws {
        let plain = DecisionContext(asOf: .unixEpoch)
        #expect(plain.takenClaims.isEmpty)
        #expect(plain.exhaustedCounters.isEmpty)
        let claim = try Claim(scope: "coupon", token: "A")
        let retried = DecisionContext(
            asOf: .unixEpoch,
            takenClaims: [claim],
            exhaustedCounters: [try CounterID("uses")]
        )
        #expect(retried.asOf == plain.asOf)
        #expect(retried != plain)
        #expect(retried.takenClaims == [claim])
        #expect(retried.exhaustedCounters.map(\.text) == ["uses"])
    }

    @Test("An outbox message is of version 1 unless it says otherwise, and comes back from its JSON")
    func message() throws {
        let message = OutboxMessage(topic: "points.accrued", body: .object(["points": .integer(5)]))
        let text = #"{"body":{"points":5},"topic":"points.accrued","version":1}"#
        #expect(try CanonicalJSON.text(of: message) == text)
        #expect(try CanonicalJSON.decode(OutboxMessage.self, from: text) == message)
    }
}

extension DecisionTests {
    /// A card of at most ten stamps.
    struct Stamps: Journaled {
        var count = 0
        var nextDue: Timestamp? { nil }

        typealias Event = Int
        typealias Command = Int
        typealias Answer = String

        mutating func apply(_ event: Int) throws { count += event }
    }

    struct StampRule: Decider {
        func streams(for command: Int) -> [StreamID] { [try? StreamID("card")].compactMap(\.self) }

        func decide(_ command: Int, on states: [Stamps], in context: DecisionContext) throws -> Decision<Stamps> {
            guard states[0].count + command <= 10 else { return Decision("no") }
            return Decision("yes", events: [command])
        }
    }
}
