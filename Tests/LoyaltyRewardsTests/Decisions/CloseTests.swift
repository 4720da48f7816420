//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Closing and erasing: the end of an account is an event, and nothing follows it")
struct CloseTests {
    @Test("An account with anything left is closed only if that is forfeited")
    func forfeiting() throws {
        var member = try Member(Sample.stewarded(maturity: .days(1)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        #expect(try member.run(.close(forfeiting: false), at: "2027-01-01").codes == [.accountNotEmpty])
        try member.hold(40, as: "h", at: "2027-01-03")
        #expect(try member.run(.close(forfeiting: false), at: "2027-01-03").codes == [.accountNotEmpty])
        let answer = try member.run(.close(forfeiting: true), at: "2027-01-03")
        guard case .closed(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.forfeited.steps == 100 && receipt.debt.isZero)
        #expect(member.account.totals.withdrawn == 100 && member.account.isBalanced)
        #expect(member.account.nextDue == nil)
    }

    @Test("Closing repays debt out of what was held, and forgives nothing")
    func debt() throws {
        var member = try Member(Sample.stewarded())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(70, as: "r", at: "2027-01-01")
        try member.hold(30, as: "h", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-01")
        #expect(member.account.debt == 100)
        guard case .closed(let receipt) = try member.run(.close(forfeiting: true), at: "2027-01-01") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.forfeited.isZero && receipt.debt.steps == 70)
        #expect(member.account.isBalanced)
    }

    @Test("A closed account refuses every command but to settle and to erase")
    func closed() throws {
        var member = try Member(Sample.stewarded())
        try member.accrue(10, as: "1", at: "2027-01-01")
        try member.redeem(10, as: "r", at: "2027-01-01")
        #expect(try member.run(.close(forfeiting: false), at: "2027-01-02").isApproved)
        let refused: [PointsAnswer] = [
            try member.accrue(10, as: "2", at: "2027-01-03"), try member.reverse("1", at: "2027-01-03"),
            try member.refund("r", at: "2027-01-03"), try member.redeem(1, as: "s", at: "2027-01-03"),
            try member.adjust(1, at: "2027-01-03"), try member.reinstate(at: "2027-01-03"),
            try member.run(.close(forfeiting: true), at: "2027-01-03"),
        ]
        #expect(refused.allSatisfy { $0.codes == [.accountClosed] })
        #expect(try member.settle(at: "2027-01-03") == .settled)
        let ann = try Sample.member()
        let bob = try CustomerID("bob")
        let join = PointsCommand.join(bob, to: ann, as: .household)
        let decision = try member.rules.decide(
            join,
            on: member.account,
            and: PointsAccount(),
            asOf: Sample.time("2027-01-03")
        )
        #expect(decision.answer.codes == [.accountClosed])
    }

    @Test("A member who never had an account can have it closed, and then never gets one")
    func neverOpened() throws {
        var member = try Member(Sample.stewarded())
        #expect(try member.run(.close(forfeiting: false), at: "2027-01-01").isApproved)
        #expect(try member.accrue(1, as: "1", at: "2027-01-02").codes == [.accountClosed])
    }

    @Test("An account that others joined is closed or erased when they have left")
    func members() throws {
        var member = try Member(Sample.stewarded())
        try member.accrue(1, as: "1", at: "2027-01-01")
        let join = PointsCommand.join(try CustomerID("bob"), to: try Sample.member(), as: .household)
        let decision = try member.rules.decide(
            join,
            on: member.account,
            and: PointsAccount(),
            asOf: Sample.time("2027-01-02")
        )
        for event in decision.events[0] { try member.account.apply(event) }
        #expect(try member.run(.close(forfeiting: true), at: "2027-01-03").codes == [.accountHasMembers])
        #expect(try member.run(.erase, at: "2027-01-03").codes == [.accountHasMembers])
    }

    @Test("Erasing closes, forgets every name and keeps the sums")
    func erasing() throws {
        var member = try Member(Sample.stewarded(tiers: Sample.ladder()))
        try member.accrue(200, as: "secret-order", at: "2027-01-01")
        try member.accrue(30, as: "2", at: "2027-01-01")
        try member.redeem(50, as: "secret-redemption", at: "2027-01-01")
        let answer = try member.run(.erase, at: "2027-01-02")
        guard case .erased(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.orders == 2 && receipt.actions == 0 && receipt.redemptions == 1 && receipt.qualifying == 2)
        #expect(receipt.lots == 2 && receipt.forfeited.steps == 180 && receipt.totals == member.account.totals)
        let text = try CanonicalJSON.text(of: member.account)
        #expect(!text.contains("secret") && member.account.erasedAt != nil)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: text) == member.account)
        #expect(try member.run(.erase, at: "2027-01-03").codes == [.accountClosed])
        let evidence = try CanonicalJSON.text(of: receipt)
        #expect(!evidence.contains("secret") && !evidence.contains("ann"))
    }

    @Test("A closed account can still be erased; a member without one has nothing to erase")
    func erasingLater() throws {
        var member = try Member(Sample.stewarded())
        #expect(try member.run(.erase, at: "2027-01-01").isApproved)
        #expect(member.log.isEmpty)
        try member.accrue(1, as: "1", at: "2027-01-01")
        _ = try member.run(.close(forfeiting: true), at: "2027-01-02")
        #expect(try member.run(.erase, at: "2027-01-03").isApproved)
        #expect(member.account.accruals.isEmpty && member.account.isBalanced)
    }
}
