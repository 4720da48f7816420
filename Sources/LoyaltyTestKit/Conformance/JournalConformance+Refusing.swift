//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

extension JournalConformance {
    static let refusing = [
        ConformanceCheck("J49", "Of a commit that is refused nothing is there, whatever refused it") { trial in
            let journal = trial.journal
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            let claim = { try Claim(scope: "code", token: $0) }
            let (free, held, kept) = (try claim("free"), try claim("held"), try claim("kept"))
            let (used, full) = (try CounterID("used"), try CounterID("full"))
            let one = { (second: Int64) in
                [TabEvent(.deposited, 1, instant: try ConformanceTrial.instant(second))]
            }
            let first = try StreamWrite(a, at: 0, one(60))
            let written = try await journal.commit(
                ConformanceTrial.key("first"),
                [first],
                claims: [held, kept],
                counters: [CounterChange(full, by: 1)]
            )
            trial.expect("the first commit", written, is: .committed)
            let before = try await journal.load(a)
            let next = try StreamWrite(a, at: 1, one(30), on: first.state)
            let moved = try StreamWrite(b, at: 1, ConformanceTrial.deposits(1))
            let use = try CounterChange(used, by: 1)
            let overuse = try CounterChange(full, by: 1, limit: 1)

            let refusals: [(String, [StreamWrite<Tab>], [Claim], [CounterChange], CommitOutcome)] = [
                ("first", [next], [free], [use], .stale),
                ("moved", [next, moved], [free], [use], .stale),
                ("taken", [next], [free, held], [use], .taken(held)),
                ("exhausted", [next], [free], [use, overuse], .exhausted(full)),
            ]
            for (name, writes, claims, counters, expected) in refusals {
                let outcome = try await journal.commit(
                    ConformanceTrial.key(name),
                    writes,
                    claims: claims,
                    releases: [kept],
                    counters: counters,
                    messages: [OutboxMessage(topic: name, body: .null)]
                )
                trial.expect("the commit \(name)", outcome, is: expected)
                trial.expect("the stream after \(name)", try await journal.load(a), is: before)
                trial.expect("the feed's length after \(name)", try await journal.feed().count, is: 1)
                trial.expect("the outbox after \(name)", try await journal.messages(), is: [])
                let due = try await journal.store.dueStreams(DueRequest(asOf: ConformanceTrial.instant(60)))
                let unchanged = DueStream(a, due: try ConformanceTrial.instant(60), version: 1)
                trial.expect("the due streams after \(name)", due, is: [unchanged])
                func probe(
                    _ subject: String,
                    claims: [Claim] = [],
                    releases: [Claim] = [],
                    counters: [CounterChange] = [],
                    is expected: CommitOutcome
                ) async throws {
                    let outcome = try await journal.commit(
                        ConformanceTrial.key("\(name): \(subject)"),
                        [],
                        claims: claims,
                        releases: releases,
                        counters: counters
                    )
                    trial.expect("\(subject), after \(name)", outcome, is: expected)
                }
                try await probe("the claim that it asked for", claims: [free], is: .committed)
                try await probe("that claim, given back", releases: [free], is: .committed)
                try await probe("the claim that it would have released", claims: [kept], is: .taken(kept))
                try await probe("its counter", counters: [CounterChange(used, by: 1, limit: 1)], is: .committed)
                try await probe("that counter, moved back", counters: [CounterChange(used, by: -1)], is: .committed)
            }
        },
        ConformanceCheck("J50", "If several refusals apply, the answer is the first of stale, taken, exhausted") {
            trial in
            let journal = trial.journal
            let stream = try ConformanceTrial.stream("a")
            let (held, full) = (try Claim(scope: "code", token: "x"), try CounterID("n"))
            let first = try StreamWrite(stream, at: 0, ConformanceTrial.deposits(1))
            let written = try await journal.commit(
                ConformanceTrial.key("first"),
                [first],
                claims: [held],
                counters: [CounterChange(full, by: 1)]
            )
            trial.expect("the first commit", written, is: .committed)
            let cases: [(String, Int64, [Claim], CommitOutcome)] = [
                ("first", 1, [held], .stale), ("moved", 0, [held], .stale), ("taken", 1, [held], .taken(held)),
                ("exhausted", 1, [], .exhausted(full)),
            ]
            for (name, version, claims, expected) in cases {
                let write = try StreamWrite(stream, at: version, ConformanceTrial.deposits(1), on: first.state)
                let outcome = try await journal.commit(
                    ConformanceTrial.key(name),
                    [write],
                    claims: claims,
                    counters: [CounterChange(full, by: 1, limit: 1)]
                )
                trial.expect("the commit \(name)", outcome, is: expected)
            }
        },
    ]
}
