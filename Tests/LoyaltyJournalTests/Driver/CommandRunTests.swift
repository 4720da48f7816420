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

@Suite("Command run: one command from load to answer, at most once")
struct CommandRunTests {
    private func run(
        _ command: TabCommand? = nil,
        by rules: some Decider<Tab> = TabRules(),
        on table: inout InMemoryJournalTable<Tab>,
        key: String = "k",
        at seconds: Int64 = 0,
        options: RunOptions = RunOptions()
    ) throws -> Receipt<Tab> {
        try CommandRun(
            command ?? .deposit(5, to: Names.tab()),
            by: rules,
            key: Names.key(key),
            asOf: Names.instant(seconds),
            options: options
        ).finish(load: { table.load($0) }, commit: { table.commit($0) })
    }

    private func code(_ body: () throws -> some Any) -> JournalError.Code? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? JournalError)?.code }
    }

    @Test("A command is decided once; each further delivery gets the recorded answer, refusals included")
    func replay() throws {
        var table = InMemoryJournalTable<Tab>()
        let first = try run(on: &table, at: 1)
        #expect(first.answer == TabAnswer(.done, balance: 5))
        #expect(!first.isReplay && first.attempts == 1)
        let second = try run(on: &table, at: 99)
        #expect(second.answer == first.answer && second.at == first.at && second.isReplay)

        let refused = try run(.withdraw(9, from: Names.tab()), on: &table, key: "w", at: 2)
        #expect(refused.answer == TabAnswer(.insufficient, balance: 5))
        _ = try run(.deposit(100, to: Names.tab()), on: &table, key: "more", at: 3)
        let again = try run(.withdraw(9, from: Names.tab()), on: &table, key: "w", at: 4)
        #expect(again.answer == refused.answer && again.isReplay)
        #expect(try run(.withdraw(9, from: Names.tab()), on: &table, key: "w2", at: 4).outcome == .done)
    }

    @Test("A key with another command is refused, and nothing is written")
    func keyReused() throws {
        var table = InMemoryJournalTable<Tab>()
        _ = try run(on: &table)
        #expect(code { try run(.deposit(6, to: Names.tab()), on: &table) } == .keyReused)
        #expect(table.feed(JournalPage()).count == 1)
    }

    @Test("Malformed input throws the rules' own error and is recorded nowhere")
    func malformed() throws {
        var table = InMemoryJournalTable<Tab>()
        let error = #expect(throws: TestKitError.self) { try run(.deposit(0, to: Names.tab()), on: &table) }
        #expect(error?.code == .malformed)
        #expect(try run(on: &table).outcome == .done)
    }

    @Test("A refusal leaves states, versions and due instants as they were; what was due is derived again")
    func refusalChangesNothing() throws {
        var table = InMemoryJournalTable<Tab>()
        let tab = try Names.tab()
        _ = try run(.deposit(5, to: tab, until: Names.instant(10)), on: &table)
        let before = table.load(LoadRequest([tab]))
        let refused = try run(.withdraw(1, from: tab), on: &table, key: "w", at: 10)
        #expect(refused.answer == TabAnswer(.insufficient, balance: 0))
        #expect(table.load(LoadRequest([tab])) == before)
        #expect(try table.dueStreams(DueRequest(asOf: Names.instant(10))).map(\.stream) == [tab])
        #expect(try run(.deposit(3, to: tab), on: &table, key: "d", at: 11).answer.balance == 3)
        #expect(table.entries(of: tab, page: JournalPage()).map(\.event.kind) == [.deposited, .lapsed, .deposited])
    }

    @Test("A taken claim and an exhausted counter are told to the rules, which answer")
    func claimsAndCounters() throws {
        var table = InMemoryJournalTable<Tab>()
        let (ann, bob) = (try Names.tab("ann"), try Names.tab("bob"))
        #expect(try run(.redeemCode("x", on: ann), on: &table, key: "1").outcome == .done)
        let taken = try run(.redeemCode("x", on: bob), on: &table, key: "2")
        #expect(taken.outcome == .codeTaken && taken.attempts == 2)
        #expect(try run(.join("party", limit: 1, on: ann), on: &table, key: "3").outcome == .done)
        let full = try run(.join("party", limit: 1, on: bob), on: &table, key: "4")
        #expect(full.outcome == .full && full.attempts == 2)
        #expect(try run(.returnCode("x", on: ann), on: &table, key: "5").outcome == .done)
        #expect(try run(.redeemCode("x", on: bob), on: &table, key: "6").outcome == .done)
        #expect(try table.isHeld(Claim(scope: "tab.code", token: "x")))
        #expect(try table.value(of: CounterID("party")) == 1)
    }

    @Test("Rules that ask for a taken claim or an exhausted counter again and again end in contention")
    func stubbornRules() throws {
        let claim = try Claim(scope: "s", token: "x")
        let counter = try CounterID("n")
        for (outcome, isTold) in [
            (CommitOutcome.taken(claim), { @Sendable (context: DecisionContext) in context.takenClaims == [claim] }),
            (.exhausted(counter), { @Sendable (context: DecisionContext) in context.exhaustedCounters == [counter] }),
        ] {
            var attempts = 0
            let rules = ScriptedRules(names: [try Names.tab()]) { _, _, context in
                Decision(TabAnswer(isTold(context) ? .done : .nothing, balance: 0), events: [TabEvent(.deposited, 1)])
            }
            let error = #expect(throws: JournalError.self) {
                try CommandRun(.lapse(Names.tab()), by: rules, key: Names.key(), asOf: Names.instant()).finish(
                    load: { _ in Loaded([LoadedStream()]) },
                    commit: {
                        attempts += 1
                        #expect($0.record.answer.outcome == (attempts == 1 ? .nothing : .done))
                        return outcome
                    }
                )
            }
            #expect(error?.code == .contention)
            #expect(attempts == CommandRun<ScriptedRules>.maximumAttempts)
        }
    }

    @Test("A commit is decided at the latest of the host's instant and the last event of every stream")
    func commitTime() throws {
        var table = InMemoryJournalTable<Tab>()
        let (ann, bob) = (try Names.tab("ann"), try Names.tab("bob"))
        _ = try run(.deposit(5, to: ann), on: &table, key: "1", at: 10)
        _ = try run(.deposit(5, to: bob), on: &table, key: "2", at: 200)
        for (number, pair) in [(ann, bob), (bob, ann)].enumerated() {
            let receipt = try run(.transfer(1, from: pair.0, to: pair.1), on: &table, key: "t\(number)", at: 20)
            #expect(try receipt.at == Names.instant(200))
        }
        #expect(
            table.entries(of: ann, page: JournalPage()).map(\.at) == (try [10, 200, 200].map { try Names.instant($0) })
        )
    }

    @Test("A host's clock that is behind by more than the tolerance is refused, and 5 minutes are not")
    func clockRegressed() throws {
        var table = InMemoryJournalTable<Tab>()
        _ = try run(on: &table, at: 1_000)
        #expect(try run(on: &table, key: "edge", at: 700).at == Names.instant(1_000))
        #expect(code { try run(on: &table, key: "late", at: 699) } == .clockRegressed)
        let strict = RunOptions(clockTolerance: .zero)
        #expect(code { try run(on: &table, key: "late", at: 999, options: strict) } == .clockRegressed)
        #expect(try run(on: &table, at: 0).isReplay)
        #expect(table.feed(JournalPage()).count == 2)
    }

    @Test("Stored events that cannot be applied end the run as corrupt")
    func corrupt() throws {
        let loaded = Loaded<Tab>([LoadedStream(version: 1, lastAt: .unixEpoch, tail: [TabEvent(.withdrawn, 1)])])
        var run = try CommandRun(.deposit(1, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
        #expect(code { try run.next(.loaded(loaded)) } == .corrupt)
    }

    @Test("A decision that breaks its contract is never committed")
    func invalidDecisions() throws {
        let answer = TabAnswer(.done, balance: 0)
        let claim = try Claim(scope: "s", token: "x")
        let change = try CounterChange(CounterID("n"), by: 1)
        let message = OutboxMessage(topic: "t", body: .null)
        let deposit = TabEvent(.deposited, 1)
        let decisions: [Decision<Tab>] = [
            Decision(answer, claims: [claim]), Decision(answer, releases: [claim]),
            Decision(answer, counters: [change]),
            Decision(answer, messages: [message]), Decision(answer, eventsByStream: [[]]),
            Decision(answer, events: [deposit]), Decision(answer, eventsByStream: [[deposit], [], []]),
            Decision(answer, eventsByStream: [[deposit], [TabEvent(.withdrawn, 1)]]),
            Decision(answer, eventsByStream: [[deposit], []], claims: [claim, claim]),
        ]
        for decision in decisions {
            var table = InMemoryJournalTable<Tab>()
            let rules = ScriptedRules(names: [try Names.tab("a"), try Names.tab("b")]) { _, _, _ in decision }
            #expect(code { try run(by: rules, on: &table) } == .invalidDecision)
            #expect(try table.load(LoadRequest([], key: Names.key())).recorded == nil)
        }
        var table = InMemoryJournalTable<Tab>()
        let twice = ScriptedRules(names: [try Names.tab(), try Names.tab()]) { _, _, _ in Decision(answer) }
        #expect(code { try run(by: twice, on: &table) } == .invalidDecision)
        let refusal = ScriptedRules(names: [try Names.tab("a"), try Names.tab("b")]) { _, _, _ in
            Decision(answer, eventsByStream: [[], []])
        }
        #expect(try run(by: refusal, on: &table).outcome == .done)
    }

    @Test("More than 64 streams or 256 events are too large")
    func tooLarge() throws {
        var table = InMemoryJournalTable<Tab>()
        let answer = TabAnswer(.done, balance: 0)
        let names = try (0..<65).map { try Names.tab("\($0)") }
        #expect(
            code { try run(by: ScriptedRules(names: names) { _, _, _ in Decision(answer) }, on: &table) } == .tooLarge
        )
        for (count, expected) in [(256, JournalError.Code?.none), (257, .tooLarge)] {
            let rules = ScriptedRules(names: [names[0]]) { _, _, _ in
                Decision(answer, events: Array(repeating: TabEvent(.deposited, 1), count: count))
            }
            #expect(code { try run(by: rules, on: &table, key: "\(count)") } == expected)
        }
    }

    @Test("A snapshot is suggested each time a stream passes a multiple of the option")
    func snapshots() throws {
        var table = InMemoryJournalTable<Tab>(snapshots: .whenDue)
        var suggested: [Int64] = []
        for number in 0..<10 {
            _ = try CommandRun(
                .deposit(1, to: Names.tab()),
                by: TabRules(),
                key: Names.key("\(number)"),
                asOf: Names.instant(),
                options: RunOptions(snapshotEvery: 4)
            ).finish(
                load: { table.load($0) },
                commit: { commit in
                    suggested += commit.writes.filter(\.isSnapshotDue).map(\.version)
                    return table.commit(commit)
                }
            )
        }
        #expect(suggested == [4, 8])
        #expect(table.load(LoadRequest([try Names.tab()])).streams[0].snapshotVersion == 8)
        #expect(RunOptions(snapshotEvery: 0).snapshotEvery == 1)
    }
}
