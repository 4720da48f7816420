//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyJournalSQL
import Testing

@Suite(
    "Journal tables: PostgreSQL keeps what they promise",
    .enabled(if: PostgreSQLServer.programs != nil, "PostgreSQL is not installed"),
    .serialized
)
struct PostgreSQLTests {
    private static let stream = "INSERT INTO loyalty_stream (journal, id, version, last_at) VALUES ('j', 'a', 1, 0);"

    private static func event(_ version: Int, of stream: String = "a") -> String {
        """
        INSERT INTO loyalty_event (journal, stream, version, at, schema, body, checksum)
        VALUES ('j', '\(stream)', \(version), 0, 1, '{}', 0);
        """
    }

    private func server() throws -> PostgreSQLServer {
        let server = try PostgreSQLServer()
        for step in JournalTables.postgreSQL { _ = try server.run("BEGIN;" + step.sql + "COMMIT;") }
        return server
    }

    private func message(_ body: () throws -> String) -> String {
        do { return "done: " + (try body()) } catch { return "\(error)" }
    }

    @Test("Events are never changed, deleted or truncated")
    func eventsArePermanent() throws {
        let server = try server()
        _ = try server.run(Self.stream + Self.event(1))
        for sql in [
            "UPDATE loyalty_event SET body = ''", "DELETE FROM loyalty_event", "TRUNCATE loyalty_event",
            "UPDATE loyalty_event SET version = 2 WHERE false", "TRUNCATE loyalty_stream CASCADE",
        ] {
            #expect(message { try server.run(sql) }.contains("events are never changed or deleted"), "\(sql)")
        }
        #expect(try server.run("SELECT version, convert_from(body, 'UTF8') FROM loyalty_event") == "1|{}")
    }

    @Test("A version is written once, and only to a stream that is there")
    func versionsAreUnique() throws {
        let server = try server()
        _ = try server.run(Self.stream + Self.event(1))
        #expect(message { try server.run(Self.event(1)) }.contains("loyalty_event_journal_stream_version_key"))
        #expect(message { try server.run(Self.event(1, of: "b")) }.contains("violates foreign key constraint"))
        #expect(message { try server.run(Self.event(0)) }.contains("violates check constraint"))
    }

    @Test("Names are compared and ordered as bytes")
    func bytes() throws {
        let server = try server()
        for name in ["b", "B", "a ", "a", "é", "e\u{301}"] {
            _ = try server.run("INSERT INTO loyalty_claim VALUES ('j', 's', '\(name)')")
        }
        let names = try server.run("SELECT '[' || token || ']' FROM loyalty_claim ORDER BY token")
        #expect(names.utf8.elementsEqual("[B]\n[a]\n[a ]\n[b]\n[e\u{301}]\n[é]".utf8))
        #expect(
            message { try server.run("INSERT INTO loyalty_counter VALUES ('j', 'c', -1)") }.contains("check constraint")
        )
    }

    @Test("Positions are handed out in the order of commits: a writer waits for the one before it")
    func positionsTakeTurns() async throws {
        let server = try server()
        _ = try server.run(Self.stream + Self.stream.replacing("'a'", with: "'b'") + "CREATE TABLE bell (rung int);")
        // The first writer has its position and commits only when the bell is rung, or after a minute.
        let wait = """
            DO $$ BEGIN
                FOR turn IN 1..3000 LOOP
                    EXIT WHEN EXISTS (SELECT 1 FROM bell);
                    PERFORM pg_sleep(0.02);
                END LOOP;
            END $$;
            """
        async let first = server.run("BEGIN;" + Self.event(1) + wait + "COMMIT;")
        let holders = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        for _ in 0..<500 {
            if try server.run(holders) == "1" { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        let impatient = message { try server.run("SET lock_timeout = '100ms';" + Self.event(1, of: "b")) }
        #expect(impatient.contains("lock timeout"))
        _ = try server.run("INSERT INTO bell VALUES (1);" + Self.event(1, of: "b"))
        _ = try await first
        let order = try server.run("SELECT stream FROM loyalty_event ORDER BY position")
        #expect(order == "a\nb")
    }
}
