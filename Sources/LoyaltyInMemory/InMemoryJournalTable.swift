//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyJournal

/// A journal as one value: the synchronous core of ``InMemoryJournal``, for simulators and for tests of host transactions.
///
/// Copying the value is a savepoint: write to the copy and assign it back to commit, drop it to roll back. Nothing is encoded.
///
/// ```swift
/// var table = InMemoryJournalTable<Tab>()
/// let run = try CommandRun(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now)
/// let receipt = try run.finish(load: { table.load($0) }, commit: { table.commit($0) })
/// ```
///
/// A load, commit or page costs time in its own size, not in that of the journal. The first write after a copy was made copies the
/// list that it touches.
public struct InMemoryJournalTable<State: Journaled>: Sendable {
    /// Which states of the past are kept besides the events.
    public enum Snapshots: Hashable, Sendable {
        /// The newest state of every stream, so that no load folds events. The default.
        case always
        /// The states that the driver suggests, as a store on disk does.
        case whenDue
        /// None: every load folds its streams from the first event.
        case never
    }

    private struct Row: Sendable {
        var lastAt: Timestamp?
        var nextDue: Timestamp?
        var snapshot: State?
        var snapshotVersion: Int64 = 0
        /// The place of each event in the feed, from 0.
        var places: [Int] = []

        var version: Int64 { Int64(places.count) }
    }

    private let snapshots: Snapshots
    private var rows: [StreamID: Row] = [:]
    private var log: [JournalEntry<State>] = []
    private var outbox: [OutboxEntry] = []
    private var records: [CommandKey: CommandRecord<State>] = [:]
    private var heldClaims: Set<Claim> = []
    private var counterValues: [CounterID: Int64] = [:]
    private var dueIndex = DueIndex()

    /// Creates an empty journal.
    ///
    /// - Parameter snapshots: Which states of the past are kept besides the events.
    public init(snapshots: Snapshots = .always) { self.snapshots = snapshots }
}

// MARK: - Loading and committing

extension InMemoryJournalTable {
    /// Reads some streams and the record of a key.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Complexity: O(1) for each stream with the default snapshots.
    public func load(_ request: LoadRequest) -> Loaded<State> {
        Loaded(request.streams.map(stream), recorded: request.key.flatMap { records[$0] })
    }

    private func stream(_ id: StreamID) -> LoadedStream<State> {
        guard let row = rows[id] else { return LoadedStream() }
        return LoadedStream(
            version: row.version,
            lastAt: row.lastAt,
            snapshot: row.snapshot,
            snapshotVersion: row.snapshotVersion,
            tail: row.places[Int(row.snapshotVersion)...].map { log[$0].event }
        )
    }

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    public mutating func commit(_ commit: Commit<State>) -> CommitOutcome {
        guard records[commit.key] == nil else { return .stale }
        for write in commit.writes where rows[write.stream]?.version ?? 0 != write.expected { return .stale }
        for claim in commit.claims where heldClaims.contains(claim) && !commit.releases.contains(claim) {
            return .taken(claim)
        }
        var moved: [(CounterID, Int64)] = []
        for change in commit.counters {
            guard let value = change.applied(to: counterValues[change.counter, default: 0]) else {
                return .exhausted(change.counter)
            }
            moved.append((change.counter, value))
        }

        records[commit.key] = commit.record
        for write in commit.writes where !write.events.isEmpty { append(write, at: commit.at) }
        heldClaims.subtract(commit.releases)
        heldClaims.formUnion(commit.claims)
        for (counter, value) in moved { counterValues[counter] = value }
        for (index, message) in commit.messages.enumerated() {
            outbox.append(
                OutboxEntry(
                    position: Int64(outbox.count + 1),
                    id: commit.messageID(index),
                    at: commit.at,
                    message: message
                )
            )
        }
        return .committed
    }

    private mutating func append(_ write: StreamWrite<State>, at: Timestamp) {
        let first = log.count
        for (offset, event) in write.events.enumerated() {
            log.append(
                JournalEntry(
                    position: Int64(log.count + 1),
                    stream: write.stream,
                    version: write.expected + Int64(offset + 1),
                    at: at,
                    event: event
                )
            )
        }
        let isKept = snapshots == .always || (snapshots == .whenDue && write.isSnapshotDue)
        let nextDue = write.nextDue
        var lastDue: Timestamp?
        func update(_ row: inout Row) {
            row.places.append(contentsOf: first..<log.count)
            row.lastAt = at
            lastDue = row.nextDue
            row.nextDue = nextDue
            if isKept {
                row.snapshot = write.state
                row.snapshotVersion = write.version
            }
        }
        update(&rows[write.stream, default: Row()])
        guard lastDue != nextDue else { return }
        if let lastDue { dueIndex.remove(DueIndex.Entry(due: lastDue, stream: write.stream)) }
        if let nextDue { dueIndex.insert(DueIndex.Entry(due: nextDue, stream: write.stream)) }
    }
}

// MARK: - Reading back

extension InMemoryJournalTable {
    /// Reads the events of one stream.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - page: The version after which to start, and how many entries to return.
    /// - Returns: The entries in order of version.
    public func entries(of stream: StreamID, page: JournalPage) -> [JournalEntry<State>] {
        guard let row = rows[stream], page.after < row.version else { return [] }
        return row.places[Int(page.after)...].prefix(page.limit).map { log[$0] }
    }

    /// Reads the events of all streams in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many entries to return.
    /// - Returns: The entries in order of position.
    public func feed(_ page: JournalPage) -> [JournalEntry<State>] { Self.page(page, of: log) }

    /// Reads outbox messages in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many messages to return.
    /// - Returns: The messages in order of position.
    public func messages(_ page: JournalPage) -> [OutboxEntry] { Self.page(page, of: outbox) }

    private static func page<Element>(_ page: JournalPage, of list: [Element]) -> [Element] {
        guard page.after < Int64(list.count) else { return [] }
        return Array(list[Int(page.after)...].prefix(page.limit))
    }

    /// Reads the streams that are due.
    ///
    /// - Parameter request: The instant, and the place after which to start.
    /// - Returns: The streams in order of due instant and then of name.
    /// - Complexity: O(*m* + log *n*) in the streams returned and those that time changes one day.
    public func dueStreams(_ request: DueRequest) -> [DueStream] {
        let after = request.after.map { DueIndex.Entry(due: $0.due, stream: $0.stream) }
        return dueIndex.entries(asOf: request.asOf, after: after, limit: request.limit).map {
            DueStream($0.stream, due: $0.due, version: rows[$0.stream]?.version ?? 0)
        }
    }

    /// Whether somebody holds a claim.
    ///
    /// - Parameter claim: The claim.
    /// - Returns: True while a commit that claimed it was not followed by one that released it.
    public func isHeld(_ claim: Claim) -> Bool { heldClaims.contains(claim) }

    /// Returns the value of a counter, 0 if nobody moved it.
    ///
    /// - Parameter counter: The counter.
    /// - Returns: The value.
    public func value(of counter: CounterID) -> Int64 { counterValues[counter, default: 0] }
}
