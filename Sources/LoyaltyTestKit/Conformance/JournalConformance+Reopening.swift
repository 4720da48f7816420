//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

extension JournalConformance {
    /// The checks that a journal on disk passes besides ``checks``.
    public static let reopeningChecks = [
        ReopeningCheck("J15", "Keys, streams, claims, counters, messages and due instants survive reopening") {
            reopenable,
            trial in
            let tab = try ConformanceTrial.stream("a")
            let instant = try ConformanceTrial.instant()
            let commands: [TabCommand] = [
                .deposit(10, to: tab, until: try ConformanceTrial.instant(60)), .redeemCode("x", on: tab),
                .join("party", limit: 1, on: tab), .announce(2, on: tab), .withdraw(99, from: tab),
            ]
            var answers: [TabAnswer] = []
            for (number, command) in commands.enumerated() {
                answers.append(try await trial.journal.run(command, key: "k\(number)", at: instant).answer)
            }
            let before = try await Everything(of: trial.journal, streams: [tab])
            trial.journal = JournalUnderTest(try await reopenable.reopen())
            trial.expect("all that can be read", try await Everything(of: trial.journal, streams: [tab]), is: before)
            var again: [TabAnswer] = []
            for (number, command) in commands.enumerated() {
                again.append(try await trial.journal.run(command, key: "k\(number)", at: instant).answer)
            }
            trial.expect("the answers to a second delivery", again, is: answers)
            let taken = try await trial.journal.run(.redeemCode("x", on: tab), key: "new-code", at: instant)
            trial.expect("the code, taken before", taken.answer.outcome, is: .codeTaken)
            let full = try await trial.journal.run(.join("party", limit: 1, on: tab), key: "new-place", at: instant)
            trial.expect("the place, taken before", full.answer.outcome, is: .full)
        },
        ReopeningCheck("J28", "Of a commit that died before its first statement nothing is there", needs: .interrupt) {
            try await crash(at: .beforeCommit, of: $0, trial: &$1, isWritten: false)
        },
        ReopeningCheck("J29", "Of a commit that died after it became durable everything is there", needs: .interrupt) {
            try await crash(at: .afterCommit, of: $0, trial: &$1, isWritten: true)
        },
        ReopeningCheck("J30", "Of a commit that died in between everything is there or nothing", needs: .interrupt) {
            for permille in [1, 250, 500, 750, 999] {
                try await crash(at: .during(permille: permille), of: $0, trial: &$1, isWritten: nil)
            }
        },
        ReopeningCheck(
            "J31",
            "After many crashes at random moments every command took effect at most once",
            needs: .interrupt
        ) {
            reopenable,
            trial in
            guard let interrupt = reopenable.interrupt else { return }
            var random = SeededGenerator(seed: 31)
            let tab = try ConformanceTrial.stream("a")
            let instant = try ConformanceTrial.instant()
            let rounds = min(200, trial.scale.commands / 5)
            for number in 0..<rounds {
                let key = try ConformanceTrial.key("k\(number)")
                let run = try CommandRun(.announce(1, on: tab), by: TabRules(), key: key, asOf: instant)
                guard let commit = try await firstCommit(of: run, on: trial.journal) else { continue }
                try await interrupt(commit, .during(permille: .random(in: 0..<1_000, using: &random)))
                trial.journal = JournalUnderTest(try await reopenable.reopen())
                _ = try await trial.journal.run(.announce(1, on: tab), key: key, at: instant)
            }
            let entries = try await trial.journal.entries(tab)
            trial.expect("the versions", entries.map(\.version), is: (0..<Int64(rounds)).map { $0 + 1 })
            let ids = try await trial.journal.messages().map(\.id.key.text)
            trial.expect("the commands that left a message", ids, is: (0..<rounds).map { "k\($0)" })
        },
        ReopeningCheck("J32", "A damaged end costs the last commits or is reported, never the middle", needs: .damage) {
            reopenable,
            trial in
            guard let damage = reopenable.damage else { return }
            let tab = try ConformanceTrial.stream("a")
            let instant = try ConformanceTrial.instant()
            for number in 0..<20 {
                _ = try await trial.journal.run(.deposit(1, to: tab), key: "k\(number)", at: instant)
            }
            try await damage(.truncated(bytes: 10))
            do {
                trial.journal = JournalUnderTest(try await reopenable.reopen())
                let versions = try await trial.journal.entries(tab).map(\.version)
                trial.expect("the versions", versions, is: (0..<Int64(versions.count)).map { $0 + 1 })
                let loaded = try await trial.journal.load(tab)
                trial.expect("the balance", try loaded.state(of: tab).balance, is: Int64(versions.count))
                for number in 0..<20 {
                    let record = try await trial.journal.record(ConformanceTrial.key("k\(number)"))
                    trial.expect("a record of commit \(number)", record != nil, is: number < versions.count)
                }
            } catch {
                // Refusing to open, or to read, is a report.
            }
        },
        ReopeningCheck("J40", "A stored event cannot be changed or deleted", needs: .rewrite) { reopenable, trial in
            guard let rewrite = reopenable.rewrite else { return }
            let tab = try ConformanceTrial.stream("a")
            _ = try await trial.journal.run(.deposit(1, to: tab), key: "k", at: ConformanceTrial.instant())
            let before = try await trial.journal.entries(tab)
            do {
                try await rewrite()
                trial.report("changing a stored event", expected: "an error", seen: "none")
            } catch {
                // Refused, as promised.
            }
            trial.journal = JournalUnderTest(try await reopenable.reopen())
            trial.expect("the events", try await trial.journal.entries(tab), is: before)
        },
        ReopeningCheck("J48", "A flipped bit is found, or has hit nothing that counts", needs: .damage) {
            reopenable,
            trial in
            guard let damage = reopenable.damage else { return }
            let tab = try ConformanceTrial.stream("a")
            let instant = try ConformanceTrial.instant()
            for number in 0..<20 {
                _ = try await trial.journal.run(.deposit(1, to: tab), key: "k\(number)", at: instant)
            }
            let before = try await trial.journal.entries(tab)
            try await damage(.flipped(bytesFromEnd: 100))
            do {
                trial.journal = JournalUnderTest(try await reopenable.reopen())
                let after = try await trial.journal.entries(tab)
                trial.expect("the events that are left", after, is: Array(before.prefix(after.count)))
                let loaded = try await trial.journal.load(tab)
                trial.expect("the balance", try loaded.state(of: tab).balance, is: Int64(after.count))
                for number in after.indices {
                    let answer = try await trial.journal.record(ConformanceTrial.key("k\(number)"))?.answer
                    trial.expect("answer \(number)", answer, is: TabAnswer(.done, balance: Int64(number + 1)))
                }
            } catch {
                // Refusing to open, or to read, is a report.
            }
        },
    ]

    /// Dies in a commit over two streams with all its parts, and looks what is left of it.
    private static func crash(
        at moment: CrashMoment,
        of reopenable: ReopenableJournal,
        trial: inout ConformanceTrial,
        isWritten: Bool?
    ) async throws {
        guard let interrupt = reopenable.interrupt else { return }
        let name = "\(moment)"
        let streams = try ["a", "b"].map { try ConformanceTrial.stream("\(name)-\($0)") }
        let key = try ConformanceTrial.key(name)
        let claim = try Claim(scope: "crash", token: name)
        let counter = try CounterChange(CounterID(name), by: 1, limit: 1)
        let command = TabCommand.note(name, on: streams[0])
        let record = CommandRecord<Tab>(
            command: command,
            answer: TabAnswer(.done, balance: 1),
            at: try ConformanceTrial.instant()
        )
        let writes = try streams.map { try StreamWrite($0, at: 0, ConformanceTrial.deposits(2)) }
        try await interrupt(
            Commit(
                key: key,
                record: record,
                writes: writes,
                claims: [claim],
                counters: [counter],
                messages: [OutboxMessage(topic: name, body: .null)]
            ),
            moment
        )
        trial.journal = JournalUnderTest(try await reopenable.reopen())

        let found = try await trial.journal.record(key)
        let isThere = isWritten ?? (found != nil)
        trial.expect("the record after dying at \(name)", found, is: isThere ? record : nil)
        for stream in streams {
            trial.expect(
                "a stream after dying at \(name)",
                try await trial.journal.version(stream),
                is: isThere ? 2 : 0
            )
            trial.expect("its entries", try await trial.journal.entries(stream).count, is: isThere ? 2 : 0)
        }
        let messages = try await trial.journal.messages().filter { $0.message.topic == name }
        trial.expect("its messages", messages.count, is: isThere ? 1 : 0)
        let again = try await trial.journal.commit(
            ConformanceTrial.key(name + "-again"),
            [],
            claims: [claim]
        )
        trial.expect("its claim, by somebody else", again, is: isThere ? .taken(claim) : .committed)
        let moved = try await trial.journal.commit(
            ConformanceTrial.key(name + "-counter"),
            [],
            counters: [counter]
        )
        trial.expect("its counter, by somebody else", moved, is: isThere ? .exhausted(counter.counter) : .committed)
    }

    private static func firstCommit(
        of run: CommandRun<TabRules>,
        on journal: JournalUnderTest
    ) async throws -> Commit<Tab>? {
        var run = run
        guard case .load(let request) = run.start,
            case .commit(let commit) = try run.next(.loaded(await journal.store.load(request)))
        else { return nil }
        return commit
    }
}

/// All that can be read back from a journal about some streams.
private struct Everything: Equatable {
    let loaded: Loaded<Tab>
    let feed: [JournalEntry<Tab>]
    let messages: [OutboxEntry]
    let due: [DueStream]

    init(of journal: JournalUnderTest, streams: [StreamID]) async throws {
        var loaded = try await journal.store.load(LoadRequest(streams))
        // How much a store folds is its own affair; the states must be equal.
        for (index, stream) in streams.enumerated() {
            let read = loaded.streams[index]
            loaded.streams[index] = LoadedStream(
                version: read.version,
                lastAt: read.lastAt,
                snapshot: try read.state(of: stream),
                snapshotVersion: read.version,
                tail: []
            )
        }
        self.loaded = loaded
        self.feed = try await journal.feed()
        self.messages = try await journal.messages()
        self.due = try await journal.store.dueStreams(DueRequest(asOf: .latest))
    }
}
