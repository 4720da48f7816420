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

@Suite("Several accounts in a journal: both streams in one commit, or neither")
struct MemberJournalTests {
    private func rules(_ rule: TransferRule? = nil) throws -> PointsProgram {
        try PointsProgram(Club.program(transfers: rule), in: FixedOffset.utc)
    }

    private func transfer(_ points: Int64, _ sender: String, to receiver: String) throws -> PointsCommand {
        .transfer(try Sample.points(points), from: try CustomerID(sender), to: try CustomerID(receiver))
    }

    private func accrue(_ points: Int64, _ order: String, to member: String) throws -> PointsCommand {
        let at = try Sample.time("2027-01-01")
        let order = try Order(id: OrderID(order), at: at, customer: nil, total: Sample.euro(points))
        return .accrue(order, to: try CustomerID(member))
    }

    private func run(
        _ command: PointsCommand,
        _ rules: PointsProgram,
        on store: some JournalStore<PointsAccount>,
        key: String
    ) async throws -> Receipt<PointsAccount> {
        try await store.run(
            command,
            by: rules,
            key: CommandKey(key, scope: "coffee"),
            asOf: Sample.time("2027-01-02")
        ) { _ in }
    }

    private func accounts(
        _ members: [String],
        _ rules: PointsProgram,
        in journal: InMemoryJournal<PointsAccount>
    ) async throws -> [PointsAccount] {
        let streams = try members.map { try rules.stream(of: CustomerID($0)) }
        let loaded = await journal.load(LoadRequest(streams))
        return try zip(loaded.streams, streams).map { try $0.state(of: $1) }
    }

    @Test("A command that touches two accounts names both streams, its own first")
    func streams() throws {
        let rules = try rules()
        #expect(
            try rules.streams(for: transfer(1, "bob", to: "ann")).map(\.text) == [
                "points/6:coffee/bob", "points/6:coffee/ann",
            ]
        )
        let (ann, bob) = (try CustomerID("ann"), try CustomerID("bob"))
        #expect(
            try rules.streams(for: .join(ann, to: bob, as: .household)) == [
                rules.stream(of: bob), rules.stream(of: ann),
            ]
        )
        #expect(try rules.streams(for: .separate(ann, from: bob)) == [rules.stream(of: bob), rules.stream(of: ann)])
        #expect(try rules.streams(for: transfer(1, "ann", to: "ann")) == [rules.stream(of: ann)])
        let context = DecisionContext(asOf: try Sample.time("2027-01-01"))
        for states in [[], [PointsAccount()], [PointsAccount(), PointsAccount(), PointsAccount()]] {
            let error = #expect(throws: RewardsError.self) {
                try rules.decide(transfer(1, "bob", to: "ann"), on: states, in: context)
            }
            #expect(error?.code == .accountMismatch)
        }
        let error = #expect(throws: RewardsError.self) {
            try rules.decide(.settle(ann), on: [PointsAccount(), PointsAccount()], in: context)
        }
        #expect(error?.code == .accountMismatch)
    }

    @Test("Rewards C1 · Of twenty gifts of 100 from 100 points at once, one is made")
    func oneOfTwenty() async throws {
        let (rules, journal) = (try rules(), InMemoryJournal<PointsAccount>())
        _ = try await run(accrue(100, "1", to: "ann"), rules, on: journal, key: "1")
        let approved = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<20 {
                group.addTask {
                    let gift = try transfer(100, "ann", to: "bob-\(index)")
                    return try await run(gift, rules, on: journal, key: "g\(index)").answer.isApproved
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(approved == 1)
        let all = try await accounts(["ann"] + (0..<20).map { "bob-\($0)" }, rules, in: journal)
        #expect(all.reduce(0) { $0 + $1.remainingSteps } == 100 && all[0].remainingSteps == 0)
    }

    @Test("A member whose allowance is used up is refused; the next period has room again")
    func allowance() async throws {
        let rule = try TransferRule(
            minimum: Sample.points(1),
            allowance: PointsAllowance(Sample.points(80), per: .month)
        )
        let (rules, journal) = (try rules(rule), InMemoryJournal<PointsAccount>())
        _ = try await run(accrue(500, "1", to: "ann"), rules, on: journal, key: "1")
        #expect(try await run(transfer(50, "ann", to: "bob"), rules, on: journal, key: "2").answer.isApproved)
        let refused = try await run(transfer(31, "ann", to: "carl"), rules, on: journal, key: "3")
        #expect(refused.answer.codes == [.pointsAboveAllowance])
        #expect(try await run(transfer(30, "ann", to: "carl"), rules, on: journal, key: "4").answer.isApproved)
        let key = try CommandKey("5", scope: "coffee")
        let february = try await journal.run(
            transfer(80, "ann", to: "bob"),
            by: rules,
            key: key,
            asOf: Sample.time("2027-02-01")
        ) { _ in }
        #expect(february.answer.isApproved)
    }

    @Test("Under every fault a transfer reaches both accounts or neither, and once", arguments: UInt64(1)...10)
    func faults(seed: UInt64) async throws {
        let (rules, journal) = (try rules(), InMemoryJournal<PointsAccount>())
        _ = try await run(accrue(100, "1", to: "ann"), rules, on: journal, key: "1")
        let rates: [JournalFault: Int] = [
            .failedLoad: 100, .staleRead: 200, .failedCommit: 150, .lostReply: 200, .spuriousStale: 150,
        ]
        let store = FaultInjectingStore(journal, permille: rates, seed: seed)
        var random = SeededGenerator(seed: seed)
        let names = ["ann", "bob", "carl"]
        for number in 0..<60 {
            let (sender, receiver) = (Int.random(in: 0..<3, using: &random), Int.random(in: 1..<3, using: &random))
            let gift = try transfer(
                .random(in: 1...40, using: &random),
                names[sender],
                to: names[(sender + receiver) % 3]
            )
            _ = try? await run(gift, rules, on: store, key: "g\(number)")
            let all = try await accounts(names, rules, in: journal)
            #expect(all.reduce(0) { $0 + $1.remainingSteps } == 100)
            #expect(all.reduce(0) { $0 + $1.totals.movedIn } == all.reduce(0) { $0 + $1.totals.movedOut })
        }
        #expect(await store.injected.values.reduce(0, +) > 0)
    }

    @Test("A commit of two streams equals its quote, and the moved account is never due")
    func commitEqualsQuote() async throws {
        let (rules, journal) = (try rules(), InMemoryJournal<PointsAccount>())
        let (ann, home) = (try CustomerID("ann"), try CustomerID("home"))
        _ = try await run(accrue(100, "1", to: "ann"), rules, on: journal, key: "1")
        let commands: [PointsCommand] = [
            try transfer(40, "ann", to: "home"), .join(ann, to: home, as: .household), .separate(ann, from: home),
        ]
        for (number, command) in commands.enumerated() {
            let quote = try await journal.quote(command, by: rules, asOf: Sample.time("2027-01-02"))
            let receipt = try await run(command, rules, on: journal, key: "c\(number)")
            #expect(receipt.answer == quote.answer && receipt.answer.isApproved)
            let names = rules.streams(for: command).map { $0.text.split(separator: "/").last.map(String.init) ?? "" }
            #expect(try await accounts(names, rules, in: journal) == quote.states)
            if case .join = command.action { #expect(quote.states.map(\.nextDue) == [nil, nil]) }
        }
        #expect(try await accounts(["ann", "home"], rules, in: journal).map(\.remainingSteps) == [60, 40])
    }
}
