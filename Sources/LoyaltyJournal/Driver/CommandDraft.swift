//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A decided command before anybody commits it: the one path of quotes and of commits.
///
/// Like the rest of a run, it is inlinable, so that it is compiled for the state at hand: generic code that is called from
/// another module looks up each type and copies each value through tables, which costs several times what the run does.
@usableFromInline
struct CommandDraft<State: Journaled>: Sendable {
    @usableFromInline let at: Timestamp
    @usableFromInline let decision: Decision<State>
    /// In the order of the streams.
    @usableFromInline let writes: [StreamWrite<State>]

    /// Decides, and takes the states out of what was loaded.
    @inlinable
    init<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        on streams: [StreamID],
        taking loaded: inout Loaded<State>,
        asOf: Timestamp,
        takenClaims: [Claim],
        exhaustedCounters: [CounterID],
        options: RunOptions
    ) throws {
        guard loaded.streams.count == streams.count else {
            throw JournalError(.unexpectedReply, "a load returns each stream that was asked for")
        }
        var at = asOf
        var states: [State] = []
        states.reserveCapacity(streams.count)
        for index in streams.indices {
            if let lastAt = loaded.streams[index].lastAt, lastAt > asOf {
                guard asOf.span(to: lastAt) <= options.clockTolerance else {
                    throw JournalError(
                        .clockRegressed,
                        "the host's instant is not far behind a stored event",
                        stream: streams[index]
                    )
                }
                at = max(at, lastAt)
            }
            states.append(try loaded.streams[index].takeState(of: streams[index]))
        }

        let decision = try rules.decide(
            command,
            on: states,
            in: DecisionContext(asOf: at, takenClaims: takenClaims, exhaustedCounters: exhaustedCounters)
        )
        guard decision.events.count == streams.count || decision.events.isEmpty, Self.isWhole(decision) else {
            throw JournalError(
                .invalidDecision,
                "a decision lists the events of each stream; a refusal changes nothing"
            )
        }

        var writes: [StreamWrite<State>] = []
        writes.reserveCapacity(streams.count)
        for index in streams.indices {
            let events = decision.events.isEmpty ? [] : decision.events[index]
            do {
                for event in events { try states[index].apply(event) }
            } catch {
                throw JournalError(
                    .invalidDecision,
                    "every event can be applied to the state it was decided on",
                    stream: streams[index]
                )
            }
            let before = loaded.streams[index].version
            let after = before + Int64(events.count)
            writes.append(
                StreamWrite(
                    streams[index],
                    expected: before,
                    events: events,
                    state: states[index],
                    isSnapshotDue: after / options.snapshotEvery != before / options.snapshotEvery
                )
            )
        }
        self.at = at
        self.decision = decision
        self.writes = writes
    }

    /// Whether a refusal has no effect at all.
    @inlinable
    static func isWhole(_ decision: Decision<State>) -> Bool {
        !decision.isRefusal
            || (decision.claims.isEmpty && decision.releases.isEmpty && decision.counters.isEmpty
                && decision.messages.isEmpty)
    }
}

/// The streams that a command touches.
@usableFromInline
enum CommandStreams: Sendable {
    /// Checks their names.
    @usableFromInline
    static func checked(_ streams: [StreamID]) throws(JournalError) -> [StreamID] {
        guard streams.count > 1 else { return streams }
        guard streams.count <= JournalLimits.streams else {
            throw JournalError(.tooLarge, "a command touches at most 64 streams")
        }
        guard Set(streams).count == streams.count else {
            throw JournalError(.invalidDecision, "a command names each of its streams once")
        }
        return streams
    }
}
