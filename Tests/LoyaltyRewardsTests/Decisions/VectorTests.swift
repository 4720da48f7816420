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

// Tags such as "Ledger 5" or "B11" in the names of tests are stable names of cases and say no more; the sentence is the rule.

@Suite("Hard cases in a journal: keys, lost replies, failing stores and limits under fifty hands")
struct VectorTests {
    private let journal = InMemoryJournal<PointsAccount>()

    private func run(_ action: PointsCommand.Action, key: String, at: String = "2027-01-01") async throws -> Receipt<
        PointsAccount
    > {
        let rules = try PointsProgram(Sample.program(), in: FixedOffset.utc)
        return try await journal.run(
            PointsCommand(action, for: Sample.member()),
            by: rules,
            key: CommandKey(key, scope: "coffee"),
            asOf: Sample.time(at)
        ) { _ in }
    }

    private func accrue(_ points: Int64, as order: String) throws -> PointsCommand.Action {
        .accrue(.order(try Sample.order(order, points)))
    }

    private func available() async throws -> Int64 {
        let rules = try PointsProgram(Sample.program(), in: FixedOffset.utc)
        let stream = try rules.stream(of: Sample.member())
        let loaded = await journal.load(LoadRequest([stream]))
        return try loaded.streams[0].state(of: stream).balance(in: .points, asOf: Sample.time("2027-01-01")).available
            .steps
    }

    @Test("Ledger 5 · one key fifty times at once: one redemption, fifty equal answers")
    func oneKeyFiftyTimes() async throws {
        _ = try await run(accrue(100, as: "1"), key: "1")
        let redeem = PointsCommand.Action.redeem(try Sample.points(100), try RedemptionID("r"))
        let answers = try await withThrowingTaskGroup(of: PointsAnswer.self) { group in
            for _ in 0..<50 { group.addTask { try await run(redeem, key: "k").answer } }
            return try await group.reduce(into: [PointsAnswer]()) { $0.append($1) }
        }
        #expect(answers.count == 50 && Set(answers).count == 1 && answers[0].isApproved)
        #expect(try await available() == 0)
    }

    @Test("Ledger 6 · a key that was used for something else is refused, and the balance stays")
    func keyReused() async throws {
        _ = try await run(accrue(100, as: "1"), key: "1")
        _ = try await run(.redeem(Sample.points(10), RedemptionID("r")), key: "k")
        await #expect(throws: JournalError.self) {
            try await run(.redeem(Sample.points(11), RedemptionID("r")), key: "k")
        }
        #expect(try await available() == 90)
    }

    @Test("Ledger 7 · a recorded refusal stays a refusal under its key")
    func refusalStays() async throws {
        let redeem = PointsCommand.Action.redeem(try Sample.points(10), try RedemptionID("r"))
        #expect(try await run(redeem, key: "k").answer.codes == [.pointsInsufficient])
        _ = try await run(accrue(10, as: "1"), key: "1")
        #expect(try await run(redeem, key: "k").answer.codes == [.pointsInsufficient])
        #expect(try await run(redeem, key: "l").answer.isApproved)
    }

    @Test("Ledger 8 · who asks again because the reply was lost gets the recorded answer, and one effect")
    func lostReply() async throws {
        let accrual = try accrue(100, as: "1")
        let first = try await run(accrual, key: "k")
        let again = try await run(accrual, key: "k", at: "2027-06-01")
        #expect((again.answer == first.answer, again.isReplay) == (true, true))
        #expect(try await available() == 100)
    }

    @Test("Ledger 9 · beyond 2^53 - 1 points nothing is granted")
    func overflow() throws {
        var member = try Member(Sample.program())
        try member.accrue(9_007_199_254_740_991, as: "1", at: "2027-01-01")
        let before = member.account
        #expect(try member.accrue(1, as: "2", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(member.account == before)
    }

    @Test("Ledger 1 · the earlier expiry first: 60 out of 100 through March and 50 through February")
    func burnOrder() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-03-31")
        try member.grant(50, as: "b", at: "2027-01-01", through: "2027-02-28")
        try member.redeem(60, as: "r", at: "2027-02-01")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (90, 0))
    }

    @Test(
        "Ledger 11 · an amount of nothing or less is malformed, whatever is asked",
        arguments: [0, -1, -9_007_199_254_740_991] as [Int64]
    )
    func badAmount(steps: Int64) throws {
        let member = try Member(Sample.program())
        let points = try Sample.points(steps)
        let name = try RedemptionID("r")
        for action in [
            .redeem(points, name), .redeem(points, name, towards: try Sample.euro(5)),
            try .hold(points, name, .hours(1)),
            .capture(name, points), .refundRedemption(name, points),
        ] as [PointsCommand.Action] {
            #expect(try member.refusal(of: action, at: "2027-01-01") == .invalidAmount)
        }
    }

    // MARK: Two streams

    @Test(
        "Ledger 23 · a store that fails in a transfer leaves both accounts as they were, or both changed",
        arguments: UInt64(1)...20
    )
    func failingStore(seed: UInt64) async throws {
        let rules = try PointsProgram(Club.program(), in: FixedOffset.utc)
        let base = InMemoryJournal<PointsAccount>()
        let store = FaultInjectingStore(base, permille: [.failedCommit: 300, .lostReply: 300], seed: seed)
        let (ann, bob) = (try CustomerID("ann"), try CustomerID("bob"))
        let at = try Sample.time("2027-01-01")
        let order = try Order(id: OrderID("1"), at: at, customer: nil, total: Sample.euro(100))
        _ = try await base.run(.accrue(order, to: ann), by: rules, key: CommandKey("0", scope: "coffee"), asOf: at) {
            _ in
        }
        for attempt in 0..<20 {
            let gift = PointsCommand.transfer(try Sample.points(7), from: ann, to: bob)
            _ = try? await store.run(gift, by: rules, key: CommandKey("k\(attempt)", scope: "coffee"), asOf: at) { _ in
            }
            let streams = [try rules.stream(of: ann), try rules.stream(of: bob)]
            let loaded = await base.load(LoadRequest(streams))
            let accounts = try zip(loaded.streams, streams).map { try $0.state(of: $1) }
            #expect(accounts.reduce(0) { $0 + $1.remainingSteps } == 100)
            #expect(accounts[0].totals.movedOut == accounts[1].totals.movedIn)
        }
    }

    // MARK: Limits

    @Test("Ledger 26 · of twenty uses of one room at once, by twenty members, one is made")
    func oneRoom() async throws {
        let journal = InMemoryJournal<PointsAccount>()
        let rules = try PointsProgram(Sample.stewarded(), in: FixedOffset.utc)
        let answers = try await withThrowingTaskGroup(of: PointsAnswer.self) { group in
            for index in 0..<20 {
                group.addTask {
                    let gift = PointsCommand(
                        .adjust(try Sample.points(400), try Sample.why()),
                        for: try CustomerID("member-\(index)")
                    )
                    let key = try CommandKey("k\(index)", scope: "coffee")
                    return try await journal.run(gift, by: rules, key: key, asOf: Sample.time("2027-01-01")) { _ in }
                        .answer
                }
            }
            return try await group.reduce(into: [PointsAnswer]()) { $0.append($1) }
        }
        #expect(answers.count { $0.isApproved } == 1)
        #expect(answers.filter { !$0.isApproved }.allSatisfy { $0.codes == [.pointsAboveAllowance] })
    }

    @Test("Ledger 27 · what a member may earn once is earned once, on two devices and under two keys")
    func oncePerMember() async throws {
        let limit = try AccrualLimit(LimitID("once"), of: .plan, to: .times(1), per: .ever)
        let rule = try AccrualRule(RuleID("order"), earns: .order(Sample.points(50)))
        let plan = try AccrualPlan(base: Shop.all, rules: [rule], limits: [limit], rounding: .down, stage: .order)
        let rules = try PointsProgram(Sample.program(accrual: plan), in: FixedOffset.utc)
        let journal = InMemoryJournal<PointsAccount>()
        let granted = try await withThrowingTaskGroup(of: Int64.self) { group in
            for device in ["phone", "watch"] {
                group.addTask {
                    let order = PointsCommand.Action.accrue(.order(try Sample.order(device, 1_000)))
                    let receipt = try await journal.run(
                        PointsCommand(order, for: Sample.member()),
                        by: rules,
                        key: CommandKey(device, scope: "coffee"),
                        asOf: Sample.time("2027-01-01")
                    ) { _ in }
                    guard case .accrued(let accrued) = receipt.answer else { return 0 }
                    return accrued.points.steps
                }
            }
            return try await group.reduce(into: [Int64]()) { $0.append($1) }
        }
        #expect(granted.sorted() == [0, 50])
    }
}
