//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Sweeps: nodes that sweep the same accounts at once end each point once")
struct SweepTests {
    private let members = (0..<12).map { "member-\($0)" }
    private let journal = InMemoryJournal<PointsAccount>()

    private func rules() throws -> PointsProgram {
        try PointsProgram(
            Sample.program(expiry: .throughDay(after: .days(9)), tiers: Sample.ladder()),
            in: FixedOffset.utc
        )
    }

    /// Each member gets 100 points on the first of January and 50 on the second, and holds 10 of the first for twelve days.
    private func fill() async throws {
        let rules = try rules()
        for name in members {
            let member = try CustomerID(name)
            let hold = try PointsCommand.hold(Sample.points(10), as: RedemptionID("h"), for: .days(12), by: member)
            let steps = [
                (try accrue(100, "1", to: member), "2027-01-01"), (try accrue(50, "2", to: member), "2027-01-02"),
                (hold, "2027-01-02"),
            ]
            for (index, step) in steps.enumerated() {
                let key = try CommandKey("\(index)", scope: name)
                _ = try await journal.run(step.0, by: rules, key: key, asOf: Sample.time(step.1))
            }
        }
    }

    private func accrue(_ points: Int64, _ order: String, to member: CustomerID) throws -> PointsCommand {
        let at = try Sample.time("2027-01-01")
        return .accrue(
            try Order(id: OrderID(order), at: at, customer: nil, total: Sample.euro(points)),
            to: member
        )
    }

    /// Sweeps page by page until nothing is due; a page that cannot be read or fails in part is read again.
    private static func sweep<Store: JournalStore<PointsAccount> & JournalSource>(
        _ store: Store,
        by rules: PointsOutbox,
        asOf: Timestamp,
        limit: Int = 5
    ) async throws {
        let prefix = try rules.program.stream(of: CustomerID("x")).text.dropLast()
        var request = DueRequest(asOf: asOf, limit: limit)
        for _ in 0..<10_000 {
            do {
                let page = try await store.settleDue(
                    request,
                    by: rules,
                    command: { due in
                        PointsCommand.settle(try CustomerID(String(due.stream.text.dropFirst(prefix.count))))
                    },
                    pause: { _ in await Task.yield() }
                )
                if let next = page.next {
                    request = next
                } else if try await store.dueStreams(DueRequest(asOf: asOf)).isEmpty {
                    return
                } else {
                    request = DueRequest(asOf: asOf, limit: limit)
                }
            } catch is TestKitError {
                await Task.yield()
            }
        }
        Issue.record("a sweep comes to an end")
    }

    /// Checks that everything ended once, that the log tells it, and that the outbox told it once.
    private func check(asOf: Timestamp) async throws {
        let rules = try rules()
        for name in members {
            let stream = try rules.stream(of: CustomerID(name))
            let entries = await journal.entries(of: stream, page: JournalPage(limit: 1_000))
            #expect(entries.map(\.version) == Array(1...Int64(entries.count)))
            let expired = entries.compactMap { entry -> Int64? in
                guard case .expired(let event) = entry.event else { return nil }
                return event.allocations.reduce(0) { $0 + $1.steps }
            }
            #expect(expired.reduce(0, +) == 150)
            #expect(entries.count { $0.event.kind == .holdReleased } == 1)
            let stored = await journal.load(LoadRequest([stream]))
            let account = try stored.streams[0].state(of: stream)
            #expect(try PointsAccount(folding: entries.map(\.event), through: asOf) == account)
            #expect(account.isBalanced && account.lots.isEmpty && account.totals.expired == 150)
        }
        #expect(await journal.dueStreams(DueRequest(asOf: asOf)).isEmpty)
        let messages = await journal.messages(JournalPage(limit: 1_000))
        #expect(messages.reduce(0) { $0 + $1.message.change } == -150 * Int64(members.count))
        #expect(Set(messages.map(\.id)).count == messages.count)
    }

    @Test("Two nodes side by side, day after day: nothing ends twice, no event is lost, both finish")
    func sideBySide() async throws {
        try await fill()
        let outbox = PointsOutbox(try rules(), about: [.pointsExpired])
        for day in ["2027-01-11", "2027-01-12", "2027-01-14", "2027-03-01"] {
            let asOf = try Sample.time(day)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for limit in [3, 5] {
                    group.addTask { try await Self.sweep(journal, by: outbox, asOf: asOf, limit: limit) }
                }
                try await group.waitForAll()
            }
        }
        try await check(asOf: Sample.time("2027-03-01"))
    }

    @Test("Two nodes over a store that fails, forgets replies and refuses without reason", arguments: UInt64(1)...10)
    func faulty(seed: UInt64) async throws {
        try await fill()
        let outbox = PointsOutbox(try rules(), about: [.pointsExpired])
        let faults: [JournalFault: Int] = [
            .failedLoad: 150, .failedCommit: 150, .lostReply: 150, .spuriousStale: 150, .staleRead: 100,
        ]
        let asOf = try Sample.time("2027-03-01")
        var injected = 0
        try await withThrowingTaskGroup(of: Int.self) { group in
            for node in UInt64(0)..<2 {
                let store = FaultInjectingStore(journal, permille: faults, seed: seed &* 2 &+ node)
                group.addTask {
                    try await Self.sweep(store, by: outbox, asOf: asOf)
                    return await store.injected.values.reduce(0, +)
                }
            }
            injected = try await group.reduce(0, +)
        }
        #expect(injected > 0)
        try await check(asOf: asOf)
    }

    @Test("A node that is stopped midway leaves the rest due; another one goes on, with or without the same page")
    func resumed() async throws {
        try await fill()
        let rules = try rules()
        let outbox = PointsOutbox(rules, about: [.pointsExpired])
        let asOf = try Sample.time("2027-03-01")
        let prefix = try rules.stream(of: CustomerID("x")).text.dropLast()
        var left = 5
        await #expect(throws: CancellationError.self) {
            try await journal.settleDue(
                DueRequest(asOf: asOf),
                by: outbox,
                command: { due in
                    guard left > 0 else { throw CancellationError() }
                    left -= 1
                    return .settle(try CustomerID(String(due.stream.text.dropFirst(prefix.count))))
                },
                pause: { _ in }
            )
        }
        #expect(await journal.dueStreams(DueRequest(asOf: asOf)).count == members.count - 5)
        try await Self.sweep(journal, by: outbox, asOf: asOf)
        try await check(asOf: asOf)
    }

    @Test("A member's own command and a sweep at once: who is second finds it written down")
    func sweepAndCommand() async throws {
        try await fill()
        let outbox = PointsOutbox(try rules(), about: [.pointsExpired])
        let asOf = try Sample.time("2027-03-01")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.sweep(journal, by: outbox, asOf: asOf) }
            for name in members {
                group.addTask {
                    let redeem = try PointsCommand.redeem(
                        Sample.points(1),
                        as: RedemptionID("late"),
                        by: CustomerID(name)
                    )
                    let key = try CommandKey("late", scope: name)
                    let receipt = try await journal.run(redeem, by: outbox, key: key, asOf: asOf) { _ in }
                    #expect(receipt.answer.codes == [.pointsInsufficient])
                }
            }
            try await group.waitForAll()
        }
        try await check(asOf: asOf)
    }
}
