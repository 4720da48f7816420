//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import GRDB
import LoyaltyCore
import LoyaltyGRDB
import LoyaltyJournal
import LoyaltyJournalSQL
import LoyaltyTestKit
import Testing

@Suite("Journal database: opened so that what is answered as committed is on the disk")
struct JournalDatabaseTests {
    @Test("A file is opened with the settings that the promises need")
    func settings() throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let settings = try pool.writeWithoutTransaction { db in
            try ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)")
            }
        }
        #expect(settings == ["wal", "2", "1", "5000"])
    }

    @Test("SQLite takes every step of the tables, once")
    func migrations() throws {
        let folder = try TemporaryFolder()
        for _ in 0..<2 {
            let pool = try JournalDatabase.open(folder.path())
            let (steps, tables) = try pool.read { db in
                (
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM grdb_migrations"),
                    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_list WHERE name LIKE 'loyalty%'")
                )
            }
            #expect(steps == JournalTables.sqlite.count)
            let names = ["claim", "command", "counter", "event", "message", "snapshot", "stream"]
            #expect(tables.sorted() == names.map { "loyalty_" + $0 })
            try pool.close()
        }
    }

    @Test(
        "A stored event is never changed, deleted, replaced, nor preceded by a gap",
        arguments: [
            ("UPDATE loyalty_event SET body = x''", "events are never changed"),
            ("UPDATE OR REPLACE loyalty_event SET version = 1", "events are never changed"),
            ("DELETE FROM loyalty_event", "events are never deleted"),
            ("INSERT OR REPLACE INTO loyalty_event SELECT * FROM loyalty_event", "an event follows"),
            (
                "REPLACE INTO loyalty_event SELECT position, journal, stream, 3, at, schema, body, checksum FROM loyalty_event",
                "an event follows"
            ),
            (
                "INSERT INTO loyalty_event SELECT NULL, journal, stream, 4, at, schema, body, checksum FROM loyalty_event",
                "an event follows"
            ),
            ("DELETE FROM loyalty_stream", "FOREIGN KEY"),
        ]
    )
    func events(_ sql: String, isRefusedAs message: String) async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let journal = try SQLiteJournal<Tab>("tabs", in: pool)
        for number in 0..<2 {
            let command = TabCommand.deposit(1, to: try Names.tab())
            _ = try await journal.run(command, by: TabRules(), key: Names.key("\(number)"), asOf: Names.now()) { _ in }
        }
        let before = try await journal.feed(JournalPage())
        let error = #expect(throws: DatabaseError.self) { try pool.write { try $0.execute(sql: sql) } }
        #expect(error?.message?.contains(message) == true, "\(String(describing: error))")
        #expect(try await journal.feed(JournalPage()) == before)
    }

    @Test("A read-only handle reads, and refuses to write")
    func readOnly() async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let journal = try SQLiteJournal<Tab>("tabs", in: pool)
        let command = TabCommand.deposit(7, to: try Names.tab())
        _ = try await journal.run(command, by: TabRules(), key: Names.key("k"), asOf: Names.now()) { _ in }

        var configuration = JournalDatabase.configuration
        configuration.readonly = true
        let handle = try DatabasePool(path: folder.path(), configuration: configuration)
        try JournalDatabase.makeDurable(handle)
        let reader = try SQLiteJournal<Tab>("tabs", in: handle)
        let tab = try Names.tab()
        #expect(try await reader.load(LoadRequest([tab])).streams[0].state(of: tab).balance == 7)
        let record = CommandRecord<Tab>(command: command, answer: TabAnswer(.done, balance: 0), at: try Names.now())
        let commit = try Commit<Tab>(key: Names.key("other"), record: record, writes: [])
        let error = await #expect(throws: DatabaseError.self) { try await reader.commit(commit) }
        #expect(error?.resultCode == .SQLITE_READONLY)
        #expect(try await journal.load(LoadRequest([], key: Names.key("other"))).recorded == nil)
    }
}
