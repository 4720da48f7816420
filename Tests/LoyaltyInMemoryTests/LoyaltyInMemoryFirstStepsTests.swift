//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("LoyaltyInMemory: the documented first steps")
struct LoyaltyInMemoryFirstStepsTests {
    @Test("The same command on a value and on an actor")
    func firstSteps() async throws {
        let ann = try StreamID("tab/ann")
        let key = try CommandKey("k", scope: "bar")
        let now = try Timestamp(secondsSince1970: 1_767_225_600)

        var table = InMemoryJournalTable<Tab>()
        let receipt = try table.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now)

        let journal = InMemoryJournal<Tab>()
        #expect(try await journal.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now) == receipt)
        #expect(await journal.table.feed(JournalPage()) == table.feed(JournalPage()))

        let opened = InMemoryJournal(table)
        #expect(try await opened.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now).isReplay)
    }

    @Test("A copy of a table is a savepoint")
    func savepoint() throws {
        let ann = try StreamID("tab/ann")
        let now = try Timestamp(secondsSince1970: 0)
        var table = InMemoryJournalTable<Tab>()
        let savepoint = table
        let run = try CommandRun(.announce(3, on: ann), by: TabRules(), key: CommandKey("k", scope: "s"), asOf: now)
        _ = try run.finish(load: { table.load($0) }, commit: { table.commit($0) })
        #expect(table.messages(JournalPage()).count == 3)
        table = savepoint
        #expect(table.messages(JournalPage()).isEmpty && table.feed(JournalPage()).isEmpty)
        #expect(table.entries(of: ann, page: JournalPage()).isEmpty)
    }
}
