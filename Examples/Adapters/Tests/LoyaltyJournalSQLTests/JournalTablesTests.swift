//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyJournalSQL
import Testing

@Suite("Journal tables: steps that are published stay as they are")
struct JournalTablesTests {
    // A new step adds a file; none ever changes.
    @Test(
        "The SQL of a published step is pinned to the byte",
        arguments: [("sqlite", JournalTables.sqlite), ("postgresql", JournalTables.postgreSQL)]
    )
    func golden(_ engine: String, _ steps: [JournalMigration]) throws {
        for step in steps {
            let name = "Golden/\(engine)-\(step.number)"
            let file = try #require(Bundle.module.url(forResource: name, withExtension: "sql"))
            #expect(try Data(contentsOf: file) == Data(step.sql.utf8), "\(name).sql")
        }
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.count { $0.hasPrefix(engine) } == steps.count)
    }

    @Test("Steps are numbered from 1 without gaps, and named for good")
    func numbers() {
        for steps in [JournalTables.sqlite, JournalTables.postgreSQL] {
            #expect(steps.map(\.number) == Array(1...steps.count))
            #expect(steps.allSatisfy { !$0.name.isEmpty })
            #expect(steps.first?.identifier == "loyalty-journal-1")
        }
    }
}
