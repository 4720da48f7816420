//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the rules say: the answer, and what makes it true.
///
/// Everything in a decision is written in one commit or not at all. A decision without events is a refusal: it leaves
/// each state and version as they were, and only its answer is recorded; its claims, counters and messages must be empty.
///
/// What is marked inlinable here is compiled for the state at hand: a generic call costs as much as a small decision itself.
public struct Decision<State: Journaled>: Equatable, Sendable {
    /// The reply to whoever asked.
    public let answer: State.Answer
    /// The new events of each stream, in the order of ``Decider/streams(for:)``; empty for a refusal.
    public let events: [[State.Event]]
    /// Names that this decision takes, each at most once ever: a coupon code, an external payment reference.
    public let claims: [Claim]
    /// Names that this decision gives back.
    public let releases: [Claim]
    /// Shared counters that this decision moves, each with its limit.
    public let counters: [CounterChange]
    /// Domain events for the host's other systems, stored beside the events and delivered later.
    public let messages: [OutboxMessage]

    /// Creates a decision about several streams.
    ///
    /// - Parameters:
    ///   - answer: The reply.
    ///   - events: The new events of each stream, in the order of ``Decider/streams(for:)``; empty for a refusal.
    ///   - claims: Names that are taken.
    ///   - releases: Names that are given back.
    ///   - counters: Shared counters that move.
    ///   - messages: Domain events for other systems.
    @inlinable
    public init(
        _ answer: State.Answer,
        eventsByStream events: [[State.Event]],
        claims: [Claim] = [],
        releases: [Claim] = [],
        counters: [CounterChange] = [],
        messages: [OutboxMessage] = []
    ) {
        self.answer = answer
        self.events = events
        self.claims = claims
        self.releases = releases
        self.counters = counters
        self.messages = messages
    }

    /// Creates a decision about one stream.
    ///
    /// - Parameters:
    ///   - answer: The reply.
    ///   - events: The new events of the stream; empty for a refusal.
    ///   - claims: Names that are taken.
    ///   - releases: Names that are given back.
    ///   - counters: Shared counters that move.
    ///   - messages: Domain events for other systems.
    @inlinable
    public init(
        _ answer: State.Answer,
        events: [State.Event] = [],
        claims: [Claim] = [],
        releases: [Claim] = [],
        counters: [CounterChange] = [],
        messages: [OutboxMessage] = []
    ) {
        self.init(
            answer,
            eventsByStream: events.isEmpty ? [] : [events],
            claims: claims,
            releases: releases,
            counters: counters,
            messages: messages
        )
    }

    /// Whether nothing happens: no stream gets an event.
    @inlinable public var isRefusal: Bool {
        for events in events where !events.isEmpty { return false }
        return true
    }
}
