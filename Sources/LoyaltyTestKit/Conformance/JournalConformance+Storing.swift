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
    static let storing = [
        ConformanceCheck("J39", "Edges of numbers, texts and instants come back unchanged") { trial in
            let (journal, instant) = (trial.journal, try ConformanceTrial.instant())
            let texts = [
                "", " ", "a\u{0}b", "\u{0}", "caf\u{E9}", "cafe\u{301}", "𝄞🧾\u{10FFFF}",
                "\"\\\n\r\t\u{1F}\u{7F}\u{2028}",
                "' OR 1=1; --", String(repeating: "ж", count: 10_000),
            ]
            let numbers = [
                Int64.min, Int64.min + 1, -9_007_199_254_740_993, -1, 0, 1, 9_007_199_254_740_993, Int64.max - 1, .max,
            ]
            let instants: [Timestamp?] = [
                nil, .earliest, .unixEpoch, .latest, try Timestamp(microsecondsSince1970: -1),
                try Timestamp(microsecondsSince1970: 1_767_225_600_123_456),
            ]
            let tab = try ConformanceTrial.stream("tab '\"\\ж𝄞 %_")
            var expected: [TabEvent] = []
            for number in 0..<max(texts.count, numbers.count) {
                let (text, amount) = (texts[number % texts.count], numbers[number % numbers.count])
                let noted = instants[number % instants.count]
                let command = TabCommand.note(text, number: amount, instant: noted, on: tab)
                _ = try await journal.run(command, key: "k\(number)", at: instant)
                expected.append(TabEvent(.noted, amount, text: text, instant: noted))
                let record = try await journal.record(ConformanceTrial.key("k\(number)"))
                // Texts are compared as bytes: equal strings may have different ones.
                trial.expect("command \(number)", record.map { Array($0.command.text.utf8) }, is: Array(text.utf8))
                trial.expect("its number", record?.command.amount, is: amount)
                trial.expect("its instant", record?.command.instant, is: noted)
                let state = try await journal.state(tab)
                trial.expect("the state's text \(number)", Array(state.note.utf8), is: Array(text.utf8))
                trial.expect("the state's number \(number)", state.number, is: amount)
            }
            let events = try await journal.entries(tab).map(\.event)
            trial.expect("the events", events, is: expected)
            trial.expect(
                "their texts' bytes",
                events.map { Array($0.text.utf8) },
                is: expected.map { Array($0.text.utf8) }
            )
            let (first, last) = (try ConformanceTrial.stream("early"), try ConformanceTrial.stream("late"))
            _ = try await journal.run(.note("", on: first), key: "early", at: .earliest)
            _ = try await journal.run(.note("", on: last), key: "late", at: .latest)
            trial.expect("the earliest instant", try await journal.load(first).lastAt, is: .earliest)
            trial.expect("the latest instant", try await journal.load(last).lastAt, is: .latest)
        },
        ConformanceCheck("J46", "At every version, snapshot and tail give what all events give") { trial in
            let journal = trial.journal
            let tab = try ConformanceTrial.stream("a")
            let sizes = [1, 3, 1, 7, 2, 32, 1, 1]
            var state = Tab()
            var version: Int64 = 0
            for (number, size) in sizes.enumerated() {
                let write = try StreamWrite(
                    tab,
                    at: version,
                    ConformanceTrial.deposits(size, of: Int64(number + 1)),
                    on: state,
                    snapshot: number % 3 == 1
                )
                trial.expect("commit \(number)", try await journal.commit("k\(number)", [write]), is: .committed)
                state = write.state
                version = write.version
                let loaded = try await journal.load(tab)
                trial.expect("the version", loaded.version, is: version)
                trial.expect("the state at version \(version)", try loaded.state(of: tab), is: state)
                var folded = Tab()
                for entry in try await journal.entries(tab) { try folded.apply(entry.event) }
                trial.expect("the fold of all events at version \(version)", folded, is: state)
            }
        },
        ConformanceCheck("J47", "A long stream loads whole") { trial in
            let journal = trial.journal
            let tab = try ConformanceTrial.stream("a")
            var state = Tab()
            var version: Int64 = 0
            while version < trial.scale.longStream {
                let size = min(JournalLimits.events, trial.scale.longStream - Int(version))
                let write = try StreamWrite(tab, at: version, ConformanceTrial.deposits(size), on: state)
                let outcome = try await journal.commit("k\(version)", [write])
                guard outcome == .committed else {
                    return trial.report("the commit at version \(version)", expected: "committed", seen: "\(outcome)")
                }
                state = write.state
                version = write.version
            }
            let loaded = try await journal.load(tab)
            trial.expect("the version", loaded.version, is: version)
            trial.expect("the state", try? loaded.state(of: tab), is: state)
            let entries = try await journal.entries(tab)
            trial.expect("the entries", entries.count, is: Int(version))
            trial.expect("the last version", entries.last?.version, is: version)
        },
    ]
}
