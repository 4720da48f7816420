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

@Suite("Command run: what cannot be stored is refused at once, and not taken for a lost reply")
struct UnstorableTests {
    /// A store that encodes before it writes, as one on disk does.
    private struct EncodingStore: JournalStore {
        let base = InMemoryJournal<Tab>()
        let schema: JournalSchema<Tab>

        func load(_ request: LoadRequest) async -> Loaded<Tab> { await base.load(request) }

        func commit(_ commit: Commit<Tab>) async throws -> CommitOutcome {
            _ = try schema.stored(commit)
            return await base.commit(commit)
        }
    }

    private func code(_ body: () async throws -> some Any) async -> JournalError.Code? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? JournalError)?.code }
    }

    @Test("A commit of more than 1 MiB is too large at the first attempt, and nothing is written")
    func tooLarge() async throws {
        let store = EncodingStore(schema: try JournalSchema())
        let command = TabCommand.note(String(repeating: "x", count: 600_000), on: try Names.tab())
        var pauses = 0
        let found = await code {
            try await store.run(command, by: TabRules(), key: Names.key(), asOf: Names.instant()) { _ in pauses += 1 }
        }
        #expect(found == .tooLarge)
        #expect(pauses == 0)
        #expect(try await store.load(LoadRequest([Names.tab()], key: Names.key())) == Loaded([LoadedStream()]))
    }

    @Test("A message without canonical JSON is a fault in the rules")
    func unencodable() async throws {
        let store = EncodingStore(schema: try JournalSchema())
        let rules = ScriptedRules(names: [try Names.tab()]) { _, _, _ in
            Decision(
                TabAnswer(.done, balance: 1),
                events: [TabEvent(.deposited, 1)],
                messages: [OutboxMessage(topic: "t", body: .number(.nan))]
            )
        }
        let found = await code {
            try await store.run(.lapse(Names.tab()), by: rules, key: Names.key(), asOf: Names.instant()) { _ in }
        }
        #expect(found == .invalidDecision)
    }

    @Test("After a commit in doubt it is still the outcome that is unknown")
    func inDoubt() async throws {
        let schema = try JournalSchema<Tab>()
        let command = TabCommand.note(String(repeating: "x", count: 600_000), on: try Names.tab())
        var run = try CommandRun(command, by: TabRules(), key: Names.key(), asOf: Names.instant())
        _ = try run.next(.loaded(Loaded([LoadedStream()])))
        _ = try run.next(.failed(StoreIsDown()))
        _ = try run.next(.resumed)
        guard case .commit(let commit) = try run.next(.loaded(Loaded([LoadedStream()]))) else {
            Issue.record("the run commits again")
            return
        }
        let error = #expect(throws: JournalError.self) { try schema.stored(commit) }
        let unstorable = try #require(error)
        #expect(unstorable.code == .tooLarge)
        #expect(await code { try run.next(.failed(unstorable)) } == .outcomeUnknown)
    }

    @Test("Other errors of the journal that a store throws leave the outcome unknown, like any error of a store")
    func otherErrors() throws {
        var run = try CommandRun(.lapse(Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
        _ = try run.next(.loaded(Loaded([LoadedStream()])))
        let corrupt = #expect(throws: JournalError.self) {
            try JournalSchema<Tab>().message(StoredValue(schema: 1, bytes: []))
        }
        guard case .pause = try run.next(.failed(try #require(corrupt))) else {
            Issue.record("the run asks for the key")
            return
        }
    }
}
