//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import GRDB
import LoyaltyGRDB
import LoyaltyTestKit
import Testing

@Suite("SQLite journal: it keeps every promise of a journal")
struct ConformanceTests {
    @Test("In a pool", arguments: JournalConformance.checks)
    func pool(_ check: ConformanceCheck) async throws {
        let folder = try TemporaryFolder()
        let findings = await check.findings(
            on: { try SQLiteJournal("tabs", in: JournalDatabase.open(folder.path())) },
            scale: ConformanceScale(writers: 50, commands: 200, longStream: 10_000)
        )
        #expect(findings == [])
        print(findings.isEmpty ? "kept in a pool:" : "BROKEN in a pool:", check)
    }

    @Test("In a queue, beside another journal", arguments: JournalConformance.checks)
    func queue(_ check: ConformanceCheck) async throws {
        let folder = try TemporaryFolder()
        let findings = await check.findings(
            on: {
                let queue = try DatabaseQueue(path: folder.path(), configuration: JournalDatabase.configuration)
                try JournalDatabase.makeDurable(queue)
                var migrator = DatabaseMigrator()
                JournalDatabase.registerMigrations(in: &migrator)
                try migrator.migrate(queue)
                // The same names in another journal: nothing of it may be seen.
                let other = try SQLiteJournal<Tab>("others", in: queue)
                for (name, key) in [("a", "k"), ("b", "first")] {
                    _ = try await other.run(
                        .announce(1, on: .init("conformance/\(name)")),
                        by: TabRules(),
                        key: .init(key, scope: "conformance"),
                        asOf: Names.now()
                    ) { _ in }
                }
                return try SQLiteJournal<Tab>("tabs", in: queue)
            },
            scale: .small
        )
        #expect(findings == [])
        print(findings.isEmpty ? "kept in a queue:" : "BROKEN in a queue:", check)
    }

    @Test("On a disk that is reopened, killed and damaged", arguments: JournalConformance.reopeningChecks)
    func disk(_ check: ReopeningCheck) async throws {
        let file = try JournalFile()
        #expect(check.canRun(on: file.reopenable))
        let findings = await check.findings(
            on: { file.reopenable },
            scale: ConformanceScale(writers: 8, commands: 200, longStream: 1_500)
        )
        try await file.close()
        #expect(findings == [])
        print(findings.isEmpty ? "kept on disk:" : "BROKEN on disk:", check)
    }
}
