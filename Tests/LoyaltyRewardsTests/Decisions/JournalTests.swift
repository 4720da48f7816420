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

@Suite("Points in a journal: decide, then one atomic commit")
struct JournalTests {
    private let journal = InMemoryJournal<PointsAccount>()

    private func run(
        _ command: PointsCommand,
        key: String,
        at: String,
        expiry: ExpiryPolicy = .never
    ) async throws -> Receipt<PointsAccount> {
        let rules = try PointsProgram(Sample.program(expiry: expiry), in: FixedOffset.utc)
        return try await journal.run(
            command,
            by: rules,
            key: CommandKey(key, scope: "coffee"),
            asOf: Sample.time(at)
        ) { _ in }
    }

    private func accrue(_ points: Int64, _ order: String) throws -> PointsCommand {
        .accrue(try Sample.order(order, points), to: try Sample.member())
    }

    private func redeem(_ points: Int64, _ name: String) throws -> PointsCommand {
        .redeem(try Sample.points(points), as: try RedemptionID(name), by: try Sample.member())
    }

    @Test("A commit equals its quote")
    func commitEqualsQuote() async throws {
        _ = try await run(accrue(100, "1"), key: "1", at: "2027-01-01")
        let rules = try PointsProgram(Sample.program(), in: FixedOffset.utc)
        let command = try redeem(40, "r")
        let quote = try await journal.quote(command, by: rules, asOf: Sample.time("2027-01-02"))
        let receipt = try await run(command, key: "2", at: "2027-01-02")
        #expect(receipt.answer == quote.answer)
        let stream = try rules.stream(of: Sample.member())
        let loaded = await journal.load(LoadRequest([stream]))
        #expect(try loaded.streams[0].state(of: stream) == quote.states[0])
    }

    @Test("Ledger 5 to 8, 14 · the same key gives the recorded answer, a refusal included")
    func keyGivesRecordedAnswer() async throws {
        let refused = try await run(redeem(10, "r"), key: "k", at: "2027-01-01")
        #expect(refused.answer.codes == [.pointsInsufficient])
        _ = try await run(accrue(10, "1"), key: "1", at: "2027-01-01")
        let again = try await run(redeem(10, "r"), key: "k", at: "2027-01-01")
        #expect(again.isReplay && again.answer == refused.answer)
        #expect(try await run(redeem(10, "r"), key: "new", at: "2027-01-01").answer.isApproved)
        await #expect(throws: JournalError.self) { try await run(redeem(11, "r"), key: "k", at: "2027-01-01") }
        let reversal = PointsCommand.reverseAccrual(of: try OrderID("1"), from: try Sample.member())
        let first = try await run(reversal, key: "refund", at: "2027-01-01")
        #expect(try await run(reversal, key: "refund", at: "2027-01-02").answer == first.answer)
        #expect(try await run(reversal, key: "other", at: "2027-01-02").answer.codes == [.accrualAlreadyReversed])
    }

    @Test("Ledger 11 · a malformed amount is recorded under no key")
    func malformedIsNotRecorded() async throws {
        await #expect(throws: RewardsError.self) { try await run(redeem(0, "r"), key: "k", at: "2027-01-01") }
        #expect(try await run(accrue(10, "1"), key: "k", at: "2027-01-01").answer.isApproved)
    }

    @Test("Ledger 4 · of fifty redemptions of all points at once, one is made")
    func oneOfFifty() async throws {
        _ = try await run(accrue(100, "1"), key: "1", at: "2027-01-01")
        let approved = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<50 {
                group.addTask {
                    try await run(redeem(100, "r\(index)"), key: "k\(index)", at: "2027-01-01").answer.isApproved
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(approved == 1)
    }

    @Test("What is due is settled once, and then nothing is due")
    func dueIsSettled() async throws {
        let expiry = ExpiryPolicy.throughDay(after: .days(9))
        _ = try await run(accrue(10, "1"), key: "1", at: "2027-01-01", expiry: expiry)
        let rules = try PointsProgram(Sample.program(expiry: expiry), in: FixedOffset.utc)
        let stream = try rules.stream(of: Sample.member())
        let settle = PointsCommand.settle(try Sample.member())
        let request = try DueRequest(asOf: Sample.time("2027-01-11"))
        let page = try await journal.settleDue(request, by: rules, command: { _ in settle }, pause: { _ in })
        #expect(page.settled == [stream])
        #expect(await journal.dueStreams(request).isEmpty)
    }
}
