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
    static let keys = [
        ConformanceCheck("J11", "A key is recorded once, with its first answer") { trial in
            let stream = try ConformanceTrial.stream("a")
            let key = try ConformanceTrial.key("k")
            let first = try StreamWrite(stream, at: 0, ConformanceTrial.deposits(1))
            _ = try await trial.journal.commit(key, [first], answer: TabAnswer(.done, balance: 1), at: 1)
            let record = try await trial.journal.record(key)
            let second = try StreamWrite(stream, at: 1, ConformanceTrial.deposits(1), on: first.state)
            let outcome = try await trial.journal.commit(key, [second], answer: TabAnswer(.done, balance: 2), at: 2)
            trial.expect("the second commit", outcome, is: .stale)
            trial.expect("the version", try await trial.journal.version(stream), is: 1)
            trial.expect("the recorded answer", record?.answer, is: TabAnswer(.done, balance: 1))
            trial.expect("the record afterwards", try await trial.journal.record(key), is: record)
        },
        ConformanceCheck("J12", "A key is unique in its scope, whatever stream it writes to") { trial in
            let (a, b) = (try ConformanceTrial.stream("a"), try ConformanceTrial.stream("b"))
            _ = try await trial.journal.commit("k", [StreamWrite(a, at: 0, ConformanceTrial.deposits(1))])
            let write = try StreamWrite(b, at: 0, ConformanceTrial.deposits(1))
            trial.expect("the key on another stream", try await trial.journal.commit("k", [write]), is: .stale)
            let other = try ConformanceTrial.key("k", scope: "another")
            trial.expect("the key in another scope", try await trial.journal.record(other), is: nil)
            trial.expect("its commit", try await trial.journal.commit(other, [write]), is: .committed)
        },
        ConformanceCheck("J13", "Keys are compared as bytes: case, trailing space and normalisation count") { trial in
            let texts = ["caf\u{E9}", "cafe\u{301}", "Caf\u{E9}", "caf\u{E9} ", " caf\u{E9}", "cafe", "ｃａｆｅ"]
            for (number, text) in texts.enumerated() {
                let outcome = try await trial.journal.commit(
                    ConformanceTrial.key(text),
                    [],
                    answer: TabAnswer(.nothing, balance: Int64(number))
                )
                trial.expect("key \(number)", outcome, is: .committed)
            }
            for (number, text) in texts.enumerated() {
                let record = try await trial.journal.record(ConformanceTrial.key(text))
                trial.expect("the answer of key \(number)", record?.answer.balance, is: Int64(number))
            }
            for (name, scope) in ["Conformance", "conformance "].enumerated() {
                let record = try await trial.journal.record(ConformanceTrial.key("cafe", scope: scope))
                trial.expect("the key in scope variant \(name)", record, is: nil)
            }
        },
        ConformanceCheck("J14", "A key of 128 bytes works and 129 are refused") { trial in
            let longest = String(repeating: "€", count: 42) + "ab"
            for (number, text) in [longest, String(longest.dropLast()) + "c", String(longest.dropLast())].enumerated() {
                let key = try ConformanceTrial.key(text, scope: String(repeating: "s", count: 512))
                let outcome = try await trial.journal.commit(
                    key,
                    [],
                    answer: TabAnswer(.nothing, balance: Int64(number))
                )
                trial.expect("key \(number)", outcome, is: .committed)
                trial.expect("its answer", try await trial.journal.record(key)?.answer.balance, is: Int64(number))
            }
            trial.expect("a key of 129 bytes", (try? ConformanceTrial.key(longest + "c")) == nil, is: true)
        },
        ConformanceCheck("J16", "Many deliveries of one command at once: one commit, equal answers") { trial in
            let streams = try (0..<2).map { try ConformanceTrial.stream("s\($0)") }
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            _ = try await journal.run(.deposit(1_000, to: streams[0]), key: "fill", at: instant)
            let answers = try await JournalUnderTest.race(trial.scale.writers) { _ in
                try await journal.run(.transfer(10, from: streams[0], to: streams[1]), key: "once", at: instant).answer
            }
            trial.expect("the answers", Set(answers), is: [TabAnswer(.done, balance: 990)])
            trial.expect("what was moved", try await journal.state(streams[1]).balance, is: 10)
            trial.expect("the feed's length", try await journal.feed().count, is: 3)
        },
        ConformanceCheck("J17", "A commit that is not written leaves no key") { trial in
            let stream = try ConformanceTrial.stream("a")
            let key = try ConformanceTrial.key("k")
            let write = try StreamWrite(stream, at: 3, ConformanceTrial.deposits(1))
            trial.expect("a commit on a wrong version", try await trial.journal.commit(key, [write]), is: .stale)
            trial.expect("the record", try await trial.journal.record(key), is: nil)
            let right = try StreamWrite(stream, at: 0, ConformanceTrial.deposits(1))
            trial.expect("the key again", try await trial.journal.commit(key, [right]), is: .committed)
        },
        ConformanceCheck("J18", "A load that starts after a commit was answered sees its record") { trial in
            let journal = trial.journal
            let stream = try ConformanceTrial.stream("a")
            var state = Tab()
            for number in 0..<20 {
                let key = try ConformanceTrial.key("k\(number)")
                let write = try StreamWrite(stream, at: Int64(number), ConformanceTrial.deposits(1), on: state)
                state = write.state
                _ = try await journal.commit(key, [write], answer: TabAnswer(.done, balance: Int64(number)))
                let seen = try await JournalUnderTest.race(4) { _ in try await journal.record(key)?.answer.balance }
                trial.expect("the answer, asked by four", seen, is: Array(repeating: Int64(number), count: 4))
            }
        },
    ]
}
