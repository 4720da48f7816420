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

@Suite("Fault-injecting store: the faults that a test asks for, the same for the same seed")
struct FaultInjectingStoreTests {
    private func commit(_ key: String) throws -> Commit<Tab> {
        let tab = try StreamID("tab/ann")
        let record = CommandRecord<Tab>(command: .lapse(tab), answer: TabAnswer(.done, balance: 0), at: .unixEpoch)
        return try Commit(key: CommandKey(key, scope: "s"), record: record, writes: [])
    }

    @Test("Each fault does what its name says")
    func eachFault() async throws {
        let journal = InMemoryJournal<Tab>()
        let request = LoadRequest([], key: try CommandKey("k", scope: "s"))
        func store(_ fault: JournalFault) -> FaultInjectingStore<InMemoryJournal<Tab>> {
            FaultInjectingStore(journal, permille: [fault: 1_000], seed: 1)
        }
        let failing = await #expect(throws: TestKitError.self) { try await store(.failedLoad).load(request) }
        #expect(failing?.code == .injected)
        await #expect(throws: TestKitError.self) { try await store(.failedCommit).commit(commit("k")) }
        #expect(try await store(.spuriousStale).commit(commit("k")) == .stale)
        #expect(await journal.load(request).recorded == nil)

        let lagging = store(.staleRead)
        #expect(try await lagging.load(request).recorded == nil)
        await #expect(throws: TestKitError.self) { try await store(.lostReply).commit(commit("k")) }
        #expect(await journal.load(request).recorded != nil)
        #expect(try await lagging.load(request).recorded == nil)
        #expect(await lagging.injected == [.staleRead: 1])
    }

    @Test("Other reads are those of the store behind, and fail as often as loads do")
    func otherReads() async throws {
        let journal = InMemoryJournal<Tab>()
        let tab = try StreamID("tab/ann")
        let deposit = TabCommand.deposit(5, to: tab, until: try Timestamp(secondsSince1970: 10))
        _ = try await journal.run(deposit, by: TabRules(), key: CommandKey("k", scope: "s"), asOf: .unixEpoch)
        let store = FaultInjectingStore(journal, permille: [:], seed: 1)
        let due = DueRequest(asOf: .latest)
        #expect(try await store.entries(of: tab, page: JournalPage()) == journal.entries(of: tab, page: JournalPage()))
        #expect(try await store.feed(JournalPage()) == journal.feed(JournalPage()))
        #expect(try await store.dueStreams(due).map(\.stream) == [tab])
        await store.inject(.failedLoad, permille: 1_000)
        await #expect(throws: TestKitError.self) { try await store.entries(of: tab, page: JournalPage()) }
        await #expect(throws: TestKitError.self) { try await store.feed(JournalPage()) }
        await #expect(throws: TestKitError.self) { try await store.dueStreams(due) }
        #expect(await store.injected == [.failedLoad: 3])
    }

    @Test("The same seed injects the same faults")
    func seeded() async throws {
        func faults(seed: UInt64) async throws -> [Bool] {
            let store = FaultInjectingStore(InMemoryJournal<Tab>(), permille: [.failedCommit: 500], seed: seed)
            var faults: [Bool] = []
            for number in 0..<64 {
                do {
                    _ = try await store.commit(commit("\(number)"))
                    faults.append(false)
                } catch { faults.append(true) }
            }
            return faults
        }
        let first = try await faults(seed: 5)
        #expect(try await faults(seed: 5) == first)
        #expect(try await faults(seed: 6) != first)
        #expect(Set(first) == [true, false])
    }
}
