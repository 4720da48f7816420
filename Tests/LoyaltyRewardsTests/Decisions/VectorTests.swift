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
import Testing

@Suite("Ledger vectors: the adversarial cases of the specification, by their numbers")
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

    @Test("5 · one key fifty times at once: one redemption, fifty equal answers")
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

    @Test("6 · a key that was used for something else is refused, and the balance stays")
    func keyReused() async throws {
        _ = try await run(accrue(100, as: "1"), key: "1")
        _ = try await run(.redeem(Sample.points(10), RedemptionID("r")), key: "k")
        await #expect(throws: JournalError.self) {
            try await run(.redeem(Sample.points(11), RedemptionID("r")), key: "k")
        }
        #expect(try await available() == 90)
    }

    @Test("7 · a recorded refusal stays a refusal under its key")
    func refusalStays() async throws {
        let redeem = PointsCommand.Action.redeem(try Sample.points(10), try RedemptionID("r"))
        #expect(try await run(redeem, key: "k").answer.codes == [.pointsInsufficient])
        _ = try await run(accrue(10, as: "1"), key: "1")
        #expect(try await run(redeem, key: "k").answer.codes == [.pointsInsufficient])
        #expect(try await run(redeem, key: "l").answer.isApproved)
    }

    @Test("8 · who asks again because the reply was lost gets the recorded answer, and one effect")
    func lostReply() async throws {
        let accrual = try accrue(100, as: "1")
        let first = try await run(accrual, key: "k")
        let again = try await run(accrual, key: "k", at: "2027-06-01")
        #expect((again.answer == first.answer, again.isReplay) == (true, true))
        #expect(try await available() == 100)
    }

    @Test("9 · beyond 2^53 - 1 points nothing is granted")
    func overflow() throws {
        var member = try Member(Sample.program())
        try member.accrue(9_007_199_254_740_991, as: "1", at: "2027-01-01")
        let before = member.account
        #expect(try member.accrue(1, as: "2", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(member.account == before)
    }

    @Test("1 · the earlier expiry first: 60 out of 100 through March and 50 through February")
    func burnOrder() throws {
        var member = try Member(Sample.program())
        try member.grant(100, as: "a", at: "2027-01-01", through: "2027-03-31")
        try member.grant(50, as: "b", at: "2027-01-01", through: "2027-02-28")
        try member.redeem(60, as: "r", at: "2027-02-01")
        #expect((member.remaining(of: 1), member.remaining(of: 2)) == (90, 0))
    }

    @Test(
        "11 · an amount of nothing or less is malformed, whatever is asked",
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
}
