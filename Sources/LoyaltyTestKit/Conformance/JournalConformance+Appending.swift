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
    static let appending = [
        ConformanceCheck("J01", "A stream that nobody wrote to loads at version 0") { trial in
            let stream = try ConformanceTrial.stream("a")
            let loaded = try await trial.journal.store.load(LoadRequest([stream], key: ConformanceTrial.key("k")))
            trial.expect("an empty journal", loaded, is: Loaded([LoadedStream()]))
            trial.expect("its feed", try await trial.journal.feed(), is: [])
            trial.expect("its outbox", try await trial.journal.messages(), is: [])
        },
        ConformanceCheck("J02", "Events come back equal and in order") { trial in
            let stream = try ConformanceTrial.stream("a")
            let events = [TabEvent(.deposited, 5), TabEvent(.withdrawn, 2), TabEvent(.held, 3), TabEvent(.captured, 1)]
            let write = try StreamWrite(stream, at: 0, events)
            trial.expect("the commit", try await trial.journal.commit("k", [write], at: 7), is: .committed)
            let loaded = try await trial.journal.load(stream)
            trial.expect("the version", loaded.version, is: 4)
            trial.expect("the time of the last event", loaded.lastAt, is: try ConformanceTrial.instant(7))
            trial.expect("the events", try await trial.journal.entries(stream).map(\.event), is: events)
            trial.expect("the state", try loaded.state(of: stream), is: write.state)
        },
        ConformanceCheck("J03", "A commit on another version is stale and writes nothing") { trial in
            let stream = try ConformanceTrial.stream("a")
            _ = try await trial.journal.commit("first", [StreamWrite(stream, at: 0, ConformanceTrial.deposits(2))])
            let before = try await trial.journal.load(stream)
            for (name, version) in [("behind", Int64(1)), ("ahead", 3), ("far-ahead", 1_000)] {
                let write = try StreamWrite(stream, at: version, ConformanceTrial.deposits(1))
                trial.expect("a commit \(name)", try await trial.journal.commit(name, [write]), is: .stale)
            }
            trial.expect("the stream", try await trial.journal.load(stream), is: before)
            trial.expect("the feed's length", try await trial.journal.feed().count, is: 2)
        },
        ConformanceCheck("J04", "A commit on version 0 of a stream that exists is stale") { trial in
            let stream = try ConformanceTrial.stream("a")
            let write = try StreamWrite(stream, at: 0, ConformanceTrial.deposits(1))
            _ = try await trial.journal.commit("first", [write])
            trial.expect("the second commit", try await trial.journal.commit("second", [write]), is: .stale)
            trial.expect("the version", try await trial.journal.version(stream), is: 1)
        },
        ConformanceCheck("J05", "Versions are dense from 1, each stream on its own") { trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            var states = [a: Tab(), b: Tab()]
            for (number, size) in [1, 2, 3].enumerated() {
                for stream in [a, b] {
                    let version = try await trial.journal.version(stream)
                    let write = try StreamWrite(
                        stream,
                        at: version,
                        ConformanceTrial.deposits(size),
                        on: states[stream] ?? Tab()
                    )
                    states[stream] = write.state
                    let outcome = try await trial.journal.commit("\(stream)-\(number)", [write], at: Int64(number))
                    trial.expect("commit \(number)", outcome, is: .committed)
                }
            }
            for stream in [a, b] {
                let entries = try await trial.journal.entries(stream, by: 2)
                trial.expect("the versions", entries.map(\.version), is: [1, 2, 3, 4, 5, 6])
                trial.expect("the stream's name", Set(entries.map(\.stream)), is: [stream])
                let instants = try [0, 1, 1, 2, 2, 2].map { try ConformanceTrial.instant($0) }
                trial.expect("the instants", entries.map(\.at), is: instants)
            }
        },
        ConformanceCheck("J06", "A commit of 256 events is written whole or not at all") { trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            let whole = try StreamWrite(a, at: 0, ConformanceTrial.deposits(256))
            trial.expect("the commit", try await trial.journal.commit("whole", [whole]), is: .committed)
            trial.expect("the version", try await trial.journal.version(a), is: 256)
            trial.expect("the entries", try await trial.journal.entries(a).count, is: 256)
            let torn = [
                try StreamWrite(a, at: 256, ConformanceTrial.deposits(255), on: whole.state),
                try StreamWrite(b, at: 1, ConformanceTrial.deposits(1)),
            ]
            trial.expect("a commit on a wrong version", try await trial.journal.commit("torn", torn), is: .stale)
            trial.expect("the version after it", try await trial.journal.version(a), is: 256)
        },
        ConformanceCheck("J07", "If one of two streams has moved on, neither is written") { trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            _ = try await trial.journal.commit("first", [StreamWrite(b, at: 0, ConformanceTrial.deposits(1))])
            for (name, versions) in [("second-stale", [Int64(0), 0]), ("first-stale", [1, 1])] {
                let writes = try zip([a, b], versions).map {
                    try StreamWrite($0, at: $1, ConformanceTrial.deposits(1))
                }
                trial.expect("the commit", try await trial.journal.commit(name, writes), is: .stale)
            }
            trial.expect("the first stream", try await trial.journal.load(a), is: LoadedStream())
            trial.expect("the second stream's version", try await trial.journal.version(b), is: 1)
            trial.expect("the feed's length", try await trial.journal.feed().count, is: 1)
        },
        ConformanceCheck("J08", "A load keeps the order that was asked for, and crossed pairs do not deadlock") {
            trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            let writes = try zip([a, b], [1, 2]).map { try StreamWrite($0, at: 0, ConformanceTrial.deposits($1)) }
            _ = try await trial.journal.commit("first", writes)
            for (asked, versions) in [([a, b], [Int64(1), 2]), ([b, a], [2, 1])] {
                let loaded = try await trial.journal.store.load(LoadRequest(asked))
                trial.expect("the versions", loaded.streams.map(\.version), is: versions)
            }
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let each = trial.scale.commands / 10
            _ = try await JournalUnderTest.race(10) { writer in
                for number in 0..<each {
                    let (from, to) = (writer + number) % 2 == 0 ? (a, b) : (b, a)
                    _ = try await journal.run(
                        .transfer(1, from: from, to: to),
                        key: "cross-\(writer)-\(number)",
                        at: instant
                    )
                }
            }
            let sum = try await journal.state(a).balance + journal.state(b).balance
            trial.expect("the sum after the crossed commands", sum, is: 3)
        },
        ConformanceCheck("J09", "A commit at every limit is written") { trial in
            let streams = try (0..<JournalLimits.streams).map { try ConformanceTrial.stream("s\($0)") }
            let size = JournalLimits.events / JournalLimits.streams
            let claims = try (0..<JournalLimits.claims).map { try Claim(scope: "conformance", token: "c\($0)") }
            let counters = try (0..<JournalLimits.counters).map {
                try CounterChange(CounterID("n\($0)"), by: 1, limit: 1)
            }
            let messages = (0..<JournalLimits.messages).map {
                OutboxMessage(topic: "conformance", body: .integer(Int64($0)))
            }
            let outcome = try await trial.journal.commit(
                ConformanceTrial.key("largest"),
                streams.map { try StreamWrite($0, at: 0, ConformanceTrial.deposits(size)) },
                claims: claims,
                counters: counters,
                messages: messages
            )
            trial.expect("the commit", outcome, is: .committed)
            let loaded = try await trial.journal.store.load(LoadRequest(streams))
            trial.expect("the versions", Set(loaded.streams.map(\.version)), is: [Int64(size)])
            trial.expect("the feed's length", try await trial.journal.feed().count, is: JournalLimits.events)
            trial.expect("the messages", try await trial.journal.messages().map(\.message), is: messages)
            for claim in [claims[0], claims[claims.count - 1]] {
                let second = try await trial.journal.commit(ConformanceTrial.key("again"), [], claims: [claim])
                trial.expect("the claim again", second, is: .taken(claim))
            }
        },
        ConformanceCheck("J10", "A write without events asserts the version, records the answer and changes nothing") {
            trial in
            let stream = try ConformanceTrial.stream("a")
            let events = [TabEvent(.deposited, 1, instant: try ConformanceTrial.instant(60))]
            let write = try StreamWrite(stream, at: 0, events)
            _ = try await trial.journal.commit("first", [write])
            let before = try await trial.journal.load(stream)
            let refusal = TabAnswer(.insufficient, balance: 1)
            for (name, version, expected) in [("right", Int64(1), CommitOutcome.committed), ("wrong", 0, .stale)] {
                let outcome = try await trial.journal.commit(
                    ConformanceTrial.key(name),
                    [StreamWrite(stream, at: version, [], on: write.state)],
                    answer: refusal,
                    at: 9
                )
                trial.expect("a refusal on the \(name) version", outcome, is: expected)
            }
            trial.expect("the stream", try await trial.journal.load(stream), is: before)
            let record = try await trial.journal.record(ConformanceTrial.key("right"))
            trial.expect("the recorded answer", record?.answer, is: refusal)
            let due = try await trial.journal.store.dueStreams(DueRequest(asOf: ConformanceTrial.instant(60)))
            trial.expect("the due streams", due.map(\.stream), is: [stream])
        },
    ]
}
