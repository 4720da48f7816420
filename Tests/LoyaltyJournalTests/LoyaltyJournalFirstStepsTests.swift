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

    @Test("Due work goes on page after page; contention asks again later")
    func dueWork() async throws {
        let (store, ann, now) = (InMemoryJournal<Tab>(), try Names.tab(), try Names.instant(10))
        let (rules, key) = (TabRules(), try Names.key())
        let command = TabCommand.deposit(50, to: ann, until: now)
        do {
            let receipt = try await store.run(command, by: rules, key: key, asOf: Names.instant()) { _ in }
            #expect(receipt.answer.balance == 50)
        } catch let error as JournalError where error.code == .contention {
            // Nothing was written: ask again later, with the same key.
            Issue.record("nobody else writes")
        }

        let pause = { (_: Pause) in }
        var request: DueRequest? = DueRequest(asOf: now)
        while let page = request {
            let settlement = try await store.settleDue(page, by: rules, command: { .lapse($0.stream) }, pause: pause)
            request = settlement.next
        }
        #expect(await store.load(LoadRequest([ann])).streams[0].snapshot?.balance == 0)
    }

    @Test("A schema turns values into bytes, and reads those of the schema before it")
    func schemas() throws {
        let stream = try Names.tab()
        let renameSum = Upcast(
            from: 2,
            events: { event in
                guard case .object(var members) = event else { return event }
                members["amount"] = members.removeValue(forKey: "sum")
                return .object(members)
            }
        )
        let schema = try JournalSchema<Tab>(number: 3, upcasts: [renameSum])
        let stored = try schema.stored(TabEvent(.deposited, 5))
        #expect(try schema.event(stored, of: stream) == TabEvent(.deposited, 5))
        let old = StoredValue(schema: 2, bytes: Array(#"{"kind":"deposited","sum":5,"text":""}"#.utf8))
        #expect(try schema.event(old, of: stream) == TabEvent(.deposited, 5))
        #expect(try CommandKey("order-1001/accrue", scope: "coffee-club").text == "order-1001/accrue")
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
