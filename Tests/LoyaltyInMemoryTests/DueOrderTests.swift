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

@Suite("In-memory journal: the due streams are those of a scan over all streams")
struct DueOrderTests {
    @Test("After any changes, at any instant and from any place", arguments: UInt64(1)...10)
    func equalsScan(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let start = try Timestamp(secondsSince1970: 1_767_225_600)
        let tabs = try (0..<700).map { try StreamID("tab/\($0)") }
        var table = InMemoryJournalTable<Tab>()
        for number in 0..<3_000 {
            let tab = tabs[Int.random(in: 0..<tabs.count, using: &random)]
            let due = try start.advanced(by: .seconds(.random(in: 1...50, using: &random)))
            let command: TabCommand =
                Bool.random(using: &random) ? .deposit(1, to: tab, until: due) : .withdraw(1, from: tab)
            _ = try CommandRun(command, by: TabRules(), key: CommandKey("\(number)", scope: "s"), asOf: start)
                .finish(load: { table.load($0) }, commit: { table.commit($0) })
        }
        var scanned: [DueStream] = []
        for (tab, loaded) in zip(tabs, table.load(LoadRequest(tabs)).streams) {
            guard let due = try loaded.state(of: tab).nextDue else { continue }
            scanned.append(DueStream(tab, due: due, version: loaded.version))
        }
        scanned.sort()
        #expect(scanned.count > 300)
        #expect(table.dueStreams(DueRequest(asOf: .latest, limit: 1_000)) == scanned)
        for _ in 0..<50 {
            let asOf = try start.advanced(by: .seconds(.random(in: 0...51, using: &random)))
            let after: DueStream? =
                Bool.random(using: &random)
                ? scanned.randomElement(using: &random)
                : DueStream(
                    tabs[Int.random(in: 0..<tabs.count, using: &random)],
                    due: try start.advanced(by: .seconds(.random(in: 0...51, using: &random))),
                    version: 0
                )
            let limit = Int.random(in: 1...400, using: &random)
            let expected = scanned.filter { due in due.due <= asOf && (after.map { $0 < due } ?? true) }
            #expect(
                table.dueStreams(DueRequest(asOf: asOf, after: after, limit: limit)) == Array(expected.prefix(limit))
            )
        }
        #expect(table.dueStreams(DueRequest(asOf: .latest, after: scanned.last)) == [])
    }
}
