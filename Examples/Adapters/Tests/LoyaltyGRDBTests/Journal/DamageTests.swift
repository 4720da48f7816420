//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import GRDB
import LoyaltyCore
import LoyaltyGRDB
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("SQLite journal: bytes that are not what was written are reported, or passed over where events can rebuild them")
struct DamageTests {
    private static let options = RunOptions(snapshotEvery: 4)

    /// A journal of six deposits and a message, with a snapshot after the fourth.
    private func filled(_ database: any DatabaseWriter) async throws -> SQLiteJournal<Tab> {
        let journal = try SQLiteJournal<Tab>("rehearsal", in: database)
        let tab = try Names.tab()
        for number in 0..<6 {
            _ = try await journal.run(
                number == 5 ? .announce(1, on: tab) : .deposit(Int64(1_000 + number), to: tab),
                by: TabRules(),
                key: Names.key("k\(number)"),
                asOf: Names.now(),
                options: Self.options
            ) { _ in }
        }
        return journal
    }

    private func code(_ body: () async throws -> some Any) async -> JournalError.Code? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? JournalError)?.code }
    }

    @Test("Every single flipped byte of an event is found")
    func flippedBytes() async throws {
        let file = try JournalFile()
        let journal = try await file.reopen()
        _ = try await filled(journal.database)
        let (page, tab) = (JournalPage(limit: 10), try Names.tab())
        let before = try await journal.entries(of: tab, page: page)
        #expect(before.count == 6)
        try await file.settle()
        let path = await file.path
        let sound = try Data(contentsOf: URL(fileURLWithPath: path))
        let folder = try TemporaryFolder()
        var places = 0
        for entry in [before[1], before[4]] {
            let body = Data(try journal.schema.stored(entry.event).bytes)
            // The record's command holds the amount too, but not the event's kind.
            let place = try #require(sound.range(of: body))
            for byte in place {
                var bytes = sound
                bytes[byte] ^= 1 << UInt8(byte % 8)
                let damaged = folder.path("\(byte).sqlite")
                try bytes.write(to: URL(fileURLWithPath: damaged))
                let copy = try SQLiteJournal<Tab>("rehearsal", in: DatabaseQueue(path: damaged))
                #expect(await code { try await copy.entries(of: tab, page: page) } == .corrupt)
                #expect(await code { try await copy.feed(page) } == .corrupt)
                places += 1
            }
        }
        #expect(places > 80)
    }

    @Test("A file whose end is missing is reported, or nothing that counts was there", arguments: 0..<8)
    func truncatedFile(eighths: Int) async throws {
        let file = try JournalFile()
        var journal = try await file.reopen()
        _ = try await filled(journal.database)
        let (page, tab) = (JournalPage(limit: 10), try Names.tab())
        let before = try await journal.entries(of: tab, page: page)
        try await file.damageFile { $0.removeLast($0.count * eighths / 8 + 10) }
        do {
            journal = try await file.reopen()
            #expect(try await journal.entries(of: tab, page: page) == before)
        } catch {
            // Refusing to open, or to read, is a report.
        }
        try? await file.close()
    }

    @Test("A damaged snapshot is passed over; a damaged record or message is corrupt, as is a missing event")
    func damagedRows() async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let journal = try await filled(pool)
        let tab = try Names.tab()
        let sound = try await journal.load(LoadRequest([tab])).streams[0]
        #expect(sound.snapshotVersion == 4)
        #expect(sound.tail.count == 2)

        // Still JSON of a tab, but of one with another balance.
        try await pool.write {
            try $0.execute(
                sql: "UPDATE loyalty_snapshot SET body = CAST(replace(CAST(body AS TEXT), '4006', '9006') AS BLOB)"
            )
            #expect($0.changesCount == 1)
        }
        let rebuilt = try await journal.load(LoadRequest([tab])).streams[0]
        #expect(rebuilt.snapshot == nil)
        #expect(rebuilt.tail.count == 6)
        #expect(try rebuilt.state(of: tab) == sound.state(of: tab))

        try await pool.write {
            try $0.execute(
                sql: "UPDATE loyalty_command SET body = CAST(replace(CAST(body AS TEXT), '1001', '1002') AS BLOB)"
            )
            try $0.execute(sql: "UPDATE loyalty_message SET number = number + 1")
        }
        #expect(await code { try await journal.load(LoadRequest([], key: Names.key("k1"))) } == .corrupt)
        #expect(await code { try await journal.load(LoadRequest([], key: Names.key("k3"))) } == nil)
        #expect(await code { try await journal.messages(JournalPage()) } == .corrupt)

        try await pool.write {
            try $0.execute(sql: "DROP TRIGGER loyalty_event_is_not_deleted")
            try $0.execute(sql: "DELETE FROM loyalty_event WHERE version = 3")
        }
        #expect(await code { try await journal.load(LoadRequest([tab])) } == .corrupt)
        #expect(await code { try await journal.entries(of: tab, page: JournalPage()) } == .corrupt)
        #expect(try await journal.entries(of: tab, page: JournalPage(after: 3)).count == 3)
    }

    @Test("Columns of a type that nobody wrote are an error, not the end of the process")
    func otherTypes() async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let journal = try await filled(pool)
        try await pool.write { db in
            // A table without types, as a damaged file may appear to be.
            try db.execute(
                sql: """
                    ALTER TABLE loyalty_command RENAME TO sound;
                    CREATE TABLE loyalty_command (journal, scope, key, schema, body, checksum);
                    INSERT INTO loyalty_command SELECT journal, scope, key, NULL, body, checksum FROM sound;
                    """
            )
        }
        await #expect(throws: (any Error).self) { try await journal.load(LoadRequest([], key: Names.key("k1"))) }
    }

    @Test("An event that this version does not know is corrupt, not skipped")
    func unknownEvent() async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let newer = try SQLiteJournal<NewerTab>("tabs", in: pool)
        let tab = try Names.tab()
        let write = StreamWrite<NewerTab>(tab, expected: 0, events: [NewerTab.Event(kind: "burnt")], state: NewerTab())
        let record = CommandRecord<NewerTab>(command: "burn", answer: "done", at: try Names.now())
        #expect(try await newer.commit(Commit(key: Names.key("k"), record: record, writes: [write])) == .committed)
        let journal = try SQLiteJournal<Tab>("tabs", in: pool)
        #expect(await code { try await journal.load(LoadRequest([tab])) } == .corrupt)
        #expect(await code { try await journal.feed(JournalPage()) } == .corrupt)
        #expect(await code { try await journal.load(LoadRequest([], key: Names.key("k"))) } == .corrupt)
    }

    @Test("Older schemas are read through upcasts, their snapshots are passed over; newer ones are corrupt")
    func schemas() async throws {
        let folder = try TemporaryFolder()
        let pool = try JournalDatabase.open(folder.path())
        let (first, tab) = (try await filled(pool), try Names.tab())
        let before = try await first.load(LoadRequest([tab])).streams[0]

        let upcasts = [Upcast(from: 1, events: Self.doubled)]
        let second = try SQLiteJournal<Tab>("rehearsal", in: pool, schema: 2, upcasts: upcasts)
        let loaded = try await second.load(LoadRequest([tab], key: Names.key("k1")))
        #expect(loaded.streams[0].snapshot == nil)
        #expect(try loaded.streams[0].state(of: tab).balance == before.state(of: tab).balance * 2)
        #expect(loaded.recorded?.command == .deposit(1_001, to: tab))

        let command = TabCommand.deposit(1, to: tab)
        _ = try await second.run(command, by: TabRules(), key: Names.key("new"), asOf: Names.now()) { _ in }
        #expect(try await second.load(LoadRequest([tab])).streams[0].version == 7)
        #expect(await code { try await first.load(LoadRequest([tab])) } == .corrupt)
        #expect(await code { try SQLiteJournal<Tab>("x", in: pool, schema: 3, upcasts: upcasts) } == .invalidSchema)
    }

    /// Schema 1 counted in whole units, schema 2 counts in halves.
    private static func doubled(_ event: JSONValue) -> JSONValue {
        guard case .object(var members) = event, case .integer(let amount)? = members["amount"] else { return event }
        members["amount"] = .integer(amount * 2)
        return .object(members)
    }
}

/// The state of a version of the host's program that is yet to come.
private struct NewerTab: Journaled {
    struct Event: Equatable, Codable, Sendable {
        let kind: String
    }

    typealias Command = String
    typealias Answer = String

    var nextDue: Timestamp? { nil }

    mutating func apply(_ event: Event) {}
}
