//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import GRDB
public import LoyaltyCore
public import LoyaltyJournal

extension SQLiteJournal: JournalSource {
    /// Reads the events of one stream.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - page: The version after which to start, and how many entries to return.
    /// - Returns: The entries in order of version.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `corrupt` for rows that are not what was written.
    public func entries(of stream: StreamID, page: JournalPage) async throws -> [JournalEntry<State>] {
        try await database.read { try self.entries(of: stream, after: page.after, limit: page.limit, in: $0) }
    }

    /// Reads the events of all streams in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many entries to return.
    /// - Returns: The entries in order of position.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `corrupt` for rows that are not what was written.
    public func feed(_ page: JournalPage) async throws -> [JournalEntry<State>] {
        try await database.read { db in
            let found = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT position, stream, version, at, schema, body, checksum FROM loyalty_event
                        WHERE journal = ? AND position > ? ORDER BY position LIMIT ?
                        """
                ),
                arguments: [name, page.after, page.limit]
            )
            var entries: [JournalEntry<State>] = []
            while let row = try found.next() { entries.append(try entry(row)) }
            return entries
        }
    }

    /// Reads the streams that time alone has changed or will have changed by an instant.
    ///
    /// - Parameter request: The instant, and the place after which to start.
    /// - Returns: The streams in order of due instant and then of name.
    /// - Throws: `DatabaseError` of GRDB.
    public func dueStreams(_ request: DueRequest) async throws -> [DueStream] {
        try await database.read { db in
            let after = request.after
            let found = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id, due_at, version FROM loyalty_stream
                        WHERE journal = ? AND due_at <= ? AND (due_at, id) > (?, ?) ORDER BY due_at, id LIMIT ?
                        """
                ),
                arguments: [
                    name, request.asOf.microsecondsSince1970, after?.due.microsecondsSince1970 ?? .min,
                    after?.stream.text ?? "", request.limit,
                ]
            )
            return try found.map {
                DueStream(
                    try StreamID($0.value("id")),
                    due: try Timestamp(microsecondsSince1970: $0.value("due_at")),
                    version: try $0.value("version")
                )
            }
        }
    }
}

extension SQLiteJournal: OutboxSource {
    /// Reads messages.
    ///
    /// - Parameter page: The position after which to start, and how many messages to return.
    /// - Returns: The messages in order of position.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `corrupt` for rows that are not what was written.
    public func messages(_ page: JournalPage) async throws -> [OutboxEntry] {
        try await database.read { db in
            let found = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT position, scope, key, number, at, schema, body, checksum FROM loyalty_message
                        WHERE journal = ? AND position > ? ORDER BY position LIMIT ?
                        """
                ),
                arguments: [name, page.after, page.limit]
            )
            return try found.map(message)
        }
    }

    private func message(_ row: Row) throws -> OutboxEntry {
        let (scope, key): (String, String) = try (row.value("scope"), row.value("key"))
        let (number, at): (Int64, Int64) = try (row.value("number"), row.value("at"))
        let stored = StoredValue(
            schema: try row.value("schema"),
            body: try row.value("body"),
            checksum: try row.value("checksum"),
            names: [name, scope, key],
            numbers: [number, at]
        )
        return OutboxEntry(
            position: try row.value("position"),
            id: MessageID(key: try CommandKey(key, scope: scope), index: Int(number)),
            at: try Timestamp(microsecondsSince1970: at),
            message: try schema.message(stored)
        )
    }
}
