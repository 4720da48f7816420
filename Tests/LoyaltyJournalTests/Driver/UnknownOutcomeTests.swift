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

@Suite("Unknown outcomes: ask for the key, never append blindly")
struct UnknownOutcomeTests {
    private func makeRun() throws -> CommandRun<TabRules> {
        try CommandRun(.deposit(5, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
    }

    private func isLoad(_ step: CommandRun<TabRules>.Step) -> Bool { if case .load = step { true } else { false } }

    /// Brings a run to its commit, and lets the store fail there.
    private func doubt(_ run: inout CommandRun<TabRules>, on loaded: Loaded<Tab> = Loaded([LoadedStream()])) throws {
        guard case .commit = try run.next(.loaded(loaded)), case .pause = try run.next(.failed(StoreIsDown())) else {
            Issue.record("a run commits, and pauses after a failure")
            return
        }
        let isAsked = isLoad(try run.next(.resumed))
        #expect(isAsked)
    }

    private func code(_ body: () throws -> some Any) -> JournalError.Code? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? JournalError)?.code }
    }

    @Test("A commit that took effect before its reply was lost is found under the key")
    func found() throws {
        var run = try makeRun()
        try doubt(&run)
        let record = CommandRecord<Tab>(
            command: .deposit(5, to: try Names.tab()),
            answer: TabAnswer(.done, balance: 5),
            at: try Names.instant()
        )
        guard case .finish(let receipt) = try run.next(.loaded(Loaded([LoadedStream()], recorded: record))) else {
            Issue.record("the run has an answer")
            return
        }
        #expect(receipt.answer.balance == 5 && receipt.isReplay && receipt.attempts == 2)
    }

    @Test("A commit that did not take effect is made again under the same key")
    func notFound() throws {
        var run = try makeRun()
        try doubt(&run)
        guard case .commit(let commit) = try run.next(.loaded(Loaded([LoadedStream()]))) else {
            Issue.record("the run commits again")
            return
        }
        #expect(try commit.key == Names.key())
    }

    @Test("A store that cannot be asked leaves the outcome unknown after 8 attempts")
    func neverAsked() throws {
        var run = try makeRun()
        try doubt(&run)
        var steps = 0
        var found: JournalError.Code?
        while found == nil, steps < 100 {
            steps += 1
            found = code {
                if case .pause = try run.next(.failed(StoreIsDown())) { _ = try run.next(.resumed) }
                return 0
            }
        }
        #expect(found == .outcomeUnknown)
        #expect(steps == 7)
    }

    @Test("In doubt, no other ending claims that nothing was written")
    func otherEndings() throws {
        let beyond = Loaded<Tab>([
            LoadedStream(version: 1, lastAt: try Names.instant(9_999), tail: [TabEvent(.deposited, 1)])
        ])
        var regressed = try makeRun()
        try doubt(&regressed)
        #expect(code { try regressed.next(.loaded(beyond)) } == .outcomeUnknown)

        var stale = try makeRun()
        try doubt(&stale)
        var found: JournalError.Code?
        while found == nil {
            found = code {
                guard case .commit = try stale.next(.loaded(Loaded([LoadedStream()]))) else { return 0 }
                if case .pause = try stale.next(.answered(.stale)) { _ = try stale.next(.resumed) }
                return 0
            }
        }
        #expect(found == .outcomeUnknown)

        var cancelled = try makeRun()
        guard case .commit = try cancelled.next(.loaded(Loaded([LoadedStream()]))) else { return }
        _ = try cancelled.next(.failed(StoreIsDown()))
        #expect(code { try cancelled.next(.failed(CancellationError())) } == .outcomeUnknown)
    }

    @Test("Out of doubt, the store's own error and the pause's own error pass through")
    func ownErrors() throws {
        var loading = try makeRun()
        #expect(throws: StoreIsDown()) { try loading.next(.failed(StoreIsDown())) }
        var pausing = try makeRun()
        _ = try pausing.next(.loaded(Loaded([LoadedStream()])))
        _ = try pausing.next(.answered(.stale))
        #expect(throws: CancellationError.self) { try pausing.next(.failed(CancellationError())) }
    }

    @Test("A reply to a step that was not asked for ends the run")
    func unexpectedReplies() throws {
        for reply: CommandRun<TabRules>.Reply in [.answered(.committed), .resumed, .loaded(Loaded([]))] {
            var run = try makeRun()
            #expect(code { try run.next(reply) } == .unexpectedReply)
            #expect(code { try run.next(.loaded(Loaded([LoadedStream()]))) } == .unexpectedReply)
        }
        var done = try makeRun()
        _ = try done.next(.loaded(Loaded([LoadedStream()])))
        _ = try done.next(.answered(.committed))
        #expect(code { try done.next(.answered(.committed)) } == .unexpectedReply)
        #expect(code { try done.next(.failed(StoreIsDown())) } == .unexpectedReply)
    }
}
