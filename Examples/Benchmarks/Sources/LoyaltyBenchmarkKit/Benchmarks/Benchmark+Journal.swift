//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyRewards

extension Benchmark {
    /// Loads a stream of 100,000 events from a snapshot and the 100 events after it.
    static let journalLoadSnapshot = Benchmark(name: "journal.load.100k") {
        let stream = try LongStream(snapshots: .whenDue)
        return try Measurement.repeating(
            20,
            name: "journal.load.100k",
            unit: "loads",
            operations: 1,
            prepare: { stream },
            work: { sink(try $0.load()) }
        )
    }

    /// Loads the same stream by folding all of its events.
    static let journalLoadFolding = Benchmark(name: "journal.load.100k.folding") {
        let stream = try LongStream(snapshots: .never)
        return try Measurement.repeating(
            20,
            name: "journal.load.100k.folding",
            unit: "events",
            operations: LongStream.eventCount,
            prepare: { stream },
            work: { sink(try $0.load()) }
        )
    }
}

/// One account with 100,000 events, in a journal.
private struct LongStream: Sendable {
    static let eventCount = 100_000
    private static let eventsPerCommit = 100

    private let id: StreamID
    private let table: InMemoryJournalTable<PointsAccount>

    init(snapshots: InMemoryJournalTable<PointsAccount>.Snapshots) throws {
        let member = try CustomerID("member-1")
        let workload = try PointsWorkload(member: member, lots: 10, commands: Self.eventCount)
        let id = try workload.rules.stream(of: member)
        var table = InMemoryJournalTable<PointsAccount>(snapshots: snapshots)
        var account = PointsAccount()
        let events = (workload.history + workload.events).prefix(Self.eventCount)
        for start in stride(from: 0, to: events.count, by: Self.eventsPerCommit) {
            let part = Array(events[start..<min(start + Self.eventsPerCommit, events.count)])
            for event in part { try account.apply(event) }
            let key = try CommandKey("import-\(start)", scope: "coffee-club")
            let record = CommandRecord<PointsAccount>(command: .settle(member), answer: .settled, at: part[0].at)
            // The commit before the last leaves the snapshot, so that a load folds one commit.
            let isSnapshotDue = start == events.count - 2 * Self.eventsPerCommit
            let write = StreamWrite<PointsAccount>(
                id,
                expected: Int64(start),
                events: part,
                state: account,
                isSnapshotDue: isSnapshotDue
            )
            _ = table.commit(try Commit(key: key, record: record, writes: [write]))
        }
        self.id = id
        self.table = table
    }

    func load() throws -> PointsAccount {
        try table.load(LoadRequest([id])).streams[0].state(of: id)
    }
}
