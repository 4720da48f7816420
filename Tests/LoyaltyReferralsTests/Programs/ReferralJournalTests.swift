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
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Referrals in a journal: limits hold over many referees, and due work confirms")
struct ReferralJournalTests {
    private let store = InMemoryJournal<Referral>()

    private func run(_ command: ReferralCommand, by rules: ReferralRules, key: String, day: Int64) async throws
        -> Receipt<Referral>
    {
        try await store.run(command, by: rules, key: CommandKey(key, scope: "referrals"), asOf: Make.day(day)) { _ in }
    }

    /// Registers a referee of one referrer and records an order.
    private func refer(_ referee: String, by rules: ReferralRules, day: Int64) async throws -> ReferralAnswer {
        let registration = ReferralRegistration(
            referee: try CustomerID(referee),
            referrer: try CustomerID("rob"),
            at: try Make.day(day)
        )
        _ = try await run(.register(registration), by: rules, key: "register-\(referee)", day: day)
        let order = try Make.order("o-\(referee)", at: Make.day(day), customer: referee, 30_00)
        return try await run(.recordOrder(order, .clear), by: rules, key: "order-\(referee)", day: day).answer
    }

    private func isRewarded(_ answer: ReferralAnswer) -> Bool {
        guard case .done(let events) = answer, case .qualified(let grant) = events.last else { return false }
        return grant.referrerReward != nil
    }

    @Test("One referrer is rewarded as often as the limit says, and again once a reward is taken back")
    func limitOverReferees() async throws {
        let rules = try ReferralRules(Make.program(limits: [ReferrerLimit(2)]), in: FixedOffset.utc)
        var rewarded: [Bool] = []
        for referee in ["ann", "bob", "cat"] {
            rewarded.append(isRewarded(try await refer(referee, by: rules, day: 0)))
        }
        #expect(rewarded == [true, true, false])
        let refund = ReferralCommand.recordReturn(try Make.refund(of: "o-ann", 30_00), referee: try CustomerID("ann"))
        #expect(try await run(refund, by: rules, key: "return", day: 1).answer.kinds == ["reversed"])
        let next = try await refer("dan", by: rules, day: 1)
        #expect(isRewarded(next))
        let none = try await refer("eve", by: rules, day: 1)
        #expect(!isRewarded(none))
    }

    @Test("A command that is delivered again is answered as it was and takes no second place of a limit")
    func replay() async throws {
        let rules = try ReferralRules(Make.program(limits: [ReferrerLimit(2)]), in: FixedOffset.utc)
        let first = try await refer("ann", by: rules, day: 0)
        let again = try await refer("ann", by: rules, day: 0)
        #expect(again == first)
        let bob = try await refer("bob", by: rules, day: 0)
        #expect(isRewarded(bob))
    }

    @Test("Due work confirms what is not held, and what is released is confirmed at once")
    func dueWork() async throws {
        let rules = try ReferralRules(Make.program(), in: FixedOffset.utc)
        for referee in ["ann", "bob"] { _ = try await refer(referee, by: rules, day: 0) }
        let bob = try CustomerID("bob")
        _ = try await run(.hold(Make.review(day: 1, "x"), referee: bob), by: rules, key: "hold", day: 1)
        let settlement = try await store.settleDue(
            DueRequest(asOf: try Make.day(14)),
            by: rules,
            command: { .confirmDue($0.stream) },
            pause: { _ in }
        )
        #expect(settlement.settled == [try Referral.stream(of: CustomerID("ann"))])
        #expect(settlement.failures.isEmpty)
        let release = ReferralCommand.release(try Make.review(day: 20), referee: bob)
        #expect(try await run(release, by: rules, key: "release", day: 20).answer.kinds == ["released", "confirmed"])
    }
}
