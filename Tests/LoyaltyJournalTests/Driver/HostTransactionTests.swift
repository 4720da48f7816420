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

@Suite("Host transaction: a run inside what the host has open, all or nothing with the host's own rows")
struct HostTransactionTests {
    /// A host's database: its own rows, and two journals.
    private struct Database {
        var orders: [String] = []
        var accounts = InMemoryJournalTable<Tab>()
        var partners = InMemoryJournalTable<Tab>()

        mutating func transaction<Result>(_ body: (inout Database) throws -> Result) throws -> Result {
            var copy = self
            let result = try body(&copy)
            self = copy
            return result
        }
    }

    private func run(_ command: TabCommand, key: String, on table: inout InMemoryJournalTable<Tab>) throws -> Receipt<
        Tab
    > {
        try CommandRun(command, by: TabRules(), key: Names.key(key), asOf: Names.instant())
            .finish(load: { table.load($0) }, commit: { table.commit($0) })
    }

    @Test("Two areas and the host's order are written together or not at all")
    func joined() throws {
        var database = Database()
        func buy(_ order: String, commission: Int64) throws {
            try database.transaction { database in
                database.orders.append(order)
                _ = try run(.deposit(10, to: Names.tab("member")), key: order, on: &database.accounts)
                _ = try run(.deposit(commission, to: Names.tab("partner")), key: order, on: &database.partners)
            }
        }
        try buy("order-1", commission: 2)
        #expect(throws: TestKitError.self) { try buy("order-2", commission: 0) }
        #expect(database.orders == ["order-1"])
        #expect(database.accounts.feed(JournalPage()).count == 1)
        #expect(database.partners.feed(JournalPage()).count == 1)
        try buy("order-2", commission: 1)
        #expect(database.accounts.feed(JournalPage()).count == 2)
    }

    @Test("What only a new transaction can mend is handed to its owner at once")
    func stale() throws {
        var commits = 0
        let error = #expect(throws: JournalError.self) {
            try CommandRun(.deposit(1, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
                .finish(
                    load: { _ in Loaded([LoadedStream()]) },
                    commit: { _ in
                        commits += 1
                        return .stale
                    }
                )
        }
        #expect(error?.code == .stale)
        #expect(commits == 1)
    }

    @Test("A store's error in a load or a commit ends the run unchanged")
    func storeErrors() throws {
        let run = try CommandRun(.deposit(1, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
        #expect(throws: StoreIsDown()) {
            try run.finish(load: { _ in throw StoreIsDown() }, commit: { _ in .committed })
        }
        #expect(throws: StoreIsDown()) {
            try run.finish(load: { _ in Loaded([LoadedStream()]) }, commit: { _ in throw StoreIsDown() })
        }
    }
}
