//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A decided command before anybody commits it: the one path of quotes and of commits.
struct CommandDraft<State: Journaled> {
    let at: Timestamp
    let decision: Decision<State>
    let writes: [StreamWrite<State>]

    /// Checks the names of the streams that a command touches.
    static func checked(_ streams: [StreamID]) throws(JournalError) -> [StreamID] {
        guard streams.count <= JournalLimits.streams else {
            throw JournalError(.tooLarge, "a command touches at most 64 streams")
        }
        guard streams.count < 2 || Set(streams).count == streams.count else {
            throw JournalError(.invalidDecision, "a command names each of its streams once")
        }
        return streams
    }

    init<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        on streams: [StreamID],
        as loaded: Loaded<State>,
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
        for (stream, read) in zip(streams, loaded.streams) {
            if let lastAt = read.lastAt, lastAt > asOf {
                guard asOf.span(to: lastAt) <= options.clockTolerance else {
                    throw JournalError(
                        .clockRegressed,
                        "the host's instant is not far behind a stored event",
                        stream: stream
                    )
                }
                at = max(at, lastAt)
            }
            states.append(try read.state(of: stream))
        }

        let decision = try rules.decide(
            command,
            on: states,
            in: DecisionContext(asOf: at, takenClaims: takenClaims, exhaustedCounters: exhaustedCounters)
        )
        try Self.check(decision, streamCount: streams.count)

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

    private static func check(_ decision: Decision<State>, streamCount: Int) throws(JournalError) {
        if decision.isRefusal {
            guard
                decision.claims.isEmpty, decision.releases.isEmpty, decision.counters.isEmpty,
                decision.messages.isEmpty,
                decision.events.isEmpty || decision.events.count == streamCount
            else { throw JournalError(.invalidDecision, "a refusal changes nothing") }
        } else {
            guard decision.events.count == streamCount else {
                throw JournalError(.invalidDecision, "a decision lists the events of each stream of its command")
            }
        }
    }
}
