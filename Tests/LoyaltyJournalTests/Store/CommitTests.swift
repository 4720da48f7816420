//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("Commit: sorted, within limits, each name once")
struct CommitTests {
    private func commit(
        writes: [StreamWrite<Tab>] = [],
        claims: [Claim] = [],
        releases: [Claim] = [],
        counters: [CounterChange] = [],
        messages: Int = 0
    ) throws -> Commit<Tab> {
        let tab = try Names.tab()
        return try Commit(
            key: Names.key(),
            record: CommandRecord(command: .lapse(tab), answer: TabAnswer(.done, balance: 0), at: Names.instant(3)),
            writes: writes,
            claims: claims,
            releases: releases,
            counters: counters,
            messages: Array(repeating: OutboxMessage(topic: "t", body: .null), count: messages)
        )
    }

    private func write(_ name: String, events: Int = 1, expected: Int64 = 0) throws -> StreamWrite<Tab> {
        StreamWrite(
            try Names.tab(name),
            expected: expected,
            events: Array(repeating: TabEvent(.deposited, 1), count: events),
            state: Tab()
        )
    }

    private func claims(_ count: Int) throws -> [Claim] {
        try (0..<count).map { try Claim(scope: "s", token: "\($0)") }
    }

    @Test("Every list is in the order of its names' bytes, so that stores lock rows in one order")
    func sorted() throws {
        let commit = try commit(
            writes: [write("b"), write("a")],
            claims: [Claim(scope: "s", token: "2"), Claim(scope: "s", token: "1")],
            releases: [Claim(scope: "t", token: "1"), Claim(scope: "s", token: "9")],
            counters: [CounterChange(CounterID("n"), by: 1), CounterChange(CounterID("m"), by: 1)]
        )
        #expect(commit.writes.map(\.stream.text) == ["tab/a", "tab/b"])
        #expect(commit.claims.map(\.token.text) == ["1", "2"])
        #expect(commit.releases.map(\.scope.text) == ["s", "t"])
        #expect(commit.counters.map(\.counter.text) == ["m", "n"])
        #expect(try commit.at == Names.instant(3))
        #expect(try commit.messageID(2) == MessageID(key: Names.key(), index: 2))
    }

    @Test("A name that stands twice is a fault of the rules")
    func duplicates() throws {
        let claim = try Claim(scope: "s", token: "1")
        let change = try CounterChange(CounterID("n"), by: 1)
        for make: () throws -> Commit<Tab> in [
            { try self.commit(writes: [self.write("a"), self.write("a")]) },
            { try self.commit(claims: [claim, claim]) },
            { try self.commit(releases: [claim, claim]) }, { try self.commit(counters: [change, change]) },
        ] {
            let error = #expect(throws: JournalError.self) { try make() }
            #expect(error?.code == .invalidDecision)
        }
        #expect(try commit(claims: [claim], releases: [claim]).claims == [claim])
    }

    @Test("Each limit may be reached and not passed")
    func limits() throws {
        func counters(_ count: Int) throws -> [CounterChange] {
            try (0..<count).map { try CounterChange(CounterID("n\($0)"), by: 1) }
        }
        let makers: [(Int) throws -> Commit<Tab>] = [
            { try self.commit(writes: (0..<(64 + $0)).map { try self.write("t\($0)") }) },
            { try self.commit(writes: [self.write("a", events: 200), self.write("b", events: 56 + $0)]) },
            { try self.commit(claims: self.claims(200), releases: self.claims(56 + $0)) },
            { try self.commit(counters: counters(64 + $0)) },
            { try self.commit(messages: 256 + $0) },
            { try self.commit(writes: [self.write("a", expected: 9_007_199_254_740_990 + Int64($0))]) },
        ]
        for make in makers {
            #expect(throws: Never.self) { try make(0) }
            let error = #expect(throws: JournalError.self) { try make(1) }
            #expect(error?.code == .tooLarge)
        }
        let error = #expect(throws: JournalError.self) { try self.commit(writes: [self.write("a", expected: -1)]) }
        #expect(error?.code == .tooLarge)
    }

    @Test("A write without events asserts the version, and one with events names the next due instant")
    func writes() throws {
        #expect(try write("a", events: 0, expected: 7).version == 7)
        var state = Tab()
        try state.apply(TabEvent(.deposited, 1, instant: Names.instant(9)))
        let write = StreamWrite(try Names.tab(), expected: 2, events: [TabEvent(.deposited, 1)], state: state)
        #expect(write.version == 3)
        #expect(try write.nextDue == Names.instant(9))
        #expect(!write.isSnapshotDue)
    }

    @Test(
        "A counter stays in 0 up to its limit, and without a limit in 0 up to 2^53 − 1",
        arguments: [
            (Int64(0), Int64(1), Int64?(1), Int64?(1)), (1, 1, 1, nil), (5, -5, nil, 0), (5, -6, nil, nil),
            (8, -1, 5, nil),
            (8, -3, 5, 5), (9_007_199_254_740_990, 1, nil, 9_007_199_254_740_991), (9_007_199_254_740_991, 1, nil, nil),
            (.max, 1, nil, nil), (0, 0, 0, 0),
        ]
    )
    func counters(value: Int64, change: Int64, limit: Int64?, after: Int64?) throws {
        #expect(try CounterChange(CounterID("n"), by: change, limit: limit).applied(to: value) == after)
    }
}
