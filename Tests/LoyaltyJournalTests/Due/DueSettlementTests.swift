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

@Suite("Due work: it writes down what is already true, once")
struct DueSettlementTests {
    /// A journal with tabs that lapse one second after the other.
    private func journal(tabs: Int) async throws -> InMemoryJournal<Tab> {
        let journal = InMemoryJournal<Tab>()
        for number in 0..<tabs {
            _ = try await journal.run(
                .deposit(5, to: Names.tab("\(number)"), until: Names.instant(Int64(10 + number))),
                by: TabRules(),
                key: Names.key("\(number)"),
                asOf: Names.instant()
            ) { _ in }
        }
        return journal
    }

    private func settle(
        _ journal: InMemoryJournal<Tab>,
        _ request: DueRequest,
        command: (DueStream) throws -> TabCommand? = { .lapse($0.stream) }
    ) async throws -> DueSettlement {
        try await journal.settleDue(request, by: TabRules(), command: command) { _ in }
    }

    @Test("Pages go on where the last one ended, until nothing is due")
    func pages() async throws {
        let journal = try await journal(tabs: 7)
        var request: DueRequest? = DueRequest(asOf: try Names.instant(15), limit: 2)
        var settled: [[String]] = []
        while let page = request {
            let settlement = try await settle(journal, page)
            settled.append(settlement.settled.map(\.text))
            request = settlement.next
        }
        #expect(settled == [["tab/0", "tab/1"], ["tab/2", "tab/3"], ["tab/4", "tab/5"], []])
        #expect(await journal.dueStreams(DueRequest(asOf: .latest)).map(\.stream.text) == ["tab/6"])
    }

    @Test("Workers side by side write each change once")
    func sideBySide() async throws {
        let journal = try await journal(tabs: 20)
        let request = DueRequest(asOf: try Names.instant(100))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    let settlement = try await journal.settleDue(
                        request,
                        by: TabRules(),
                        command: { .lapse($0.stream) },
                        pause: { _ in await Task.yield() }
                    )
                    #expect(settlement.failures.isEmpty)
                }
            }
            try await group.waitForAll()
        }
        #expect(await journal.feed(JournalPage(limit: 1_000)).map(\.event.kind).count { $0 == .lapsed } == 20)
    }

    @Test("One stream that fails does not keep the others waiting")
    func failures() async throws {
        let journal = try await journal(tabs: 3)
        let settlement = try await settle(journal, DueRequest(asOf: Names.instant(50))) { due in
            switch due.stream.text {
            case "tab/0": throw StoreIsDown()
            case "tab/1": nil
            default: .lapse(due.stream)
            }
        }
        #expect(settlement.settled.map(\.text) == ["tab/2"])
        #expect(settlement.failures.map(\.stream.text) == ["tab/0"])
        #expect(settlement.failures.first?.error is StoreIsDown)
        #expect(settlement.next == nil)
        await #expect(throws: CancellationError.self) {
            try await settle(journal, DueRequest(asOf: Names.instant(50))) { _ in throw CancellationError() }
        }
    }

    @Test("A cancelled worker stops before the next stream")
    func cancellation() async throws {
        let journal = try await journal(tabs: 3)
        let request = DueRequest(asOf: try Names.instant(50))
        let worker = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await settle(journal, request)
        }
        worker.cancel()
        await #expect(throws: CancellationError.self) { try await worker.value }
        #expect(await journal.dueStreams(request).count == 3)
    }

    @Test("The key of due work follows from the stream, the instant and the version")
    func keys() throws {
        let due = DueStream(try StreamID(String(repeating: "s", count: 512)), due: try Names.instant(), version: 12)
        #expect(try due.key.text == "due@1767225600000000#12")
        #expect(try due.key.scope == due.stream)
        let extreme = DueStream(try Names.tab(), due: .earliest, version: .max)
        #expect(try extreme.key.text.utf8.count <= CommandKey.maximumBytes)
    }

    @Test("Due streams are ordered by instant and then by name; pages lie in 1...1,000")
    func order() throws {
        let streams = [
            DueStream(try Names.tab("b"), due: try Names.instant(1), version: 9),
            DueStream(try Names.tab("a"), due: try Names.instant(2), version: 1),
            DueStream(try Names.tab("b"), due: try Names.instant(2), version: 1),
        ]
        #expect(streams.reversed().sorted() == streams)
        #expect([0, 5, 5_000].map { DueRequest(asOf: .latest, limit: $0).limit } == [1, 5, 1_000])
        #expect([-1, 5, 5_000].map { JournalPage(after: -3, limit: $0).limit } == [1, 5, 1_000])
        #expect(JournalPage(after: -3).after == 0)
    }
}
