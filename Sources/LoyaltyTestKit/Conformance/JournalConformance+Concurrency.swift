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
    static let concurrency = [
        ConformanceCheck("J22", "Of many who take a whole balance at once one succeeds") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let tab = try ConformanceTrial.stream("a")
            _ = try await journal.run(.deposit(100, to: tab), key: "fill", at: instant)
            let outcomes = try await JournalUnderTest.race(trial.scale.writers) { number in
                try await journal.run(.withdraw(100, from: tab), key: "k\(number)", at: instant).answer.outcome
            }
            trial.expect("the winners", outcomes.count { $0 == .done }, is: 1)
            trial.expect("the others", outcomes.count { $0 == .insufficient }, is: trial.scale.writers - 1)
            trial.expect("the balance", try await journal.state(tab).balance, is: 0)
        },
        ConformanceCheck("J23", "No update is lost") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let tab = try ConformanceTrial.stream("a")
            let each = trial.scale.commands / 10
            _ = try await JournalUnderTest.race(10) { writer in
                for number in 0..<each {
                    _ = try await journal.run(.deposit(1, to: tab), key: "k\(writer)-\(number)", at: instant)
                }
            }
            trial.expect("the balance", try await journal.state(tab).balance, is: Int64(each * 10))
            trial.expect("the version", try await journal.version(tab), is: Int64(each * 10))
        },
        ConformanceCheck("J24", "Transfers both ways at once keep the sum") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            for tab in [a, b] { _ = try await journal.run(.deposit(50, to: tab), key: "fill-\(tab)", at: instant) }
            let half = trial.scale.commands / 2
            let outcomes = try await JournalUnderTest.race(2) { direction in
                var outcomes: [TabAnswer.Outcome] = []
                for number in 0..<half {
                    let command: TabCommand =
                        direction == 0 ? .transfer(1, from: a, to: b) : .transfer(1, from: b, to: a)
                    let key = "k\(direction)-\(number)"
                    outcomes.append(try await journal.run(command, key: key, at: instant).answer.outcome)
                }
                return outcomes
            }
            let done = outcomes.map { outcomes in Int64(outcomes.count { $0 == .done }) }
            let balances = [try await journal.state(a).balance, try await journal.state(b).balance]
            trial.expect("the balances", balances, is: [50 - done[0] + done[1], 50 + done[0] - done[1]])
            trial.expect("the events", try await journal.feed().count, is: 2 + 2 * Int(done[0] + done[1]))
        },
        ConformanceCheck("J25", "A load never sees half of a commit") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            _ = try await journal.run(.deposit(1_000_000, to: a), key: "fill", at: instant)
            let rounds = trial.scale.commands / 5
            let sums = try await JournalUnderTest.race(3) { role in
                var sums: Set<Int64> = []
                if role == 0 {
                    for number in 0..<rounds {
                        _ = try await journal.run(.transfer(1, from: a, to: b), key: "k\(number)", at: instant)
                    }
                    return sums
                }
                for _ in 0..<(rounds * 1_000) {
                    let loaded = try await journal.store.load(LoadRequest([a, b]))
                    let balances = try zip([a, b], loaded.streams).map { try $1.state(of: $0).balance }
                    sums.insert(balances.reduce(0, +))
                    if balances[1] == Int64(rounds) { break }
                    await Task.yield()
                }
                return sums
            }
            trial.expect("the sums that readers saw", sums.reduce(into: Set()) { $0.formUnion($1) }, is: [1_000_000])
        },
        ConformanceCheck("J26", "A snapshot and its tail fit together while others write") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let tab = try ConformanceTrial.stream("a")
            let rounds = trial.scale.commands / 5
            let differences = try await JournalUnderTest.race(3) { role in
                var differences: Set<Int64> = []
                for number in 0..<rounds {
                    if role == 0 {
                        _ = try await journal.run(.deposit(1, to: tab), key: "k\(number)", at: instant)
                    } else {
                        let loaded = try await journal.load(tab)
                        // Each event adds 1, so the balance is the version.
                        differences.insert(try loaded.state(of: tab).balance - loaded.version)
                        await Task.yield()
                    }
                }
                return differences
            }
            let seen = differences.reduce(into: Set()) { $0.formUnion($1) }
            trial.expect("the difference between state and version", seen, is: [0])
        },
        ConformanceCheck("J27", "Reading never fails because others write") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let streams = try (0..<3).map { try ConformanceTrial.stream("s\($0)") }
            let rounds = trial.scale.commands / 10
            let errors = try await JournalUnderTest.race(6) { role in
                var errors: Set<String> = []
                for number in 0..<rounds {
                    if role < 3 {
                        let command = TabCommand.deposit(1, to: streams[role], until: instant)
                        _ = try? await journal.run(command, key: "k\(role)-\(number)", at: instant)
                    } else {
                        do {
                            _ = try await journal.store.load(LoadRequest(streams))
                            _ = try await journal.store.entries(of: streams[0], page: JournalPage())
                            _ = try await journal.store.feed(JournalPage(after: Int64(number)))
                            _ = try await journal.store.dueStreams(DueRequest(asOf: instant))
                            _ = try await journal.store.messages(JournalPage())
                        } catch {
                            errors.insert("\(error)")
                        }
                        await Task.yield()
                    }
                }
                return errors
            }
            trial.expect("the errors of readers", errors.reduce(into: Set()) { $0.formUnion($1) }, is: [])
        },
    ]
}
