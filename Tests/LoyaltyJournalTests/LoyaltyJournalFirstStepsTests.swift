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

@Suite("LoyaltyJournal: the documented first steps")
struct LoyaltyJournalFirstStepsTests {
    @Test("Values alone, then a journal that answers twice the same")
    func firstSteps() async throws {
        let (ann, now) = (try Names.tab(), try Names.instant())

        var tab = Tab()
        let decision = try TabRules().decide(.deposit(50, to: ann), on: [tab], in: DecisionContext(asOf: now))
        for event in decision.events[0] { try tab.apply(event) }
        #expect(tab.balance == 50)

        let journal = InMemoryJournal<Tab>()
        let key = try CommandKey("order-1001/deposit", scope: "bar")
        let receipt = try await journal.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now) { _ in }
        let again = try await journal.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now) { _ in }
        #expect(again.answer == receipt.answer && again.isReplay)
    }

    @Test("A run is driven by any loop over its steps")
    func stepByStep() throws {
        var table = InMemoryJournalTable<Tab>()
        func receipt() throws -> Receipt<Tab> {
            var run = try CommandRun(
                .deposit(50, to: Names.tab()),
                by: TabRules(),
                key: Names.key(),
                asOf: Names.instant()
            )
            var step = run.start
            while true {
                switch step {
                case .load(let request): step = try run.next(.loaded(table.load(request)))
                case .commit(let commit): step = try run.next(.answered(table.commit(commit)))
                case .pause: step = try run.next(.resumed)
                case .finish(let receipt): return receipt
                }
            }
        }
        #expect(try receipt().answer.balance == 50)
        #expect(try receipt().isReplay)
    }

    @Test("A wait is the host's own: its clock and its randomness")
    func hostsOwnWait() async throws {
        let store = FaultInjectingStore(InMemoryJournal<Tab>(), permille: [.spuriousStale: 500], seed: 3)
        var random = SeededGenerator(seed: 3)
        var waited: [TimeSpan] = []
        let receipt = try await store.run(
            .deposit(50, to: Names.tab()),
            by: TabRules(),
            key: Names.key(),
            asOf: Names.instant()
        ) {
            waited.append($0.length(using: &random))
        }
        #expect(waited.count == receipt.attempts - 1)
    }
}
