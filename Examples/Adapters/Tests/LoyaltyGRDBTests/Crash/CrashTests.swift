//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import CrashRehearsal
import Foundation
import LoyaltyCore
import LoyaltyGRDB
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("SQLite journal: what was answered survives a crash, what was interrupted is whole or absent")
struct CrashTests {
    /// What each place of the journal says about which commands were carried out.
    private struct Places: Equatable {
        var first: [String]
        var second: [String]
        var keys: [String]
        var messages: [String]
    }

    private func places(in journal: SQLiteJournal<Tab>, names: [String]) async throws -> Places {
        let rules = try RehearsalRules()
        var texts: [[String]] = []
        for stream in rules.streams {
            var entries: [JournalEntry<Tab>] = []
            while true {
                let page = try await journal.entries(
                    of: stream,
                    page: JournalPage(after: Int64(entries.count), limit: 500)
                )
                entries += page
                if page.isEmpty { break }
            }
            #expect(entries.map(\.version) == (0..<Int64(entries.count)).map { $0 + 1 })
            var folded = Tab()
            for entry in entries { try folded.apply(entry.event) }
            let loaded = try await journal.load(LoadRequest([stream]))
            #expect(try loaded.streams[0].state(of: stream) == folded)
            #expect(folded.number == Int64(entries.count))
            texts.append(entries.map(\.event.text))
        }
        var keys: [String] = []
        for name in names {
            let request = LoadRequest([], key: try CommandKey(name, scope: "rehearsal"))
            if try await journal.load(request).recorded != nil { keys.append(name) }
        }
        var messages: [OutboxEntry] = []
        while true {
            let page = try await journal.messages(JournalPage(after: messages.last?.position ?? 0, limit: 500))
            messages += page
            if page.isEmpty { break }
        }
        return Places(first: texts[0], second: texts[1], keys: keys, messages: messages.map(\.message.topic))
    }

    @Test("A process killed at any moment leaves every command in all places or in none", arguments: [1, 2])
    func killed(seed: UInt64) async throws {
        let file = try JournalFile()
        var random = SeededGenerator(seed: seed)
        var written = 0
        for round in 0..<12 {
            let child = try ChildProcess(["write", await file.path, "k", String(written), "100000"])
            // Some are killed while they open the file, some between commits, most inside one.
            let patience = round % 4 == 0 ? 0 : Int.random(in: 1...25, using: &random)
            var acknowledged = 0
            if patience > 0 {
                for await _ in child.acknowledged {
                    acknowledged += 1
                    if acknowledged == patience { break }
                }
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...20_000, using: &random)))
            child.kill()
            #expect(await child.end() == .signal(SIGKILL))

            let journal = try await file.reopen()
            // Numbers that were never tried are asked for as well: no key may be there without its events.
            let names = (0..<(written + 1_000)).map { "k\($0)" }
            let found = try await places(in: journal, names: names)
            let count = found.first.count
            #expect(count >= written + acknowledged)
            let expected = Array(names.prefix(count))
            #expect(found == Places(first: expected, second: expected, keys: expected, messages: expected))
            try await file.close()
            written = count
        }
        #expect(written > 0)
    }

    @Test("Two processes that write at once lose no update")
    func twoWriters() async throws {
        let file = try JournalFile()
        _ = try await file.reopen()
        let children = try await ["a", "b"].asyncMap { try ChildProcess(["write", await file.path, $0, "0", "40"]) }
        for child in children { #expect(await child.end() == .exit(0)) }
        let journal = try await file.reopen()
        let names = ["a", "b"].flatMap { prefix in (0..<40).map { "\(prefix)\($0)" } }
        let found = try await places(in: journal, names: names)
        #expect(found.first.sorted() == names.sorted())
        #expect(found.first == found.second)
        #expect(found.first == found.messages)
        #expect(found.keys == names)
        try await file.close()
    }

    @Test("A log that ends or breaks anywhere opens at the last whole commit before it", arguments: 0..<24)
    func damagedLog(seed: Int) async throws {
        let file = try JournalFile()
        var journal = try await file.reopen()
        let rules = try RehearsalRules()
        let names = (0..<12).map { "k\($0)" }
        for name in names {
            let key = try CommandKey(name, scope: "rehearsal")
            let command = TabCommand.note(name, on: rules.streams[0])
            let options = RunOptions(snapshotEvery: 5)
            _ = try await journal.run(command, by: rules, key: key, asOf: Names.now(), options: options) { _ in }
        }
        var random = SeededGenerator(seed: UInt64(seed))
        try await file.damageLog { log in
            let place = Int.random(in: 32..<log.count, using: &random)
            if seed % 2 == 0 { log.removeSubrange(place...) } else { log[place] ^= 1 << UInt8(seed % 8) }
        }
        journal = try await file.reopen()
        let found = try await places(in: journal, names: names)
        let expected = Array(names.prefix(found.first.count))
        #expect(found == Places(first: expected, second: expected, keys: expected, messages: expected))
        try await file.close()
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
