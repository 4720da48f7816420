//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import GRDB
import LoyaltyJournalSQL

/// How a SQLite database is opened, so that it keeps what a journal promises.
///
/// ```swift
/// let database = try JournalDatabase.open("/var/lib/shop/loyalty.sqlite")
/// let points = try SQLiteJournal<PointsAccount>("points", in: database)
/// ```
///
/// A host with a database of its own takes the parts: ``configuration``, ``registerMigrations(in:)`` for its migrator, and
/// ``makeDurable(_:)`` once the database is open.
public enum JournalDatabase: Sendable {
    /// Foreign keys on, and five seconds of patience with another process that writes.
    public static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        return configuration
    }

    /// Opens a file, creates the tables if they are not there, and makes commits durable.
    ///
    /// - Parameters:
    ///   - path: Where the file is or will be, on a local disk.
    ///   - configuration: How to open it; start from ``configuration``.
    /// - Returns: The database, with one writer and several readers.
    /// - Throws: `DatabaseError` of GRDB.
    public static func open(
        _ path: String,
        configuration: Configuration = Self.configuration
    ) throws -> DatabasePool {
        let database = try DatabasePool(path: path, configuration: configuration)
        try makeDurable(database)
        var migrator = DatabaseMigrator()
        registerMigrations(in: &migrator)
        try migrator.migrate(database)
        return database
    }

    /// Makes every commit reach the disk before it is answered.
    ///
    /// GRDB sets `synchronous` to `NORMAL` as it opens a pool, after `prepareDatabase` has run; a power failure could then
    /// take back the last commits, although their callers were told that they are written. So this comes after opening.
    ///
    /// - Parameter database: The open database.
    /// - Throws: `DatabaseError` of GRDB.
    public static func makeDurable(_ database: some DatabaseWriter) throws {
        guard !database.configuration.readonly else { return }
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }

    /// Adds the steps of the journal's tables to the host's migrator.
    ///
    /// - Parameter migrator: The migrator.
    public static func registerMigrations(in migrator: inout DatabaseMigrator) {
        for step in JournalTables.sqlite {
            migrator.registerMigration(step.identifier) { try $0.execute(sql: step.sql) }
        }
    }
}
