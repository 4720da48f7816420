//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The tables of a journal as SQL text, for whatever runs the host's migrations.
///
/// Run the steps in order of their numbers, each once:
///
/// ```swift
/// for step in JournalTables.postgreSQL where step.number > applied { try await connection.run(step.sql) }
/// ```
///
/// One set of tables serves any number of journals: each row names its journal, such as `points` or `partners`, and
/// journals never see each other's rows. What was decided in one transaction over two journals is there in both or in
/// neither.
public enum JournalTables: Sendable {
    /// The steps for SQLite 3.37 or newer.
    public static let sqlite: [JournalMigration] = [
        JournalMigration(number: 1, name: "streams, events, keys, claims, counters, outbox", sql: sqlite1)
    ]

    /// The steps for PostgreSQL 13 or newer, in a database whose encoding is UTF-8.
    public static let postgreSQL: [JournalMigration] = [
        JournalMigration(number: 1, name: "streams, events, keys, claims, counters, outbox", sql: postgreSQL1)
    ]
}
