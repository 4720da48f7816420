//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
public import GRDB
import LoyaltyCore
public import LoyaltyJournal

extension SQLiteJournal {
    /// Writes inside a transaction that the host has open, or in one of its own if there is none.
    ///
    /// - Parameters:
    ///   - commit: What to write.
    ///   - db: The connection.
    /// - Returns: Whether it is written. Unless it is, nothing is, and the host's transaction goes on as before.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `tooLarge` or `invalidDecision`. Let it end the transaction.
    public func commit(_ commit: Commit<State>, in db: Database) throws -> CommitOutcome {
        let stored = try schema.stored(commit)
        var outcome = CommitOutcome.committed
        try db.inSavepoint {
            outcome = try write(commit, as: stored, in: db)
            return outcome == .committed ? .commit : .rollback
        }
        return outcome
    }

    /// Writes what can be written; unless the outcome is `committed`, the caller rolls back.
    ///
    /// The order is the same in every commit: streams by name, key, claims, counters, events, messages. SQLite has one
    /// writer and does not need it; a database that locks rows one after the other cannot deadlock with it.
    func write(_ commit: Commit<State>, as stored: StoredCommit, in db: Database) throws -> CommitOutcome {
        for write in commit.writes {
            guard try advance(write, at: commit.at, in: db) else { return .stale }
        }
        guard try insert(stored.record, under: commit.key, in: db) else { return .stale }
        for claim in commit.releases {
            try run("DELETE FROM loyalty_claim WHERE journal = ? AND scope = ? AND token = ?", claim.names, in: db)
        }
        for claim in commit.claims {
            try run("INSERT OR IGNORE INTO loyalty_claim (journal, scope, token) VALUES (?, ?, ?)", claim.names, in: db)
            guard db.changesCount == 1 else { return .taken(claim) }
        }
        for change in commit.counters {
            guard try move(change, in: db) else { return .exhausted(change.counter) }
        }
        for (write, values) in zip(commit.writes, stored.writes) {
            try append(values, to: write, at: commit.at, in: db)
        }
        for (index, message) in stored.messages.enumerated() {
            try append(message, as: commit.messageID(index), at: commit.at, in: db)
        }
        return .committed
    }

    /// Moves a stream from the version that the decision was made on; false if the stream is at another one.
    private func advance(_ write: StreamWrite<State>, at: Timestamp, in db: Database) throws -> Bool {
        let (id, due) = (write.stream.text, write.nextDue?.microsecondsSince1970)
        if write.events.isEmpty {
            let version = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT version FROM loyalty_stream WHERE journal = ? AND id = ?"),
                arguments: [name, id]
            )
            return version ?? 0 == write.expected
        }
        if write.expected == 0 {
            try run(
                """
                INSERT INTO loyalty_stream (journal, id, version, last_at, due_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [id, write.version, at.microsecondsSince1970, due],
                in: db
            )
        } else {
            try run(
                """
                UPDATE loyalty_stream SET version = ?3, last_at = ?4, due_at = ?5
                WHERE journal = ?1 AND id = ?2 AND version = ?6
                """,
                [id, write.version, at.microsecondsSince1970, due, write.expected],
                in: db
            )
        }
        return db.changesCount == 1
    }

    /// Records a command under its key; false if the key is recorded already.
    private func insert(_ record: StoredValue, under key: CommandKey, in db: Database) throws -> Bool {
        let checksum = Checksum(of: record, names: [name, key.scope.text, key.text])
        try run(
            """
            INSERT INTO loyalty_command (journal, scope, key, schema, body, checksum) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [key.scope.text, key.text, record.schema, Data(record.bytes), checksum.value],
            in: db
        )
        return db.changesCount == 1
    }

    /// Moves a counter; false if it would pass its limit.
    ///
    /// Nobody can move it between the two statements: the transaction has the write lock, or cannot get it any more.
    private func move(_ change: CounterChange, in db: Database) throws -> Bool {
        let value = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM loyalty_counter WHERE journal = ? AND id = ?"),
            arguments: [name, change.counter.text]
        )
        guard let moved = change.applied(to: value ?? 0) else { return false }
        try run(
            """
            INSERT INTO loyalty_counter (journal, id, value) VALUES (?, ?, ?)
            ON CONFLICT (journal, id) DO UPDATE SET value = excluded.value
            """,
            [change.counter.text, moved],
            in: db
        )
        return true
    }

    private func append(
        _ values: StoredCommit.Write,
        to write: StreamWrite<State>,
        at: Timestamp,
        in db: Database
    ) throws {
        let (stream, at) = (write.stream.text, at.microsecondsSince1970)
        var version = write.expected
        for event in values.events {
            version += 1
            let checksum = Checksum(of: event, names: [name, stream], numbers: [version, at])
            try run(
                """
                INSERT INTO loyalty_event (journal, stream, version, at, schema, body, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [stream, version, at, event.schema, Data(event.bytes), checksum.value],
                in: db
            )
        }
        guard let snapshot = values.snapshot, !values.events.isEmpty else { return }
        let checksum = Checksum(of: snapshot, names: [name, stream], numbers: [version])
        try run(
            """
            INSERT INTO loyalty_snapshot (journal, stream, version, schema, body, checksum) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (journal, stream) DO UPDATE
            SET version = excluded.version, schema = excluded.schema, body = excluded.body, checksum = excluded.checksum
            """,
            [stream, version, snapshot.schema, Data(snapshot.bytes), checksum.value],
            in: db
        )
    }

    private func append(_ message: StoredValue, as id: MessageID, at: Timestamp, in db: Database) throws {
        let (scope, key, number, at) = (id.key.scope.text, id.key.text, Int64(id.index), at.microsecondsSince1970)
        let checksum = Checksum(of: message, names: [name, scope, key], numbers: [number, at])
        try run(
            """
            INSERT INTO loyalty_message (journal, scope, key, number, at, schema, body, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [scope, key, number, at, message.schema, Data(message.bytes), checksum.value],
            in: db
        )
    }

    /// Runs one statement, whose first argument is the journal's name; the text is compiled once for each connection.
    private func run(_ sql: String, _ arguments: StatementArguments, in db: Database) throws {
        try db.cachedStatement(sql: sql).execute(arguments: [name] + arguments)
    }
}

extension Claim {
    fileprivate var names: StatementArguments { [scope.text, token.text] }
}
