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
    static let reading = [
        ConformanceCheck("J37", "Once a reader of the feed has passed a position, nothing appears below it") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let each = trial.scale.commands / 10
            let feeds = try await JournalUnderTest.race(11) { role -> [JournalEntry<Tab>] in
                guard role == 10 else {
                    let tab = try ConformanceTrial.stream("tab\(role)")
                    for number in 0..<each {
                        _ = try await journal.run(.deposit(1, to: tab), key: "k\(role)-\(number)", at: instant)
                    }
                    return []
                }
                var seen: [JournalEntry<Tab>] = []
                var idle = 0
                while seen.count < each * 10, idle < each * 1_000 {
                    let page = try await journal.store.feed(JournalPage(after: seen.last?.position ?? 0, limit: 7))
                    seen += page
                    idle = page.isEmpty ? idle + 1 : 0
                    await Task.yield()
                }
                return seen
            }
            let whole = try await journal.feed()
            trial.expect("the events that the reader saw", feeds[10].count, is: each * 10)
            trial.expect("the feed as the reader saw it, against the feed now", feeds[10] == whole, is: true)
        },
        ConformanceCheck("J38", "Reading on from any position gives what reading from the start gives") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            for number in 0..<6 {
                _ = try await journal.run(.deposit(9, to: a), key: "d\(number)", at: instant)
                _ = try await journal.run(.transfer(2, from: a, to: b), key: "t\(number)", at: instant)
            }
            let whole = try await journal.feed()
            trial.expect("the length", whole.count, is: 18)
            trial.expect(
                "positions ascend",
                zip(whole, whole.dropFirst()).allSatisfy { $0.position < $1.position },
                is: true
            )
            for size in [1, 2, 5, 1_000] {
                trial.expect("pages of \(size)", try await journal.feed(by: size) == whole, is: true)
            }
            for (index, entry) in whole.enumerated() {
                let rest = try await journal.feed(after: entry.position)
                trial.expect("from position \(entry.position)", rest == Array(whole[(index + 1)...]), is: true)
            }
            for stream in [a, b] {
                let own = whole.filter { $0.stream == stream }
                trial.expect("the stream's own entries", try await journal.entries(stream) == own, is: true)
            }
        },
        ConformanceCheck("J44", "The due streams are those that the last events say, in order") { trial in
            let journal = trial.journal
            let tabs = try ["c", "a", "b", "d"].map { try ConformanceTrial.stream($0) }
            let now = try ConformanceTrial.instant()
            for (tab, second) in zip(tabs, [Int64(30), 20, 20, 10]) {
                let command = TabCommand.deposit(5, to: tab, until: try ConformanceTrial.instant(second))
                _ = try await journal.run(command, key: "fill-\(tab)", at: now)
            }
            func due(_ second: Int64, after: DueStream? = nil, limit: Int = 100) async throws -> [DueStream] {
                try await journal.store.dueStreams(
                    DueRequest(asOf: ConformanceTrial.instant(second), after: after, limit: limit)
                )
            }
            let (c, a, b, d) = (tabs[0], tabs[1], tabs[2], tabs[3])
            trial.expect("before anything is due", try await due(9).map(\.stream), is: [])
            trial.expect("at the first instant", try await due(10).map(\.stream), is: [d])
            let all = try await due(99)
            trial.expect("all, by instant and name", all.map(\.stream), is: [d, a, b, c])
            trial.expect("their versions", all.map(\.version), is: [1, 1, 1, 1])
            let instants = try [10, 20, 20, 30].map { try ConformanceTrial.instant($0) }
            trial.expect("their instants", all.map(\.due), is: instants)
            trial.expect("the first two", try await due(99, limit: 2), is: Array(all.prefix(2)))
            for (index, stream) in all.enumerated() {
                trial.expect("after stream \(index)", try await due(99, after: stream), is: Array(all[(index + 1)...]))
            }
            let later = TabCommand.deposit(1, to: a, until: try ConformanceTrial.instant(40))
            _ = try await journal.run(later, key: "later", at: now)
            _ = try await journal.run(.withdraw(5, from: b), key: "empty", at: now)
            trial.expect("after one moved and one ended", try await due(39).map(\.stream), is: [d, c])
            trial.expect(
                "the one that moved",
                try await due(40).last,
                is: try DueStream(a, due: ConformanceTrial.instant(40), version: 2)
            )
        },
        ConformanceCheck("J45", "Messages come in the order of commits, with the ids of their commands") { trial in
            let journal = trial.journal
            let tab = try ConformanceTrial.stream("a")
            var ids: [MessageID] = []
            for (number, count) in [3, 1, 2].enumerated() {
                let key = "k\(2 - number)"
                let instant = try ConformanceTrial.instant(Int64(number))
                _ = try await journal.run(.announce(Int64(count), on: tab), key: key, at: instant)
                ids += try (0..<count).map { MessageID(key: try ConformanceTrial.key(key), index: $0) }
            }
            let whole = try await journal.messages()
            trial.expect("the ids", whole.map(\.id), is: ids)
            trial.expect("the bodies", whole.map(\.message.body), is: [0, 1, 2, 0, 0, 1].map { JSONValue.integer($0) })
            trial.expect(
                "the instants",
                whole.map(\.at),
                is: try [0, 0, 0, 1, 2, 2].map { try ConformanceTrial.instant($0) }
            )
            trial.expect(
                "positions ascend",
                zip(whole, whole.dropFirst()).allSatisfy { $0.position < $1.position },
                is: true
            )
            for size in [1, 2, 1_000] {
                trial.expect("pages of \(size)", try await journal.messages(by: size), is: whole)
            }
            for (index, entry) in whole.enumerated() {
                let rest = try await journal.messages(after: entry.position)
                trial.expect("from position \(entry.position)", rest, is: Array(whole[(index + 1)...]))
            }
        },
        ConformanceCheck("J51", "Once a reader of the outbox has passed a position, nothing appears below it") {
            trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let each = trial.scale.commands / 10
            let outboxes = try await JournalUnderTest.race(11) { role -> [OutboxEntry] in
                guard role == 10 else {
                    let tab = try ConformanceTrial.stream("tab\(role)")
                    for number in 0..<each {
                        _ = try await journal.run(.announce(1, on: tab), key: "k\(role)-\(number)", at: instant)
                    }
                    return []
                }
                var seen: [OutboxEntry] = []
                var idle = 0
                while seen.count < each * 10, idle < each * 1_000 {
                    let page = try await journal.store.messages(
                        JournalPage(after: seen.last?.position ?? 0, limit: 7)
                    )
                    seen += page
                    idle = page.isEmpty ? idle + 1 : 0
                    await Task.yield()
                }
                return seen
            }
            let whole = try await journal.messages()
            trial.expect("the messages that the reader saw", outboxes[10].count, is: each * 10)
            trial.expect("the outbox as the reader saw it, against the outbox now", outboxes[10] == whole, is: true)
        },
    ]
}
