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
    static let claims = [
        ConformanceCheck("J19", "A claim that somebody holds refuses the whole commit") { trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            let (x, y) = (try Claim(scope: "code", token: "x"), try Claim(scope: "code", token: "y"))
            let counter = try CounterID("n")
            let first = try StreamWrite(a, at: 0, ConformanceTrial.deposits(1))
            let held = try await trial.journal.commit(ConformanceTrial.key("first"), [first], claims: [y])
            trial.expect("the first commit", held, is: .committed)
            let refused = try await trial.journal.commit(
                ConformanceTrial.key("second"),
                [StreamWrite(b, at: 0, ConformanceTrial.deposits(1))],
                claims: [x, y],
                counters: [CounterChange(counter, by: 1)],
                messages: [OutboxMessage(topic: "t", body: .null)]
            )
            trial.expect("the second commit", refused, is: .taken(y))
            trial.expect("its stream", try await trial.journal.load(b), is: LoadedStream())
            trial.expect("its record", try await trial.journal.record(ConformanceTrial.key("second")), is: nil)
            trial.expect("its messages", try await trial.journal.messages(), is: [])
            let free = try await trial.journal.commit(
                ConformanceTrial.key("third"),
                [],
                claims: [x],
                counters: [CounterChange(counter, by: 1, limit: 1)]
            )
            trial.expect("its other claim and its counter, by somebody else", free, is: .committed)
            let elsewhere = try await trial.journal.commit(
                ConformanceTrial.key("fourth"),
                [],
                claims: [Claim(scope: "other", token: "y")]
            )
            trial.expect("the same token in another scope", elsewhere, is: .committed)
        },
        ConformanceCheck("J20", "A race for one claim has one winner") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let outcomes = try await JournalUnderTest.race(trial.scale.writers) { number in
                let tab = try ConformanceTrial.stream("tab\(number)")
                return try await journal.run(.redeemCode("code", on: tab), key: "k\(number)", at: instant).answer
                    .outcome
            }
            trial.expect("the winners", outcomes.count { $0 == .done }, is: 1)
            trial.expect("the others", outcomes.count { $0 == .codeTaken }, is: trial.scale.writers - 1)
            trial.expect("the feed's length", try await journal.feed().count, is: 1)
        },
        ConformanceCheck("J21", "Twice as many claims as slots fill each slot once") { trial in
            let (journal, slots) = (trial.journal, trial.scale.writers)
            let outcomes = try await JournalUnderTest.race(slots * 2) { number in
                let write = try StreamWrite(ConformanceTrial.stream("s\(number)"), at: 0, ConformanceTrial.deposits(1))
                return try await journal.commit(
                    ConformanceTrial.key("k\(number)"),
                    [write],
                    claims: [Claim(scope: "slot", token: "\(number % slots)")]
                )
            }
            trial.expect("the claims that were won", outcomes.count { $0 == .committed }, is: slots)
            trial.expect("the feed's length", try await journal.feed().count, is: slots)
        },
        ConformanceCheck("J43", "A released claim may be taken again; releasing what nobody holds does nothing") {
            trial in
            let (x, y) = (try Claim(scope: "code", token: "x"), try Claim(scope: "code", token: "y"))
            let steps: [(String, [Claim], [Claim], CommitOutcome)] = [
                ("taking", [x], [], .committed),
                ("taking again", [x], [], .taken(x)),
                ("releasing, and releasing what nobody holds", [], [x, y], .committed),
                ("taking after the release", [x, y], [], .committed),
                ("handing on in one commit", [x], [x], .committed),
                ("taking what was handed on", [x], [], .taken(x)),
            ]
            for (number, (name, claims, releases, expected)) in steps.enumerated() {
                let outcome = try await trial.journal.commit(
                    ConformanceTrial.key("k\(number)"),
                    [],
                    claims: claims,
                    releases: releases
                )
                trial.expect(name, outcome, is: expected)
            }
        },
    ]

    static let counters = [
        ConformanceCheck("J41", "A race for a limited number of places fills each place once") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let places = Int64(trial.scale.writers / 2)
            let outcomes = try await JournalUnderTest.race(trial.scale.writers) { number in
                let tab = try ConformanceTrial.stream("tab\(number)")
                return try await journal.run(.join("party", limit: places, on: tab), key: "k\(number)", at: instant)
                    .answer.outcome
            }
            trial.expect("those who joined", outcomes.count { $0 == .done }, is: Int(places))
            trial.expect(
                "those who found it full",
                outcomes.count { $0 == .full },
                is: trial.scale.writers - Int(places)
            )
            trial.expect("the feed's length", try await journal.feed().count, is: Int(places))
        },
        ConformanceCheck("J42", "A counter beyond its limit or below 0 refuses the whole commit") { trial in
            let (n, m) = (try CounterID("n"), try CounterID("m"))
            let steps: [(String, [CounterChange], CommitOutcome)] = [
                ("below 0", [try CounterChange(n, by: -1)], .exhausted(n)),
                ("up to the limit", [try CounterChange(n, by: 5, limit: 5)], .committed),
                ("one over", [try CounterChange(m, by: 1), try CounterChange(n, by: 1, limit: 5)], .exhausted(n)),
                ("back", [try CounterChange(n, by: -2)], .committed),
                ("over what was given back", [try CounterChange(n, by: 3, limit: 5)], .exhausted(n)),
                ("what was given back", [try CounterChange(n, by: 2, limit: 5)], .committed),
                ("the other counter, untouched so far", [try CounterChange(m, by: 1, limit: 1)], .committed),
                ("without a limit", [try CounterChange(n, by: 9_007_199_254_740_986)], .committed),
                ("beyond 2^53 − 1", [try CounterChange(n, by: 1)], .exhausted(n)),
            ]
            let stream = try ConformanceTrial.stream("a")
            var state = Tab()
            var version: Int64 = 0
            for (number, (name, changes, expected)) in steps.enumerated() {
                let key = try ConformanceTrial.key("k\(number)")
                let write = try StreamWrite(stream, at: version, ConformanceTrial.deposits(1), on: state)
                trial.expect(name, try await trial.journal.commit(key, [write], counters: changes), is: expected)
                if expected == .committed {
                    state = write.state
                    version += 1
                }
                trial.expect("the version after it", try await trial.journal.version(stream), is: version)
                trial.expect("a record of it", try await trial.journal.record(key) != nil, is: expected == .committed)
            }
        },
    ]
}
