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

@Suite("Command run: what an earlier attempt found holds as long as the streams stand still")
struct EarlierFindingsTests {
    /// When another command gives back what the run found taken.
    enum Moment: CaseIterable { case afterTheReply, afterTheLoad }

    /// Runs a command on a tab, and lets another command in between once the store has refused the first commit.
    private func outcome(
        of command: TabCommand,
        when moment: Moment,
        another: TabCommand,
        on table: inout InMemoryJournalTable<Tab>
    ) throws -> Receipt<Tab> {
        var refusals = 0
        var loads = 0
        func letAnotherIn() throws {
            _ = try CommandRun(another, by: TabRules(), key: Names.key("another"), asOf: Names.instant())
                .finish(load: { table.load($0) }, commit: { table.commit($0) })
        }
        var run = try CommandRun(command, by: TabRules(), key: Names.key("k"), asOf: Names.instant())
        var step = run.start
        while true {
            switch step {
            case .load(let request):
                loads += 1
                let loaded = table.load(request)
                if moment == .afterTheLoad, loads == 2 { try letAnotherIn() }
                step = try run.next(.loaded(loaded))
            case .commit(let commit):
                let outcome = table.commit(commit)
                if outcome != .committed { refusals += 1 }
                if moment == .afterTheReply, refusals == 1, outcome != .committed { try letAnotherIn() }
                step = try run.next(.answered(outcome))
            case .pause: step = try run.next(.resumed)
            case .finish(let receipt): return receipt
            }
        }
    }

    @Test("A code that the same stream gives back meanwhile is not refused as taken", arguments: Moment.allCases)
    func releasedClaim(_ moment: Moment) throws {
        var table = InMemoryJournalTable<Tab>()
        let ann = try Names.tab("ann")
        _ = try CommandRun(.redeemCode("x", on: ann), by: TabRules(), key: Names.key("first"), asOf: Names.instant())
            .finish(load: { table.load($0) }, commit: { table.commit($0) })
        let receipt = try outcome(
            of: .redeemCode("x", on: ann),
            when: moment,
            another: .returnCode("x", on: ann),
            on: &table
        )
        // In any serial order the code is either still held on a tab of 1, or free on a tab of 0.
        #expect(receipt.answer == TabAnswer(.done, balance: 1))
        #expect(try table.isHeld(Claim(scope: "tab.code", token: "x")))
    }

    @Test("What another stream gives back meanwhile may still be refused: the refusal came first")
    func releasedElsewhere() throws {
        var table = InMemoryJournalTable<Tab>()
        let (ann, bob) = (try Names.tab("ann"), try Names.tab("bob"))
        _ = try CommandRun(.redeemCode("x", on: ann), by: TabRules(), key: Names.key("first"), asOf: Names.instant())
            .finish(load: { table.load($0) }, commit: { table.commit($0) })
        let receipt = try outcome(
            of: .redeemCode("x", on: bob),
            when: .afterTheReply,
            another: .returnCode("x", on: ann),
            on: &table
        )
        #expect(receipt.answer == TabAnswer(.codeTaken, balance: 0))
        #expect(receipt.attempts == 2)
    }
}
