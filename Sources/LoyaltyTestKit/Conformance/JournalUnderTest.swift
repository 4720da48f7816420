//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// A journal with the few calls that checks are written in.
struct JournalUnderTest: Sendable {
    let store: any ConformingJournal

    init(_ store: any ConformingJournal) { self.store = store }

    /// Runs a command to its end, however often other writers are faster.
    func run(_ command: TabCommand, key: String, at instant: Timestamp) async throws -> Receipt<Tab> {
        try await run(command, key: ConformanceTrial.key(key), at: instant)
    }

    /// Runs a command to its end, however often other writers are faster.
    func run(_ command: TabCommand, key: CommandKey, at instant: Timestamp) async throws -> Receipt<Tab> {
        var rounds = 0
        while true {
            do {
                return try await store.run(command, by: TabRules(), key: key, asOf: instant) { _ in await Task.yield() }
            } catch let error as JournalError where error.code == .contention && rounds < 200 {
                rounds += 1
                await Task.yield()
            }
        }
    }

    /// Commits events as they are given, on the versions that are given.
    func commit(
        _ key: CommandKey,
        _ writes: [StreamWrite<Tab>],
        answer: TabAnswer = TabAnswer(.done, balance: 0),
        claims: [Claim] = [],
        releases: [Claim] = [],
        counters: [CounterChange] = [],
        messages: [OutboxMessage] = [],
        at seconds: Int64 = 0
    ) async throws -> CommitOutcome {
        let command = TabCommand.note(key.text, on: try ConformanceTrial.stream("command"))
        return try await store.commit(
            Commit(
                key: key,
                record: CommandRecord(command: command, answer: answer, at: try ConformanceTrial.instant(seconds)),
                writes: writes,
                claims: claims,
                releases: releases,
                counters: counters,
                messages: messages
            )
        )
    }

    /// Commits events as they are given, on the versions that are given.
    func commit(_ key: String, _ writes: [StreamWrite<Tab>], at seconds: Int64 = 0) async throws -> CommitOutcome {
        try await commit(ConformanceTrial.key(key), writes, at: seconds)
    }

    func load(_ stream: StreamID) async throws -> LoadedStream<Tab> {
        try await store.load(LoadRequest([stream])).streams.first ?? LoadedStream()
    }

    func state(_ stream: StreamID) async throws -> Tab { try await load(stream).state(of: stream) }

    func version(_ stream: StreamID) async throws -> Int64 { try await load(stream).version }

    func record(_ key: CommandKey) async throws -> CommandRecord<Tab>? {
        try await store.load(LoadRequest([], key: key)).recorded
    }

    /// Reads a whole stream, page by page.
    func entries(_ stream: StreamID, by limit: Int = 1_000) async throws -> [JournalEntry<Tab>] {
        var all: [JournalEntry<Tab>] = []
        while true {
            let page = try await store.entries(of: stream, page: JournalPage(after: Int64(all.count), limit: limit))
            all += page
            if page.count < limit { return all }
        }
    }

    /// Reads the feed from a position to its present end, page by page.
    func feed(after position: Int64 = 0, by limit: Int = 1_000) async throws -> [JournalEntry<Tab>] {
        var all: [JournalEntry<Tab>] = []
        var position = position
        while true {
            let page = try await store.feed(JournalPage(after: position, limit: limit))
            guard let last = page.last, last.position > position else { return all }
            all += page
            position = last.position
        }
    }

    /// Reads the outbox from a position to its present end, page by page.
    func messages(after position: Int64 = 0, by limit: Int = 1_000) async throws -> [OutboxEntry] {
        var all: [OutboxEntry] = []
        var position = position
        while true {
            let page = try await store.messages(JournalPage(after: position, limit: limit))
            guard let last = page.last, last.position > position else { return all }
            all += page
            position = last.position
        }
    }

    /// Runs as many tasks as there are numbers, at once, and returns what they return in the order of the numbers.
    static func race<Result: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            for number in 0..<count { group.addTask { (number, try await body(number)) } }
            var results: [(Int, Result)] = []
            for try await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

extension StreamWrite<Tab> {
    /// A write of events that follow each other from a state.
    init(_ stream: StreamID, at version: Int64, _ events: [TabEvent], on state: Tab = Tab(), snapshot: Bool = false)
        throws
    {
        var state = state
        for event in events { try state.apply(event) }
        self.init(stream, expected: version, events: events, state: state, isSnapshotDue: snapshot)
    }
}
