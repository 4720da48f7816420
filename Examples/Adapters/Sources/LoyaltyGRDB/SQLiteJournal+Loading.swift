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
    /// Reads inside a transaction that the host has open.
    ///
    /// - Parameters:
    ///   - request: What to read.
    ///   - db: The connection; inside a transaction, so that everything is read at one instant.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `corrupt` for rows that are not what was written.
    public func load(_ request: LoadRequest, in db: Database) throws -> Loaded<State> {
        var streams: [LoadedStream<State>] = []
        for stream in request.streams { streams.append(try self.stream(stream, in: db)) }
        return Loaded(streams, recorded: try request.key.flatMap { try record(of: $0, in: db) })
    }

    private func stream(_ stream: StreamID, in db: Database) throws -> LoadedStream<State> {
        let found = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT version, last_at FROM loyalty_stream WHERE journal = ? AND id = ?"),
            arguments: [name, stream.text]
        )
        guard let found else { return LoadedStream() }
        let snapshot = try snapshot(of: stream, in: db)
        return LoadedStream(
            version: try found.value("version"),
            lastAt: try Timestamp(microsecondsSince1970: found.value("last_at")),
            snapshot: snapshot?.state,
            snapshotVersion: snapshot?.version ?? 0,
            tail: try entries(of: stream, after: snapshot?.version ?? 0, limit: -1, in: db).map(\.event)
        )
    }

    /// Reads the kept state of a stream; one that cannot be read is passed over, because the events can rebuild it.
    private func snapshot(of stream: StreamID, in db: Database) throws -> (version: Int64, state: State)? {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT version, schema, body, checksum FROM loyalty_snapshot WHERE journal = ? AND stream = ?"
            ),
            arguments: [name, stream.text]
        )
        guard let found else { return nil }
        let version: Int64 = try found.value("version")
        let stored = StoredValue(
            schema: try found.value("schema"),
            body: try found.value("body"),
            checksum: try found.value("checksum"),
            names: [name, stream.text],
            numbers: [version]
        )
        return schema.snapshot(stored).map { (version, $0) }
    }

    private func record(of key: CommandKey, in db: Database) throws -> CommandRecord<State>? {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT schema, body, checksum FROM loyalty_command WHERE journal = ? AND scope = ? AND key = ?"
            ),
            arguments: [name, key.scope.text, key.text]
        )
        guard let found else { return nil }
        let stored = StoredValue(
            schema: try found.value("schema"),
            body: try found.value("body"),
            checksum: try found.value("checksum"),
            names: [name, key.scope.text, key.text]
        )
        return try schema.record(stored)
    }

    /// Reads the entries of a stream after a version; a limit of -1 is none.
    func entries(
        of stream: StreamID,
        after version: Int64,
        limit: Int,
        in db: Database
    ) throws -> [JournalEntry<State>] {
        let found = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT position, stream, version, at, schema, body, checksum FROM loyalty_event
                    WHERE journal = ? AND stream = ? AND version > ? ORDER BY version LIMIT ?
                    """
            ),
            arguments: [name, stream.text, version, limit]
        )
        var entries: [JournalEntry<State>] = []
        var expected = version
        while let row = try found.next() {
            let entry = try entry(row)
            expected += 1
            // An event is missing: say so, in the journal's own words.
            if entry.version != expected { _ = try schema.event(.unreadable, of: stream) }
            entries.append(entry)
        }
        return entries
    }

    func entry(_ row: Row) throws -> JournalEntry<State> {
        let stream = try StreamID(row.value("stream"))
        let (version, at): (Int64, Int64) = try (row.value("version"), row.value("at"))
        let stored = StoredValue(
            schema: try row.value("schema"),
            body: try row.value("body"),
            checksum: try row.value("checksum"),
            names: [name, stream.text],
            numbers: [version, at]
        )
        return JournalEntry(
            position: try row.value("position"),
            stream: stream,
            version: version,
            at: try Timestamp(microsecondsSince1970: at),
            event: try schema.event(stored, of: stream)
        )
    }
}
