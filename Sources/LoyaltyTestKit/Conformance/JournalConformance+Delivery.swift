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
    static let delivery = [
        ConformanceCheck("J33", "A command that is delivered twice takes effect once") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            let commands: [TabCommand] = [
                .deposit(10, to: a), .transfer(4, from: a, to: b), .redeemCode("x", on: a),
                .join("party", limit: 1, on: b),
                .announce(2, on: a), .withdraw(99, from: b),
            ]
            var answers: [[TabAnswer]] = []
            var lengths: [[Int]] = []
            for _ in 0..<2 {
                var round: [TabAnswer] = []
                for (number, command) in commands.enumerated() {
                    round.append(try await journal.run(command, key: "k\(number)", at: instant).answer)
                }
                answers.append(round)
                lengths.append([try await journal.feed().count, try await journal.messages().count])
            }
            trial.expect("the answers to the second delivery", answers[1], is: answers[0])
            trial.expect("the lengths of feed and outbox after it", lengths[1], is: lengths[0])
        },
        ConformanceCheck("J34", "A command that comes too early is refused, for ever and without damage") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let tab = try ConformanceTrial.stream("a")
            let steps: [(String, TabCommand, TabAnswer)] = [
                ("fill", .deposit(10, to: tab), TabAnswer(.done, balance: 10)),
                ("capture", .capture(4, on: tab), TabAnswer(.unknownHold, balance: 10)),
                ("hold", .hold(4, on: tab), TabAnswer(.done, balance: 6)),
                ("capture", .capture(4, on: tab), TabAnswer(.unknownHold, balance: 10)),
                ("capture-2", .capture(4, on: tab), TabAnswer(.done, balance: 6)),
            ]
            for (key, command, expected) in steps {
                trial.expect(
                    "the answer to \(key)",
                    try await journal.run(command, key: key, at: instant).answer,
                    is: expected
                )
            }
            trial.expect("what is still set aside", try await journal.state(tab).held, is: 0)
            trial.expect("the version", try await journal.version(tab), is: 3)
        },
        ConformanceCheck("J35", "A command that is delivered again after a year gets its first answer") { trial in
            let journal = trial.journal
            let tab = try ConformanceTrial.stream("a")
            let first = try await journal.run(.deposit(5, to: tab), key: "old", at: ConformanceTrial.instant())
            for day in 1...Int64(12) {
                let later = try ConformanceTrial.instant(day * 2_678_400)
                _ = try await journal.run(.deposit(1, to: tab), key: "month-\(day)", at: later)
            }
            let late = try await journal.run(
                .deposit(5, to: tab),
                key: "old",
                at: ConformanceTrial.instant(13 * 2_678_400)
            )
            trial.expect("the late answer", late.answer, is: first.answer)
            trial.expect("its instant", late.at, is: first.at)
            trial.expect("the balance", try await journal.state(tab).balance, is: 17)
        },
        ConformanceCheck("J36", "Due work in between changes no answer") { trial in
            let journal = trial.journal
            let (swept, left) = (try ConformanceTrial.stream("swept"), try ConformanceTrial.stream("left"))
            var settled = 0
            var answers: [[TabAnswer]] = [[], []]
            let expiry = try ConformanceTrial.instant(50)
            for (number, second) in [Int64(0), 49, 50, 60, 70].enumerated() {
                let instant = try ConformanceTrial.instant(second)
                for (side, tab) in [swept, left].enumerated() {
                    let command: TabCommand =
                        second == 0 || second == 60 ? .deposit(10, to: tab, until: expiry) : .withdraw(3, from: tab)
                    answers[side].append(try await journal.run(command, key: "\(side)-\(number)", at: instant).answer)
                }
                for _ in 0..<2 {
                    let settlement = try await journal.store.settleDue(
                        DueRequest(asOf: instant),
                        by: TabRules(),
                        command: { due in due.stream == swept ? .lapse(due.stream) : nil },
                        pause: { _ in await Task.yield() }
                    )
                    settled += settlement.settled.count
                    trial.expect("the failures of due work", settlement.failures.map { "\($0.error)" }, is: [])
                }
            }
            trial.expect("the answers with due work", answers[0], is: answers[1])
            trial.expect("the changes that due work wrote down", settled, is: 2)
        },
    ]
}
