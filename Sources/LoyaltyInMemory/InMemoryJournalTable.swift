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
/// let receipt = try table.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now)
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

    @usableFromInline
    struct Row: Sendable {
        @usableFromInline var lastAt: Timestamp?
        @usableFromInline var nextDue: Timestamp?
        /// The state after the last event, if it is kept and no command has taken it.
        @usableFromInline var state: State?
        /// A state of the past.
        @usableFromInline var snapshot: State?
        @usableFromInline var snapshotVersion: Int64 = 0
        /// The place of each event in the feed, from 0.
        @usableFromInline var places: [Int] = []

        @inlinable
        init() {}

        @inlinable var version: Int64 { Int64(places.count) }
    }

    @usableFromInline let snapshots: Snapshots
    @usableFromInline var rows: [Row] = []
    /// The place of each stream's row.
    @usableFromInline var rowPlaces: [StreamID: Int] = [:]
    @usableFromInline var log: [JournalEntry<State>] = []
    @usableFromInline var outbox: [OutboxEntry] = []
    @usableFromInline var records: [CommandRecord<State>] = []
    /// The place of each key's record.
    @usableFromInline var recordPlaces: [CommandKey: Int] = [:]
    @usableFromInline var heldClaims: Set<Claim> = []
    @usableFromInline var counterValues: [CounterID: Int64] = [:]
    @usableFromInline var dueIndex = DueIndex()

    /// Creates an empty journal.
    ///
    /// - Parameter snapshots: Which states of the past are kept besides the events.
    @inlinable
    public init(snapshots: Snapshots = .always) { self.snapshots = snapshots }
}

// MARK: - Loading and committing

extension InMemoryJournalTable {
    /// Reads some streams and the record of a key.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Complexity: O(1) for each stream with the default snapshots.
    @inlinable
    public func load(_ request: LoadRequest) -> Loaded<State> {
        var streams: [LoadedStream<State>] = []
        streams.reserveCapacity(request.streams.count)
        for id in request.streams { streams.append(stream(at: rowPlaces[id])) }
        return Loaded(streams, recorded: request.key.flatMap { recordPlaces[$0] }.map { records[$0] })
    }

    /// Reads for a command, which gets each state for its own and changes it in place; its commit gives the states back.
    ///
    /// If the command fails instead, the next load folds the events since the last snapshot.
    @inlinable
    mutating func take(_ request: LoadRequest) -> Loaded<State> {
        guard let key = request.key, recordPlaces[key] == nil else { return load(request) }
        var streams: [LoadedStream<State>] = []
        streams.reserveCapacity(request.streams.count)
        for id in request.streams {
            let place = rowPlaces[id]
            streams.append(stream(at: place))
            if let place { rows[place].state = nil }
        }
        return Loaded(streams)
    }

    @inlinable
    func stream(at place: Int?) -> LoadedStream<State> {
        guard let place else { return LoadedStream() }
        let isKept = rows[place].state != nil
        let snapshotVersion = isKept ? rows[place].version : rows[place].snapshotVersion
        return LoadedStream(
            version: rows[place].version,
            lastAt: rows[place].lastAt,
            snapshot: isKept ? rows[place].state : rows[place].snapshot,
            snapshotVersion: snapshotVersion,
            tail: isKept ? [] : rows[place].places[Int(snapshotVersion)...].map { log[$0].event }
        )
    }

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    @inlinable
    public mutating func commit(_ commit: Commit<State>) -> CommitOutcome {
        if let refusal = refusal(of: commit) { return recordPlaces[commit.key] == nil ? refusal : .stale }
        guard Self.fill(&recordPlaces[commit.key], with: records.count) else { return .stale }
        records.append(commit.record)
        for index in commit.writes.indices { append(commit.writes[index], at: commit.at) }
        for claim in commit.releases { heldClaims.remove(claim) }
        for claim in commit.claims { heldClaims.insert(claim) }
        for change in commit.counters {
            guard let value = change.applied(to: counterValues[change.counter, default: 0]) else { continue }
            counterValues[change.counter] = value
        }
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

    /// Why a commit whose key is new cannot be written, or nil.
    @inlinable
    func refusal(of commit: Commit<State>) -> CommitOutcome? {
        for index in commit.writes.indices
        where version(of: commit.writes[index].stream) != commit.writes[index].expected {
            return .stale
        }
        for claim in commit.claims where heldClaims.contains(claim) && !commit.releases.contains(claim) {
            return .taken(claim)
        }
        for change in commit.counters where change.applied(to: counterValues[change.counter, default: 0]) == nil {
            return .exhausted(change.counter)
        }
        return nil
    }

    /// Fills an empty entry with one look-up, and leaves a full one as it is.
    @inlinable
    static func fill(_ entry: inout Int?, with place: Int) -> Bool {
        guard entry == nil else { return false }
        entry = place
        return true
    }

    @inlinable
    func version(of stream: StreamID) -> Int64 { rowPlaces[stream].map { rows[$0].version } ?? 0 }

    @inlinable
    mutating func append(_ write: StreamWrite<State>, at: Timestamp) {
        guard let place = place(of: write) else { return }
        if snapshots == .always { rows[place].state = write.state }
        guard !write.events.isEmpty else { return }
        for event in write.events {
            rows[place].places.append(log.count)
            log.append(
                JournalEntry(
                    position: Int64(log.count + 1),
                    stream: write.stream,
                    version: rows[place].version,
                    at: at,
                    event: event
                )
            )
        }
        rows[place].lastAt = at
        if isSnapshotDue(write, at: place) {
            rows[place].snapshot = write.state
            rows[place].snapshotVersion = write.version
        }
        let nextDue = write.nextDue
        let lastDue = rows[place].nextDue
        guard lastDue != nextDue else { return }
        rows[place].nextDue = nextDue
        dueIndex.move(write.stream, from: lastDue, to: nextDue)
    }

    /// Whether to keep a state of the past.
    ///
    /// Beside the newest state one is needed only after a command that failed, and costs a copy of what the next command changes
    /// in the newest; the longer the stream, the fewer.
    @inlinable
    func isSnapshotDue(_ write: StreamWrite<State>, at place: Int) -> Bool {
        switch snapshots {
        case .always: write.version - rows[place].snapshotVersion >= max(32, write.version / 16)
        case .whenDue: write.isSnapshotDue
        case .never: false
        }
    }

    /// The place of a stream's row, which is made if events come.
    @inlinable
    mutating func place(of write: StreamWrite<State>) -> Int? {
        if let place = rowPlaces[write.stream] { return place }
        guard !write.events.isEmpty else { return nil }
        rowPlaces[write.stream] = rows.count
        rows.append(Row())
        return rows.count - 1
    }
}

// MARK: - Running commands

extension InMemoryJournalTable {
    /// Runs a command to its answer.
    ///
    /// Nobody else writes meanwhile, so there is no contention and nothing to wait for.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - key: The command's key, saved by the caller before the first try.
    ///   - asOf: The host's instant.
    ///   - options: How to run the command.
    /// - Returns: The answer, now or as it was given the first time.
    /// - Throws: `JournalError`, or the rules' own error if the command is malformed; nothing is written then.
    /// - Complexity: That of the decision and of its events; the state is changed in place.
    @inlinable
    public mutating func run<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        key: CommandKey,
        asOf: Timestamp,
        options: RunOptions = RunOptions()
    ) throws -> Receipt<State> {
        try CommandRun(command, by: rules, key: key, asOf: asOf, options: options)
            .finish(load: { take($0) }, commit: { commit($0) })
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
    @inlinable
    public func entries(of stream: StreamID, page: JournalPage) -> [JournalEntry<State>] {
        guard let place = rowPlaces[stream], page.after < rows[place].version else { return [] }
        return rows[place].places[Int(page.after)...].prefix(page.limit).map { log[$0] }
    }

    /// Reads the events of all streams in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many entries to return.
    /// - Returns: The entries in order of position.
    @inlinable
    public func feed(_ page: JournalPage) -> [JournalEntry<State>] { Self.page(page, of: log) }

    /// Reads outbox messages in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many messages to return.
    /// - Returns: The messages in order of position.
    @inlinable
    public func messages(_ page: JournalPage) -> [OutboxEntry] { Self.page(page, of: outbox) }

    @inlinable
    static func page<Element>(_ page: JournalPage, of list: [Element]) -> [Element] {
        guard page.after < Int64(list.count) else { return [] }
        return Array(list[Int(page.after)...].prefix(page.limit))
    }

    /// Reads the streams that are due.
    ///
    /// - Parameter request: The instant, and the place after which to start.
    /// - Returns: The streams in order of due instant and then of name.
    /// - Complexity: O(*m* + log *n*) in the streams returned and those that time changes one day.
    @inlinable
    public func dueStreams(_ request: DueRequest) -> [DueStream] {
        let after = request.after.map { DueIndex.Entry(due: $0.due, stream: $0.stream) }
        return dueIndex.entries(asOf: request.asOf, after: after, limit: request.limit).map {
            DueStream($0.stream, due: $0.due, version: version(of: $0.stream))
        }
    }

    /// Whether somebody holds a claim.
    ///
    /// - Parameter claim: The claim.
    /// - Returns: True while a commit that claimed it was not followed by one that released it.
    @inlinable
    public func isHeld(_ claim: Claim) -> Bool { heldClaims.contains(claim) }

    /// Returns the value of a counter, 0 if nobody moved it.
    ///
    /// - Parameter counter: The counter.
    /// - Returns: The value.
    @inlinable
    public func value(of counter: CounterID) -> Int64 { counterValues[counter, default: 0] }
}
