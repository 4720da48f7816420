//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import GRDB
public import LoyaltyCore
public import LoyaltyJournal

/// A journal in SQLite through GRDB: streams of events, keys, claims, counters, outbox and due index in one file.
///
/// The driver runs on it as on any store:
///
/// ```swift
/// let database = try JournalDatabase.open(path)
/// let points = try SQLiteJournal<PointsAccount>("points", in: database)
/// let receipt = try await points.run(.accrue(order, to: ann), by: rules, key: key, asOf: now) { pause in
///     try await Task.sleep(for: .microseconds(pause.length(using: &random).microseconds))
/// }
/// ```
///
/// Inside the host's own transaction, beside its own rows, the synchronous pair does the same work. Whatever becomes of the
/// transaction becomes of both:
///
/// ```swift
/// let receipt = try await database.write { db in
///     try db.execute(sql: "INSERT INTO shop_order (id, cents) VALUES (?, ?)", arguments: ["1001", 1_999])
///     let run = try CommandRun(.accrue(order, to: ann), by: rules, key: key, asOf: now)
///     return try run.finish(load: { try points.load($0, in: db) }, commit: { try points.commit($0, in: db) })
/// }
/// ```
///
/// One file serves any number of journals, each under its own name and with its own state type. Streams, keys, claims and
/// counters of different journals never meet.
public struct SQLiteJournal<State: Journaled>: Sendable {
    /// The journal's name; every row of the journal carries it.
    public let name: String
    /// How values become bytes and bytes become values.
    public let schema: JournalSchema<State>
    /// The database.
    public let database: any DatabaseWriter

    /// Creates a journal in a database that has its tables.
    ///
    /// - Parameters:
    ///   - name: The journal's name, the same for ever.
    ///   - database: A pool, or a queue in WAL mode; see ``JournalDatabase``.
    ///   - number: The number of the schema that new values are written under, from 1.
    ///   - upcasts: How values of older schemas are read, one for each, in ascending order.
    /// - Throws: `JournalError` with code `invalidSchema` if the upcasts do not lead to the number.
    public init(
        _ name: String,
        in database: any DatabaseWriter,
        schema number: Int = 1,
        upcasts: [Upcast] = []
    ) throws(JournalError) {
        self.name = name
        self.schema = try JournalSchema(number: number, upcasts: upcasts)
        self.database = database
    }
}

extension SQLiteJournal: JournalStore {
    /// Reads some streams and the record of a key, all at one instant.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Throws: `DatabaseError` of GRDB; `JournalError` with code `corrupt` for rows that are not what was written.
    public func load(_ request: LoadRequest) async throws -> Loaded<State> {
        try await database.read { try self.load(request, in: $0) }
    }

    /// Writes a command's whole effect, or nothing.
    ///
    /// The transaction takes the write lock as it begins, so it never finds out half-way that another writer was first.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    /// - Throws: `DatabaseError` of GRDB, after which the commit may have taken effect; `JournalError` with code `tooLarge` or
    ///   `invalidDecision`, before anything is written.
    public func commit(_ commit: Commit<State>) async throws -> CommitOutcome {
        let stored = try schema.stored(commit)
        return try await database.writeWithoutTransaction { db in
            var outcome = CommitOutcome.committed
            try db.inTransaction(.immediate) {
                outcome = try self.write(commit, as: stored, in: db)
                return outcome == .committed ? .commit : .rollback
            }
            return outcome
        }
    }
}
