//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyJournal

extension PlantedBug {
    /// Bugs of drivers and stores, whatever the rules.
    ///
    /// Those of claims and counters can be found only where rules use claims and counters.
    public static var ofJournals: [PlantedBug] {
        [
            tornCommit, unversionedCommit, separateKey, unknownRetry, lostEvent, repeatedEvents, staleSnapshot,
            otherKey, unrecordedRefusal,
            oldInstant,
        ]
    }

    /// Bugs of stores that keep claims and counters badly.
    public static var ofSharedNames: [PlantedBug] {
        [
            inStore("a claim is held by several") { table, commit, _ in
                table.commit(try commit.replacing(claims: []))
            },
            inStore("a counter passes its limit") { table, commit, _ in
                table.commit(try commit.replacing(counters: []))
            },
        ]
    }

    private static var tornCommit: PlantedBug {
        inStore("a commit on two streams fails halfway") { table, commit, number in
            guard commit.writes.count > 1, number.isMultiple(of: 3) else { return table.commit(commit) }
            _ = table.commit(try commit.replacing(writes: Array(commit.writes.prefix(1))))
            throw PlantedFailure()
        }
    }

    private static var unversionedCommit: PlantedBug {
        inStore("a commit is written whatever the version") { table, commit, _ in
            let loaded = table.load(LoadRequest(commit.writes.map { $0.stream }))
            let writes = zip(commit.writes, loaded.streams).map { write, read in
                StreamWrite(write.stream, expected: read.version, events: write.events, state: write.state)
            }
            return table.commit(try commit.replacing(writes: writes))
        }
    }

    private static var separateKey: PlantedBug {
        inStore("a key is recorded in a commit of its own") { table, commit, number in
            guard number.isMultiple(of: 5) else { return table.commit(commit) }
            let key = try CommandKey("lost-" + String(number), scope: "planted")
            _ = table.commit(try commit.replacing(key: key))
            throw PlantedFailure()
        }
    }

    private static var unknownRetry: PlantedBug {
        var bug = inStore("a retry is not known as one") { table, commit, number in
            let key = try CommandKey("fresh-" + String(number), scope: "planted")
            return table.commit(try commit.replacing(key: key))
        }
        bug.load = { loaded, _ in Loaded(loaded.streams) }
        return bug
    }

    private static var lostEvent: PlantedBug {
        inStore("a commit loses its last event") { table, commit, number in
            guard number.isMultiple(of: 7), let write = commit.writes.first, !write.events.isEmpty else {
                return table.commit(commit)
            }
            return table.commit(try commit.replacing(events: Array(write.events.dropLast()), of: write))
        }
    }

    private static var repeatedEvents: PlantedBug {
        inStore("a commit writes its events twice") { table, commit, number in
            guard number.isMultiple(of: 7), let write = commit.writes.first, !write.events.isEmpty else {
                return table.commit(commit)
            }
            return table.commit(try commit.replacing(events: write.events + write.events, of: write))
        }
    }

    private static var staleSnapshot: PlantedBug {
        var bug = PlantedBug("a snapshot is older than it says")
        bug.load = { loaded, _ in
            var loaded = loaded
            for index in loaded.streams.indices where loaded.streams[index].version.isMultiple(of: 5) {
                loaded.streams[index].snapshot = loaded.streams[index].snapshot.map { _ in Rules.State() }
            }
            return loaded
        }
        return bug
    }

    private static var otherKey: PlantedBug {
        var bug = PlantedBug("a driver sends another key than it was given")
        bug.send = { commit, number in
            guard number.isMultiple(of: 4) else { return commit }
            return try commit.replacing(key: CommandKey("other-" + String(number), scope: "planted"))
        }
        return bug
    }

    private static var unrecordedRefusal: PlantedBug {
        inStore("a refusal is answered and not recorded") { table, commit, number in
            guard number.isMultiple(of: 3), commit.writes.allSatisfy({ $0.events.isEmpty }) else {
                return table.commit(commit)
            }
            return .committed
        }
    }

    private static var oldInstant: PlantedBug {
        var bug = PlantedBug("a driver decides at the host's instant, however old")
        bug.send = { commit, _ in
            guard let write = commit.writes.last, !write.expected.isMultiple(of: 3) else { return commit }
            let at = try commit.at.advanced(by: TimeSpan(microseconds: -1_000_000))
            return try commit.replacing(
                record: CommandRecord(command: commit.record.command, answer: commit.record.answer, at: at)
            )
        }
        return bug
    }

    private static func inStore(
        _ name: String,
        _ store: @escaping @Sendable (inout InMemoryJournalTable<State>, Commit<State>, Int) throws -> CommitOutcome
    ) -> PlantedBug {
        var bug = PlantedBug(name)
        bug.store = store
        return bug
    }
}

/// What a planted store throws; the simulation cannot tell it from a real one.
private struct PlantedFailure: Error {}

extension Commit {
    /// The same commit with some of it changed.
    fileprivate func replacing(
        key: CommandKey? = nil,
        record: CommandRecord<State>? = nil,
        writes: [StreamWrite<State>]? = nil,
        claims: [Claim]? = nil,
        counters: [CounterChange]? = nil
    ) throws(JournalError) -> Commit {
        try Commit(
            key: key ?? self.key,
            record: record ?? self.record,
            writes: writes ?? self.writes,
            claims: claims ?? self.claims,
            releases: releases,
            counters: counters ?? self.counters,
            messages: messages
        )
    }

    fileprivate func replacing(events: [State.Event], of write: StreamWrite<State>) throws(JournalError) -> Commit {
        let other = StreamWrite(write.stream, expected: write.expected, events: events, state: write.state)
        return try replacing(writes: [other] + writes.filter { $0.stream != write.stream })
    }
}
