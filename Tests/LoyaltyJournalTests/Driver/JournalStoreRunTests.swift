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

@Suite("Running a command: the loop over a store")
struct JournalStoreRunTests {
    @Test("50 tasks with one key give one commit and 50 equal answers")
    func oneKey() async throws {
        let journal = InMemoryJournal<Tab>()
        let (tab, key, now) = (try Names.tab(), try Names.key(), try Names.instant())
        let receipts = try await withThrowingTaskGroup(of: Receipt<Tab>.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await journal.run(.deposit(5, to: tab), by: TabRules(), key: key, asOf: now) { _ in
                        await Task.yield()
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(receipts.map(\.answer)) == [TabAnswer(.done, balance: 5)])
        #expect(receipts.count { !$0.isReplay } == 1)
        #expect(await journal.feed(JournalPage()).count == 1)
    }

    @Test("A store that is always stale ends in contention after 8 attempts and 7 pauses")
    func contention() async throws {
        let journal = InMemoryJournal<Tab>()
        let store = FaultInjectingStore(journal, permille: [.spuriousStale: 1_000], seed: 1)
        var pauses: [Int] = []
        let error = await #expect(throws: JournalError.self) {
            try await store.run(.deposit(5, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant()) {
                pauses.append($0.attempt)
            }
        }
        #expect(error?.code == .contention)
        #expect(pauses == [2, 3, 4, 5, 6, 7, 8])
        #expect(await store.injected == [.spuriousStale: 8])
        #expect(await journal.feed(JournalPage()).isEmpty)
    }

    @Test(
        "Under every fault each command takes effect once, and all of them once the faults are over",
        arguments: UInt64(1)...20
    )
    func faults(seed: UInt64) async throws {
        let journal = InMemoryJournal<Tab>()
        let rates: [JournalFault: Int] = [
            .failedLoad: 100, .staleRead: 200, .failedCommit: 150, .lostReply: 200, .spuriousStale: 150,
        ]
        let store = FaultInjectingStore(journal, permille: rates, seed: seed)
        let (tab, other, now) = (try Names.tab(), try Names.tab("bob"), try Names.instant())
        for isCalm in [false, true] {
            if isCalm { for fault in JournalFault.allCases { await store.inject(fault, permille: 0) } }
            for number in 0..<40 {
                let command: TabCommand = number % 4 == 3 ? .transfer(1, from: tab, to: other) : .deposit(2, to: tab)
                let run = {
                    try await store.run(command, by: TabRules(), key: Names.key("k\(number)"), asOf: now) { _ in }
                }
                if isCalm {
                    _ = try await run()
                } else {
                    _ = try? await run()
                }
            }
        }
        var states: [Tab] = []
        for stream in await journal.load(LoadRequest([tab, other])).streams { states.append(try stream.state(of: tab)) }
        // A transfer may have been refused for lack of a balance at its time; nothing may have happened twice.
        #expect(states[0].balance + states[1].balance == 60)
        #expect(states[1].balance <= 10)
        #expect(await store.injected.values.reduce(0, +) > 0)
    }

    @Test("A pause that throws ends the run with its error")
    func cancelled() async throws {
        let store = FaultInjectingStore(InMemoryJournal<Tab>(), permille: [.spuriousStale: 1_000], seed: 1)
        await #expect(throws: CancellationError.self) {
            try await store.run(.deposit(5, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant()) {
                _ in
                throw CancellationError()
            }
        }
    }

    @Test("A load that fails passes the store's error on")
    func loadFails() async throws {
        let store = FaultInjectingStore(InMemoryJournal<Tab>(), permille: [.failedLoad: 1_000], seed: 1)
        let error = await #expect(throws: TestKitError.self) {
            try await store.run(.deposit(5, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant()) {
                _ in
            }
        }
        #expect(error?.code == .injected)
    }
}
